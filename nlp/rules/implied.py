"""Numbers that no figure shows: double, halve, zero and no, all and every, once, "a book every month"."""

import re
from decimal import Decimal
from functools import cache

from nlp.lexicon import lexicon, word_set
from nlp.nouns import Unit
from nlp.rules.counted import noun_after
from nlp.rules.head import Head, main_head
from nlp.rules.number import Number
from nlp.rules.sentence import Sentence
from nlp.rules.when import When

_FIXED = (
    r"(?![ -](?:digit|check|click|blind|entry|opt|sided|bottom|room|bed|major|standard"
    r"|time|loop|glaz|counting|down|take|dose|booking|page)\w*)"
)
_NONE = re.compile(
    r"\b(?:no|nil)\b(?! (?:more|less|later|longer|shorter|older|younger|larger|smaller|fewer|one|matter|greater|higher"
    r"|lower|doubt|need|particular|change|way|point|idea|other)\b)(?= [a-z])",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?P<before>\b[a-z]+ )?\b(?P<all>all|every|each|everyone|everybody|100 ?%)\b(?! (?:other|else|times|over|kinds"
    r"|sorts|levels|relevant|about|aspects|areas|things|round|effort|day|week|month|quarter|year)\b)(?!-)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:^|, )(?:all|every|each|100 ?%)(?: of)?(?: [\w'-]+){1,5}"
    r" (?:is|are|has|have|will|must|should|to)(?: be)? (?!be )",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:(?<!at )once|twice|thrice)\b(?= (?:a|an|per|each|every|in|during|by|this|and|before"
    r"|daily|weekly|monthly|quarterly|yearly|annually)\b|[.,;!]?$)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:an?|one)\b(?= )", re.IGNORECASE)
_UNCLEAR = frozenset({"improve", "vague", "explore"})
_SCOPE_ONLY = frozenset({"up", "down", "improve", "vague", "explore", "add"})


@cache
def _multiples() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("numbers")
    multiples = "|".join(sorted(words["multiples"], key=len, reverse=True))
    halves = "|".join(sorted(words["halves"], key=len, reverse=True))
    return (
        re.compile(rf"\b(?P<word>{multiples})\b{_FIXED}", re.IGNORECASE),
        re.compile(rf"\b(?:{halves})\b", re.IGNORECASE),
    )


@cache
def _spoken_words() -> frozenset[str]:
    """The last words of these numbers: without one of them there is none."""
    words = lexicon("numbers")
    phrases = [*words["multiples"], *words["halves"], *words["frequencies"]]
    return frozenset(re.split("[ -]", phrase)[-1] for phrase in phrases)


def spoken(sentence: Sentence) -> list[Number]:
    """Multiples and frequencies: numbers in one word."""
    if sentence.vocabulary.isdisjoint(_spoken_words()):
        return []
    return [*multiples(sentence.text), *frequencies(sentence.text)]


def may_imply(sentence: Sentence) -> bool:
    """Whether a word occurs that can fix a quantity without a figure."""
    return not sentence.vocabulary.isdisjoint(word_set("implying"))


def multiples(text: str) -> list[Number]:
    """Doubling, tripling, halving: a change by a factor or by half."""
    factors, halves = _multiples()
    values = lexicon("numbers")["multiples"]
    found = [
        _number(hit, Decimal(values[hit[0].lower()]), rule="number-multiple")
        for hit in factors.finditer(text)
    ]
    return found + [_number(hit, Decimal(50), rule="number-half") for hit in halves.finditer(text)]


def _number(hit: re.Match[str], value: Decimal, *, rule: str) -> Number:
    unit = Unit.TIMES if rule == "number-multiple" else Unit.PERCENT
    return Number(*hit.span(), value, rule, unit=unit, unit_text=hit[0], change=True)


def frequencies(text: str) -> list[Number]:
    """Once, twice, thrice in a stretch of time."""
    values = lexicon("numbers")["frequencies"]
    return [
        Number(
            *hit.span(),
            Decimal(values[hit[0].lower()]),
            "number-frequency",
            unit=Unit.COUNT,
            unit_text="times",
        )
        for hit in _OFTEN.finditer(text)
    ]


def none_of(text: str) -> list[Number]:
    """ "No overdue invoices" promises zero."""
    return [
        Number(*hit.span(), Decimal(0), "number-none", unit=Unit.COUNT, unit_text=noun_after(text, hit.end()))
        for hit in _NONE.finditer(text)
    ]


def all_of(text: str, *, heads: list[Head], vague: set[int], doubtful: bool, aside: int) -> list[Number]:
    """ "All invoices are paid" promises 100 percent; "improve all areas" only says where, "all are happy" nothing.

    `vague` are the places where vague words begin; `doubtful` says that one of them weakens the promise; behind
    `aside` a consequence stands.
    """
    main = main_head(heads)
    scope_only = doubtful or (main is not None and main.kinds <= _SCOPE_ONLY)
    unclear = main is not None and main.kinds <= _UNCLEAR
    subject = _SUBJECT.search(text) if scope_only and not unclear else None
    if scope_only and (subject is None or subject.end() in vague):
        return []
    return [
        Number(*hit.span("all"), Decimal(100), "number-all", unit=Unit.PERCENT, unit_text=hit["all"])
        for hit in _ALL.finditer(text, 0, aside)
        if (hit["before"] or "").strip().lower() not in word_set("before a scope")
    ]


def one_each(text: str, *, heads: list[Head], whens: list[When]) -> list[Number]:
    """ "A book every month" is one book a month."""
    rhythm = next((when for when in whens if when.rule == "period-rhythm"), None)
    main = main_head(heads)
    if rhythm is None or (main is not None and main.kinds <= _SCOPE_ONLY | {"keep"}):
        return []
    article = _ARTICLE.search(text, 0, rhythm.start)
    if article is None:
        once = Number(rhythm.start, rhythm.end, Decimal(1), "number-article", unit=Unit.COUNT)
        return [once] if main is not None else []
    noun = noun_after(text, article.end())
    return [Number(*article.span(), Decimal(1), "number-article", unit=Unit.COUNT, unit_text=noun)]
