"""When: the words of a text that fix a day, a stretch of days or a rhythm."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import lexicon, word_set
from nlp.nouns import Cadence
from nlp.rules.calendar import Calendar
from nlp.rules.impossible import impossible
from nlp.rules.number import Place
from nlp.rules.period_words import pattern_words, period_pattern, rhythm_pattern
from nlp.rules.resolve import EVENT, LONG, Groups, edged, resolved, unit
from nlp.rules.sentence import Sentence
from nlp.rules.spans import spans
from nlp.rules.when import Strength, When

_RULES = {
    **dict.fromkeys(("iso", "dmy", "mdy", "slash", "day"), "period-date"),
    **dict.fromkeys(("my", "month"), "period-month"),
    **dict.fromkeys(("split", "year"), "period-year"),
    "fy": "period-fiscal-year",
    "quarter": "period-quarter",
    "half": "period-half",
    "season": "period-season",
    "holiday": "period-holiday",
    "weekday": "period-weekday",
    "coming": "period-coming",
    "plain": "period-running",
    "ahead": "period-length",
    "edge_of": "period-end",
}
_EACH = frozenset({"each", "every"})
_TURN = _EACH | {"per", "a", "an", "any"}
_LOOSE = frozenset({"of", "to", "due", "for", "a", "an", "across", "into"})
"""Prepositions that are no part of the time."""
_LEVELS = re.compile(r" (?:level|baseline|figure|value)s?\b")
"""Behind a year they make it what is compared with, not when."""
_COMPARED = re.compile(r"\b(?:vs\.?|versus|against|(?:compared|relative) (?:to|with)) $", re.IGNORECASE)
"""In front of a year they make it what is compared with, too."""
_LONGEST_COMPARISON = 14
_NEXT_WORD = re.compile(r" ([A-Za-z]+)")
_DATED = re.compile(r"(?:19|20)\d\d|\d[/.-]\d|\b(?:q|h|fy|cy|ye)\d|\dq|\dh\b")
"""How figures look that can be a date."""
_MONTHS = {
    **dict.fromkeys(("3", "three"), "quarterly"),
    **dict.fromkeys(("6", "six"), "half_yearly"),
    **dict.fromkeys(("12", "twelve"), "yearly"),
}
"""The rhythm of so many months."""
_NAMED = re.compile(r" (?:active|unique|returning|recurring|rate|rates|wage|wages|salary|salaries)\b")
"""Behind a word of rhythm they make it a part of the name: "weekly active users", "hourly rate"."""
_YEARS = range(2010, 2061)
_OLDER = range(2001, 2010)


@cache
def _time_words() -> frozenset[str]:
    """The words without which a text without digits names no time."""
    lists = lexicon("periods")
    phrases = [*lists["months"], *lists["weekdays"], *lists["cadence"], *lists["turn"], *lists["holidays"]]
    words = {word for phrase in phrases for word in re.split(r"[ -]", phrase)}
    return word_set("time words") | words | {f"{month}." for month in lists["months"]}


def periods(sentence: Sentence, *, calendar: Calendar) -> list[When]:
    """All words of a text that fix when, in their order."""
    if sentence.vocabulary.isdisjoint(_time_words()) and not _DATED.search(sentence.lower):
        return []
    fixed = list(_fixed(sentence, calendar=calendar))
    taken = [(when.start, when.end) for when in fixed]
    rhythms = [
        when for when in _rhythms(sentence) if not any(a < when.end and when.start < b for a, b in taken)
    ]
    return spans(sorted([*fixed, *rhythms], key=lambda when: when.start), text=sentence.lower)


def _rhythms(sentence: Sentence) -> Iterator[When]:
    for found in rhythm_pattern().finditer(sentence.lower):
        word = found["word"] or ""
        if word in {"mom", "wow"} and not sentence.text[slice(*found.span())].isupper():
            continue
        if word and _NAMED.match(sentence.lower, found.end()):
            continue
        name = (
            lexicon("periods")["cadence"][word]
            if word
            else _turn(found["unit"] or found["each"] or found["per"])
        )
        if found["unit"] == "month":
            name = _MONTHS.get(found["count"], name)
        rule = "period-adverb" if word else "period-rhythm"
        yield When(*found.span(), rule, Strength.RHYTHM, cadence=Cadence(name))


def _turn(name: str) -> str:
    turn = lexicon("periods")["turn"]
    return turn.get(name) or turn.get(name.rsplit(maxsplit=1)[-1], "yearly")


@cache
def _usable() -> frozenset[str]:
    return pattern_words() | _time_words()


def _runs(sentence: Sentence) -> Iterator[Place]:
    """Unbroken rows of words that can belong to a time and hold one without which there is none.

    No other words need a look, and that look is what costs most in the whole reading.
    """
    texts, usable = sentence.texts, _usable()
    dated = [found.start() for found in _DATED.finditer(sentence.lower)]
    first = -1
    for index, text in enumerate([*texts, "unusable"]):
        if text in usable or not text.isalpha():
            first = index if first < 0 else first
        elif first >= 0:
            start, end = sentence.starts[first], sentence.ends[index - 1]
            if not _time_words().isdisjoint(texts[first:index]) or any(start <= at < end for at in dated):
                yield start, end
            first = -1


def _fixed(sentence: Sentence, *, calendar: Calendar) -> Iterator[When]:
    search = period_pattern().search
    position = 0
    for start, end in _runs(sentence):
        position = max(position, start)
        while position < end:
            found = search(sentence.lower, position)
            if found is None:
                return
            when = _when(found, text=sentence.text, calendar=calendar)
            if when is not None:
                yield when
            position = _behind(found, taken=when is not None)


def _behind(found: re.Match[str], *, taken: bool) -> int:
    """Where to look on: of words that are no time only the preposition is left behind."""
    behind = found.end() if taken or not found["prep"] else found.start() + len(found["prep"])
    return max(behind, found.start() + 1)


def _when(found: re.Match[str], *, text: str, calendar: Calendar) -> When | None:
    core = found.lastgroup or ""
    groups = Groups(found)
    if not _holds(core, groups, found=found, text=text):
        return None
    if core in {"plain", "weekday", "edge_of"} and _recurs(groups):
        name = _turn(groups["pl_u"] or groups["weekday"] or "month")
        return When(found.start(), found.end(), "period-rhythm", Strength.RHYTHM, cadence=Cadence(name))
    days = resolved(core, groups, calendar=calendar)
    if days is None:
        return impossible(core, groups, found=found, text=text, calendar=calendar)
    first, last = edged(days, groups)
    start = _start(core, groups, found=found)
    strength = _strength(core, groups)
    if strength is Strength.DEADLINE:
        first = None
    elif groups["prep"] in word_set("since"):
        last = None
    length = core == "ahead" and not _counted_from_now(groups)
    return When(start, found.end(), _RULES[core], strength, first, last, duration=length)


def _start(core: str, groups: Groups, *, found: re.Match[str]) -> int:
    """Where the words begin: with their preposition, but without an article that stands alone."""
    if groups["prep"] in _LOOSE:
        return found.start() + len(groups["prep"]) + 1
    framed = groups["prep"] or groups["edge"] or groups["mid"]
    return found.start() if framed else found.start(core)


def _strength(core: str, groups: Groups) -> Strength:
    prep = groups["prep"]
    ends = core == "edge_of" and prep not in word_set("span")
    if prep in word_set("by") or (groups["edge"] and not prep) or ends:
        return Strength.DEADLINE
    if prep in word_set("span", "since") | {"at", "on"} or core in {"coming", "ahead"}:
        return Strength.STRETCH
    return Strength.BARE


def _recurs(groups: Groups) -> bool:
    return groups["prep"] in _TURN or bool(
        {groups["det"].strip(), groups["det2"].strip()} & (_EACH | {"any"})
    )


def _counted_from_now(groups: Groups) -> bool:
    event = groups["ah_after"].startswith(EVENT[1:]) and not groups["prep"]
    return event or bool(groups["ah_w"]) or groups["ah_after"].startswith((" from", " period"))


def _holds(core: str, groups: Groups, *, found: re.Match[str], text: str) -> bool:
    """Whether the words around a possible period make it one."""
    end = found.end()
    match core:
        case "plain":
            return _plain_holds(groups, before=text[: found.start()], after=text[end : end + 24])
        case "ahead":
            return _ahead_holds(groups)
        case "month":
            return _month_holds(groups, written=text[found.start("month") : end])
        case "half":
            return not groups["h_n2"] or bool(groups["h_y2"]) or "H" in text[found.start("half") : end]
        case "season":
            return bool(groups["se_y"]) or _framed(groups)
        case "weekday" | "holiday":
            return bool(groups["prep"])
        case "edge_of":
            return groups["prep"] not in {"", "of"} or not text[end:].strip(" .,;!")
        case _:
            before = text[max(0, found.start() - _LONGEST_COMPARISON) : found.start()]
            return _year_or_day_holds(groups, before=before, after=text[end : end + 12])


def _framed(groups: Groups) -> bool:
    """Whether a preposition of time or an edge ("end of", "mid-") stands in front."""
    return bool(groups["edge"] or groups["mid"]) or groups["prep"] in word_set("by", "span", "since")


def _plain_holds(groups: Groups, *, before: str, after: str) -> bool:
    prep, det = groups["prep"], groups["det"].strip()
    if groups["mid"] == "mid-" and groups["pl_u"] == "week":
        return False
    if groups["pl_u"] == "term" and det not in _EACH:
        return False
    if groups["edge"] or det in _EACH or prep in _EACH | {"per"}:
        return True
    if prep in {"a", "an"}:
        # "By a quarter" says by how much.
        by_how_much = groups["pl_u"] == "half" or before.endswith("by ")
        return not by_how_much and _shares_out(groups, before=before, after=after)
    return (
        prep in {"within", "in", "during", "throughout", "over", "by", "inside"}
        and bool(det)
        and (prep, det) != ("by", "a")
    )


def _shares_out(groups: Groups, *, before: str, after: str) -> bool:
    """Whether "a" means "each": "5 calls a week", not "a summer camp" or "a quarter of the costs"."""
    if after.startswith(" of "):
        return groups["pl_u"] != "quarter"
    follows = _NEXT_WORD.match(after)
    if follows is None or follows[1].lower() in word_set("function words", "prepositions"):
        return True
    counted = before.rstrip().rpartition(" ")[2].lower()
    return counted.endswith("s") or counted.isdigit() or counted in {"once", "twice", "thrice"}


def _ahead_holds(groups: Groups) -> bool:
    prep = groups["prep"]
    if _counted_from_now(groups) or prep in {"within", "in", "inside"}:
        return True
    long = unit(groups["ah_u"]) in LONG
    return long and prep in {"over", "for", "during", "throughout", "through", "across"}


def _month_holds(groups: Groups, *, written: str) -> bool:
    framed = _framed(groups) or groups["prep"] in _EACH | {"to", "of"}
    plain = written.lower().rstrip(".")
    if plain in {"may", "march", "mar"} or groups["prep"] in {"to", "for"}:
        return framed and written[0].isupper()
    return framed or (written[0].isupper() and len(plain) > 4)


def _year_or_day_holds(groups: Groups, *, before: str, after: str) -> bool:
    if groups["year"] and (_LEVELS.match(after) or _COMPARED.search(before)):
        return False
    if groups["co_w"] == "same" and groups["co_u"] == "day":
        return False
    if groups["day"]:
        return groups["day"] != "today" or groups["prep"] == "by"
    since = groups["prep"] in {"in", "since", "from", "during", "by", "before", "until"}
    return not groups["year"] or int(groups["year"]) in _YEARS or since or _closes(groups, after=after)


def _closes(groups: Groups, *, after: str) -> bool:
    """Whether an older year ends the words, so that it counts nothing: "by Advent 2008"."""
    return int(groups["year"]) in _OLDER and (not after or after[0] in ".,;)")
