"""What departments were asked about their needs, and what people remarked."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, moment, optional, words
from store.migrations.kept import keep

revision = "0008"
down_revision: str | None = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_need_request()
    create_remark()
    keep("remark")


def downgrade() -> None:
    op.drop_table("remark")
    op.drop_table("need_request")


def create_need_request() -> None:
    op.create_table(
        "need_request",
        words("team_id"),
        words("need_id"),
        words("draft_id"),
        words("department_id"),
        words("served_id"),
        words("asked"),
        moment("asked_at"),
        words("text"),
        choice("state", "proposed silent confirmed corrected not_needed wanted left"),
        words("answer"),
        words("by"),
        optional(moment("at")),
        sa.PrimaryKeyConstraint("team_id", "need_id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
        sa.ForeignKeyConstraint(["team_id", "served_id"], ["department.team_id", "department.id"]),
        sa.ForeignKeyConstraint(["team_id", "draft_id"], ["draft.team_id", "draft.id"]),
    )
    op.create_index("ix_need_request_draft", "need_request", ["team_id", "draft_id"])
    op.create_index("ix_need_request_state", "need_request", ["team_id", "state"])


def create_remark() -> None:
    op.create_table(
        "remark",
        words("team_id"),
        words("id"),
        choice("topic", "draft kpi"),
        words("subject_id"),
        optional(words("department_id")),
        words("author"),
        words("text"),
        moment("at"),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )
    op.create_index("ix_remark_subject", "remark", ["team_id", "topic", "subject_id"])
