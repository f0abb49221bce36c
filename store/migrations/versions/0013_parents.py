"""Find what a KPI was broken down to without looking at all KPIs."""

from alembic import op

revision = "0013"
down_revision: str | None = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_kpi_parent", "kpi", ["team_id", "parent_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_kpi_parent", "kpi")
