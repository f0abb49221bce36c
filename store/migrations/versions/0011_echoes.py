"""What a change of the goals asks of those whose work hangs on them."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, moment, optional, whole, words

revision = "0011"
down_revision: str | None = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "echo",
        words("team_id"),
        words("goal_id"),
        words("department_id"),
        words("user_id"),
        whole("version"),
        choice("state", "waiting holds revising"),
        moment("asked_at"),
        optional(moment("answered_at")),
        sa.PrimaryKeyConstraint("team_id", "goal_id", "department_id", "user_id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )


def downgrade() -> None:
    op.drop_table("echo")
