"""Between the words of a published KPI and its rows."""

from sqlalchemy import RowMapping

from kpi_rules.nouns import Definition, DraftState, Kpi, Level
from store.nouns import CheckIn, StoredKpi, Wording
from store.tables.kpis import CheckInRow, DefinitionRow, KpiRow


def new(kpi: Kpi, *, team_id: str, department_id: str) -> KpiRow:
    """The row of a KPI that has no definition yet: version 0."""
    return KpiRow(
        team_id=team_id,
        id=kpi.id,
        department_id=department_id,
        position=0,
        state=DraftState.DRAFTING,
        version=0,
        comment="",
    )


def definition_row(row: KpiRow, wording: Wording) -> DefinitionRow:
    """The KPI's definition as that version of it."""
    made = wording.model_dump(include={"author", "at", "reason"})
    fields = wording.definition.model_dump()
    return DefinitionRow(team_id=row.team_id, kpi_id=row.id, version=wording.number, **made, **fields)


def definition(row: DefinitionRow) -> Definition:
    """The definition of a row."""
    return Definition.model_validate(row.model_dump(include=set(Definition.model_fields)))


def wording(row: DefinitionRow) -> Wording:
    """The version of a row."""
    return Wording(
        number=row.version, definition=definition(row), author=row.author, at=row.at, reason=row.reason
    )


def check_in(row: CheckInRow) -> CheckIn:
    """The actual value of a row."""
    return CheckIn(
        kpi=row.kpi_id,
        period=row.period,
        value=row.value,
        by=row.by,
        at=row.at,
        note=row.note,
        withdrawn=row.withdrawn,
        day=row.day,
    )


def stored(row: RowMapping, *, last: CheckIn | None) -> StoredKpi:
    """The KPI of its row beside that of its current definition."""
    wording = Definition(**{name: row[name] for name in Definition.model_fields})
    return StoredKpi(
        kpi=Kpi(id=row["id"], definition=wording, comment=row["comment"]),
        department=row["department_id"],
        state=row["state"],
        version=row["version"],
        level=Level(row["level"]),
        parent=row["parent_id"] or "",
        began_at=row["began_at"],
        paused_at=row["paused_at"],
        retired_at=row["retired_at"],
        last=last,
    )
