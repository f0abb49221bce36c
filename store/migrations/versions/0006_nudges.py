"""Reminders: what each person chose, which slots were used, which steps were taken."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, day, moment, optional, words

revision = "0006"
down_revision: str | None = "0005"
branch_labels = None
depends_on = None

TABLES = ("diary", "rhythm", "nudge", "nudge_step")


def upgrade() -> None:
    op.add_column("outbox", optional(moment("not_after")))
    create_diary()
    create_rhythm()
    create_nudge()
    create_nudge_step()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("outbox", "not_after")


def create_diary() -> None:
    op.create_table(
        "diary",
        words("team_id"),
        words("user_id"),
        words("chosen"),
        sa.PrimaryKeyConstraint("team_id", "user_id"),
    )


def create_rhythm() -> None:
    op.create_table("rhythm", words("team_id"), words("chosen"), sa.PrimaryKeyConstraint("team_id"))


def create_nudge() -> None:
    op.create_table(
        "nudge",
        words("team_id"),
        choice("rule", "owed digest"),
        words("person"),
        words("slot"),
        day("day"),
        moment("at"),
        choice("state", "idle queued sent expired failed missed"),
        optional(words("message")),
        sa.PrimaryKeyConstraint("team_id", "rule", "person", "slot"),
    )
    op.create_index("ix_nudge_day", "nudge", ["team_id", "day"])
    op.create_index("ix_nudge_state", "nudge", ["team_id", "state"])


def create_nudge_step() -> None:
    op.create_table(
        "nudge_step",
        words("team_id"),
        words("owner"),
        words("item"),
        choice("step", "first again head"),
        words("recipient"),
        words("slot"),
        day("day"),
        sa.PrimaryKeyConstraint("team_id", "owner", "item", "step"),
    )
    op.create_index("ix_nudge_step_slot", "nudge_step", ["team_id", "recipient", "slot"])
