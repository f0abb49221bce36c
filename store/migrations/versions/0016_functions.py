"""Departments that do more than one thing."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision: str | None = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; so far every department did one thing."""
    op.add_column("department", sa.Column("also", sa.Text(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("department", "also")
