"""The day of somebody who looks, and keeping up with how KPIs stand after the rules have changed."""

from datetime import datetime, tzinfo

from bot.usecases.services import Services
from kpi_rules.limits import Limits
from kpi_rules.scoring import Day
from store import kpis, standings
from store.parts import in_parts
from store.standings import Kept

AT_ONCE = 50
"""KPIs that are judged anew in one transaction: others who write wait no longer than that takes."""

MOST_A_TICK = 20_000


def day_of(now: datetime, *, zone: tzinfo, starts_in: int, limits: Limits) -> Day:
    """The day of somebody who looks now."""
    return Day(today=now.astimezone(zone).date(), starts_in=starts_in, limits=limits)


def keep_up(services: Services, *, team: str) -> int:
    """Judge anew what is not kept by the rules of today, the first few; gives how many that were."""
    missing = _missing(services, team=team)
    for some in in_parts(missing, most=AT_ONCE):
        with services.database.write(team, in_turn=True) as session:
            standings.renew(session, some)
    return len(missing)


def _missing(services: Services, *, team: str) -> tuple[str, ...]:
    with services.database.read(team) as session:
        rules = standings.rules_of(session)
        day = Day(today=services.now().date(), starts_in=rules.starts_in, limits=rules.limits)
        kept = Kept(session, day)
        if kept.counts().total() == kpis.count(session):
            return ()
        return kept.missing(most=MOST_A_TICK)
