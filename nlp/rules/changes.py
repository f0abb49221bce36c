"""Where the verb makes an amount a change: "reduce waste 20%", "lose 5 kg", "add 3 members"."""

import re

from nlp.lexicon import word_set
from nlp.nouns import Comparator, TargetKind, Unit
from nlp.rules.head import Head, main_head
from nlp.rules.number import Number
from nlp.rules.sentence import Sentence
from nlp.rules.targets import REACH_BACK, Aim, arrives

_LAST_WORDS = re.compile(r"(?:^|\w )([A-Za-z]+) $")


def _bare_percent(number: Number, *, text: str) -> bool:
    """A percentage that follows its metric without "to", "at" or a bound: "reduce waste 20%"."""
    if number.unit not in {Unit.PERCENT, Unit.PERCENTAGE_POINT} or number.lead >= 0:
        return False
    before = _LAST_WORDS.search(text, max(0, number.start - REACH_BACK), number.start)
    plain = number.comparator is Comparator.EXACTLY or (before is not None and before.start() == 0)
    return plain and before is not None and before[1].lower() not in word_set("prepositions")


def changed(aim: Aim, *, heads: list[Head], sentence: Sentence) -> Aim:
    """A verb that adds makes any amount a change, a verb that moves one of "3x" and of "reduce waste 20%"."""
    main = main_head(heads)
    if main is None or aim.number.rule == "number-all":
        return aim
    relative = aim.number.unit is Unit.TIMES or _bare_percent(aim.number, text=sentence.text)
    before = sentence.text[max(0, aim.number.front - REACH_BACK) : aim.number.front]
    moves = main.kinds & {"up", "improve", "down"} and relative and not arrives(before)
    takes_off = "down" in main.kinds and _follows(aim.number, main, sentence=sentence)
    changes = moves or takes_off or main.kinds == {"add"}
    if "down" in main.kinds and aim.kind is TargetKind.CHANGE and aim.number.value < 0:
        aim = aim._replace(number=aim.number._replace(value=-aim.number.value))
    return aim._replace(kind=TargetKind.CHANGE) if changes else aim


def _follows(number: Number, main: Head, *, sentence: Sentence) -> bool:
    """Whether a bare amount is what the verb takes away: "lose 5 kg", "cut 3 steps"."""
    return sentence.at(number.front) == main.last and number.comparator is Comparator.EXACTLY
