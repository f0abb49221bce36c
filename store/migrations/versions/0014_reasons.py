"""Why a KPI's definition was changed."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision: str | None = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody was asked about the versions before it."""
    op.add_column("definition", sa.Column("reason", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("definition", "reason")
