"""Words that leave open what is meant, unless a number in the sentence makes them exact."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlp.lexicon import word_set
from nlp.rules.empty_nouns import abstract, empty_objects, stands_alone
from nlp.rules.head import PROMISES, Head, Part, is_vague
from nlp.rules.number import Number, Place
from nlp.rules.rows import coordinated, taken
from nlp.rules.rule import Taken
from nlp.rules.sentence import Sentence, Term

_QUOTES = frozenset("\"'“”‘’«»`")
_SHORTEST_MANNER = 6
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
    goals: Sequence[Place] = ()
    """Where each of several goals stands."""

    def settled(self, start: int) -> bool:
        """Whether a number makes the words at a place exact."""
        in_means = self.means is not None and self.means[0] <= start < self.means[1]
        return self.exact and not in_means and not self._in_open_goal(start)

    def _in_open_goal(self, start: int) -> bool:
        """Whether a place lies in one of several goals that has no number of its own."""
        own = next(((first, last) for first, last in self.goals if first <= start < last), None)
        return own is not None and not any(own[0] <= number.start < own[1] for number in self.numbers)


def vague(wording: Wording) -> list[Taken]:
    """The words a coach would underline, in their order, none inside another."""
    terms = [*_terms(wording)]
    beside = coordinated(wording.sentence, terms)
    nouns = () if wording.exact else abstract(wording.sentence)
    found = [*_verbs(wording), *terms, *beside, *nouns, *_manner(wording.sentence)]
    if len(found) > 1:
        found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Taken] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _verbs(wording: Wording) -> Iterator[Taken]:
    fixed = _FIXED_IF_EXACT if wording.exact else frozenset()
    for head in wording.heads:
        settled = head.part in fixed and wording.settled(wording.sentence.starts[head.first])
        if not is_vague(head) or settled:
            continue
        if head.form != "ed" or head.kinds & {"improve", "soft"}:
            yield taken(wording.sentence, range(head.first, head.last), rule="vague-verb")


def _terms(wording: Wording) -> Iterator[Taken]:
    terms = [t for t in wording.sentence.terms if t.list == "vague" and t.section in _SECTIONS]
    if not terms:
        return
    soft = any(term.section == "soft noun" for term in terms)
    objects = empty_objects(wording.sentence, wording.heads) if soft else set()
    aside = consequence(wording.sentence, wording.heads)
    acting = {
        head.first
        for head in wording.heads
        if not is_vague(head) and head.part is not Part.CARRIER and not _is_state(head, wording.sentence)
    }
    for term in terms:
        if term.first in acting:
            continue
        open_to_doubt = term.first <= aside and not wording.settled(wording.sentence.starts[term.first])
        if (open_to_doubt or term.section not in _HARMLESS_IF_EXACT) and _holds(
            term, wording, objects=objects
        ):
            yield taken(wording.sentence, range(term.first, term.last), rule=_SECTIONS[term.section])


def _is_state(head: Head, sentence: Sentence) -> bool:
    """Whether a participle without an object only describes: "is welcoming and …"."""
    after = sentence.word(head.last)
    return head.form == "ing" and (not after.isalpha() or after in {"and", "to", "for"})


def consequence(sentence: Sentence, heads: list[Head]) -> int:
    """The word at which a consequence begins ("…, helping them grow"): it is no promise."""
    for head in heads:
        if head.part is Part.REMARK and head.form == "ing" and sentence.word(head.first - 1) == ",":
            return head.first
    return len(sentence.texts)


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
            return stands_alone(term, sentence, objects=objects)
        case _:
            return _describes(term, wording)


def _describes(term: Term, wording: Wording) -> bool:
    """Whether a vague adjective, comparative or hedge is no part of a number, of a time, or of a finished act."""
    sentence = wording.sentence
    match term.section:
        case "comparative":
            return not _bound_to_number(term, wording)
        case "hedge":
            return _hedges(term, wording)
        case "weak adjective" | "time":
            start = sentence.starts[term.first]
            counted = [(n.start, n.end) for n in wording.numbers]
            return not any(first <= start < last for first, last in (*wording.times, *counted))
        case _:
            return not _is_act(term, sentence)


def _hedges(term: Term, wording: Wording) -> bool:
    """Not "or more" beside a number, nor "and more" in front of what is compared ("leaner and more transparent")."""
    match wording.sentence.word(term.first), wording.sentence.word(term.last - 1):
        case "or", _:
            return not _bound_to_number(term, wording)
        case "and", "more":
            return not wording.sentence.word(term.last).isalpha()
        case _:
            return True


def _is_act(term: Term, sentence: Sentence) -> bool:
    """Whether the word says that something is done ("fully paid") or leads on ("leading to lower taxes")."""
    after = sentence.word(term.last)
    if sentence.word(term.first) == "fully":
        return any(verb.form == "ed" for verb in sentence.verbs.get(term.last, ()))
    return sentence.word(term.last - 1).endswith("ing") and after in word_set("determiners") | {"to"}


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


def _manner(sentence: Sentence) -> Iterator[Taken]:
    """Adverbs of manner say how well, which nobody can check; those of place, time and number say something."""
    neutral = word_set("neutral adverb", name="vague")
    for index, text in enumerate(sentence.texts):
        manner = text.endswith("ly") and len(text) >= _SHORTEST_MANNER and text.isalpha()
        if manner and text not in neutral:
            yield taken(sentence, range(index, index + 1), rule="vague-adverb")
