"""A company and a draft for tests of the pure dialogue."""

from datetime import UTC, date, datetime
from itertools import count

from bot.dialogue.draft import Draft
from bot.dialogue.drafting import AGENDA, summary
from bot.dialogue.facts import Facts
from bot.dialogue.question import next_question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choices, Heading, Marked, Paragraph, Says, Small
from bot.dialogue.turn import Turn, advance
from bot.dialogue.work import settle
from bot.usecases.demo import demo_company
from kpi_rules.ground_nouns import Mission
from kpi_rules.sheet_nouns import Action, Availability, Sheet

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIONA, COLIN, GRACE = "U0FIONA", "U0COLIN", "U0GRACE"

SAID = Sheet(
    actions=(Action(what="Map the steps", who=FIONA, by=date(2027, 1, 31)),),
    influence="Finance, by its own work",
    gaming="Easy cases first, the hard ones wait.",
    source="A list that we keep",
    availability=Availability.READY,
)
"""What only people can say of a KPI."""


def facts(user: str = FIONA) -> Facts:
    """The demo company as this person meets it."""
    numbers = count(1)
    company = demo_company(team_id="T0DEMO", today=NOW.date(), loader=GRACE)
    return Facts(company=company, user=user, now=NOW, new_id=lambda: f"id{next(numbers)}")


def draft(**fields: object) -> Draft:
    """Finance's draft; fields say how far it is."""
    return Draft.model_validate({"id": "d1", "department": "finance", "drafter": FIONA, **fields})


def with_mission(**fields: object) -> Draft:
    """A draft whose mission is agreed, with needs and capabilities done."""
    mission = Mission(
        text="Finance gives every department money and figures in time, so that the company can grow",
        objectives=("revenue",),
        agreed_by=FIONA,
        agreed_at=NOW,
    )
    known: dict[str, object] = {
        "objectives_confirmed": True,
        "mission": mission,
        "served": ("sales",),
        "done": frozenset({"need:sales", "inside"}),
    }
    return draft(**{**known, **fields})


def turn(state: Draft, reply: Reply | str, *, world: Facts | None = None) -> Turn[Draft]:
    """One turn; a bare string is typed."""
    known = world or facts()
    said = Typed(reply) if isinstance(reply, str) else reply
    return advance(AGENDA, state, said, known, summary=summary(state, known), settle=settle)


def key(state: Draft, *, world: Facts | None = None) -> str:
    """The key of the open question."""
    opened = next_question(AGENDA, state, world or facts())
    return opened.key if opened else ""


def press(state: Draft, value: str, *, world: Facts | None = None) -> Turn[Draft]:
    """Press a button of the open question."""
    return turn(state, Pressed(key(state, world=world), (value,)), world=world)


def text_of(says: Says) -> str:
    """All words that are said, without buttons."""
    return "\n".join(
        str(part.text) for part in says if isinstance(part, Paragraph | Small | Marked | Heading)
    )


def labels(says: Says) -> list[str]:
    """The labels of all buttons."""
    return [choice.label for part in says if isinstance(part, Choices) for choice in part.choices]
