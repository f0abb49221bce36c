"""Words that leave open what is meant, unless a number in the sentence makes them exact."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from nlp.lexicon import lexicon, word_set
from nlp.rules.head import PROMISES, Head, Part
from nlp.rules.number import Number, Place
from nlp.rules.objects import object_ends
from nlp.rules.rule import Taken
from nlp.rules.sentence import Sentence, Term

_KINDS = frozenset({"improve", "vague", "explore"})
_ABSTRACT = re.compile(r"[a-z]{3,30}(?:ability|ibility|fulness|iveness|ousness|edness|ness|ivity)")
_QUOTES = frozenset("\"'“”‘’«»`")
_ROW = frozenset({",", "and", "&"})
_ADJECTIVE = re.compile(r"[a-z-]{4,25}(?:ive|able|ible|ful|ous|less|ent|ant|ed)")
"""How adjectives of quality end; those of kind ("digital", "economic") end otherwise."""
_SHORTEST_MANNER = 6
_ABSTRACT_ENDS = ("bility", "ness", "ivity")
_SECTIONS = {
    "adjective": "vague-adjective",
    "weak adjective": "vague-adjective",
    "comparative": "vague-comparative",
    "amount": "vague-amount",
    "adverb": "vague-adverb",
    "time": "vague-time",
    "hedge": "vague-hedge",
    "noun": "vague-noun",
    "soft noun": "vague-noun",
}
_FIXED_IF_EXACT = PROMISES | {Part.CARRIER, Part.PURPOSE}
"""A vague verb in these parts is made exact by a number."""
_HARMLESS_IF_EXACT = frozenset({"comparative", "weak adjective", "noun", "soft noun"})


class Wording(NamedTuple):
    """A sentence with its verbs and numbers; `exact` says that a number fixes the promise."""

    sentence: Sentence
    heads: list[Head]
    numbers: list[Number]
    exact: bool
    means: Place | None = None
    """Where the means stand, which no number makes exact."""
    times: Sequence[Place] = ()
    """Where the sentence fixes when: "early fall" is a time."""

    def settled(self, start: int) -> bool:
        """Whether a number makes the words at a place exact."""
        in_means = self.means is not None and self.means[0] <= start < self.means[1]
        return self.exact and not in_means


def vague(wording: Wording) -> list[Taken]:
    """The words a coach would underline, in their order, none inside another."""
    terms = [*_terms(wording)]
    beside = _coordinated(wording.sentence, terms)
    found = [*_verbs(wording), *terms, *beside, *_abstract(wording), *_manner(wording.sentence)]
    if len(found) > 1:
        found.sort(key=lambda taken: (taken.start, -taken.end))
    kept: list[Taken] = []
    for taken in found:
        if not kept or taken.start >= kept[-1].end:
            kept.append(taken)
    return kept


def is_vague(head: Head) -> bool:
    """Whether the verb names no act or direction that two people would see alike."""
    return _is_vague(head.kinds, promised=head.part in PROMISES)


@cache
def _is_vague(sections: frozenset[str], *, promised: bool) -> bool:
    kinds = sections - {"carrier"}
    return bool(kinds) and kinds <= (_KINDS | {"soft"} if promised else _KINDS)


def _verbs(wording: Wording) -> Iterator[Taken]:
    fixed = _FIXED_IF_EXACT if wording.exact else frozenset()
    for head in wording.heads:
        if not is_vague(head) or head.part in fixed:
            continue
        if head.form != "ed" or head.kinds & {"improve", "soft"}:
            yield _taken(wording.sentence, range(head.first, head.last), rule="vague-verb")


def _terms(wording: Wording) -> Iterator[Taken]:
    terms = [t for t in wording.sentence.terms if t.list == "vague" and t.section in _SECTIONS]
    if not terms:
        return
    soft = any(term.section == "soft noun" for term in terms)
    objects = _objects(wording) if soft else set()
    aside = _consequence(wording)
    acting = {head.first for head in wording.heads if not is_vague(head) and head.part is not Part.CARRIER}
    for term in terms:
        if term.first in acting:
            continue
        open_to_doubt = term.first <= aside and not wording.settled(wording.sentence.starts[term.first])
        if (open_to_doubt or term.section not in _HARMLESS_IF_EXACT) and _holds(
            term, wording, objects=objects
        ):
            yield _taken(wording.sentence, range(term.first, term.last), rule=_SECTIONS[term.section])


def _consequence(wording: Wording) -> int:
    """Where a consequence begins ("…, helping them grow"): it is no promise."""
    for head in wording.heads:
        if head.part is Part.REMARK and head.form == "ing" and wording.sentence.word(head.first - 1) == ",":
            return head.first
    return len(wording.sentence.texts)


def _holds(term: Term, wording: Wording, *, objects: set[int]) -> bool:
    sentence = wording.sentence
    if _is_name(term, sentence) or _in_compound(term, sentence):
        return False
    match term.section:
        case "amount":
            return sentence.word(term.first) != "most" or _is_amount(sentence, term.last)
        case "adverb":
            return sentence.word(term.last) != "as"
        case "noun" | "soft noun":
            return _stands_alone(term, sentence, objects=objects)
        case _:
            return _describes(term, wording)


def _describes(term: Term, wording: Wording) -> bool:
    """Whether a vague adjective, comparative or hedge is no part of a number, of a time, or of a finished act."""
    sentence = wording.sentence
    match term.section:
        case "comparative":
            return not _bound_to_number(term, wording)
        case "hedge":
            return sentence.word(term.first) != "or" or not _bound_to_number(term, wording)
        case "weak adjective":
            start = sentence.starts[term.first]
            return not any(first <= start < last for first, last in wording.times)
        case _:
            whole = sentence.word(term.first) == "fully"
            return not (whole and any(t.form == "ed" for t in sentence.verbs.get(term.last, ())))


def _stands_alone(term: Term, sentence: Sentence, *, objects: set[int]) -> bool:
    """Whether an abstract noun is what is promised, and only describes or is counted nowhere."""
    if term.section == "soft noun" and term.last - 1 not in objects:
        return False
    counted = term.section == "noun" and _is_counted(sentence, term.first)
    return not counted and not _qualifies(sentence, term.last)


def _is_amount(sentence: Sentence, index: int) -> bool:
    """Whether "most" counts ("most customers", "most of them") and does not compare ("most vulnerable")."""
    word = sentence.word(index)
    plural = word.endswith("s") and not word.endswith(("ss", "us", "ous"))
    return plural or word == "of" or word in word_set("determiners", "people")


def _is_name(term: Term, sentence: Sentence) -> bool:
    """Inside a name ("Great Place to Work") or in quotation marks ("the “elite” level") the word is no promise."""
    around = {sentence.word(term.first - 1), sentence.word(term.last)}
    if around <= _QUOTES:
        return True
    return all(sentence.is_name(index) for index in range(term.first, term.last))


def _in_compound(term: Term, sentence: Sentence) -> bool:
    """ "High school" is a school, "government-wide" a scope."""
    if not sentence.listed("vague", "literal").isdisjoint(range(term.first, term.last)):
        return True
    start, end = sentence.starts[term.first], sentence.ends[term.last - 1]
    return "-" in (sentence.text[max(0, start - 1) : start], sentence.text[end : end + 1])


def _bound_to_number(term: Term, wording: Wording) -> bool:
    start, end = wording.sentence.starts[term.first], wording.sentence.ends[term.last - 1]
    return any(-3 <= n.start - end <= 12 or 0 <= start - n.end <= 12 for n in wording.numbers)


def _qualifies(sentence: Sentence, index: int) -> bool:
    """Before another noun a noun only qualifies it: "engagement score", "relationship manager", "quality audit"."""
    after = sentence.word(index)
    if sentence.word(index - 1) in word_set("prepositions"):
        return False
    if index in sentence.listed("metrics", "head") or after in lexicon("vague")["nominal ing"]:
        return True
    if not after.isalpha() or after in word_set("prepositions", "function words"):
        return False
    vague = any(term.list == "vague" and term.first == index for term in sentence.terms)
    return not vague and not after.endswith(("ly", "ing", "ed"))


def _is_counted(sentence: Sentence, index: int) -> bool:
    """What "the number of …" counts is not empty: "the number of learning opportunities"."""
    while (
        index > 0
        and sentence.word(index - 1).isalpha()
        and sentence.word(index - 1) not in word_set("prepositions")
    ):
        index -= 1
    return sentence.word(index - 1) == "of" and sentence.word(index - 2) in word_set("counts")


def _objects(wording: Wording) -> set[int]:
    """The last words of the objects in which a soft noun is empty: "our processes" in "improve our processes"."""
    sentence = wording.sentence
    found: set[int] = set()
    for head in wording.heads:
        ends = {*object_ends(sentence, head.last)}
        promised = head.part in PROMISES
        if (promised and (is_vague(head) or head.kinds & {"up", "down"})) or "meet" in sentence.word(
            head.first
        ):
            found |= ends
        elif (
            promised and head.kinds & {"deliver", "reach", "activity"} and not _definite(sentence, head.last)
        ):
            found |= ends & _bare(sentence, head.last)
    return found


def _bare(sentence: Sentence, start: int) -> set[int]:
    """Where an object has no noun before it that says which: "programs", "new programs", not "mentor programs"."""
    vague = any(term.list == "vague" and term.first == start for term in sentence.terms)
    open_kind = vague or sentence.word(start) in word_set("any kind")
    return {start, start + 1} if open_kind else {start}


def _definite(sentence: Sentence, index: int) -> bool:
    return sentence.word(index) in word_set("definite")


def _abstract(wording: Wording) -> Iterator[Taken]:
    """Nouns that turn an adjective into a thing: repeatability, readiness."""
    sentence = wording.sentence
    exceptions = word_set("abstract ending exceptions", name="metrics")
    for index, text in enumerate(() if wording.exact else sentence.texts):
        if not text.endswith(_ABSTRACT_ENDS) or not _ABSTRACT.fullmatch(text) or text in exceptions:
            continue
        if text in lexicon("vague")["soft noun"]:
            continue
        if not _qualifies(sentence, index + 1):
            yield _taken(sentence, range(index, index + 1), rule="vague-noun")


def _manner(sentence: Sentence) -> Iterator[Taken]:
    """Adverbs of manner say how well, which nobody can check; those of place, time and number say something."""
    neutral = word_set("neutral adverb", name="vague")
    for index, text in enumerate(sentence.texts):
        manner = text.endswith("ly") and len(text) >= _SHORTEST_MANNER and text.isalpha()
        if manner and text not in neutral:
            yield _taken(sentence, range(index, index + 1), rule="vague-adverb")


def _coordinated(sentence: Sentence, terms: list[Taken]) -> Iterator[Taken]:
    """What stands in one row with a vague adjective describes as vaguely: "a safe, connected, and prepared city"."""
    for taken in terms:
        if taken.rule != "vague-adjective":
            continue
        first, last = sentence.at(taken.start), sentence.at(taken.end - 1)
        for step, index in ((1, last), (-1, first)):
            for beside in _row(sentence, index, step=step):
                yield _taken(sentence, range(beside, beside + 1), rule="vague-adjective")


def _row(sentence: Sentence, index: int, *, step: int) -> Iterator[int]:
    """The adjectives of the row in one direction."""
    at: int | None = index
    while at is not None:
        at = _beside(sentence, at + step, step=step)
        if at is not None:
            yield at


def _beside(sentence: Sentence, index: int, *, step: int) -> int | None:
    """The next adjective behind (or before) commas and "and", where the row goes on; nothing where it ends."""
    joined = False
    while sentence.word(index) in _ROW:
        joined, index = True, index + step
    word = sentence.word(index)
    adjective = _ADJECTIVE.fullmatch(word) is not None and index not in sentence.listed("vague", "literal")
    return index if joined and adjective and not _acts(sentence, index, step=step) else None


def _acts(sentence: Sentence, index: int, *, step: int) -> bool:
    """Whether the word is rather a verb or a participle with words of its own: "safe, stored in boxes"."""
    after = sentence.word(index + 1)
    plain = any(term.form in {"base", "s"} for term in sentence.verbs.get(index, ()))
    return plain or (step > 0 and (not after.isalpha() and after != ",")) or after in word_set("prepositions")


def _taken(sentence: Sentence, words: range, *, rule: str) -> Taken:
    return Taken(rule, sentence.starts[words.start], sentence.ends[words.stop - 1])
