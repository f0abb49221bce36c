"""The draft: one department's unfinished set of KPIs, as one document that every answer replaces by the next."""

from datetime import datetime

from pydantic import Field

from kpi_rules.ground_nouns import Capability, Mission, Need
from kpi_rules.nouns import Definition, DraftState, Kpi
from nlp.nouns import Frozen


class Work(Frozen):
    """The KPI on the table: read, but not yet taken into the set."""

    id: str
    definition: Definition
    typed: str
    """What the person wrote, word for word."""
    fresh: bool = False
    """Just read, nothing asked about it yet: the next question shows first how it was understood."""
    suggested: bool = False
    """It began as an idea of ours: the words are not the person's."""
    split: bool = False
    """Several goals were found and the person decided what to do with them."""
    skipped: frozenset[str] = frozenset()
    """Parts the person will not or cannot give."""
    recalling: bool = False
    """The person wants to name the best value so far, so that the target can be judged by it."""
    settled: bool = False
    """The wording is decided, ours or theirs."""


class Draft(Frozen):
    """All that was said and decided so far. What is empty is what is still to be asked."""

    id: str
    department: str
    drafter: str
    state: DraftState = DraftState.DRAFTING
    objectives_confirmed: bool = False
    objectives_note: str = ""
    """What the person says about the company's objectives, while it waits for a yes to be passed on."""
    mission: Mission | None = None
    mission_kept_because: str = ""
    served: tuple[str, ...] | None = None
    """Ids of the departments served; None while nobody has been asked."""
    needs: tuple[Need, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    capability_kind: str = ""
    """The kind chosen for the capability that is being described."""
    kpis: tuple[Kpi, ...] = ()
    before: tuple[Kpi, ...] = ()
    """The KPIs in force, as they were when the approved set was opened again."""
    changed_because: dict[str, str] = Field(default_factory=dict)
    """Why a KPI in force changes, by its id; empty while that is being asked."""
    work: Work | None = None
    pasted: tuple[str, ...] = ()
    """Lines of a list that waits for the person's yes."""
    queue: tuple[str, ...] = ()
    """Lines taken in that wait to become the work on the table."""
    done: frozenset[str] = frozenset()
    """Keys of questions answered with "no more" or skipped."""
    reasons: dict[str, str] = Field(default_factory=dict)
    """Why a rule of the set does not hold here, by rule id; the approver reads it."""
    comment: str = ""
    """What the approver asked for when the set came back."""
    approved_by: str = ""
    submitted_at: datetime | None = None
