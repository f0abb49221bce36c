"""S: would two readers agree on what is to change or to be delivered?"""

import re
from collections.abc import Iterable

from kpi_rules import lexicon
from kpi_rules.findings import Letter, Severity
from kpi_rules.smart.rule import Context, Example, Hit, Rule, at, whole
from kpi_rules.words import bare_forms
from nlp.nouns import Comparator, Direction, Reading, Span, Target, TargetKind, Unit


def _several_goals(reading: Reading, _context: Context) -> Iterable[Hit]:
    if reading.compound:
        first, *others = reading.goals
        yield Hit(
            others[0].start,
            max(goal.end for goal in others),
            {"count": str(len(reading.goals)), "lines": _numbered((first, *others))},
        )


def _numbered(goals: tuple[Span, ...]) -> str:
    texts = (_JOINT.sub("", goal.text).strip() for goal in goals)
    return " ".join(f"({number}) {text[:1].upper()}{text[1:]}." for number, text in enumerate(texts, start=1))


def specific(reading: Reading) -> bool:
    """Whether two readers would agree on what is meant; "increase by 10%" leaves open what."""
    return reading.specific and not _of_nothing(reading)


def _misspelt(reading: Reading, _context: Context) -> Iterable[Hit]:
    for slip in reading.slips:
        if slip.rule == "spelling":
            yield at(slip, words=slip.text, meant=slip.meant)


def _unclear_object(reading: Reading, _context: Context) -> Iterable[Hit]:
    if _of_nothing(reading) and reading.target:
        yield at(reading.target)
    elif not reading.specific and not reading.compound and not _vague_promise(reading):
        yield at(reading.metric) if reading.metric else whole()


def _of_nothing(reading: Reading) -> bool:
    """Whether a number follows its verb at once, and nothing but the time comes after it."""
    verb, target, metric = reading.verb, reading.target, reading.metric
    if verb is None or target is None or target.start < verb.end or target.unit_text not in {"", "%"}:
        return False
    if metric is not None and metric.text.casefold() not in _PRONOUNS:
        return False
    end = (
        reading.deadline.start
        if reading.deadline and reading.deadline.start > target.end
        else len(reading.text)
    )
    before, after = reading.text[verb.end : target.start], reading.text[target.end : end]
    return not (set(before.casefold().split()) - _BETWEEN - _PRONOUNS) and not after.strip(" .,;")


def _vague_promise(reading: Reading) -> bool:
    return any(not word.rule.startswith("vague-time") for word in reading.vague)


def _activity(reading: Reading, _context: Context) -> Iterable[Hit]:
    verb, target = reading.verb, reading.target
    if target is None:
        return
    if verb is not None and _is_work(reading, verb, target):
        yield at(verb)
    elif _counts_work(reading, target):
        yield at(target)


def _is_work(reading: Reading, verb: Span, target: Target) -> bool:
    """Whether so much of some work is counted: "visit 100 customers", but not "call centre cost below $5"."""
    between = reading.text[verb.end : target.start].casefold().split()
    joined = verb.end <= target.start and set(between) <= lexicon.words("verbs", "before a number")
    forms = {*bare_forms(verb.text)}
    meets = "meet" in forms and target.unit is not Unit.COUNT
    return joined and not meets and bool(lexicon.words("verbs", "activity") & forms)


def _counts_work(reading: Reading, target: Target) -> bool:
    """Whether the things counted are work themselves: "make 200 calls", "12 site inspections a month"."""
    verb = reading.verb_word
    if target.unit is not Unit.COUNT or target.kind is not TargetKind.REACH or reading.baseline is not None:
        return False
    if target.comparator is Comparator.AT_MOST or reading.direction is not Direction.INCREASE:
        return False
    plain = not verb or verb in lexicon.words("verbs", "doing")
    return plain and target.unit_text.casefold() in lexicon.words("verbs", "work in the plural")


def _unclear_means(reading: Reading, _context: Context) -> Iterable[Hit]:
    means = reading.means
    found = means and lexicon.pattern("verbs", "praise of means").search(means.text)
    if means and found and reading.target:
        start = means.start + found.start()
        yield Hit(start, means.end, {"words": reading.text[start : means.end]})


def _abbreviation(reading: Reading, context: Context) -> Iterable[Hit]:
    known = {word.casefold() for word in context.known}
    for span in reading.abbreviations:
        if span.text.casefold() not in known:
            yield at(span, word=span.text)


