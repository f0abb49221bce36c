"""The limits of the rules, as a company has changed them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision: str | None = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workspace", sa.Column("limits", sa.Text(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("workspace", "limits")
