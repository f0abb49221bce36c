"""What the KPIs of a department stand on: its mission, what others need of it, what it must become able to do."""

from datetime import datetime
from enum import StrEnum

from nlp.nouns import Frozen


class Mission(Frozen):
    """Why the department exists, and who in the department stands behind that text."""

    text: str
    objectives: tuple[str, ...] = ()
    agreed_by: str = ""
    agreed_at: datetime | None = None


class Need(Frozen):
    """What one internal customer needs from the department (outside)."""

    id: str
    department: str
    """Id of the department served."""
    text: str


class CapabilityKind(StrEnum):
    """How a department becomes able to do something new."""

    TRAINING = "training"
    PROCESS = "process"
    SYSTEM = "system"
    OTHER = "other"


class Capability(Frozen):
    """What the department must become able to do (inside)."""

    id: str
    kind: CapabilityKind
    text: str