_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_BETWEEN = frozenset({"by", "to", "at", "up", "down", "from"})
_JOINT = re.compile(r"(?:[,;.\s]|\band\b|\bas well as\b|\bwhile\b|&){1,6}$", re.IGNORECASE)

RULES = (
    Rule(
        id="spelling",
        letter=Letter.S,
        severity=Severity.ADVICE,
        asks="Is a word that matters spelt so that it can be read?",
        why="“{words}” is no word I know, so I passed over it.",
        question="Did you mean “{meant}”?",
        instead="{meant}",
        source="Specific: readers take the same words for the same thing.",
        find=_misspelt,
        examples=(Example("Publish the figures evry month", "evry"),),
        ignores=(Example("Publish the figures every month"),),
    ),
    Rule(
        id="several-goals",
        letter=Letter.S,
        severity=Severity.FLAG,
        asks="Is this one goal?",
        why=(
            "There are {count} goals in this sentence. If one succeeds and the other does not, nobody "
            "can say whether it was met."
        ),
        question="Which of them is this KPI about, and which deserves a KPI of its own?",
        instead="{lines}",
        source="Simplification: a KPI should not be complicated; one measure, one promise.",
        find=_several_goals,
        examples=(
            Example(
                "Increase sales by 10% and reduce complaints by 20% by June 2027",
                "reduce complaints by 20% by June 2027",
            ),
        ),
        ignores=(
            Example("Cut travel and hotel cost by 10% by June 2027"),
            Example("Reduce accounts receivable days from 45 to 30 days"),
        ),
    ),
    Rule(
        id="unclear-object",
        letter=Letter.S,
        severity=Severity.FLAG,
        asks="Can a reader tell what is to change or to be delivered?",
        why="Two readers could picture two different things here, and both would be right.",
        question="What exactly would you count, time or deliver?",
        source="Specific: clear, unambiguous, fitting the concrete goal of the work.",
        find=_unclear_object,
        examples=(
            Example("Increase by 10% by 30 June 2027", "10%"),
            Example("Keep it at 4% each month", "4%"),
        ),
        ignores=(Example("Cut accounts receivable days from 45 to 30 by 30 June 2027"),),
    ),
    Rule(
        id="activity",
        letter=Letter.S,
        severity=Severity.ADVICE,
        asks="Is it a result, or work on the way to one?",
        why="This counts work done. All of it can be done without anything getting better for anyone.",
        question="What should it bring, and could that be counted as well?",
        source=(
            "The process determines the outcome, so counting work is allowed; a result beside it shows "
            "that the work pays."
        ),
        find=_activity,
        examples=(
            Example("Visiting 100 manufacturing customers", "Visiting"),
            Example("Train 40 buyers by 30 June 2027", "Train"),
            Example("Make 200 cold calls a week", "200"),
            Example("8 site inspections each month", "8"),
        ),
        ignores=(
            Example("Acquire 50 new clients each quarter"),
            Example("Reduce accounts receivable days from 45 to 30 days"),
            Example("Call centre abandonment rate below 5% each month"),
            Example("Meet 95% of delivery dates each month"),
            Example("No more than 3 escalated calls a week"),
        ),
    ),
    Rule(
        id="unclear-means",
        letter=Letter.S,
        severity=Severity.ADVICE,
        asks="Do the means say what is done?",
        why="“{words}” is a hope of its own. It does not say what anyone will do differently.",
        question="What will be done, and by whom?",
        source=(
            "Churn by 10 % less through improved service quality: the way is as vague as the goal is clear."
        ),
        find=_unclear_means,
        examples=(
            Example("Reduce churn by 10% through improved service quality", "improved service quality"),
        ),
        ignores=(Example("Reduce churn by 10% through a call after each complaint"),),
    ),
    Rule(
        id="abbreviation",
        letter=Letter.S,
        severity=Severity.ADVICE,
        asks="Would a new colleague know every abbreviation?",
        why=(
            "Someone from another department may not know what {word} stands for, or may know another "
            "meaning."
        ),
        question="What does {word} stand for?",
        source="Clarity: everyone can understand the KPI by themselves.",
        find=_abbreviation,
        examples=(Example("Reduce open ZBR cases from 40 to 20 by 30 June 2027", "ZBR"),),
        ignores=(Example("Raise NPS from 40 to 55 by 30 June 2027"),),
    ),
)
