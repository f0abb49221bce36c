"""What the store hands out besides the words of `kpi_rules.nouns`."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from kpi_rules.ground_nouns import Capability, Mission, Need
from kpi_rules.nouns import Definition, DraftState, Kpi, Level
from nlp.nouns import Frozen


class Topic(StrEnum):
    """What a conversation is about at the moment."""

    COMPANY = "company"
    DRAFT = "draft"
    NONE = "none"


class Subject(StrEnum):
    """What a revision is a version of."""

    COMPANY = "company"
    DRAFT = "draft"


class Decision(StrEnum):
    """What an approver decided about a submitted draft."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"


class StoredDraft(Frozen):
    """A department's draft as stored; the document is the dialogue's own JSON. Version 0 is not saved yet."""

    id: str
    department: str
    drafter: str
    state: DraftState
    version: int
    document: str


class Revision(Frozen):
    """One earlier or present version of a draft, with who made it and when."""

    version: int
    document: str
    author: str
    at: datetime


class Approval(Frozen):
    """A decision about a draft."""

    draft: str
    decision: Decision
    by: str
    at: datetime
    comment: str = ""


class Person(Frozen):
    """A person of the workspace, as Slack last described them."""

    user_id: str
    name: str = ""
    tz: str = "UTC"
    deleted: bool = False
    seen_at: datetime | None = None


class Conversation(Frozen):
    """Where the talk with one person stands. Version 0 has never been saved."""

    user_id: str
    channel: str = ""
    topic: Topic = Topic.NONE
    draft_id: str = ""
    paused: bool = False
    trail: tuple[str, ...] = ()
    """Versions of the subject, the oldest first, that "back" returns to."""
    answered: str = ""
    """The last button pressed, so that a double click changes nothing."""
    version: int = 0


class RemarkTopic(StrEnum):
    """What a remark is about."""

    DRAFT = "draft"
    KPI = "kpi"


class Remark(Frozen):
    """A note or a comment: by whom, for which department if for one, about what."""

    id: str
    topic: RemarkTopic
    subject: str
    author: str
    text: str
    at: datetime
    department: str = ""


class CheckIn(Frozen):
    """An actual value recorded for a period."""

    kpi: str
    period: str
    value: Decimal
    by: str
    at: datetime
    note: str = ""
    withdrawn: bool = False
    """It was taken back: the period has no value again."""
    day: date | None = None
    """The day on the wall of whoever recorded it; None where nobody kept it."""

    @property
    def on(self) -> date:
        """The day on which it was recorded, the same for everybody who looks."""
        return self.day or self.at.astimezone(UTC).date()


class Batch(Frozen):
    """The values that somebody is recording or recorded last; the document is the dialogue's own JSON."""

    id: str
    document: str
    at: datetime


class Response(Frozen):
    """What is done about a KPI that is at risk or off track."""

    kpi: str
    period: str
    at: datetime
    author: str
    cause: str
    action: str
    who: str = ""
    by: date | None = None


class StoredKpi(Frozen):
    """A KPI with its current definition, where it stands, and the last actual value."""

    kpi: Kpi
    department: str
    state: DraftState
    version: int
    level: Level = Level.DEPARTMENT
    parent: str = ""
    """The KPI that it is a part of, if it is one."""
    began_at: datetime | None = None
    """When it first came into force."""
    paused_at: datetime | None = None
    retired_at: datetime | None = None
    last: CheckIn | None = None

    @property
    def began_on(self) -> date | None:
        """The day on which it came into force, the same for everybody who looks."""
        return self.began_at.astimezone(UTC).date() if self.began_at else None


class Wording(Frozen):
    """One version of a KPI's definition, with who made it and when."""

    number: int
    definition: Definition
    author: str
    at: datetime
    reason: str = ""
    """Why it differs from the one before it."""


class MissionVersion(Frozen):
    """One version of a department's mission, with who wrote it, and who stands behind it."""

    version: int
    text: str
    agreed_by: str
    author: str
    at: datetime


class PublishedSet(Frozen):
    """All that a department stands behind at one moment."""

    department: str
    mission: Mission | None = None
    needs: tuple[Need, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    reasons: dict[str, str] = Field(default_factory=dict)
    """Why a KPI is not what it was, by its id."""


class Deed(Frozen):
    """Who did what, when, to what."""

    at: datetime
    actor: str
    action: str
    subject: str
    detail: str = ""


class AuditEntry(Deed):
    """A deed with its number; numbers have no gaps."""

    seq: int
