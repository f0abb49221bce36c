"""Whether those whose needs a set answers have said anything about them."""

from collections.abc import Iterator, Mapping, Sequence

from kpi_rules.asking import Asked
from kpi_rules.gate.kpi_set import SetFinding, Weight
from kpi_rules.nouns import Kpi, Need


def silent_needs(
    kpis: Sequence[Kpi], *, needs: Sequence[Need], asked: Asked, names: Mapping[str, str]
) -> Iterator[SetFinding]:
    """A remark for each department that was asked about needs, has KPIs for them, and has said nothing yet.

    `names` holds the names of the departments by id.
    """
    silent = {need.id: need.department for need in asked.silent(needs)}
    answering = [kpi for kpi in kpis if kpi.definition.serves in silent]
    for department in dict.fromkeys(silent[kpi.definition.serves] for kpi in answering):
        theirs = tuple(kpi.id for kpi in answering if silent[kpi.definition.serves] == department)
        count = "a KPI stands" if len(theirs) == 1 else f"{len(theirs)} KPIs stand"
        yield SetFinding(
            rule="set-silent-need",
            weight=Weight.ADVICE,
            sentence=f"{names.get(department, 'A department')} was asked about its needs and has not answered; "
            f"{count} on them.",
            todo="You need not wait; the approver sees it.",
            kpis=theirs,
        )
