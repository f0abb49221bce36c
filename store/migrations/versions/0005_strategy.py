"""What stands behind the objectives, and how indicators hang together."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None

TEXTS = {"focus": "", "factor": "", "drives": "[]", "split": "{}"}


def upgrade() -> None:
    op.add_column("workspace", sa.Column("strategy", sa.Text(), nullable=False, server_default="{}"))
    assigned: sa.Column[bool] = sa.Column("assigned", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("objective", assigned)
    for name, empty in TEXTS.items():
        op.add_column("indicator", sa.Column(name, sa.Text(), nullable=False, server_default=empty))


def downgrade() -> None:
    for name in TEXTS:
        op.drop_column("indicator", name)
    op.drop_column("objective", "assigned")
    op.drop_column("workspace", "strategy")
