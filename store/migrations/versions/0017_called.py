"""Find a KPI by its words without reading the definitions of all."""

import json
import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision: str | None = "0016"
branch_labels = None
depends_on = None

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
AT_ONCE = 5_000
KPIS = sa.text(
    "select kpi.team_id, kpi.id, statement, metric, sheet from kpi join definition on definition.team_id = kpi.team_id"
    " and definition.kpi_id = kpi.id and definition.version = kpi.version"
)
KEEP = sa.text("update kpi set called = :called, initials = :initials where team_id = :team_id and id = :id")


def upgrade() -> None:
    """Add the columns, and fill them for the KPIs that there are."""
    for name in ("called", "initials"):
        op.add_column("kpi", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    connection = op.get_bind()
    rows = list(_rows(connection))
    for at in range(0, len(rows), AT_ONCE):
        connection.execute(KEEP, rows[at : at + AT_ONCE])


def downgrade() -> None:
    """Take them away."""
    op.drop_column("kpi", "initials")
    op.drop_column("kpi", "called")


def _rows(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(KPIS):
        sheet = json.loads(row.sheet)
        subject = f"{sheet.get('name', '')} {row.metric}".strip() or row.statement
        words = [word.casefold() for word in WORD.findall(subject)]
        initials = "".join(word[0] for word in words)
        yield {"team_id": row.team_id, "id": row.id, "called": " ".join(words), "initials": initials}
