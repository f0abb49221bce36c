"""What goes out to Slack, on its way through the outbox."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

from nlp.nouns import Frozen


class Kind(StrEnum):
    """What an outgoing message asks of Slack."""

    POST = "post"
    UPDATE = "update"
    DELETE = "delete"
    PUBLISH_HOME = "publish_home"
    RESPOND = "respond"


class Priority(IntEnum):
    """Who goes first: somebody waits for an answer, nobody for a reminder."""

    ANSWER = 0
    REMINDER = 1


class Progress(StrEnum):
    """How far an outgoing message is."""

    PENDING = "pending"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    SENT = "sent"
    DEAD = "dead"


class Outgoing(Frozen):
    """One request to Slack that must happen once. Order is kept within a conversation.

    `to` is a channel or person id, the person for a home view, or the response URL. `payload` holds the other
    arguments: text, blocks, thread_ts, view; ts for an update or delete, unless `of` names the earlier post.
    """

    id: UUID
    conversation: str
    kind: Kind
    to: str
    payload: dict[str, Any]
    priority: Priority = Priority.ANSWER
    not_before: datetime | None = None
    not_after: datetime | None = None
    """From then on it is better not sent at all; what was sent by then stays sent."""
    of: UUID | None = None
    """The outgoing post that an update or delete is about, when its ts is not known yet."""


TOO_LATE = "too late"
"""The error of a message whose time had passed: it certainly was not sent."""


class Due(Frozen):
    """A message that may be claimed: what has to be known to choose it."""

    id: str
    kind: Kind
    to: str
    priority: Priority
    state: Progress


class Claimed(Frozen):
    """An outgoing message that this process may deal with until its lease runs out."""

    id: UUID
    team_id: str
    kind: Kind
    to: str
    payload: dict[str, Any]
    priority: Priority
    state: Progress
    token: str
    lease_until: datetime
    since: datetime
    """When it was first due."""
    not_after: datetime | None = None
    tries: int
    failures: int
    resends: int
    plain: bool
    started_at: datetime | None
    tried_at: datetime | None
    channel: str = ""
    ts: str = ""
    """Of the message that an update or delete is about, when `of` named it."""


class Change(Frozen):
    """What becomes of a claimed message."""

    state: Progress
    at: datetime
    next_at: datetime | None = None
    error: str = ""
    channel: str = ""
    ts: str = ""
    plain: bool = False
    failed: int = 0
    resent: int = 0


class Waiting(Frozen):
    """A workspace with messages that are not done: its earliest moment, the earliest still to come, and the
    earliest end of a lease."""

    team_id: str
    first: datetime
    then: datetime | None
    lease: datetime | None


class Throttle(Frozen):
    """A bucket of permissions to send, as it was at a moment, and until when nothing may be sent at all."""

    tokens: float
    at: datetime
    blocked_until: datetime | None = None
