"""Slots are used once, steps are taken once, and what expired unsent comes again."""

from datetime import date, time
from uuid import uuid4

import pytest

from kpi_rules.diary import Diary
from store import nudges, outbox
from store.database import Database
from store.message_nouns import TOO_LATE, Kind, Outgoing, Progress
from store.nudge_nouns import Nudge, NudgeState, Rhythm, Rule, Step, Taken
from store.tables.messages import OutboxRow
from tests.store.conftest import NOW, TEAM

DAY = date(2026, 11, 24)
MESSAGE = uuid4()
SLOT = Nudge(
    rule=Rule.OWED,
    person="U1",
    slot="2026-11-24/09:00",
    day=DAY,
    at=NOW,
    state=NudgeState.QUEUED,
    message=MESSAGE,
)
STEP = Taken(owner="U1", item="value:k:2026-10", step=Step.FIRST, recipient="U1", day=DAY)


def queue(database: Database) -> None:
    """A used slot with its message."""
    message = Outgoing(id=MESSAGE, conversation="U1", kind=Kind.POST, to="U1", payload={"text": "x"})
    with database.write(TEAM) as session:
        outbox.put(session, message, at=NOW)
        assert nudges.claim(session, SLOT)
        assert nudges.take(session, STEP, slot=SLOT.slot)


def end(database: Database, state: Progress, error: str = "") -> list[Nudge]:
    """Let the message end that way."""
    with database.write(TEAM) as session:
        row = session.get_one(OutboxRow, (TEAM, str(MESSAGE)))
        row.state, row.error, row.done_at = state, error, NOW
        session.flush()
        return nudges.settle(session)


def test_a_slot_is_used_once_and_a_step_taken_once(database: Database) -> None:
    queue(database)
    with database.write(TEAM) as session:
        assert not nudges.claim(session, SLOT)
        assert not nudges.take(session, STEP, slot="2026-11-25/09:00")
        assert nudges.taken_for(session, [STEP.item, "value:other"]) == [STEP]
        assert nudges.dealt_with(session, [DAY]) == {("U1", DAY)}
        assert nudges.last_day(session, "U1", before=DAY) is None
        assert nudges.last_day(session, "U1", before=date(2026, 11, 25)) == DAY


@pytest.mark.parametrize(
    ("state", "error", "became"),
    [
        (Progress.SENT, "", NudgeState.SENT),
        (Progress.DEAD, TOO_LATE, NudgeState.EXPIRED),
        (Progress.DEAD, "user_not_found", NudgeState.FAILED),
    ],
)
def test_a_slot_learns_what_became_of_its_message(
    database: Database, state: Progress, error: str, became: NudgeState
) -> None:
    queue(database)
    assert [nudge.state for nudge in end(database, state, error)] == [became]
    with database.write(TEAM) as session:
        assert nudges.settle(session) == []
        assert nudges.counts(session) == {became: 1}
        assert (nudges.taken_for(session, [STEP.item]) == []) is (became is NudgeState.EXPIRED)
        assert nudges.claim(session, SLOT) is (became is NudgeState.EXPIRED)


def test_steps_that_are_put_off_come_again(database: Database) -> None:
    queue(database)
    with database.write(TEAM) as session:
        assert nudges.put_off(session, recipient="U2", slot=SLOT.slot) == 0
        assert nudges.put_off(session, recipient="U1", slot=SLOT.slot) == 1
        assert nudges.take(session, STEP, slot="2026-11-25/09:00")


def test_what_people_chose_is_kept(database: Database) -> None:
    chosen, company = Diary(at=time(10, 30), muted=frozenset({"k"})), Rhythm(country="DE-BY")
    with database.write(TEAM) as session:
        assert nudges.diary_of(session, "U1") == Diary()
        nudges.keep_diary(session, "U1", diary=chosen)
        nudges.keep_rhythm(session, company)
    with database.read(TEAM) as session:
        assert nudges.diary_of(session, "U1") == chosen
        assert nudges.diaries(session) == {"U1": chosen}
        assert nudges.rhythm(session) == company


def test_old_slots_and_steps_are_forgotten(database: Database) -> None:
    queue(database)
    with database.write(TEAM) as session:
        assert nudges.purge(session, before=DAY) == 0
        assert nudges.purge(session, before=date(2026, 11, 25)) == 2
