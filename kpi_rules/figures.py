"""Which words of a statement are the name of a figure, also where the grammar of the sentence does not show it."""

import re
from functools import cache

from kpi_rules import lexicon
from kpi_rules.loss import is_name
from kpi_rules.phrases import trimmed
from kpi_rules.words import bare_forms
from nlp.lexicon import lexicon as read_lexicon
from nlp.nouns import Reading, Span, Unit

_OUT_OF = re.compile(
    r"\s{1,3}of\s{1,3}(?:(?:the|our|all|these)\s{1,3}){0,2}(?:\d{1,6}\s{1,3})?", re.IGNORECASE
)
_SAVED_ON = re.compile(r"\s{1,3}(?P<where>(?:on|in|from|through|across)\s.*)", re.IGNORECASE)
_SAVING = frozenset({"save", "saving", "saves", "savings"})
_KINDS = ("up", "down", "keep", "reach", "add", "improve")
_HANGS_ON = re.compile(
    r"\s(?:of|for|from|in|to|per|at|on|by|with|within|among|between|through|during)\s|[(,]"
)
_AGAIN = re.compile(r"^[+\s]{0,3}(?:\(\d{1,9}\)\s{0,3})?")
"""What may stand behind a number before its thing: "80%+", "six (6)"."""
_ASIDE = re.compile(r"[(\[;:]|,\s")


def moves_a_figure(reading: Reading, thing: str) -> bool:
    """Whether the verb moves, keeps or reaches this thing: "address issues" and "work with agencies" are work."""
    if reading.verb is None or 0 <= reading.text.find(thing) < reading.verb.start:
        return not common_words().isdisjoint(_head(thing)) or _head(thing)[-1:][0].endswith("s")
    if thing.startswith("time ") or thing.endswith(" saved"):
        return True
    first = thing.split(maxsplit=1)[0].casefold()
    return _is_moving(reading.verb.text) and not (first.endswith("ing") and _is_moving(first))


def _head(thing: str) -> list[str]:
    """The words that the others hang on: "automation" of "automation of the payroll"."""
    return _HANGS_ON.split(thing.casefold(), maxsplit=1)[0].split()


def _is_moving(verb: str) -> bool:
    moving = _moving_verbs()
    return any(form in moving for form in bare_forms(verb))


@cache
def _moving_verbs() -> frozenset[str]:
    listed = read_lexicon("verbs")
    return frozenset(verb for kind in _KINDS for verb in listed[kind])


@cache
def look_alikes() -> frozenset[str]:
    """Common words that may open the name of a measure: "Win rate", "Offer acceptance"."""
    return frozenset(read_lexicon("grammar")["nouns that look like verbs"])


@cache
def common_words() -> frozenset[str]:
    """Words that names of measures are made of."""
    entries = [entry for section in lexicon.sections("metrics").values() for entry in section]
    heads = read_lexicon("metrics")["head"]
    return frozenset(word.rstrip("*") for entry in (*entries, *heads) for word in entry.split())


def saves(reading: Reading) -> bool:
    """Whether the statement promises to save an amount."""
    return reading.verb_word in _SAVING and reading.target is not None


def beside_the_number(reading: Reading) -> str:
    """The thing that the number of a statement without a plain metric counts; empty where nothing names one."""
    if reading.target is None:
        return ""
    found = (_saved(reading), _out_of(reading), _after_verb(reading), _before_verb(reading), _after(reading))
    return next((thing for thing in found if thing and is_name(thing)), "")


def _saved(reading: Reading) -> str:
    """ "Save €250,000 on packaging" counts the savings on packaging."""
    target = reading.target
    if target is None or not saves(reading) or target.unit is not Unit.CURRENCY:
        return ""
    found = _SAVED_ON.match(reading.text[: _end(reading, start=target.end)], target.end)
    return f"savings {found['where']}".rstrip(" .,;") if found else "savings"


def _out_of(reading: Reading) -> str:
    """ "Win 3 of the 5 open tenders" counts open tenders."""
    found = _OUT_OF.match(reading.text, reading.target.end) if reading.target else None
    return trimmed(reading.text[found.end() : _end(reading, start=found.end())]) if found else ""


def _after_verb(reading: Reading) -> str:
    if reading.verb is None:
        return ""
    ends = [
        span.start for span in (reading.baseline, reading.target) if span and span.start >= reading.verb.end
    ]
    return trimmed(reading.text[reading.verb.end : min(ends)]) if ends else ""


def _before_verb(reading: Reading) -> str:
    """ "Volume of mail increased by 10%", "Response rate: increase to 80%"."""
    if reading.verb is None or reading.target is None or reading.target.start < reading.verb.start:
        return ""
    return trimmed(reading.text[: reading.verb.start].rstrip(" :"))


def _after(reading: Reading) -> str:
    """ "50%+ activation rate"."""
    if reading.target is None:
        return ""
    start = reading.target.end
    words = _AGAIN.sub("", reading.text[start : _end(reading, start=start)])
    aside = _ASIDE.search(words, 1)
    return trimmed(words[: aside.start()] if aside else words)


def _end(reading: Reading, *, start: int) -> int:
    spans: tuple[Span | None, ...] = (reading.deadline, reading.means)
    return min((span.start for span in spans if span and span.start >= start), default=len(reading.text))
