"""Sentences that promise a share of something: "answer 95% of requests within 2 days" has a metric of its own."""

import re

from kpi_rules import lexicon
from kpi_rules.words import bare_forms
from nlp.nouns import Reading, Unit

_OF = re.compile(r"\s{0,3}of\s{1,3}(?:all\s{1,3}|the\s{1,3}|our\s{1,3}){0,2}", re.IGNORECASE)
_ALL = re.compile(r"all\s{1,3}(?:of\s{1,3})?(?:the\s{1,3}|our\s{1,3})?", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\s{1,3}(?:(?:are|is|were|was|get|gets)|(?:must|should|shall|will|to|have|has|can)\s{1,3}(?:be|been))\s{1,3}"
    r"(?=\w{2,30}(?:ed|en|t|n|d|ne)\b)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?P<people>(?:[\w-]{2,30}\s){0,2}(?:employees|staff|people|managers|colleagues|leaders|engineers|buyers|members|users|"
    r"customers|clients|suppliers|students|teams|hires))\s(?P<verb>\w+)\b",
    re.IGNORECASE,
)
_FINITE = frozenset({"have", "has", "can", "know", "knows", "need", "needs", "meet", "meets", "use", "uses"})
_THAT = re.compile(
    rf"(?P<things>(?!\w+ (?:to|that|which|who)\b)[\w-]+(?: [\w-]+){{0,2}}?) (?P<verb>{'|'.join(_FINITE)})\b"
)
_IS_DONE = re.compile(r"\b(?:\w{3,30}ed|done|built|sent|made|paid|met)$")
_VOWELS = "aeiou"
_NEVER_DOUBLED = "wxy"
_UNSTRESSED = ("er", "en", "it", "or", "on", "el")


def share_metric(reading: Reading) -> str | None:
    """The share as a metric, "share of requests answered within 2 days"; None when the sentence promises none."""
    target = reading.target
    if target is None or target.unit is not Unit.PERCENT:
        return None
    of = _ALL.match(reading.text, target.start) or _OF.match(reading.text, target.end)
    if of is None:
        return None
    things = _PASSIVE.sub(" ", reading.text[of.end() : _end(reading, start=of.end())], count=1).strip(" .,;:")
    return f"share of {_active(_done(things, done=_participle_of(reading)))}" if things else None


def _end(reading: Reading, *, start: int) -> int:
    """Where the things end: before the time limit and the means, when these follow."""
    followers = (
        span.start for span in (reading.deadline, reading.means) if span is not None and span.start > start
    )
    return min(followers, default=len(reading.text))


def _verb(reading: Reading) -> str:
    """What is done with the things, in its bare form; empty when the verb only says "reach" or "keep"."""
    verb, target = reading.verb, reading.target
    if verb is None or target is None or verb.start > target.start:
        return ""
    known = lexicon.words("verbs", "counting") | lexicon.words("verbs", "duty")
    found = next((form for form in bare_forms(verb.text) if form in known), "")
    return "" if found == "ensure" or found in lexicon.words("verbs", "of arrival") else found


def _participle_of(reading: Reading) -> str:
    """What was done to the things; "respond to 90% of requests" makes requests responded to."""
    verb, target = _verb(reading), reading.target
    if not verb or reading.verb is None or target is None:
        return ""
    to = reading.text[reading.verb.end : target.start].strip().casefold() == "to"
    return f"{participle(verb)} to" if to else participle(verb)


def _active(things: str) -> str:
    """ "Staff complete training" becomes staff who complete it; "systems have a backup" systems that have one."""
    found = _WHO.match(things)
    verbs = lexicon.words("verbs", "counting") | _FINITE
    if found is not None and found["verb"].casefold() in verbs:
        return f"{found['people']} who {things[found.start('verb') :]}"
    having = _THAT.match(things)
    return things if having is None else f"{having['things']} that {things[having.start('verb') :]}"


def _done(things: str, *, done: str) -> str:
    """The things with what was done to them, before "within", "in", "by" and the like."""
    if not done or _IS_DONE.search(things):
        return things
    place = re.search(r"\s(?:within|in|on|by|before|after|under|at|for|from|to|without|with)\s", things)
    cut = place.start() if place else len(things)
    return f"{things[:cut]} {done}{things[cut:]}"


def participle(verb: str) -> str:
    """The past participle: answered, shipped, sent."""
    irregular = dict(entry.split(" = ") for entry in lexicon.sections("verbs")["irregular"])
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in tuple(_VOWELS):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _doubles(verb) else f"{verb}ed"


def _doubles(verb: str) -> bool:
    """Whether the last letter doubles: one vowel and one consonant at the end of a stressed syllable."""
    if len(verb) < 3 or (verb.endswith(_UNSTRESSED) and len(verb) > 4):
        return False
    closed = verb[-1] not in _VOWELS + _NEVER_DOUBLED and verb[-3] not in _VOWELS
    return closed and verb[-2] in _VOWELS
