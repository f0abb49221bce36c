"""Whether a bare length of time limits the goal, or is what the goal measures."""

from nlp.lexicon import word_set
from nlp.nouns import Unit
from nlp.rules.head import Head, main_head
from nlp.rules.number import Number
from nlp.rules.sentence import Sentence
from nlp.rules.targets import is_share
from nlp.rules.when import When

_LONG = frozenset({"month", "months", "quarter", "quarters", "year", "years", "yrs", "yr"})
_CLOCK = frozenset({"hours", "hour", "minutes", "minute", "mins", "min"})


def limits(when: When, *, sentence: Sentence, heads: list[Head], others: list[Number]) -> bool:
    """True for "500 orders within a week", False for "answer within 2 hours"."""
    text = sentence.text
    words = text[when.start : when.end].lower().split()
    if others and text.count("(", 0, when.start) > text.count(")", 0, when.start):
        return False  # "activation rate (setup within 7 days)" says what counts
    if _LONG.intersection(words[-2:]):
        return not text[: when.start].rstrip().endswith(("than", "time", "is"))
    if any(is_share(number, text=text) for number in others):
        return False
    if any(number.unit is not Unit.DURATION for number in others):
        return True
    if not heads or words[-1] in _CLOCK or _served(when, sentence=sentence, heads=heads):
        return False
    main = main_head(heads)
    return main is None or main.form not in {"ed", "s"}


def _served(when: When, *, sentence: Sentence, heads: list[Head]) -> bool:
    """Whether the last verb before it is done again and again, case by case ("requests are approved within …")."""
    stop = sentence.at(when.start)
    acting = [head.first for head in heads if head.first < stop]
    last = max([*acting, *_participles(sentence, stop=stop)], default=-1)
    passive = sentence.word(last - 1) in word_set("passive") and last not in acting[:1]
    return passive or any(term.section == "served" for term in sentence.verbs.get(last, ()))


def _participles(sentence: Sentence, *, stop: int) -> list[int]:
    """The participles before a word ("… of the tickets closed within …"), which act though they lead nothing."""
    return [index for index, terms in sentence.verbs.items() if index < stop and terms[0].form == "ed"]
