"""Abstract nouns: where one is what is promised, it can be neither counted nor pointed at."""

import re
from collections.abc import Iterator

from nlp.lexicon import lexicon, word_set
from nlp.rules.head import PROMISES, Head, is_vague
from nlp.rules.objects import object_ends
from nlp.rules.rows import taken
from nlp.rules.rule import Taken
from nlp.rules.sentence import Sentence, Term

_ABSTRACT = re.compile(r"[a-z]{3,30}(?:ability|ibility|fulness|iveness|ousness|edness|ness|ivity)")
_ABSTRACT_ENDS = ("bility", "ness", "ivity")
_RANKS = frozenset({"leader", "leaders"})
_CLAIMS = frozenset({"be", "become", "becoming", "being", "remain", "as", "is", "are", "position"})
_NEAR = 5


def stands_alone(term: Term, sentence: Sentence, *, objects: set[int]) -> bool:
    """Whether an abstract noun is what is promised, and only describes or is counted nowhere."""
    if term.section == "soft noun" and term.last - 1 not in objects:
        return False
    if sentence.word(term.last - 1) in _RANKS and term.last - term.first == 1:
        return _is_claimed(sentence, term.first)
    if sentence.word(term.first) == "foundation" and sentence.word(term.last) not in {"for", "of", "to"}:
        return False
    counted = term.section == "noun" and _is_counted(sentence, term.first)
    return not counted and not _qualifies(sentence, term.last)


def _is_claimed(sentence: Sentence, index: int) -> bool:
    """Whether a rank is what one wants to be ("be the leader in", "as a leader"), not a post ("all church leaders")."""
    before = {sentence.word(at) for at in range(max(0, index - _NEAR), index)}
    return not before.isdisjoint(_CLAIMS) or sentence.word(index + 1) == "in"


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


def empty_objects(sentence: Sentence, heads: list[Head]) -> set[int]:
    """The last words of the objects in which a soft noun is empty: "our processes" in "improve our processes"."""
    found: set[int] = set()
    for head in heads:
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


def abstract(sentence: Sentence) -> Iterator[Taken]:
    """Nouns that turn an adjective into a thing: repeatability, readiness."""
    exceptions = word_set("abstract ending exceptions", name="metrics")
    for index, text in enumerate(sentence.texts):
        if not text.endswith(_ABSTRACT_ENDS) or not _ABSTRACT.fullmatch(text) or text in exceptions:
            continue
        if text in lexicon("vague")["soft noun"]:
            continue
        if not _qualifies(sentence, index + 1):
            yield taken(sentence, range(index, index + 1), rule="vague-noun")
