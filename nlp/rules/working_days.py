"""The working day of a month by which something is done: "by working day 5", "WD5", "by the 8th business day"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from nlp.nouns import Comparator, Unit
from nlp.rules.number import Number
from nlp.rules.sentence import Sentence

_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = {word: day for day, word in enumerate(_WORDS, start=1)}
_KIND = r"(?:working|business|work)[ -]?day"
_DAY = re.compile(
    rf"\b(?P<lead>(?:(?:by|before|until|no later than|not later than)(?: the)? )?)"
    rf"(?:{_KIND} ?\+?(?P<behind>\d{{1,2}})|wd ?\+?(?P<short>\d{{1,2}})"
    rf"|(?P<nth>\d{{1,2}})(?:st|nd|rd|th) {_KIND}|(?P<word>{'|'.join(_WORDS)}) {_KIND})(?![\w%]|[.,]\d)"
)
_SHORT = re.compile(r"wd\+?\d{1,2}\Z")
_NEEDED = frozenset({"day", "workday", "wd"})


def working_days(sentence: Sentence) -> Iterator[Number]:
    """Each such day as a length counted from the end of the month: what is done by then takes no longer."""
    if _NEEDED.isdisjoint(sentence.vocabulary) and not any(map(_SHORT.match, sentence.vocabulary)):
        return
    for found in _DAY.finditer(sentence.lower):
        day = _ORDINALS.get(found["word"] or "") or int(found["behind"] or found["short"] or found["nth"])
        by = bool(found["lead"])
        yield Number(
            found.end("lead"),
            found.end(),
            Decimal(day),
            "number-working-day",
            comparator=Comparator.AT_MOST if by else Comparator.EXACTLY,
            unit=Unit.DURATION,
            unit_text="working days",
            lead=found.start() if by else -1,
        )
