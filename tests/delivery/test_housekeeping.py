"""What is done is forgotten after a week; what is not done never."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.delivery.errand import MARGIN
from bot.delivery.housekeeping import tidy
from store import inbox, outbox, sending
from store.database import Database
from store.message_nouns import Change, Progress
from tests.delivery.conftest import QUICK, TEAM, clock, delivering, message, tries_of
from tests.delivery.fake_slack import FakeSlack

Put = Callable[..., UUID]
WEEK = timedelta(days=7)


def rows(database: Database, table: str) -> int:
    with database.everywhere() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608 - our own name


def test_old_messages_go_with_their_attempts(database: Database, slack: FakeSlack, put: Put) -> None:
    put("Old")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    with database.write("T2") as session:
        inbox.claim(session, "Ev1", kind="message", at=clock())
    assert (rows(database, "outbox"), rows(database, "outbox_attempt"), rows(database, "inbox")) == (1, 1, 1)
    tidy(database, now=clock() + WEEK - timedelta(hours=1), keep=WEEK)
    assert (rows(database, "outbox"), rows(database, "outbox_attempt"), rows(database, "inbox")) == (1, 1, 1)
    tidy(database, now=clock() + WEEK + timedelta(hours=1), keep=WEEK)
    assert (rows(database, "outbox"), rows(database, "outbox_attempt"), rows(database, "inbox")) == (0, 0, 0)


def test_what_waits_stays(database: Database, put: Put) -> None:
    put("Waiting")
    tidy(database, now=clock() + 10 * WEEK, keep=WEEK)
    assert rows(database, "outbox") == 1


def test_a_lost_claim_marks_nothing(database: Database, put: Put) -> None:
    put("Hello")
    now = clock()
    with database.write(TEAM) as session:
        due = sending.due(session, now=now, limit=5)
        [first] = sending.claim(session, due, token="first", now=now, lease=timedelta(seconds=60))
    later = now + timedelta(seconds=61)
    with database.write(TEAM) as session:
        assert sending.recover(session, now=later) == 1
        due = sending.due(session, now=later, limit=5)
        [second] = sending.claim(session, due, token="second", now=later, lease=timedelta(seconds=60))
        assert not sending.finish(session, first, change=Change(state=Progress.SENT, at=later))
        assert sending.finish(session, second, change=Change(state=Progress.SENT, at=later))
    assert [(one.n, one.outcome) for one in tries_of(database, first.id)] == [(1, Progress.SENT)]


def test_no_request_leaves_when_it_waited_too_long_for_its_turn(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    put("Hello")
    brief = replace(QUICK, lease=MARGIN)
    with delivering(database, slack, settings=brief) as delivery:
        assert not delivery.drain(0.3)
    assert slack.calls == []


def test_two_claims_at_once_never_take_the_same_message(database: Database, put: Put) -> None:
    put("Hello")
    now = clock()
    with database.write(TEAM) as session:
        due = sending.due(session, now=now, limit=5)
        assert len(sending.claim(session, due, token="one", now=now, lease=timedelta(seconds=60))) == 1
        assert sending.claim(session, due, token="two", now=now, lease=timedelta(seconds=60)) == []


def test_a_claim_left_by_a_dead_process_is_taken_back_at_the_start(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    put("Hello")
    put("Another", conversation="U2", to="U2")
    now = clock()
    with database.write(TEAM) as session:
        due = sending.due(session, now=now, limit=1)
        # Where other processes may be at work, nobody can tell that this one is dead before its lease ends.
        lease = timedelta(hours=1) if database.alone else timedelta(seconds=1)
        sending.claim(session, due, token="dead", now=now, lease=lease)
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert sorted(slack.texts) == ["Another", "Hello"]


def test_messages_of_one_commit_keep_their_order(database: Database) -> None:
    with database.write(TEAM) as session:
        ids = [outbox.put(session, message(str(number)), at=clock()) for number in range(3)]
    with database.write(TEAM) as session:
        assert [row.id for row in sending.due(session, now=clock(), limit=9)] == [str(ids[0])]
