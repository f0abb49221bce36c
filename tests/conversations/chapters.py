"""A draft of Finance in the middle of each chapter, put into the database as if it had been drafted so far."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from bot.dialogue.draft import Draft, Work
from kpi_rules.ground_nouns import Capability, CapabilityKind, Mission, Need
from kpi_rules.nouns import Definition, DraftState, Horizon, Kpi, Nature, Perspective, Side
from nlp.nouns import Direction, Measure, TargetKind, Unit
from store import company as companies
from store import conversations, drafts
from store.database import Database
from store.nouns import StoredDraft, Topic
from tests.conversations.stand import FIONA, TEAM
from tests.dialogue.world import SAID

WHEN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MISSION = Mission(
    text="Finance gives every department the money and the numbers it needs in time, so that the company can grow",
    objectives=("revenue",),
    agreed_by=FIONA,
    agreed_at=WHEN,
)
NEED = Need(id="n1", department="sales", text="Money for customer visits within three days of asking")
CAPABILITY = Capability(id="c1", kind=CapabilityKind.PROCESS, text="Close the month faster")


def definition(metric: str, **changes: object) -> Definition:
    """A whole definition: from 8 to 3 days by the end of 2027."""
    fields = {
        "statement": f"Reduce {metric} from 8 days to 3 days by 31 December 2027",
        "metric": metric,
        "direction": Direction.DECREASE,
        "measure": Measure.QUANTITY,
        "baseline": Decimal(8),
        "target": Decimal(3),
        "target_kind": TargetKind.REACH,
        "unit": Unit.DURATION,
        "unit_text": "days",
        "due": date(2027, 12, 31),
        "indicator": "receivable-days",
        "perspective": Perspective.INTERNAL_PROCESS,
        "nature": Nature.PROCESS,
        "sheet": SAID,
    }
    return Definition.model_validate(fields | changes)


def whole_set() -> tuple[Kpi, ...]:
    """A set that may be submitted: outside and inside, short and medium term, result and process."""
    rows: Iterable[tuple[str, dict[str, object]]] = (
        ("accounts receivable days", {"serves": "receivable-days", "nature": Nature.RESULT, "side": Side.INSIDE,
                                      "perspective": Perspective.FINANCIAL, "horizon": Horizon.SHORT}),
        ("days from request to funds", {"serves": "n1", "side": Side.OUTSIDE, "horizon": Horizon.SHORT,
                                        "perspective": Perspective.CUSTOMER}),
        ("days to close the month", {"serves": "c1", "side": Side.INSIDE, "horizon": Horizon.MEDIUM}),
        ("days to answer a question", {"serves": "n1", "side": Side.OUTSIDE, "horizon": Horizon.MEDIUM,
                                       "perspective": Perspective.LEARNING_GROWTH}),
        ("days to pay an invoice", {"serves": "n1", "side": Side.OUTSIDE, "horizon": Horizon.SHORT}),
    )  # fmt: skip
    return tuple(
        Kpi(id=f"k{n}", definition=definition(metric, **more)) for n, (metric, more) in enumerate(rows)
    )


EMPTY = Draft(id="d1", department="finance", drafter=FIONA)
CONFIRMED = EMPTY.model_copy(update={"objectives_confirmed": True})
AGREED = CONFIRMED.model_copy(update={"mission": MISSION})
NEEDED = AGREED.model_copy(update={"served": ("sales",), "needs": (NEED,)})
INSIDE = NEEDED.model_copy(update={"done": frozenset({"need:sales"})})
READY = INSIDE.model_copy(update={"done": INSIDE.done | {"inside"}, "capabilities": (CAPABILITY,)})
PARTS = READY.model_copy(
    update={
        "work": Work(
            id="k9",
            typed="Reduce days from request to funds",
            definition=definition("days from request to funds", serves="n1", target=None, target_kind=None),
        )
    }
)
WORDING = READY.model_copy(
    update={
        "work": Work(
            id="k9",
            typed="Improve days from request to funds to 3 days by 31 December 2027",
            definition=definition("days from request to funds", serves="n1"),
        )
    }
)
SET = READY.model_copy(update={"kpis": whole_set()})
SUBMITTED = SET.model_copy(update={"state": DraftState.SUBMITTED, "submitted_at": WHEN})
APPROVED = SET.model_copy(update={"state": DraftState.APPROVED, "approved_by": "U0GRACE"})


def place(database: Database, draft: Draft, *, user: str = FIONA, channel: str = "") -> None:
    """Let the person be in the middle of this draft. A draft of the department that is there already is replaced."""
    with database.write(TEAM) as session:
        stored = StoredDraft(
            id=draft.id,
            department=draft.department,
            drafter=draft.drafter,
            state=draft.state,
            version=0,
            document=draft.model_dump_json(),
        )
        there = drafts.load(session, draft.id)
        if there is None:
            drafts.create(session, stored, at=WHEN)
        else:
            changed = stored.model_copy(update={"version": there.version})
            drafts.save(session, changed, author=draft.drafter, at=WHEN)
        talk = conversations.load(session, user)
        about = {"topic": Topic.DRAFT, "draft_id": draft.id, "paused": False, "trail": (), "answered": ""}
        conversations.save(session, talk.model_copy(update={**about, "channel": channel or talk.channel}))


def current(database: Database, draft_id: str = "d1") -> Draft:
    """The draft as it is stored now."""
    with database.read(TEAM) as session:
        stored = drafts.load(session, draft_id)
    assert stored is not None
    return Draft.model_validate_json(stored.document)


def change_company(database: Database, **changes: object) -> None:
    """The strategy owner changed the company behind everybody's back."""
    with database.write(TEAM) as session:
        company = companies.load(session)
        companies.save(session, company.model_copy(update=changes), author="U0GRACE", at=WHEN)


def change_department(database: Database, department_id: str, **changes: object) -> None:
    """The same for one department."""
    with database.read(TEAM) as session:
        company = companies.load(session)
    changed = tuple(d.model_copy(update=changes) if d.id == department_id else d for d in company.departments)
    change_company(database, departments=changed)
