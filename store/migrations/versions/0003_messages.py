"""People, the talk with them, what comes in and goes out."""

import sqlalchemy as sa
from alembic import op

from store.migrations.columns import choice, flag, moment, optional, real, whole, words
from store.migrations.kept import keep

revision = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None

TABLES = ("person", "conversation", "audit", "inbox", "dead_letter", "outbox", "outbox_attempt", "throttle")


def upgrade() -> None:
    create_person()
    create_conversation()
    create_audit()
    create_inbox()
    create_dead_letter()
    create_outbox()
    create_outbox_attempt()
    create_throttle()
    for table in ("audit",):
        keep(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def create_person() -> None:
    op.create_table(
        "person",
        words("team_id"),
        words("user_id"),
        words("name"),
        words("tz"),
        flag("deleted"),
        optional(moment("seen_at")),
        sa.PrimaryKeyConstraint("team_id", "user_id"),
    )


def create_conversation() -> None:
    op.create_table(
        "conversation",
        words("team_id"),
        words("user_id"),
        words("channel"),
        choice("topic", "company draft none"),
        optional(words("draft_id")),
        flag("paused"),
        words("trail"),
        words("answered"),
        whole("version"),
        sa.PrimaryKeyConstraint("team_id", "user_id"),
        sa.ForeignKeyConstraint(["team_id", "draft_id"], ["draft.team_id", "draft.id"]),
    )


def create_audit() -> None:
    op.create_table(
        "audit",
        words("team_id"),
        whole("seq"),
        moment("at"),
        words("actor"),
        words("action"),
        words("subject"),
        words("detail"),
        sa.PrimaryKeyConstraint("team_id", "seq"),
    )


def create_inbox() -> None:
    op.create_table(
        "inbox",
        words("team_id"),
        words("key"),
        words("kind"),
        moment("at"),
        sa.PrimaryKeyConstraint("team_id", "key"),
    )
    op.create_index("ix_inbox_at", "inbox", ["team_id", "at"])


def create_dead_letter() -> None:
    op.create_table(
        "dead_letter",
        words("team_id"),
        words("key"),
        words("kind"),
        whole("attempts"),
        words("error"),
        moment("at"),
        flag("buried"),
        sa.PrimaryKeyConstraint("team_id", "key"),
    )
    op.create_index("ix_dead_letter_at", "dead_letter", ["team_id", "at"])


def create_outbox() -> None:
    op.create_table(
        "outbox",
        words("team_id"),
        words("id"),
        words("conversation"),
        whole("position"),
        choice("kind", "post update delete publish_home respond"),
        words("to"),
        words("payload"),
        whole("priority"),
        optional(words("of_id")),
        moment("created_at"),
        moment("not_before"),
        choice("state", "pending sending uncertain sent dead"),
        moment("next_at"),
        whole("tries"),
        whole("failures"),
        whole("resends"),
        flag("plain"),
        optional(words("claim_token")),
        optional(moment("lease_until")),
        optional(moment("started_at")),
        optional(moment("tried_at")),
        words("channel"),
        words("ts"),
        words("error"),
        optional(moment("done_at")),
        sa.PrimaryKeyConstraint("team_id", "id"),
        sa.UniqueConstraint("team_id", "conversation", "position"),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["team_id", "conversation", "position"],
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )


def create_outbox_attempt() -> None:
    op.create_table(
        "outbox_attempt",
        words("team_id"),
        words("outbox_id"),
        whole("n"),
        moment("started_at"),
        optional(moment("ended_at")),
        words("outcome"),
        words("error"),
        sa.PrimaryKeyConstraint("team_id", "outbox_id", "n"),
        sa.ForeignKeyConstraint(
            ["team_id", "outbox_id"], ["outbox.team_id", "outbox.id"], ondelete="CASCADE"
        ),
    )


def create_throttle() -> None:
    op.create_table(
        "throttle",
        words("team_id"),
        words("method"),
        real("tokens"),
        moment("refilled_at"),
        optional(moment("blocked_until")),
        sa.PrimaryKeyConstraint("team_id", "method"),
    )
