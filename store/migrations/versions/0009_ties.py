"""What binds KPIs, what is broken down to posts, and what people set themselves."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, flag, moment, optional, words

revision = "0009"
down_revision: str | None = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite adds no check to a table that is there already, and to rebuild it would touch all that refers to it.
    op.add_column("kpi", sa.Column("level", sa.Text(), nullable=False, server_default="department"))
    op.add_column("kpi", optional(words("parent_id")))
    create_tie()
    create_post()
    create_growth()


def downgrade() -> None:
    for table in ("growth", "post", "tie"):
        op.drop_table(table)
    op.drop_column("kpi", "parent_id")
    op.drop_column("kpi", "level")


def create_tie() -> None:
    op.create_table(
        "tie",
        words("team_id"),
        words("kpi_id"),
        choice("kind", "watch shared sister cause support"),
        words("department_id"),
        words("other_id"),
        choice("state", "proposed agreed declined"),
        words("note"),
        words("by"),
        moment("at"),
        words("answered_by"),
        sa.PrimaryKeyConstraint("team_id", "kpi_id", "kind", "department_id", "other_id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )
    op.create_index("ix_tie_department", "tie", ["team_id", "department_id"])
    op.create_index("ix_tie_other", "tie", ["team_id", "other_id"])


def create_post() -> None:
    op.create_table(
        "post",
        words("team_id"),
        words("id"),
        words("parent_id"),
        words("department_id"),
        words("post"),
        words("holder"),
        words("statement"),
        words("responsibility"),
        words("process"),
        choice("effort", "yes partly no"),
        choice("state", "proposed accepted questioned withdrawn"),
        words("by"),
        moment("at"),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
        sa.ForeignKeyConstraint(["team_id", "parent_id"], ["kpi.team_id", "kpi.id"]),
    )
    op.create_index("ix_post_parent", "post", ["team_id", "parent_id"])
    op.create_index("ix_post_holder", "post", ["team_id", "holder"])


def create_growth() -> None:
    op.create_table(
        "growth",
        words("team_id"),
        words("id"),
        words("user_id"),
        words("text"),
        choice("state", "open done removed"),
        flag("shared"),
        moment("at"),
        optional(moment("done_at")),
        sa.PrimaryKeyConstraint("team_id", "id"),
    )
    op.create_index("ix_growth_user", "growth", ["team_id", "user_id"])
