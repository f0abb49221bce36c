"""What departments publish."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, day, moment, optional, whole, words
from store.migrations.kept import keep

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None

TABLES = ("mission", "need", "capability", "kpi", "definition", "check_in")


def upgrade() -> None:
    create_mission()
    create_need()
    create_capability()
    create_kpi()
    create_definition()
    create_check_in()
    for table in (
        "mission",
        "definition",
        "check_in",
    ):
        keep(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def create_mission() -> None:
    op.create_table(
        "mission",
        words("team_id"),
        words("department_id"),
        whole("version"),
        words("text"),
        words("objectives"),
        words("agreed_by"),
        optional(moment("agreed_at")),
        words("author"),
        moment("at"),
        sa.PrimaryKeyConstraint("team_id", "department_id", "version"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )


def create_need() -> None:
    op.create_table(
        "need",
        words("team_id"),
        words("id"),
        words("department_id"),
        words("served_id"),
        whole("position"),
        words("text"),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
        sa.ForeignKeyConstraint(["team_id", "served_id"], ["department.team_id", "department.id"]),
    )


def create_capability() -> None:
    op.create_table(
        "capability",
        words("team_id"),
        words("id"),
        words("department_id"),
        whole("position"),
        choice("kind", "training process system other"),
        words("text"),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )


def create_kpi() -> None:
    op.create_table(
        "kpi",
        words("team_id"),
        words("id"),
        words("department_id"),
        whole("position"),
        choice("state", "drafting submitted sent_back approved"),
        whole("version"),
        words("comment"),
        optional(moment("retired_at")),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.ForeignKeyConstraint(["team_id", "department_id"], ["department.team_id", "department.id"]),
    )
    op.create_index("ix_kpi_department", "kpi", ["team_id", "department_id"])


def create_definition() -> None:
    op.create_table(
        "definition",
        words("team_id"),
        words("kpi_id"),
        whole("version"),
        words("statement"),
        words("metric"),
        optional(choice("direction", "increase decrease keep")),
        choice("measure", "quantity milestone none"),
        optional(words("baseline")),
        optional(words("target")),
        optional(words("target_high")),
        optional(choice("target_kind", "reach change")),
        choice("comparator", "exactly at_least at_most between"),
        optional(choice("unit", "percent percentage_point currency duration x score count")),
        words("unit_text"),
        optional(words("currency")),
        optional(day("due")),
        optional(choice("cadence", "daily weekly monthly quarterly half_yearly yearly")),
        words("serves"),
        words("indicator"),
        optional(choice("side", "outside inside")),
        optional(choice("perspective", "financial customer internal_process learning_growth")),
        optional(choice("horizon", "short medium")),
        optional(choice("nature", "result process")),
        words("kept_because"),
        words("author"),
        moment("at"),
        sa.PrimaryKeyConstraint("team_id", "kpi_id", "version"),
        sa.ForeignKeyConstraint(["team_id", "kpi_id"], ["kpi.team_id", "kpi.id"]),
    )


def create_check_in() -> None:
    op.create_table(
        "check_in",
        words("team_id"),
        words("kpi_id"),
        words("period"),
        moment("at"),
        words("value"),
        words("by"),
        words("note"),
        sa.PrimaryKeyConstraint("team_id", "kpi_id", "period", "at"),
        sa.ForeignKeyConstraint(["team_id", "kpi_id"], ["kpi.team_id", "kpi.id"]),
    )
