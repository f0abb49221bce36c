"""Which verbs of a sentence act, and in what part: promise, second promise, purpose, means, remark."""

from collections.abc import Iterator

from nlp.lexicon import word_set
from nlp.rules.head import PROMISES, STOPS, Clause, Head, Part, is_manner
from nlp.rules.objects import object_ends
from nlp.rules.sentence import Sentence, Term
from nlp.rules.verb_places import part_of

_EMBEDDED = frozenset({Part.PURPOSE, Part.MEANS, Part.REMARK})
_JOINS = frozenset({"and", "or", ",", "&"})
_FORMS = ("base", "ing", "ed", "s")
_LONGEST_FRONT = 9
"""How many words a date in front of the sentence may take, up to its comma."""


def heads(sentence: Sentence) -> list[Head]:
    """The verbs that act, in their order."""
    found: list[Head] = []
    for start, stop in _clauses(sentence):
        found += _clause_heads(sentence, start=start, stop=stop, first=not found)
    return found


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches between full stops and their kin."""
    start = 0
    for index, text in enumerate(sentence.texts) if not sentence.vocabulary.isdisjoint(STOPS) else ():
        if text not in STOPS or (text == "." and not _ends(sentence, index)):
            continue
        if index > start:
            yield start, index
        start = index + 1
    if start < len(sentence.texts):
        yield start, len(sentence.texts)


def _ends(sentence: Sentence, index: int) -> bool:
    """A full stop ends a sentence where a new one may begin behind it; after "etc" or inside a name it does not."""
    end = sentence.ends[index]
    after = sentence.text[end : end + 2].lstrip(" ")
    return not after or after[0].isupper() or after[0].isdigit()


def _clause_heads(sentence: Sentence, *, start: int, stop: int, first: bool) -> list[Head]:
    clause = Clause(sentence, _opening(sentence, start=start, stop=stop))
    remarks = sentence.vocabulary & word_set("remarks")
    behind = start
    for index in range(start, stop):
        if index < behind:
            continue
        if remarks and clause.found and sentence.texts[index] in remarks:
            clause.embedded = Part.REMARK
        head = _head(clause, index) if index in sentence.verbs and _may_act(clause, index) else None
        if head is not None:
            _add(clause, head, first=first)
            behind = head.last
    return _led_in(clause, start=start)


def _may_act(clause: Clause, index: int) -> bool:
    """Whether a word that can be a verb is no part of a name, and no second adjective."""
    if index == clause.opening:
        return True
    return not (clause.sentence.is_name(index) or _is_adjective(clause.sentence, index))


def _is_adjective(sentence: Sentence, index: int) -> bool:
    """ "A clear and complete overview": joined to an adjective, in front of the noun that both describe."""
    if sentence.word(index) not in word_set("adjectives that look like verbs"):
        return False
    if sentence.word(index - 1) not in _JOINS or not sentence.word(index + 1).isalpha():
        return False
    if sentence.word(index + 1) in word_set("determiners", "prepositions", "function words"):
        return False
    leads = sentence.word(index - 3)
    # Behind a noun the first adjective says how it is to be: "keep shelves tidy and clean floors".
    if leads and leads not in word_set("determiners") and index - 3 not in sentence.verbs:
        return False
    before = (term.section for term in sentence.terms if term.first <= index - 2 < term.last)
    return not {"adjective", "weak adjective"}.isdisjoint(before)


def _add(clause: Clause, head: Head, *, first: bool) -> None:
    last = clause.last
    if last is not None and head.first == last.last and "carrier" in last.kinds and last.part in PROMISES:
        head, clause.found[-1] = head._replace(part=last.part), last._replace(part=Part.CARRIER)
    if last is not None and _was_noun(clause, last, head=head):
        clause.found.pop()
        last = clause.last
    clause.embedded = head.part if head.part in _EMBEDDED else None
    if head.part is Part.MAIN and (last is not None or not first):
        head = head._replace(part=_again(clause, head))
    clause.found.append(head)


def _was_noun(clause: Clause, last: Head, *, head: Head) -> bool:
    """In "advertising conversion must reach…" the participle in front turns out to be part of the subject."""
    finite = head.part is Part.MAIN and clause.word(head.first - 1) in word_set("modals", "auxiliaries")
    return (
        finite and last.form == "ing" and last.first == clause.opening and clause.word(head.first - 1) != "to"
    )


def _head(clause: Clause, index: int) -> Head | None:
    terms = _longest(clause.sentence, index)
    forms = {term.form for term in terms}
    for form in _FORMS:
        part = part_of(clause, index, form=form) if form in forms else None
        if part is not None:
            kinds = frozenset([term.section for term in terms if term.form == form])
            if "readies" in kinds:
                kinds = frozenset({"vague" if _on_people(clause.sentence, terms[0].last) else "deliver"})
            return Head(index, terms[0].last, part, form, kinds)
    return None


def _on_people(sentence: Sentence, start: int) -> bool:
    """Whether the object is people: "prepare all students", not "prepare the budget"."""
    ends = object_ends(sentence, start)
    return bool(ends) and sentence.word(ends[0]) in word_set("people", "persons")


def _longest(sentence: Sentence, index: int) -> list[Term]:
    terms = sentence.verbs[index]
    return [term for term in terms if term.last == terms[0].last] if len(terms) > 1 else terms


def _again(clause: Clause, head: Head) -> Part:
    """A second finite verb is a second promise behind a sentence's end or a conjunction, else the rest of the first."""
    last = clause.last
    if last is None:
        return Part.ALSO
    between = [clause.word(index) for index in range(last.last, head.first)]
    if word_set("remarks").intersection(between):
        return Part.REMARK
    joined = {"and", "but", "while", ";"}.intersection(between)
    return Part.ALSO if joined and len(between) > 1 else Part.MAIN


def _led_in(clause: Clause, *, start: int) -> list[Head]:
    """ "To serve residents, agents must answer…": the promise is what must be done, the rest its purpose."""
    found = clause.found
    opens = clause.word(start)
    if not (opens == "to" or (opens == "in" and clause.word(start + 1) == "order")):
        return found
    later = [head for head in found if head.part in {Part.MAIN, Part.ALSO}][1:]
    if not later or found[0].part is not Part.MAIN:
        return found
    before = [clause.word(index) for index in range(found[0].last, later[0].first)]
    if "," not in before or not word_set("modals").intersection(before[-3:]):
        return found
    promise = [head._replace(part=Part.MAIN) if head is later[0] else head for head in found[1:]]
    return [found[0]._replace(part=Part.PURPOSE), *promise]


def _opening(sentence: Sentence, *, start: int, stop: int) -> int:
    """Where the first verb may stand: behind a leading date, adverbs, "we will" and the like."""
    index = _behind_front(sentence, start=start, stop=stop)
    while index < stop and _before_verb(sentence.word(index)):
        index += 1
    return index


def _before_verb(word: str) -> bool:
    return word in word_set("leads") or is_manner(word) or word.isdigit()


def _behind_front(sentence: Sentence, *, start: int, stop: int) -> int:
    if sentence.word(start) not in word_set("front prepositions"):
        return start
    front = range(start, min(stop, start + _LONGEST_FRONT))
    commas = (
        index for index in front if sentence.word(index) == "," and not sentence.word(index + 1).isdigit()
    )
    return next((index + 1 for index in commas), start)
