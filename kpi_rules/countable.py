"""From the way people talk to something that one can count: "collect the money faster" is a time."""

import re
from decimal import Decimal

from kpi_rules.metrics import better_direction
from kpi_rules.phrases import metric_phrase
from nlp.nouns import Amount, Direction, Measure, Reading, Target, Unit

_FASTER = re.compile(
    r"\s{0,3}\b(?:(?:much |a lot |a bit )?(?:faster|quicker|sooner|earlier)|more quickly|in less time)\b"
    r"(?:\s{1,3}than (?:before|now|today|ever|usual|yesterday|in the past|last (?:year|month|quarter|week|time))\b)?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\s{0,3}\b(?:asap|a\.s\.a\.p\.?|as soon as possible|as (?:much|far|fast|many) as possible|please|pls|plz|somehow|"
    r"soon|now|a lot|a bit|much)(?=\W|$)",
    re.IGNORECASE,
)
_MORE = re.compile(r"^(?:a lot |much |far )?(?:less|fewer|more|additional|extra)\s+(?!than\b)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"^(?:we|i|you|they|people|everyone|everybody|nobody|it|there|this|that)\b"
    r"|\b(?:is|are|was|were|am|should|must|wants?|would|will|can|gets?)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(r"^(?:better|best|nicer|happier|stronger|smarter|greater|good|great)\b", re.IGNORECASE)
_OF = re.compile(r"^\W*\d+ (?:out )?of (?P<whole>\d+)\b")
_SAVING = frozenset({"save", "saving", "saves"})


def counted_thing(reading: Reading) -> str:
    """What a statement without a number would count: "" where it names nothing, so that the person is asked."""
    metric = metric_phrase(reading)
    if reading.target is not None:
        return _MORE.sub("", metric) or metric
    verb = reading.verb_word
    plain = _MORE.sub("", _FILLER.sub("", _FASTER.sub("", metric))).strip(" ,.")
    if _CLAUSE.search(metric) or _BETTER.search(plain) or _BETTER.search(verb):
        return ""
    if _FASTER.search(reading.text):
        return _time_to(reading, verb, thing=plain)
    plain = _without_manner(plain, reading)
    return f"{plain} saved" if plain and verb in _SAVING else plain


def _without_manner(thing: str, reading: Reading) -> str:
    """ "Save costs quickly" counts costs: how it is to be done is asked for elsewhere."""
    how = next(
        (one.text for one in reading.vague if one.rule == "vague-adverb" and thing.endswith(f" {one.text}")),
        "",
    )
    return thing.removesuffix(how).rstrip(" ,")


def _time_to(reading: Reading, verb: str, *, thing: str) -> str:
    """ "Collect the money faster" counts the time to collect the money."""
    said = _FILLER.sub("", _FASTER.sub("", reading.text)).strip(" ,.")
    if not verb:
        return f"time for {thing}" if thing else ""
    if not said.casefold().startswith(verb) or _CLAUSE.search(said.partition(" ")[2]):
        return thing
    return f"time to {verb}{said[len(verb) :]}"


def measure_of(reading: Reading) -> Measure:
    """Deliverable or number; what is saved is an amount, and nothing that could be handed over."""
    return Measure.NONE if reading.target is None and reading.verb_word in _SAVING else reading.measure


def saves_on(reading: Reading) -> bool:
    """ "Save costs 10%" and "save 10% of energy costs" make the costs less; "save $5,000" is an amount of its own."""
    share = reading.target is not None and reading.target.unit is Unit.PERCENT
    return (
        reading.verb_word in _SAVING
        and share
        and better_direction(metric_phrase(reading)) is Direction.DECREASE
    )


def counted_direction(reading: Reading) -> Direction | None:
    """Savings grow and times shrink, whatever the verb does with its object; costs that are saved on go down."""
    if saves_on(reading):
        return Direction.DECREASE
    if reading.target is None and reading.verb_word in _SAVING:
        return Direction.INCREASE
    if reading.target is None and _FASTER.search(reading.text):
        return Direction.DECREASE
    return reading.direction


def start_among(base: Amount, target: Target) -> Decimal | None:
    """Today's value in percent where the target is so many of a whole: from 1 to 3 of 4 starts at 25 %."""
    found = _OF.match(target.text)
    bare = base.unit in {None, Unit.COUNT} and not base.unit_text
    if found is None or not bare or target.unit is not Unit.PERCENT:
        return None
    whole = Decimal(found["whole"])
    return base.value * 100 / whole if whole else None
