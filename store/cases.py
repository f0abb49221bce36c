"""Stored KPIs with all of their values, as scoring looks at them."""

from collections.abc import Iterable

from sqlmodel import Session

from kpi_rules import periods
from kpi_rules.nouns import DraftState
from kpi_rules.scoring import Actual, Case
from store import values
from store.nouns import CheckIn, StoredKpi


def cases(session: Session, kpis: Iterable[StoredKpi], *, starts_in: int) -> dict[str, Case]:
    """Each KPI with the values that count, by its id."""
    known = {kpi.kpi.id: kpi for kpi in kpis}
    recorded = values.series(session, tuple(known))
    return {id_: case_of(kpi, recorded.get(id_, ()), starts_in=starts_in) for id_, kpi in known.items()}


def case_of(kpi: StoredKpi, recorded: Iterable[CheckIn], *, starts_in: int) -> Case:
    """One KPI with its values."""
    actuals = (_actual(one, starts_in=starts_in) for one in recorded)
    known = sorted((one for one in actuals if one is not None), key=lambda one: one.period.last)
    return Case(
        definition=kpi.kpi.definition,
        actuals=tuple(known),
        since=kpi.began_on,
        is_approved=kpi.state is DraftState.APPROVED,
        is_paused=kpi.paused_at is not None,
        is_retired=kpi.retired_at is not None,
    )


def _actual(one: CheckIn, *, starts_in: int) -> Actual | None:
    period = periods.named(one.period, starts_in=starts_in)
    return None if period is None else Actual(period=period, value=one.value, on=one.on)
