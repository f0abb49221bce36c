"""What waits for whom, as values."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.dialogue.say import Choices
from bot.wording.markup import Markup
from kpi_rules.diary import Diary


class Kind(StrEnum):
    """What somebody owes."""

    VALUE = "value"
    AGREEMENT = "agreement"
    APPROVAL = "approval"
    NEED = "need"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that waits for one person. `item` names it for ever: `value:KPI:2026-10`."""

    item: str
    kind: Kind
    person: str
    since: date
    """The first day on which a reminder makes sense."""
    line: Markup
    """What is said about it."""
    name: str = ""
    """What people call the KPI."""
    example: str = ""
    """A value as the KPI takes it."""
    action: Choices | None = None
    """The button that deals with it."""
    subject: str = ""
    """The KPI, draft or need that it is about."""
    stand_in: str = ""
    """Who is asked while the person is away and named nobody."""
    head: str = ""
    """Who hears of it after two reminders without an answer."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be reminded. The country of the diary is settled."""

    user: str
    zone: ZoneInfo
    diary: Diary = field(default_factory=Diary)
    gone: bool = False
    """No longer in the workspace."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long what is waited for: the defaults are meant to be noticed, and not to be muted."""

    again: int = 2
    """Workdays after the first reminder before the second."""
    head: int = 2
    """Workdays after the second before the head hears of it."""
    draft: timedelta = timedelta(days=4)
    """How long a draft may lie before its drafter is reminded."""
    decision: timedelta = timedelta(days=2)
    """How long an approval or an agreement may wait."""
    fresh: timedelta = timedelta(hours=2)
    """How long a reminder may wait for Slack; after that it is put together anew."""
