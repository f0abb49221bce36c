"""How KPIs stand, kept for every day to come; and the day of a value where it was recorded."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, day, optional, real, whole, words

revision = "0015"
down_revision: str | None = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("check_in", optional(day("day")))
    op.create_table(
        "standing",
        words("team_id"),
        words("kpi_id"),
        day("first_day"),
        day("last_day"),
        whole("edition"),
        words("department_id"),
        words("indicator"),
        choice(
            "status",
            "on_track at_risk off_track no_data overdue done paused retired not_approved",
        ),
        optional(real("percent")),
        optional(whole("weight")),
        optional(day("acted_until")),
        sa.PrimaryKeyConstraint("team_id", "kpi_id", "first_day"),
        sa.ForeignKeyConstraint(["team_id", "kpi_id"], ["kpi.team_id", "kpi.id"]),
    )
    op.create_index(
        "ix_standing_status",
        "standing",
        ["team_id", "edition", "status", "first_day", "last_day", "percent", "acted_until", "kpi_id"],
    )
    op.create_index("ix_standing_indicator", "standing", ["team_id", "indicator"])


def downgrade() -> None:
    op.drop_table("standing")
    op.drop_column("check_in", "day")
