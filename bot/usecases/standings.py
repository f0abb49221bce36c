"""The day of somebody who looks, and keeping up with how KPIs stand after the rules have changed."""

from datetime import datetime, tzinfo

from bot.usecases.services import Services
from kpi_rules.limits import Limits
from kpi_rules.scoring import Day
from store import standings
from store.standings import Kept

AT_ONCE = 50
"""KPIs that are judged anew in one transaction: others who write wait no longer than that takes."""

MOST_A_TICK = 20_000


def day_of(now: datetime, *, zone: tzinfo, starts_in: int, limits: Limits) -> Day:
    """The day of somebody who looks now."""
    return Day(today=now.astimezone(zone).date(), starts_in=starts_in, limits=limits)


def keep_up(services: Services, *, team: str, most: int = MOST_A_TICK) -> int:
    """Judge anew what is not kept by the rules of today, the first few; gives how many that were."""
    done = 0
    if not _is_behind(services, team=team):
        return done
    while done < most:
        with services.database.write(team, in_turn=True) as session:
            rules = standings.rules_of(session)
            day = Day(today=services.now().date(), starts_in=rules.starts_in, limits=rules.limits)
            missing = Kept(session, day).missing(most=AT_ONCE)
            standings.renew(session, missing)
        done += len(missing)
        if len(missing) < AT_ONCE:
            break
    return done


def _is_behind(services: Services, *, team: str) -> bool:
    with services.database.read(team) as session:
        rules = standings.rules_of(session)
        day = Day(today=services.now().date(), starts_in=rules.starts_in, limits=rules.limits)
        kept = Kept(session, day)
        return kept.counts().total() < kept.count_in_force()
