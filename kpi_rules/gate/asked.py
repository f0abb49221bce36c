"""Whether those whose needs a set answers have said anything about them."""

from collections.abc import Iterator, Mapping, Sequence

from kpi_rules.asking import Asked
from kpi_rules.gate.kpi_set import SetFinding, Weight
from kpi_rules.ground_nouns import Need
from kpi_rules.nouns import Kpi


def silent_needs(
    kpis: Sequence[Kpi], *, needs: Sequence[Need], asked: Asked, names: Mapping[str, str]
) -> Iterator[SetFinding]:
    """One remark on all departments that were asked about needs, have KPIs for them, and have said nothing yet.

    `names` holds the names of the departments by id.
    """
    silent = {need.id: need.department for need in asked.silent(needs)}
    answering = [kpi for kpi in kpis if kpi.definition.serves in silent]
    departments = tuple(dict.fromkeys(silent[kpi.definition.serves] for kpi in answering))
    if not departments:
        return
    who = _listed([names.get(one, "A department") for one in departments])
    was, needs_of, has = ("was", "its", "has") if len(departments) == 1 else ("were", "their", "have")
    count = "a KPI stands" if len(answering) == 1 else f"{len(answering)} KPIs stand"
    yield SetFinding(
        rule="set-silent-need",
        weight=Weight.ADVICE,
        sentence=f"{who} {was} asked about {needs_of} needs and {has} not answered; {count} on them.",
        todo="You need not wait; the approver sees it.",
        kpis=tuple(kpi.id for kpi in answering),
    )


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
