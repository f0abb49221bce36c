"""What departments published, with every version of every wording, and the actual values."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from kpi_rules.nouns import Definition, DraftState, Kpi, Level
from kpi_rules.reports.naming import initials, name_words
from nlp.nouns import Unit
from store import kpi_rows, missions, values
from store.kpi_statements import (
    BELOW,
    COUNT_TOWARD,
    FIND,
    FIRST,
    IN_FORCE,
    LAST,
    OF_COMPANY,
    OF_DEPARTMENT,
    OF_PERSON,
    OF_UNIT,
    PARTS_OF_COMPANY,
    PARTS_OF_DEPARTMENT,
    TOWARD,
)
from store.nouns import CheckIn, PublishedSet, StoredKpi, Wording
from store.parts import in_parts
from store.prepared import Prepared, run
from store.tables.kpis import CheckInRow, DefinitionRow, KpiRow
from store.unit import changed, insert_new, team_of


def publish(
    session: Session, published: PublishedSet, *, author: str, at: datetime, state: DraftState
) -> tuple[StoredKpi, ...]:
    """Make this the department's set. A version is added only of what changed; a KPI left out is retired."""
    missions.keep(session, published, author=author, at=at)
    _retire_all(session, published.department, at=at)
    for position, kpi in enumerate(published.kpis):
        row = _kpi_row(session, kpi, department_id=published.department)
        row.state, row.position, row.comment, row.retired_at = state, position, kpi.comment, None
        row.began_at = row.began_at or at
        reason = published.reasons.get(kpi.id, "")
        _keep_definition(session, row, definition=kpi.definition, author=author, at=at, reason=reason)
        values.name_people(session, row.id, sheet=kpi.definition.sheet)
        changed(session, row.id)
    session.flush()
    return of_department(session, published.department)


def of_department(session: Session, department_id: str) -> tuple[StoredKpi, ...]:
    """The department's KPIs with their current definition and last actual value, without the retired ones."""
    return _current(session, OF_DEPARTMENT, department=department_id)


def of_company(session: Session) -> tuple[StoredKpi, ...]:
    """The KPIs of all departments' sets that are not retired, department by department."""
    return _current(session, OF_COMPANY)


def first(session: Session, *, most: int) -> tuple[StoredKpi, ...]:
    """The first few KPIs of departments' sets."""
    return _current(session, FIRST, most=most)


def with_parts(session: Session, department_id: str = "") -> tuple[StoredKpi, ...]:
    """The KPIs of one department, or of all, and with them all that they were broken down to."""
    if not department_id:
        return _current(session, PARTS_OF_COMPANY)
    return _current(session, PARTS_OF_DEPARTMENT, department=department_id)


def of_unit(session: Session, unit: Unit | None, *, but: str) -> tuple[StoredKpi, ...]:
    """The KPIs of all other departments' sets that are counted in this unit."""
    return _current(session, OF_UNIT, counted=unit, department=but)


def of_person(session: Session, user_id: str, *, departments: Sequence[str]) -> tuple[StoredKpi, ...]:
    """The KPIs whose sheet names the person, and all of these departments."""
    return _current(session, OF_PERSON, person=user_id, some=departments)


def below(session: Session, kpi_ids: Sequence[str]) -> tuple[StoredKpi, ...]:
    """What these KPIs were broken down to: those of posts, and the measures that lead to them."""
    return _current(session, BELOW, some=kpi_ids)


def add_below(
    session: Session, kpi: Kpi, *, parent: StoredKpi, level: Level, author: str, at: datetime
) -> None:
    """Put a KPI in force that is a part of another."""
    row = kpi_rows.new(kpi, team_id=team_of(session), department_id=parent.department)
    row.level, row.parent_id = level, parent.kpi.id
    row.state, row.began_at = DraftState.APPROVED, at
    session.add(row)
    session.flush()
    _keep_definition(session, row, definition=kpi.definition, author=author, at=at)
    values.name_people(session, row.id, sheet=kpi.definition.sheet)
    session.flush()


def sizes(session: Session) -> dict[str, int]:
    """How many KPIs each department has that are not retired; departments without any are left out."""
    rows = (
        select(KpiRow.department_id, func.count())
        .where(col(KpiRow.retired_at).is_(None))
        .group_by(col(KpiRow.department_id))
    )
    return dict(session.exec(rows).all())


def count(session: Session) -> int:
    """How many KPIs there are in departments' sets."""
    return int(run(session, IN_FORCE).scalar_one())


def count_toward(session: Session, goals: Collection[str]) -> int:
    """How many of them serve one of these indicators or needs."""
    return int(run(session, COUNT_TOWARD, some=list(goals)).scalar_one())


def toward(session: Session, goals: Collection[str]) -> tuple[StoredKpi, ...]:
    """The KPIs of departments' sets that serve one of these indicators or needs."""
    return _current(session, TOWARD, some=list(goals))


def find(session: Session, kpi_ids: Sequence[str]) -> tuple[StoredKpi, ...]:
    """Those of the KPIs that are not retired."""
    return _current(session, FIND, some=kpi_ids)


def rest(session: Session, kpi_id: str, *, since: datetime | None) -> None:
    """Let the KPI rest from this moment on, or work again."""
    row = _row(session, kpi_id)
    row.paused_at = since
    session.flush()
    changed(session, kpi_id)


