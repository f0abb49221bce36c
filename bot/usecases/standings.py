"""Stored KPIs with all of their values, as scoring looks at them."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from sqlmodel import Session

from kpi_rules import periods
from kpi_rules.limits import Limits
from kpi_rules.nouns import DraftState
from kpi_rules.scoring import Actual, Case, Day, Standing, standing
from store import values
from store.nouns import CheckIn, StoredKpi


def day_of(now: datetime, *, zone: tzinfo, starts_in: int, limits: Limits) -> Day:
    """The day of somebody who looks now."""
    return Day(today=now.astimezone(zone).date(), starts_in=starts_in, limits=limits)


def cases(session: Session, kpis: Iterable[StoredKpi], *, zone: tzinfo, starts_in: int) -> dict[str, Case]:
    """Each KPI with the values that count, by its id."""
    known = {kpi.kpi.id: kpi for kpi in kpis}
    recorded = values.series(session, tuple(known))
    return {
        id_: case_of(kpi, recorded.get(id_, ()), zone=zone, starts_in=starts_in) for id_, kpi in known.items()
    }


def case_of(kpi: StoredKpi, recorded: Iterable[CheckIn], *, zone: tzinfo, starts_in: int) -> Case:
    """One KPI with its values."""
    actuals = (_actual(one, zone=zone, starts_in=starts_in) for one in recorded)
    known = sorted((one for one in actuals if one is not None), key=lambda one: one.period.last)
    return Case(
        definition=kpi.kpi.definition,
        actuals=tuple(known),
        since=kpi.began_at.astimezone(zone).date() if kpi.began_at else None,
        is_approved=kpi.state is DraftState.APPROVED,
        is_paused=kpi.paused_at is not None,
        is_retired=kpi.retired_at is not None,
    )


def standings(session: Session, kpis: Iterable[StoredKpi], *, zone: tzinfo, day: Day) -> dict[str, Standing]:
    """How each of the KPIs stands, by its id."""
    found = cases(session, kpis, zone=zone, starts_in=day.starts_in)
    return {id_: standing(case, day) for id_, case in found.items()}


def _actual(one: CheckIn, *, zone: tzinfo, starts_in: int) -> Actual | None:
    period = periods.named(one.period, starts_in=starts_in)
    if period is None:
        return None
    return Actual(period=period, value=one.value, on=one.at.astimezone(zone).date())
