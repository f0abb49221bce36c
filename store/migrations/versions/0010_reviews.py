"""Reviews of departments' KPIs."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, day, moment, optional, words

revision = "0010"
down_revision: str | None = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review",
        words("team_id"),
        words("id"),
        words("department_id"),
        choice("state", "open waiting closed"),
        day("opened_on"),
        optional(day("next_on")),
        moment("changed_at"),
        words("document"),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )
    op.create_index("ix_review_department", "review", ["team_id", "department_id"])


def downgrade() -> None:
    op.drop_table("review")
