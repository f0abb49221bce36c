"""The rest of a KPI's definition sheet."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("definition", sa.Column("sheet", sa.Text(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("definition", "sheet")
