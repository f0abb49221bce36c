"""The company, its departments and their drafts."""

import sqlalchemy as sa
from alembic import op

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
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fiscal_year_start", sa.Integer(), nullable=False),
        sa.Column("vision", sa.Text(), nullable=False),
        sa.Column("settled", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("fiscal_year_start BETWEEN 1 AND 12", name=op.f("ck_workspace_fiscal_year_start")),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_workspace")),
    )


def create_strategy_owner() -> None:
    op.create_table(
        "strategy_owner",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["workspace.team_id"], name=op.f("fk_strategy_owner_team_id")),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_strategy_owner")),
    )


def create_department() -> None:
    op.create_table(
        "department",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "function",
            sa.Enum(
                "rnd",
                "procurement",
                "production",
                "marketing",
                "sales",
                "service",
                "finance",
                "hr",
                "it",
                "admin",
                name="function",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum("business", "support", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("deputies", sa.Text(), nullable=False),
        sa.Column("serves", sa.Text(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["workspace.team_id"], name=op.f("fk_department_team_id")),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_department")),
    )


def create_objective() -> None:
    op.create_table(
        "objective",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["team_id"], ["workspace.team_id"], name=op.f("fk_objective_team_id")),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_objective")),
    )


def create_indicator() -> None:
    op.create_table(
        "indicator",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("objective_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
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
            nullable=False,
        ),
        sa.Column("target", sa.Text(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["team_id", "objective_id"],
            ["objective.team_id", "objective.id"],
            name=op.f("fk_indicator_team_id_objective_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_indicator")),
    )


def create_indicator_department() -> None:
    op.create_table(
        "indicator_department",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "department_id"],
            ["department.team_id", "department.id"],
            name=op.f("fk_indicator_department_team_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["team_id", "indicator_id"],
            ["indicator.team_id", "indicator.id"],
            name=op.f("fk_indicator_department_team_id_indicator_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "team_id", "indicator_id", "department_id", name=op.f("pk_indicator_department")
        ),
    )


def create_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=False),
        sa.Column("drafter", sa.Text(), nullable=False),
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
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "department_id"],
            ["department.team_id", "department.id"],
            name=op.f("fk_draft_team_id_department_id"),
        ),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_draft")),
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
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column(
            "subject",
            sa.Enum("company", "draft", name="subject", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "subject", "subject_id", "version", name=op.f("pk_revision")),
    )


def create_approval() -> None:
    op.create_table(
        "approval",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "approved", "sent_back", name="decision", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "draft_id"], ["draft.team_id", "draft.id"], name=op.f("fk_approval_team_id_draft_id")
        ),
        sa.PrimaryKeyConstraint("team_id", "draft_id", "at", name=op.f("pk_approval")),
    )
