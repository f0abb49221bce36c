"""What departments publish."""

import sqlalchemy as sa
from alembic import op

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
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("objectives", sa.Text(), nullable=False),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "department_id"],
            ["department.team_id", "department.id"],
            name=op.f("fk_mission_team_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("team_id", "department_id", "version", name=op.f("pk_mission")),
    )


def create_need() -> None:
    op.create_table(
        "need",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=False),
        sa.Column("served_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "department_id"],
            ["department.team_id", "department.id"],
            name=op.f("fk_need_team_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["team_id", "served_id"],
            ["department.team_id", "department.id"],
            name=op.f("fk_need_team_id_served_id"),
        ),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_need")),
    )


def create_capability() -> None:
    op.create_table(
        "capability",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "training",
                "process",
                "system",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "department_id"],
            ["department.team_id", "department.id"],
            name=op.f("fk_capability_team_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_capability")),
    )


def create_kpi() -> None:
    op.create_table(
        "kpi",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "drafting",
                "submitted",
                "sent_back",
                "approved",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id", "department_id"],
            ["department.team_id", "department.id"],
            name=op.f("fk_kpi_team_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_kpi")),
    )
    op.create_index("ix_kpi_department", "kpi", ["team_id", "department_id"], unique=False)


def create_definition() -> None:
    op.create_table(
        "definition",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("kpi_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "increase",
                "decrease",
                "keep",
                name="direction",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "measure",
            sa.Enum(
                "quantity",
                "milestone",
                "none",
                name="measure",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("target_high", sa.Text(), nullable=True),
        sa.Column(
            "target_kind",
            sa.Enum(
                "reach", "change", name="target_kind", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column(
            "comparator",
            sa.Enum(
                "exactly",
                "at_least",
                "at_most",
                "between",
                name="comparator",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "unit",
            sa.Enum(
                "percent",
                "percentage_point",
                "currency",
                "duration",
                "x",
                "score",
                "count",
                name="unit",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("unit_text", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column(
            "cadence",
            sa.Enum(
                "daily",
                "weekly",
                "monthly",
                "quarterly",
                "half_yearly",
                "yearly",
                name="cadence",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("serves", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("outside", "inside", name="side", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column(
            "perspective",
            sa.Enum(
                "financial",
                "customer",
                "internal_process",
                "learning_growth",
                name="perspective",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "horizon",
            sa.Enum("short", "medium", name="horizon", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column(
            "nature",
            sa.Enum("result", "process", name="nature", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("kept_because", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "kpi_id"], ["kpi.team_id", "kpi.id"], name=op.f("fk_definition_team_id_kpi_id")
        ),
        sa.PrimaryKeyConstraint("team_id", "kpi_id", "version", name=op.f("pk_definition")),
    )


def create_check_in() -> None:
    op.create_table(
        "check_in",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("kpi_id", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "kpi_id"], ["kpi.team_id", "kpi.id"], name=op.f("fk_check_in_team_id_kpi_id")
        ),
        sa.PrimaryKeyConstraint("team_id", "kpi_id", "period", "at", name=op.f("pk_check_in")),
    )
