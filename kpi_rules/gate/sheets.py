"""What must stand on the sheet of each KPI before anybody approves it."""

from collections.abc import Iterable

from kpi_rules.gate.kpi_set import KpiSet, SetFinding, Weight
from kpi_rules.sheet import Point, unsaid

_SAYS = {
    Point.ACTION: (
        "has no action with a person and a day",
        "have no action with a person and a day",
        "A target does not move by itself: name one step.",
    ),
    Point.INFLUENCE: (
        "does not say who can move it",
        "do not say who can move them",
        "Say whether it is in the hands of those who answer for it.",
    ),
    Point.GAMING: (
        "has no answer to: how could it be met while the business gets worse?",
        "have no answer to: how could they be met while the business gets worse?",
        "One sentence is enough.",
    ),
    Point.SOURCE: (
        "has no source, so nobody can check the number",
        "have no source, so nobody can check the numbers",
        "Name the system, the report or the person.",
    ),
    Point.AVAILABILITY: (
        "does not say whether the number can be had",
        "do not say whether the numbers can be had",
        "Say: yes, with some effort, or not yet.",
    ),
    Point.FETCHING: (
        "counts something that nobody can count yet",
        "count something that nobody can count yet",
        "Name an action that gets the number, with a person and a day.",
    ),
    Point.BENEFIT: (
        "is a lot of work to measure",
        "are a lot of work to measure",
        "Say how much it helps to know it.",
    ),
    Point.KEEPING: (
        "costs a lot of work and helps little: leave it out",
        "cost a lot of work and help little: leave them out",
        "Or say why it is kept.",
    ),
}


def said(whole: KpiSet) -> Iterable[SetFinding]:
    """One remark for each thing that only people can say and some sheets do not hold yet."""
    lacking: dict[Point, list[int]] = {}
    for number, kpi in enumerate(whole.kpis, 1):
        for point in unsaid(kpi.definition.sheet):
            lacking.setdefault(point, []).append(number)
    for point in Point:
        if point in lacking:
            yield _finding(point, lacking[point], whole)


def _finding(point: Point, numbers: list[int], whole: KpiSet) -> SetFinding:
    one, several, todo = _SAYS[point]
    listed = ", ".join(str(number) for number in numbers[:-1])
    named = f"KPIs {listed} and {numbers[-1]} {several}" if listed else f"KPI {numbers[-1]} {one}"
    return SetFinding(
        rule=f"set-sheet-{point}",
        weight=Weight.BLOCK,
        sentence=named if named.endswith("?") else f"{named}.",
        todo=todo,
        kpis=tuple(whole.kpis[number - 1].id for number in numbers),
    )
