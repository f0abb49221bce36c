"""An event that comes three times, late or out of order is answered once."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.sandbox.faults import Fault, FaultKind
from tests.conversations import chapters
from tests.conversations.stand import FIONA, SAM, SOON, Stand, doubled, stand
from tests.databases import KINDS, database_on_server

ONCE_MORE = Fault(kind=FaultKind.REPEAT, only=("message",))


@pytest.fixture(scope="module", params=KINDS)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    folder = tmp_path_factory.mktemp("repeats")
    with ExitStack() as stack:
        url = stack.enter_context(database_on_server()) if request.param == "postgresql" else ""
        yield stack.enter_context(stand(folder, options=SOON, url=url))


def test_a_message_delivered_three_times_is_one_answer(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    fiona = stage.fiona
    before = len(fiona.messages())
    stage.sandbox.fail(Fault(kind=FaultKind.REPEAT, only=("message",)))
    stage.sandbox.fail(Fault(kind=FaultKind.LOSE, only=("message",)))
    deliveries = len(stage.sandbox.sandbox.ledger.deliveries)
    fiona.say("Invoices answered in two days")
    stage.rest()
    delivered = [d.name for d in stage.sandbox.sandbox.ledger.deliveries[deliveries:]]
    assert delivered.count("message") >= 3
    assert [n.text for n in chapters.current(stage.database).needs].count(
        "Invoices answered in two days"
    ) == 1
    assert len(fiona.messages()) == before + 2


def test_a_late_message_is_answered_when_it_comes(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    stage.sandbox.fail(Fault(kind=FaultKind.DELAY, only=("message",), seconds=0.5))
    stage.fiona.say("Figures by the second working day")
    stage.fiona.wait_for("Noted", timeout=5)
    stage.rest()
    assert chapters.current(stage.database).needs[-1].text == "Figures by the second working day"


def test_messages_that_overtake_each_other_are_each_answered_once(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    fiona = stage.fiona
    before = len(fiona.messages())
    stage.sandbox.fail(Fault(kind=FaultKind.REORDER, only=("message",), seconds=1))
    fiona.say("The first thing")
    fiona.say("The second thing")
    stage.rest()
    said = {n.text for n in chapters.current(stage.database).needs}
    assert {"The first thing", "The second thing"} <= said
    assert len(fiona.messages()) == before + 4


def test_a_press_that_is_repeated_by_the_person_counts_once(stage: Stand) -> None:
    """Two clicks are two interactions, each with a trigger of its own."""
    chapters.place(stage.database, chapters.EMPTY)
    fiona = stage.fiona
    fiona.say("hello")
    asked = fiona.wait_for("Yes, go on")
    stage.rest()
    before = len(fiona.messages())
    fiona.press("Yes, go on", asked)
    again = {**asked}
    fiona._act(
        {"type": "message", "channel": fiona._room("U0KPIBOT"), "ts": asked["ts"]}, _button(again), None
    )
    stage.rest()
    draft = chapters.current(stage.database)
    assert draft.objectives_confirmed
    assert draft.mission is None
    assert len(fiona.messages()) == before + 1


def _button(message: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    blocks = message["blocks"]
    assert isinstance(blocks, list)
    block = next(b for b in blocks if b["type"] == "actions")
    return block, block["elements"][0]


@pytest.mark.req("000-01")
def test_many_people_at_once_with_everything_repeated(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    people = [stage.person(FIONA), stage.person(SAM)]
    before = [len(p.messages()) for p in people]
    for _ in range(6):
        stage.sandbox.fail(ONCE_MORE)
    for n in range(3):
        for person in people:
            person.say(f"status me {n}" if person.user_id == SAM else f"Need number {n}")
    stage.rest()
    after = [len(p.messages()) for p in people]
    assert [b - a for a, b in zip(before, after, strict=True)] == [6, 6]
    assert doubled(stage.sandbox) == []
