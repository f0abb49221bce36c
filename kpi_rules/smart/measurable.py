"""M: how would anyone know that it was met?"""

import re
from collections.abc import Iterable

from kpi_rules import lexicon
from kpi_rules.findings import Letter, Severity
from kpi_rules.metrics import is_money, is_share
from kpi_rules.numbers import amount, plain
from kpi_rules.smart.contradiction import contradiction
from kpi_rules.smart.rule import Context, Example, Hit, Rule, at, whole
from nlp.nouns import Direction, Measure, Reading, Span, Target, TargetKind, Unit

_COUNT_OF = re.compile(r"\b(?:numbers?|count|quantity|headcount)\b(?! rate)", re.IGNORECASE)
_OF = re.compile(r"\+?\s{1,3}of\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"\b(?:percentage|percent|share|proportion|rate|%) of\b", re.IGNORECASE)
_MOVED = re.compile(r"(?:\b(?:up|down|by)|[+-])\s?$", re.IGNORECASE)


def _no_number(reading: Reading, _context: Context) -> Iterable[Hit]:
    if reading.measure is Measure.NONE and _moves(reading):
        yield whole()


def _nothing_to_count(reading: Reading, _context: Context) -> Iterable[Hit]:
    if reading.measure is Measure.NONE and not _moves(reading):
        yield whole()


def _moves(reading: Reading) -> bool:
    return reading.direction in {Direction.INCREASE, Direction.DECREASE}


def _deliverable(reading: Reading, _context: Context) -> Iterable[Hit]:
    if reading.measure is Measure.MILESTONE:
        yield at(reading.milestone) if reading.milestone else whole()


def _count_in_percent(reading: Reading, _context: Context) -> Iterable[Hit]:
    target, metric = reading.target, reading.metric
    if target is None or metric is None or target.kind is not TargetKind.REACH:
        return
    if target.unit is not Unit.PERCENT or _MOVED.search(reading.text[: target.start]):
        return
    if _COUNT_OF.search(metric.text):
        yield at(target, share=_words(target), metric=metric.text)
    elif reading.baseline is None and _is_bare_count(reading, metric, target):
        yield at(target, flag=False, share=_words(target), metric=metric.text)


def _is_bare_count(reading: Reading, metric: Span, target: Target) -> bool:
    """ "Orders must reach 5%"; "95% of orders" and "the percentage of complaints" are shares."""
    if _OF.match(reading.text, target.end) or _SHARE_OF.search(reading.text, 0, metric.end):
        return False
    return metric.text.casefold().split()[-1:][0] in lexicon.words("metrics", "things")


def _percent_of_percent(reading: Reading, _context: Context) -> Iterable[Hit]:
    target, metric = reading.target, reading.metric
    if target is None or metric is None or target.kind is not TargetKind.CHANGE:
        return
    if target.unit is Unit.PERCENT and is_share(metric.text):
        yield at(target, share=_words(target), points=amount(target.value, unit=Unit.PERCENTAGE_POINT))


def _no_unit(reading: Reading, _context: Context) -> Iterable[Hit]:
    target, metric = reading.target, reading.metric
    if target is None or metric is None or target.unit_text or target.currency:
        return
    if target.unit is Unit.CURRENCY or (target.unit is Unit.COUNT and is_money(metric.text)):
        yield at(target, number=plain(target.value))


def _words(target: Target) -> str:
    return amount(target.value, unit=target.unit)


def _wrong_way(reading: Reading, _context: Context) -> Iterable[Hit]:
    base, target = reading.baseline, reading.target
    if reading.verb is not None and reading.verb.text.casefold() in lexicon.words(
        "light", "verbs of any way"
    ):
        return
    if (
        base is None
        or target is None
        or target.kind is not TargetKind.REACH
        or base.unit not in {target.unit, None, Unit.COUNT}
    ):
        return
    if reading.direction is Direction.INCREASE and (target.high or target.value) < base.value:
        yield at(_between(reading, base, target), verb="rise", way="falls")
    if reading.direction is Direction.DECREASE and target.value > base.value:
        yield at(_between(reading, base, target), verb="fall", way="rises")


def _between(reading: Reading, first: Span, second: Span) -> Span:
    start, end = min(first.start, second.start), max(first.end, second.end)
    return Span(text=reading.text[start:end], start=start, end=end)


RULES = (
    Rule(
        id="no-number",
        letter=Letter.M,
        severity=Severity.FLAG,
        asks="Does a change say how much?",
        why="The direction is clear, the size is not: a change of one thousandth would meet this wording.",
        question="By how much, or down or up to which value?",
        source="Measurable: a number and its unit. 'Reduce operational costs' needs 'by how much'.",
        find=_no_number,
        examples=(
            Example("Reduce operational costs by identifying inefficiencies"),
            Example("Increase revenue in the first quarter of 2027"),
        ),
        ignores=(Example("Cut operational costs by 4% by 30 June 2027"),),
    ),
    Rule(
        id="nothing-to-count",
        letter=Letter.M,
        severity=Severity.FLAG,
        asks="Does the sentence say what would be counted?",
        why="There is no number and no result that someone else could see, so at the end opinions decide.",
        question="What would you count, and how many of it would be good?",
        source="KPIs must be filled in quantitatively.",
        find=_nothing_to_count,
        examples=(Example("Establishing a good relationship with customers"), Example("Learn a hobby")),
        ignores=(Example("Visiting 100 manufacturing customers"),),
    ),
    Rule(
        id="deliverable",
        letter=Letter.M,
        severity=Severity.ADVICE,
        asks="Is it done or not done, rather than more or less?",
        why=(
            "This is done or not done, which anyone can check. It does not show whether the result is "
            "used or any good."
        ),
        question="Which number should be different once it is there?",
        source="Milestones are fine for a digital system; a usage figure beside them shows the effect.",
        find=_deliverable,
        examples=(Example("Launch the new payroll system by 30 June 2027", "Launch the new payroll system"),),
        ignores=(Example("Acquire 50 new clients each quarter"),),
    ),
    Rule(
        id="count-in-percent",
        letter=Letter.M,
        severity=Severity.FLAG,
        asks="Does the unit fit what is counted?",
        why=(
            "A number of things is counted in pieces. {share} only says something as a share or a change "
            "of something."
        ),
        question="{share} of what? Or should it grow by {share}?",
        source="'The number of orders must reach 5%': a count cannot be measured in percent.",
        find=_count_in_percent,
        examples=(
            Example("The number of orders must reach 5%", "5%"),
            Example("Orders must reach 5%", "5%"),
        ),
        ignores=(
            Example("The conversion rate of 100 manufacturing customers must reach 5%"),
            Example("Number of orders up 5% by 30 June 2027"),
            Example("20% of new customers buy again by 30 June 2027"),
            Example("Increase the number of orders by 5% by 30 June 2027"),
        ),
    ),
    Rule(
        id="percent-of-percent",
        letter=Letter.M,
        severity=Severity.ADVICE,
        asks="Does a change of a percentage say which kind of percent?",
        why=(
            "From 40%, a change of {share} leads to another value than one of {points}. Readers will "
            "take either."
        ),
        question="Is it {points}, or {share} of the value today?",
        source="'Increase the conversion rate by 5%': a rate is in percent already.",
        find=_percent_of_percent,
        examples=(Example("Increase the conversion rate by 5% by 30 June 2027", "5%"),),
        ignores=(
            Example("Increase sales volume by 20%"),
            Example("Increase the conversion rate by 5 percentage points by 30 June 2027"),
        ),
    ),
    Rule(
        id="no-unit",
        letter=Letter.M,
        severity=Severity.ADVICE,
        asks="Does an amount of money name its currency?",
        why="{number} of which money? Readers could think of different currencies, or of thousands.",
        question="In which currency, and are they single units, thousands or millions?",
        source="Measurable: number, unit and source of verification.",
        find=_no_unit,
        examples=(Example("Increase revenue to 500,000 by 30 June 2027", "500,000"),),
        ignores=(
            Example("Increase revenue to €500,000 by 30 June 2027"),
            Example("Acquire 50 new clients each quarter"),
        ),
    ),
    Rule(
        id="contradiction",
        letter=Letter.M,
        severity=Severity.FLAG,
        asks="Do the start, the change and the target fit together?",
        why=(
            "From the starting value, {percent} leads to {due}, while the sentence says {stated}. "
            "Readers will pick one or the other."
        ),
        question="Which of the two is meant?",
        instead="{due}",
        source="Cash flow is $1 million and shall grow by 15%: the target is $1.15 million.",
        find=contradiction,
        examples=(
            Example(
                "Increase cash flow from $1 million by 15% to $1.2 million by 31 December 2027",
                "$1.2 million",
            ),
            Example("Increase NPS from 40 to 50 (+10%) by 30 June 2027", "50"),
            Example("Double output from 100 to 150 units by 30 June 2027", "150"),
        ),
        ignores=(
            Example("Increase cash flow from $1 million by 15% to $1.15 million by 31 December 2027"),
            Example("Grow power users from 3,000 to 5,000 (+67%) by 30 June 2027"),
            Example("Reduce churn from 5% to 4% by 10% price cuts by 30 June 2027"),
        ),
    ),
    Rule(
        id="wrong-way",
        letter=Letter.M,
        severity=Severity.FLAG,
        asks="Does the target lie in the direction of the verb?",
        why="The sentence wants the figure to {verb}, but from the first number to the second it {way}.",
        question="Are the two numbers swapped, or is it the verb?",
        source="Baseline and target must lie in the chosen direction.",
        find=_wrong_way,
        examples=(
            Example("Increase NPS from 55 to 40 by 30 June 2027", "55 to 40"),
            Example("Cut lead time from 5 to 9 days by 30 June 2027", "5 to 9 days"),
        ),
        ignores=(
            Example("Increase NPS from 40 to 55 by 30 June 2027"),
            Example("Bring attrition from 12% to 8% by 30 June 2027"),
        ),
    ),
)
