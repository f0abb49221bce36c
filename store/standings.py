"""How KPIs stand, kept: written with whatever changes them, read on any day without looking at a value.

A standing is a function of a KPI, its values and the rules, so that it can be worked out anew at any time. That happens
before the commit of what changed a KPI; and by and by after a change of the rules, when many are to be judged anew.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from kpi_rules.limits import Limits
from kpi_rules.nouns import Status
from kpi_rules.scoring import Case, Day, Roll, edition, timeline
from store import cases, kpi_rows, postgresql, values
from store import standing_statements as ask
from store.kpi_statements import FIND
from store.nouns import Response, StoredKpi
from store.parts import in_parts
from store.prepared import Prepared, run
from store.tables.standings import StandingRow
from store.unit import insert_all, take_changed, team_of

AT_ONCE = 500
"""KPIs that are judged together."""


@dataclass(frozen=True, slots=True)
class Rules:
    """By what KPIs are judged."""

    limits: Limits
    starts_in: int

    @property
    def edition(self) -> int:
        """Their number."""
        return edition(self.limits, starts_in=self.starts_in)


def settle(session: Session) -> None:
    """Judge anew what this transaction has changed so far."""
    kpi_ids = take_changed(session)
    if not kpi_ids:
        return
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        # Else two who record values of one KPI at once would each judge it without the other's.
        postgresql.take_turn(connection, team_id=team_of(session))
    renew(session, kpi_ids)


def renew(session: Session, kpi_ids: Sequence[str]) -> None:
    """Judge these KPIs anew and keep how they stand; nothing is kept of one that is retired, or only a part."""
    rules = rules_of(session)
    for some in in_parts(kpi_ids, most=AT_ONCE):
        run(session, ask.FORGET, some=some)
        insert_all(session, StandingRow, list(_rows(session, some, rules)))


def rules_of(session: Session) -> Rules:
    """The rules of the company as they stand in the database."""
    row = run(session, ask.RULES).one_or_none()
    return Rules(Limits(), 1) if row is None else Rules(row.limits, row.fiscal_year_start)


def _rows(session: Session, kpi_ids: Sequence[str], rules: Rules) -> Iterator[Mapping[str, Any]]:
    found = (kpi_rows.stored(row, last=None) for row in run(session, FIND, some=kpi_ids).mappings())
    kpis = {one.kpi.id: one for one in found if not one.parent}
    said = values.responses(session, tuple(kpis)) if kpis else {}
    for id_, case in cases.cases(session, kpis.values(), starts_in=rules.starts_in).items():
        yield from _stretches(kpis[id_], case, rules=rules, said=said.get(id_, ()))


def _stretches(
    kpi: StoredKpi, case: Case, *, rules: Rules, said: Sequence[Response]
) -> Iterator[Mapping[str, Any]]:
    definition = kpi.kpi.definition
    same = {
        "kpi_id": kpi.kpi.id,
        "edition": rules.edition,
        "department_id": kpi.department,
        "indicator": definition.indicator,
        "weight": definition.sheet.weight,
        "acted_until": acted_until(case, said),
    }
    for one in timeline(case, starts_in=rules.starts_in, limits=rules.limits):
        percent = None if one.percent is None else float(one.percent)
        own = {"first_day": one.first, "last_day": one.last, "status": one.status, "percent": percent}
        yield {**same, **own}


def acted_until(case: Case, said: Sequence[Response]) -> date | None:
    """The last day on which the newest answer to "what is done about it", or an action of the sheet, still counts."""
    answered = [said[0].by or date.max] if said else []
    planned = [action.by for action in case.definition.sheet.actions if action.by]
    return max((*answered, *planned), default=None)


def _grouped(rows: Sequence[Any]) -> dict[str, Counter[Status]]:
    found: dict[str, Counter[Status]] = {}
    for group, status, count in rows:
        found.setdefault(group, Counter())[status] = count
    return found


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of how the company's KPIs stand, as it reads on one day."""

    session: Session
    day: Day

    def counts(self) -> Counter[Status]:
        """How many KPIs stand how."""
        return Counter(dict(self._asked(ask.COUNTS)))

    def by_department(self) -> dict[str, Counter[Status]]:
        """The same by the id of the department."""
        return _grouped(self._asked(ask.BY_DEPARTMENT))

    def by_indicator(self, indicators: Sequence[str]) -> dict[str, Counter[Status]]:
        """The same of those for these indicators, by the id of the indicator."""
        return _grouped(self._asked(ask.BY_INDICATOR, indicators=indicators))

    def worst(self, statuses: Sequence[Status], *, most: int) -> tuple[str, ...]:
        """Of the KPIs that stand so the first few: red, nothing done about it, least of what should be."""
        return tuple(row.kpi_id for row in self._asked(ask.WORST, statuses=statuses, most=most))

    def worst_of(self, indicator: str, *, most: int) -> tuple[str, ...]:
        """Of the KPIs for this indicator the first few, in the same order."""
        return tuple(row.kpi_id for row in self._asked(ask.WORST_UNDER, indicators=(indicator,), most=most))

    def roll(self, indicators: Sequence[str]) -> tuple[Roll, str]:
        """The score of the KPIs for these indicators, and the id of the weakest."""
        values_ = {"indicators": indicators, "cap": float(self.day.limits.cap)}
        row = self._asked(ask.TOTAL, **values_)[0]
        weighted = row.every == row.with_weight
        score, reported = (row.by_weight, row.weight_known) if weighted else (row.plainly, row.known)
        weight = row.weight if weighted else row.every
        weakest = next(iter(self._asked(ask.WEAKEST, indicators=indicators)), None)
        if not reported:
            return Roll(score=None, reported=0, weight=weight or 0), ""
        return (
            Roll(score=Decimal(str(score / reported)), reported=reported, weight=weight),
            weakest.kpi_id if weakest else "",
        )

    def missing(self, *, most: int) -> tuple[str, ...]:
        """KPIs of departments' sets of which nothing is kept by the rules of today, the first few."""
        settle(self.session)
        rows = run(self.session, ask.MISSING, edition=self._edition, beginning=date.min, most=most)
        return tuple(row.id for row in rows)

    @property
    def _edition(self) -> int:
        return edition(self.day.limits, starts_in=self.day.starts_in)

    def _asked(self, what: Prepared, **more: object) -> Sequence[Any]:
        settle(self.session)
        return run(self.session, what, edition=self._edition, today=self.day.today, **more).all()
