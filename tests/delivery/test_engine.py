"""Messages arrive once and in order, whatever Slack does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from store import outbox
from store.database import Database
from store.message_nouns import TOO_LATE, Kind, Progress
from tests.delivery.conftest import (
    NOON,
    QUICK,
    TEAM,
    Clock,
    delivering,
    message,
    row_of,
    tries_of,
    wait_until_quiet,
)
from tests.delivery.fake_slack import FakeSlack, Fault

Put = Callable[..., UUID]

UNKNOWN = [Fault.CLOSE_AFTER, Fault.ERROR_AFTER, Fault.GARBLE_AFTER, Fault.HANG_AFTER, Fault.LATE]


def test_what_was_put_before_the_start_is_delivered(database: Database, slack: FakeSlack, put: Put) -> None:
    sent = put("Hello")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert slack.texts == ["Hello"]
    row = row_of(database, sent)
    assert (row.state, row.channel, row.ts) == (Progress.SENT, "D0FIONA", slack.said[0].ts)


def test_a_message_is_delivered_as_soon_as_it_is_committed(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    with delivering(database, slack, settings=replace(QUICK, tick=timedelta(seconds=60))) as delivery:
        assert delivery.drain(30)
        put("Hello")
        delivery.wake()
        assert delivery.drain(30)
    assert slack.texts == ["Hello"]


def test_a_conversation_stays_in_order(database: Database, slack: FakeSlack, put: Put) -> None:
    for number in range(20):
        put(str(number))
    slack.faults.extend([Fault.CLOSE_AFTER, Fault.CLOSE_BEFORE, Fault.ERROR_AFTER, "internal_error"])
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert slack.texts == [str(number) for number in range(20)]


@pytest.mark.parametrize("fault", UNKNOWN)
def test_a_message_of_unknown_outcome_arrives_once(
    database: Database, slack: FakeSlack, put: Put, fault: Fault
) -> None:
    settings = replace(QUICK, settle_answer=timedelta(seconds=1)) if fault is Fault.LATE else QUICK
    slack.faults.append(fault)
    put("First")
    put("Second")
    with delivering(database, slack, settings=settings) as delivery:
        assert delivery.drain(30)
    assert slack.texts == ["First", "Second"]
    assert slack.count("conversations.history") == 1


@pytest.mark.parametrize("fault", [Fault.CLOSE_AFTER, Fault.CLOSE_BEFORE])
def test_what_is_to_be_tried_again_waits_no_longer_than_it_has_to(
    database: Database, slack: FakeSlack, put: Put, fault: Fault
) -> None:
    """Nobody else says anything meanwhile, and the next look at the clock would come after a minute."""
    slack.faults.append(fault)
    put("Hello")
    with delivering(database, slack, settings=replace(QUICK, tick=timedelta(seconds=60))) as delivery:
        assert delivery.drain(10)
    assert slack.texts == ["Hello"]


@pytest.mark.parametrize("fault", [Fault.CLOSE_AFTER, Fault.ERROR_AFTER, Fault.GARBLE_AFTER])
def test_without_looking_first_it_would_arrive_twice(
    database: Database, slack: FakeSlack, put: Put, fault: Fault
) -> None:
    slack.faults.append(fault)
    put("First")
    with delivering(database, slack, settings=replace(QUICK, look_first=False)) as delivery:
        assert delivery.drain(30)
    assert slack.texts == ["First", "First"]


def test_what_never_reached_slack_is_sent_after_the_look(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    slack.faults.append(Fault.CLOSE_BEFORE)
    sent = put("Hello")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert slack.texts == ["Hello"]
    assert row_of(database, sent).resends == 1


@pytest.mark.parametrize(
    ("fault", "outcomes"),
    [
        (None, [Progress.SENT]),
        (Fault.CLOSE_AFTER, [Progress.SENT]),
        (Fault.CLOSE_BEFORE, [Progress.PENDING, Progress.SENT]),
    ],
)
def test_every_try_is_written_down_with_what_came_of_it(
    database: Database, slack: FakeSlack, put: Put, fault: Fault | None, outcomes: list[Progress]
) -> None:
    slack.faults.extend([fault] if fault else [])
    sent = put("Hello")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    tries = tries_of(database, sent)
    assert [one.outcome for one in tries] == outcomes
    assert all(one.started_at <= one.ended_at for one in tries if one.ended_at)


def test_a_thread_answer_is_looked_for_in_its_thread(database: Database, slack: FakeSlack, put: Put) -> None:
    slack.faults.append(Fault.CLOSE_AFTER)
    put("", payload={"text": "Hello", "thread_ts": "1.000000"}, to="C1")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert (slack.texts, slack.count("conversations.replies")) == (["Hello"], 1)


def test_nothing_is_sent_again_while_nobody_can_look(database: Database, slack: FakeSlack, put: Put) -> None:
    slack.faults.append(Fault.CLOSE_AFTER)
    slack.look_fails.extend(["ratelimited", "internal_error", "fatal_error"])
    slack.retry_after = 0
    put("Hello")
    with delivering(database, slack) as delivery:
        assert not delivery.drain(0.3)
        slack.look_fails.clear()
    assert slack.texts == ["Hello"]


def test_a_message_that_can_never_be_looked_for_is_given_up(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    slack.faults.append(Fault.CLOSE_AFTER)
    slack.look_fails.append("missing_scope")
    first = put("First")
    put("Second")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert row_of(database, first).state is Progress.DEAD
    assert slack.texts == ["First", "Second"]


def test_a_refused_recipient_stops_nobody_else(database: Database, slack: FakeSlack, put: Put) -> None:
    slack.faults.append("channel_not_found")
    dead = put("To nobody", conversation="U1", to="U1")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
        put("To Fiona")
        put("To the same", conversation="U1", to="U1")
        delivery.wake()
        assert delivery.drain(30)
    assert sorted(slack.texts) == ["To Fiona", "To the same"]
    assert (row_of(database, dead).state, row_of(database, dead).error) == (
        Progress.DEAD,
        "channel_not_found",
    )


def test_refused_blocks_are_tried_once_as_plain_text(database: Database, slack: FakeSlack, put: Put) -> None:
    slack.faults.append("invalid_blocks")
    put("", payload={"text": "Plain", "blocks": [{"type": "nonsense"}]})
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert slack.texts == ["Plain"]
    assert "blocks" not in slack.said[0].body


def test_our_own_fault_is_reported_and_not_repeated(
    database: Database, slack: FakeSlack, put: Put, caplog: pytest.LogCaptureFixture
) -> None:
    slack.faults.extend(["invalid_blocks", "invalid_arguments"])
    bad = put("Bad")
    put("Good")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert slack.texts == ["Good"]
    assert str(bad) in caplog.text
    assert row_of(database, bad).tries == 2


def test_a_refused_token_pauses_the_workspace_and_loses_nothing(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    slack.faults.extend(["token_revoked", "account_inactive"])
    put("Hello")
    put("Another", conversation="U2", to="U2")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert sorted(slack.texts) == ["Another", "Hello"]


def test_a_row_that_nobody_can_read_stops_nobody_else(database: Database, slack: FakeSlack, put: Put) -> None:
    poison = put("Poison")
    with database.everywhere(writes=True) as connection:
        connection.exec_driver_sql("UPDATE outbox SET payload = '[1, {'")
    put("Behind it")
    put("Elsewhere", conversation="U2", to="U2")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert sorted(slack.texts) == ["Behind it", "Elsewhere"]
    assert row_of(database, poison).state is Progress.DEAD


@pytest.mark.parametrize("kind", [Kind.UPDATE, Kind.DELETE, Kind.PUBLISH_HOME])
def test_what_may_be_repeated_is_repeated(database: Database, slack: FakeSlack, put: Put, kind: Kind) -> None:
    slack.faults.extend([Fault.CLOSE_AFTER, Fault.ERROR_AFTER])
    sent = put(
        "", kind=kind, to="D1", payload={"text": "New", "ts": "1.0", "view": {"type": "home", "blocks": []}}
    )
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert row_of(database, sent).state is Progress.SENT
    assert len(slack.calls) == 3


def test_an_update_finds_the_message_that_it_is_about(database: Database, slack: FakeSlack, put: Put) -> None:
    first = put("Working on it")
    put("", kind=Kind.UPDATE, payload={"text": "Done"}, of=first, conversation="elsewhere")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    method, body = slack.calls[-1]
    assert (method, body["channel"], body["ts"]) == ("chat.update", "D0FIONA", slack.said[0].ts)


@pytest.mark.parametrize(("faults", "calls"), [([], 1), ([Fault.CLOSE_AFTER], 1), ([Fault.LIMIT], 2)])
def test_a_response_url_is_used_at_most_once(
    database: Database, slack: FakeSlack, put: Put, faults: list[Fault], calls: int
) -> None:
    slack.faults.extend(faults)
    slack.retry_after = 0
    put("Only for you", kind=Kind.RESPOND, to=slack.url.replace("/api/", "/hooks/abc"))
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert slack.count("abc") == calls


def test_a_response_url_elsewhere_is_never_called(database: Database, slack: FakeSlack, put: Put) -> None:
    sent = put("Only for you", kind=Kind.RESPOND, to="http://hooks.slack.com.example.org/abc")
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert row_of(database, sent).state is Progress.DEAD


def test_a_message_waits_for_its_moment_and_holds_nobody_up(database: Database, slack: FakeSlack) -> None:
    clock = Clock()
    with database.write(TEAM) as session:
        outbox.put(session, message("Later", not_before=NOON + timedelta(seconds=60)), at=NOON)
        outbox.put(session, message("Now"), at=NOON)
    with delivering(database, slack, now=clock) as delivery:
        wait_until_quiet(slack, expected=1)
        assert slack.texts == ["Now"]
        clock.forward(59)
        delivery.wake()
        wait_until_quiet(slack, expected=1)
        assert slack.texts == ["Now"]
        clock.forward(1)
        delivery.wake()
        assert delivery.drain(30)
    assert slack.texts == ["Now", "Later"]


def test_what_is_too_late_is_not_sent_and_holds_nothing_up(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    late = put("Good morning", not_after=datetime.now(UTC) - timedelta(seconds=1))
    soon = put("Good evening", not_after=datetime.now(UTC) + timedelta(minutes=5))
    with delivering(database, slack) as delivery:
        assert delivery.drain(10)
    assert slack.texts == ["Good evening"]
    assert (row_of(database, late).state, row_of(database, late).error) == (Progress.DEAD, TOO_LATE)
    assert row_of(database, soon).state is Progress.SENT
