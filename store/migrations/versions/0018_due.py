"""Find what is to be sent without passing by all that was sent in a week."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision: str | None = "0017"
branch_labels = None
depends_on = None

WAITING = sa.text("done_at IS NULL")


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "ix_outbox_due", "outbox", ["team_id", "next_at"], sqlite_where=WAITING, postgresql_where=WAITING
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_outbox_due", "outbox")
