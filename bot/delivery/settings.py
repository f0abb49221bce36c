"""Every number of the delivery, with its reason."""

from dataclasses import dataclass
from datetime import timedelta

from store.message_nouns import Priority


@dataclass(frozen=True, slots=True)
class DeliverySettings:
    """How delivery behaves. The defaults suit one Slack workspace; tests make the waits tiny."""

    senders: int = 12
    """Requests that may be under way at once, each of another conversation."""
    timeout: int = 10
    """Seconds that one request may take."""
    lease: timedelta = timedelta(seconds=60)
    """How long a claim holds; several times a request, so that only the dead lose it."""
    settle_answer: timedelta = timedelta(seconds=2)
    """How long Slack gets to finish an unknown request before we look for it, while a person waits."""
    settle_reminder: timedelta = timedelta(seconds=120)
    """The same where nobody waits."""
    look_back: timedelta = timedelta(minutes=5)
    """How far before the first try we look: Slack's clock is not ours."""
    resend_waits: tuple[timedelta, ...] = (
        timedelta(0),
        timedelta(seconds=15),
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=15),
    )
    """How long to wait before each resend of a message that was looked for and not found; then it is given up."""
    back_off: timedelta = timedelta(seconds=1)
    """The wait after the first request that never reached Slack; it doubles each time."""
    longest_back_off: timedelta = timedelta(minutes=10)
    give_up: timedelta = timedelta(hours=24)
    """A message that could not be sent for this long is dead."""
    team_pause: timedelta = timedelta(seconds=60)
    """How long a workspace is left alone after it refused our token."""
    channel_rate: float = 0.9
    """Messages a second and channel: Slack allows one, and requests do not all take the same time."""
    channel_burst: float = 3.0
    """Messages that may go to one channel at once before that rate holds."""
    team_rate: float = 295 / 60
    """Messages a second and workspace: just below 300 a minute, the least that Slack's "several hundred" can mean."""
    team_burst: float = 20.0
    reserve: float = 5.0
    """Permissions of the workspace that reminders leave to answers."""
    tick: timedelta = timedelta(seconds=5)
    """The longest sleep: clocks jump, and other processes put messages in as well."""
    keep: timedelta = timedelta(days=7)
    """How long messages that are done stay in the database."""
    look_first: bool = True
    """Look for a message of unknown outcome before it is sent again. Only a test may switch this off."""

    def settle(self, priority: Priority) -> timedelta:
        """How long Slack gets to finish a request of unknown outcome."""
        return self.settle_answer if priority is Priority.ANSWER else self.settle_reminder
