"""Slack's limits are kept: per channel, per method and per workspace, answers before reminders."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import pace
from bot.delivery.settings import DeliverySettings
from store import outbox
from store.database import Database
from store.message_nouns import Priority, Progress, Throttle
from tests.delivery.conftest import NOON, QUICK, TEAM, Clock, delivering, message, row_of, wait_until_quiet
from tests.delivery.fake_slack import FakeSlack, Fault, Json

Put = Callable[..., UUID]
SLOW = replace(
    QUICK, channel_rate=1, channel_burst=3, team_burst=10, team_rate=1, reserve=4, tick=timedelta(seconds=60)
)
"""Limits that can be counted by hand; the clock stands still unless the test moves it."""


def put_all(database: Database, texts: list[str], *, team: str = TEAM, **fields: object) -> list[UUID]:
    """Put a message for each text, each of a conversation of its own unless the fields say otherwise."""
    with database.write(team) as session:
        return [
            outbox.put(session, message(text, **({"conversation": text, "to": "U" + text} | fields)), at=NOON)
            for text in texts
        ]


@given(st.lists(st.floats(0, 100), max_size=30), st.floats(0.1, 10), st.integers(1, 20))
def test_a_bucket_never_gives_more_than_its_rate_and_burst(
    gaps: list[float], rate: float, burst: int
) -> None:
    bucket, now, given_out = Throttle(tokens=burst, at=NOON), NOON, 0
    for gap in gaps:
        now += timedelta(seconds=gap)
        bucket = pace.refilled(bucket, now=now, rate=rate, burst=burst)
        while pace.ready_at(bucket, rate=rate) <= now:
            bucket, given_out = pace.taken(bucket), given_out + 1
    assert given_out <= burst + (now - NOON).total_seconds() * rate + 0.001


@given(st.floats(0, 5), st.floats(0.1, 10), st.floats(0, 5))
def test_a_bucket_is_ready_when_it_says(tokens: float, rate: float, keep: float) -> None:
    bucket = Throttle(tokens=tokens, at=NOON)
    ready_at = pace.ready_at(bucket, rate=rate, keep=keep)
    later = pace.refilled(bucket, now=ready_at + timedelta(milliseconds=1), rate=rate, burst=100)
    assert later.tokens >= 1 + keep - 1e-6


def test_a_clock_that_goes_back_gives_nothing() -> None:
    bucket = Throttle(tokens=0, at=NOON)
    assert pace.refilled(bucket, now=NOON - timedelta(hours=1), rate=1, burst=5).tokens == 0


def test_one_channel_gets_a_burst_and_then_one_a_second(database: Database, slack: FakeSlack) -> None:
    clock = Clock()
    put_all(database, list("abcdef"), conversation="one", to="U0FIONA")
    with delivering(database, slack, settings=SLOW, now=clock) as delivery:
        wait_until_quiet(slack, expected=3)
        assert slack.texts == ["a", "b", "c"]
        for count in (4, 5):
            clock.forward(1)
            delivery.wake()
            wait_until_quiet(slack, expected=count)
            assert len(slack.said) == count
    assert slack.texts == ["a", "b", "c", "d", "e"]


def test_the_workspace_has_a_limit_and_keeps_some_for_answers(database: Database, slack: FakeSlack) -> None:
    clock = Clock()
    put_all(database, [f"r{n}" for n in range(20)], priority=Priority.REMINDER)
    with delivering(database, slack, settings=SLOW, now=clock) as delivery:
        wait_until_quiet(slack, expected=6)
        assert len(slack.said) == 6
        put_all(database, [f"a{n}" for n in range(6)])
        delivery.wake()
        wait_until_quiet(slack, expected=10)
        assert [text[0] for text in slack.texts] == ["r"] * 6 + ["a"] * 4


def test_an_answer_goes_before_reminders_that_wait(database: Database, slack: FakeSlack) -> None:
    put_all(database, [f"r{n}" for n in range(30)], priority=Priority.REMINDER)
    put_all(database, ["answer"])
    put_all(database, ["late"], conversation="r29", to="Ur29")
    with delivering(database, slack, settings=replace(QUICK, senders=1), now=Clock()) as delivery:
        assert delivery.drain(30)
    assert slack.texts[:2] == ["answer", "late"]
    assert len(slack.said) == 32


def test_reminders_wait_for_an_answer_of_their_own_conversation(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    slack.faults.append(Fault.CLOSE_AFTER)
    put("answer")
    put("reminder", priority=Priority.REMINDER)
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert slack.texts == ["answer", "reminder"]


def test_too_many_requests_stop_the_workspace_and_nobody_else(database: Database, slack: FakeSlack) -> None:
    clock = Clock()
    storm = {"on": True}

    def limit(body: Json) -> Fault | None:
        return Fault.LIMIT if storm["on"] and not body["channel"].startswith("Uother") else None

    slack.chance, slack.retry_after = limit, 30
    ids = put_all(database, [f"m{n}" for n in range(50)])
    with delivering(
        database, slack, settings=replace(QUICK, tick=timedelta(seconds=60)), now=clock
    ) as delivery:
        wait_until_quiet(slack, expected=4)
        assert len(slack.calls) <= QUICK.senders
        put_all(database, [f"other{n}" for n in range(5)], team="T2")
        delivery.wake()
        wait_until_quiet(slack, expected=9)
        assert sorted(slack.texts) == [f"other{n}" for n in range(5)]
        storm["on"] = False
        clock.forward(29)
        delivery.wake()
        wait_until_quiet(slack, expected=9)
        assert len(slack.said) == 5
        clock.forward(15)
        delivery.wake()
        assert delivery.drain(30)
    assert len(slack.said) == 55
    assert slack.doubled() == []
    assert all(row_of(database, one).state is Progress.SENT for one in ids)
    assert all(row_of(database, one).failures == 0 for one in ids)
    assert slack.count("conversations.history") == 0


def test_a_storm_in_real_time_ends_with_every_message_once(
    database: Database, slack: FakeSlack, put: Put
) -> None:
    slack.retry_after = 0
    slack.faults.extend([Fault.LIMIT] * 12)
    for number in range(20):
        put(str(number))
    with delivering(database, slack) as delivery:
        assert delivery.drain(30)
    assert slack.texts == [str(number) for number in range(20)]


def test_the_usual_settings_hold_what_their_words_promise() -> None:
    usual = DeliverySettings()
    assert usual.timeout * 4 < usual.lease.total_seconds()
    assert usual.settle_answer < usual.settle_reminder
    assert 1 + usual.reserve <= usual.team_burst
