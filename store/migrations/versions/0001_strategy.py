"""The company, its departments and their drafts."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, day, flag, moment, optional, whole, words
from store.migrations.kept import keep

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None

TABLES = (
    "workspace",
    "strategy_owner",
    "department",
    "objective",
    "indicator",
    "indicator_department",
    "draft",
    "revision",
    "approval",
)


def upgrade() -> None:
    create_workspace()
    create_strategy_owner()
    create_department()
    create_objective()
    create_indicator()
    create_indicator_department()
    create_draft()
    create_revision()
    create_approval()
    for table in (
        "revision",
        "approval",
    ):
        keep(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def create_workspace() -> None:
    op.create_table(
        "workspace",
        words("team_id"),
        words("name"),
        whole("fiscal_year_start"),
        words("vision"),
        words("settled"),
        whole("version"),
        sa.PrimaryKeyConstraint("team_id"),
        sa.CheckConstraint("fiscal_year_start BETWEEN 1 AND 12", name="fiscal_year_start"),
    )


def create_strategy_owner() -> None:
    op.create_table(
        "strategy_owner",
        words("team_id"),
        words("user_id"),
        whole("position"),
        sa.PrimaryKeyConstraint("team_id", "user_id"),
        sa.ForeignKeyConstraint(["team_id"], ["workspace.team_id"]),
    )


def create_department() -> None:
    op.create_table(
        "department",
        words("team_id"),
        words("id"),
        whole("position"),
        words("name"),
        choice("function", "rnd procurement production marketing sales service finance hr it admin"),
        choice("kind", "business support"),
        words("head"),
        words("deputies"),
        words("serves"),
        flag("gone"),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id"], ["workspace.team_id"]),
    )


def create_objective() -> None:
    op.create_table(
        "objective",
        words("team_id"),
        words("id"),
        whole("position"),
        words("statement"),
        optional(day("due")),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id"], ["workspace.team_id"]),
    )


def create_indicator() -> None:
    op.create_table(
        "indicator",
        words("team_id"),
        words("id"),
        words("objective_id"),
        whole("position"),
        words("statement"),
        choice("perspective", "financial customer internal_process learning_growth"),
        optional(words("target")),
        optional(choice("unit", "percent percentage_point currency duration x score count")),
        words("unit_text"),
        optional(words("currency")),
        optional(day("due")),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(
            ["team_id", "objective_id"], ["objective.team_id", "objective.id"], ondelete="CASCADE"
        ),
    )


def create_indicator_department() -> None:
    op.create_table(
        "indicator_department",
        words("team_id"),
        words("indicator_id"),
        words("department_id"),
        whole("position"),
        sa.PrimaryKeyConstraint("team_id", "indicator_id", "department_id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
        sa.ForeignKeyConstraint(
            ["team_id", "indicator_id"], ["indicator.team_id", "indicator.id"], ondelete="CASCADE"
        ),
    )


def create_draft() -> None:
    op.create_table(
        "draft",
        words("team_id"),
        words("id"),
        words("department_id"),
        words("drafter"),
        choice("state", "drafting submitted sent_back approved"),
        whole("version"),
        words("document"),
        moment("changed_at"),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )
    op.create_index(
        "uq_draft_open",
        "draft",
        ["team_id", "department_id"],
        unique=True,
        sqlite_where=sa.text("state <> 'approved'"),
        postgresql_where=sa.text("state <> 'approved'"),
    )


def create_revision() -> None:
    op.create_table(
        "revision",
        words("team_id"),
        choice("subject", "company draft"),
        words("subject_id"),
        whole("version"),
        words("document"),
        words("author"),
        moment("at"),
        sa.PrimaryKeyConstraint("team_id", "subject", "subject_id", "version"),
    )


def create_approval() -> None:
    op.create_table(
        "approval",
        words("team_id"),
        words("draft_id"),
        moment("at"),
        choice("decision", "approved sent_back"),
        words("by"),
        words("comment"),
        sa.PrimaryKeyConstraint("team_id", "draft_id", "at"),
        sa.ForeignKeyConstraint(["team_id", "draft_id"], ["draft.team_id", "draft.id"]),
    )