def redefine(
    session: Session, kpi_id: str, definition: Definition, *, author: str, at: datetime, reason: str
) -> None:
    """Give a KPI in force its next definition, when it differs from the present one."""
    row = _row(session, kpi_id)
    _keep_definition(session, row, definition=definition, author=author, at=at, reason=reason)
    values.name_people(session, row.id, sheet=definition.sheet)
    session.flush()
    changed(session, kpi_id)


def retire(session: Session, kpi_id: str, *, at: datetime) -> None:
    """Take a KPI out of force; its values and versions stay."""
    row = _row(session, kpi_id)
    row.retired_at = at
    session.flush()
    changed(session, kpi_id)


def versions(session: Session, kpi_id: str) -> tuple[Wording, ...]:
    """Every version of the KPI's definition, the oldest first, with who made it and when."""
    rows = (
        select(DefinitionRow).where(col(DefinitionRow.kpi_id) == kpi_id).order_by(col(DefinitionRow.version))
    )
    return tuple(kpi_rows.wording(row) for row in session.exec(rows).all())


def last_reasons(session: Session, kpi_ids: Sequence[str]) -> dict[str, str]:
    """Why the present version of each KPI is what it is, where anybody said so."""
    rows = (
        select(DefinitionRow.kpi_id, DefinitionRow.reason)
        .where(col(DefinitionRow.kpi_id).in_(kpi_ids), col(DefinitionRow.reason) != "")
        .where(KpiRow.id == DefinitionRow.kpi_id, KpiRow.version == DefinitionRow.version)
    )
    return dict(session.exec(rows).all())


def check_in(session: Session, recorded: CheckIn) -> bool:
    """Record an actual value, which counts from now on. False when this very record is there already.

    The clocks of several machines differ, and may go back: its moment is put after that of the value before.
    """
    last = _last_of(session, recorded)
    if recorded == last:
        return False
    at = recorded.at if last is None or recorded.at > last.at else last.at + timedelta(microseconds=1)
    fields = recorded.model_dump(exclude={"kpi", "at"})
    insert_new(session, CheckInRow, kpi_id=recorded.kpi, at=at, **fields)
    changed(session, recorded.kpi)
    return True


def _last_of(session: Session, recorded: CheckIn) -> CheckIn | None:
    """The newest value of the same KPI for the same period."""
    same = col(CheckInRow.kpi_id) == recorded.kpi, col(CheckInRow.period) == recorded.period
    newest = select(CheckInRow).where(*same).order_by(col(CheckInRow.at).desc()).limit(1)
    row = session.exec(newest).one_or_none()
    return None if row is None else kpi_rows.check_in(row)


def check_ins(session: Session, kpi_id: str) -> tuple[CheckIn, ...]:
    """Every value recorded for the KPI, by period and then by moment: the last of a period counts."""
    mine = select(CheckInRow).where(col(CheckInRow.kpi_id) == kpi_id)
    rows = session.exec(mine.order_by(col(CheckInRow.period), col(CheckInRow.at))).all()
    return tuple(kpi_rows.check_in(row) for row in rows)


def _current(session: Session, which: Prepared, **values_: object) -> tuple[StoredKpi, ...]:
    rows = run(session, which, **values_).mappings().all()
    last = _last_values(session, [row["id"] for row in rows])
    return tuple(kpi_rows.stored(row, last=last.get(row["id"])) for row in rows)


def _last_values(session: Session, kpi_ids: Sequence[str]) -> dict[str, CheckIn]:
    parts = (run(session, LAST, some=some).mappings() for some in in_parts(kpi_ids))
    found = [CheckIn(**row) for part in parts for row in part]
    last = {one.kpi: one for one in found if not one.withdrawn}
    # Somebody took the newest value back: the one before it counts again. That is rare.
    again = values.series(session, [one.kpi for one in found if one.withdrawn])
    return last | {kpi: every[-1] for kpi, every in again.items()}


def _row(session: Session, kpi_id: str) -> KpiRow:
    return session.exec(select(KpiRow).where(col(KpiRow.id) == kpi_id)).one()


def _retire_all(session: Session, department_id: str, *, at: datetime) -> None:
    """Those that are in the new set come back when it is written."""
    present = select(KpiRow).where(
        col(KpiRow.department_id) == department_id,
        col(KpiRow.retired_at).is_(None),
        col(KpiRow.parent_id).is_(None),
    )
    for row in session.exec(present).all():
        row.retired_at = at
        changed(session, row.id)


def _kpi_row(session: Session, kpi: Kpi, *, department_id: str) -> KpiRow:
    mine = select(KpiRow).where(col(KpiRow.id) == kpi.id, col(KpiRow.department_id) == department_id)
    row = session.exec(mine).one_or_none()
    if row is None:
        row = kpi_rows.new(kpi, team_id=team_of(session), department_id=department_id)
        session.add(row)
    return row


def _keep_definition(
    session: Session, row: KpiRow, *, definition: Definition, author: str, at: datetime, reason: str = ""
) -> None:
    last = session.get(DefinitionRow, (row.team_id, row.id, row.version))
    if last is not None and kpi_rows.definition(last) == definition:
        return
    row.version += 1
    words = name_words(definition)
    row.called, row.initials = " ".join(words), initials(words)
    session.flush()
    wording = Wording(number=row.version, definition=definition, author=author, at=at, reason=reason)
    session.add(kpi_rows.definition_row(row, wording))
