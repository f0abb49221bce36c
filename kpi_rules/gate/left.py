"""People who left Slack and still stand on the sheets of a set."""

from collections.abc import Callable, Iterator, Sequence

from kpi_rules.gate.kpi_set import SetFinding, Weight
from kpi_rules.nouns import Kpi
from kpi_rules.sheet_nouns import Sheet


def people_who_left(kpis: Sequence[Kpi], *, gone: frozenset[str]) -> Iterator[SetFinding]:
    """Nobody answers for a KPI whose owner left: that is a block. Whoever records, stands in or acts is advice."""
    owned = _numbers(kpis, gone, lambda sheet: (sheet.owner,))
    other = _numbers(kpis, gone, _others)
    for person, numbers in owned.items():
        yield _finding(kpis, person, numbers, weight=Weight.BLOCK, part="answers for")
    for person, numbers in other.items():
        yield _finding(kpis, person, numbers, weight=Weight.ADVICE, part="still has a part in")


def _others(sheet: Sheet) -> tuple[str, ...]:
    named = (sheet.updater, sheet.delegate, *(action.who for action in sheet.actions))
    return tuple(user for user in named if user != sheet.owner)


def _numbers(
    kpis: Sequence[Kpi], gone: frozenset[str], named: Callable[[Sheet], tuple[str, ...]]
) -> dict[str, list[int]]:
    """The numbers of the KPIs in which each of those who left is named."""
    found: dict[str, list[int]] = {}
    for number, kpi in enumerate(kpis, 1):
        for person in dict.fromkeys(named(kpi.definition.sheet)):
            if person in gone:
                found.setdefault(person, []).append(number)
    return found


def _finding(
    kpis: Sequence[Kpi], person: str, numbers: Sequence[int], *, weight: Weight, part: str
) -> SetFinding:
    *first, last = map(str, numbers)
    named = f"KPIs {', '.join(first)} and {last}" if first else f"KPI {last}"
    return SetFinding(
        rule="set-person-left",
        weight=weight,
        sentence=f"has left Slack and {part} {named}.",
        todo="Name somebody who is here.",
        kpis=tuple(kpis[number - 1].id for number in numbers),
        person=person,
    )
