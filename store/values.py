"""Actual values: the one that counts for each period, who may record them, and what is done when they are bad."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam
from sqlalchemy import select as core_select
from sqlmodel import Session, col, delete, select

from kpi_rules.sheet_nouns import Sheet
from store.nouns import Batch, CheckIn, Response
from store.parts import in_parts
from store.prepared import prepared, run, table
from store.tables.kpis import CheckInRow
from store.tables.values import BatchRow, KpiPersonRow, ResponseRow
from store.unit import changed, team_of

CHECK = table(CheckInRow)
RECORDED = (
    CHECK.c.kpi_id.label("kpi"),
    *(CHECK.c[name] for name in ("period", "value", "by", "at", "note", "withdrawn", "day")),
)
SERIES = prepared(
    core_select(*RECORDED)
    .where(CHECK.c.kpi_id.in_(bindparam("kpis", expanding=True)))
    .order_by(CHECK.c.kpi_id, CHECK.c.period, CHECK.c.at)
)


def series(session: Session, kpi_ids: Sequence[str]) -> dict[str, tuple[CheckIn, ...]]:
    """For each KPI the value that counts in each period, by period; nothing for a period whose value was taken back."""
    parts = (run(session, SERIES, kpis=some).mappings() for some in in_parts(kpi_ids))
    return counting(CheckIn(**row) for part in parts for row in part)


def counting(every: Iterable[CheckIn]) -> dict[str, tuple[CheckIn, ...]]:
    """Of all records, in the order of their moments, those that count, by KPI."""
    last = {(one.kpi, one.period): one for one in every}
    found: dict[str, list[CheckIn]] = {}
    for one in last.values():
        if not one.withdrawn:
            found.setdefault(one.kpi, []).append(one)
    return {kpi: tuple(values) for kpi, values in found.items()}


def people_of(sheet: Sheet) -> tuple[str, ...]:
    """Everybody whom the sheet names."""
    return tuple(dict.fromkeys(user for user in (sheet.owner, sheet.updater, sheet.delegate) if user))


def name_people(session: Session, kpi_id: str, *, sheet: Sheet) -> None:
    """Note whom the KPI's sheet names, so that each of them finds it."""
    wanted = set(people_of(sheet))
    mine = select(KpiPersonRow).where(col(KpiPersonRow.kpi_id) == kpi_id)
    if {row.user_id for row in session.exec(mine).all()} == wanted:
        return
    session.execute(delete(KpiPersonRow).where(col(KpiPersonRow.kpi_id) == kpi_id))
    team_id = team_of(session)
    session.add_all(KpiPersonRow(team_id=team_id, user_id=user, kpi_id=kpi_id) for user in sorted(wanted))


def named(session: Session) -> tuple[str, ...]:
    """Everybody whom any KPI's sheet names."""
    everyone = select(KpiPersonRow.user_id).distinct().order_by(col(KpiPersonRow.user_id))
    return tuple(session.exec(everyone).all())


def batch_of(session: Session, user_id: str) -> Batch | None:
    """What the person is recording, or recorded last."""
    row = session.get(BatchRow, (team_of(session), user_id))
    return None if row is None else Batch(id=row.id, document=row.document, at=row.at)


def keep_batch(session: Session, user_id: str, *, batch: Batch) -> None:
    """Replace it."""
    session.merge(BatchRow(team_id=team_of(session), user_id=user_id, **batch.model_dump()))
    session.flush()


def respond(session: Session, response: Response) -> None:
    """Keep what is done about a KPI."""
    fields = response.model_dump(exclude={"kpi"})
    session.add(ResponseRow(team_id=team_of(session), kpi_id=response.kpi, **fields))
    session.flush()
    changed(session, response.kpi)


def responses(session: Session, kpi_ids: Sequence[str]) -> dict[str, tuple[Response, ...]]:
    """What was said about each KPI, the newest first."""
    found: dict[str, list[Response]] = {}
    newest_first = select(ResponseRow).order_by(col(ResponseRow.at).desc())
    for some in in_parts(kpi_ids):
        for row in session.exec(newest_first.where(col(ResponseRow.kpi_id).in_(some))).all():
            fields = row.model_dump(exclude={"team_id", "kpi_id"})
            found.setdefault(row.kpi_id, []).append(Response(kpi=row.kpi_id, **fields))
    return {kpi: tuple(every) for kpi, every in found.items()}
