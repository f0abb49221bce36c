"""Values that live: taken back, paused, recorded by whoever a sheet names, answered when they turn amber or red."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import day, moment, optional, words
from store.migrations.kept import keep

revision = "0007"
down_revision: str | None = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("check_in", sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("kpi", optional(moment("began_at")))
    op.add_column("kpi", optional(moment("paused_at")))
    create_kpi_person()
    create_batch()
    create_response()
    keep("response")


def downgrade() -> None:
    for table in ("response", "batch", "kpi_person"):
        op.drop_table(table)
    op.drop_column("kpi", "paused_at")
    op.drop_column("kpi", "began_at")
    op.drop_column("check_in", "withdrawn")


def create_kpi_person() -> None:
    op.create_table(
        "kpi_person",
        words("team_id"),
        words("user_id"),
        words("kpi_id"),
        sa.PrimaryKeyConstraint("team_id", "user_id", "kpi_id"),
        sa.ForeignKeyConstraint(["team_id", "kpi_id"], ["kpi.team_id", "kpi.id"]),
    )
    op.create_index("ix_kpi_person_kpi", "kpi_person", ["team_id", "kpi_id"])


def create_batch() -> None:
    op.create_table(
        "batch",
        words("team_id"),
        words("user_id"),
        words("id"),
        words("document"),
        moment("at"),
        sa.PrimaryKeyConstraint("team_id", "user_id"),
    )


def create_response() -> None:
    op.create_table(
        "response",
        words("team_id"),
        words("kpi_id"),
        moment("at"),
        words("period"),
        words("cause"),
        words("action"),
        words("who"),
        optional(day("by")),
        words("author"),
        sa.PrimaryKeyConstraint("team_id", "kpi_id", "at"),
        sa.ForeignKeyConstraint(["team_id", "kpi_id"], ["kpi.team_id", "kpi.id"]),
    )
