"""Each way in which a request can end has one meaning, and each meaning one consequence."""

import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch
from urllib.error import URLError
from uuid import uuid4

import pytest

from bot.delivery.client import SendingClient
from bot.delivery.decision import Deciding, after_look, after_send
from bot.delivery.outcome import (
    LIMITED,
    RECIPIENT,
    TEAM,
    UNKNOWN,
    Outcome,
    Verdict,
    attempt,
    judged,
    never_left,
)
from bot.delivery.request import Request
from bot.delivery.settings import DeliverySettings
from store.message_nouns import Claimed, Kind, Priority, Progress
from tests.delivery.fake_slack import FakeSlack, Fault

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
POST = Request("chat.postMessage", {"channel": "C1", "text": "Hello"})
FRESH = Claimed(
    id=uuid4(), team_id="T1", kind=Kind.POST, to="C1", payload={"text": "Hello"}, priority=Priority.ANSWER,
    state=Progress.SENDING, token="x", lease_until=NOON, since=NOON, tries=1, failures=0, resends=0, plain=False,
    started_at=NOON, tried_at=NOON,
)  # fmt: skip
DECIDING = Deciding(now=NOON, chance=0.0, settings=DeliverySettings())


def fate(verdict: Verdict, claimed: Claimed = FRESH, **outcome: float) -> tuple[Progress, float]:
    """What becomes of a message, and in how many seconds."""
    change = after_send(
        claimed, Outcome(verdict, retry_after=outcome.get("retry_after", 0)), deciding=DECIDING
    )
    return change.state, ((change.next_at or NOON) - NOON).total_seconds()


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        (None, Verdict.SENT),
        (Fault.CLOSE_AFTER, Verdict.UNKNOWN),
        (Fault.CLOSE_BEFORE, Verdict.UNKNOWN),
        (Fault.ERROR_AFTER, Verdict.UNKNOWN),
        (Fault.GARBLE_AFTER, Verdict.UNKNOWN),
        (Fault.HANG_AFTER, Verdict.UNKNOWN),
        (Fault.LIMIT, Verdict.LIMITED),
        ("ratelimited", Verdict.LIMITED),
        ("internal_error", Verdict.UNKNOWN),
        ("token_revoked", Verdict.TEAM),
        ("channel_not_found", Verdict.RECIPIENT),
        ("invalid_blocks", Verdict.OURS),
        ("an_error_of_next_year", Verdict.OURS),
    ],
)
def test_each_answer_of_slack_has_its_meaning(
    slack: FakeSlack, fault: Fault | str | None, verdict: Verdict
) -> None:
    slack.hang, slack.retry_after = 1.3, 17
    slack.faults.extend([fault] if fault else [])
    client = SendingClient("xoxb-test", base_url=slack.url, timeout=1)
    outcome = attempt(client, replace(POST, arguments=POST.arguments | {"metadata": {}}))
    assert outcome.verdict is verdict
    assert outcome.retry_after == (17 if fault is Fault.LIMIT else 30 if fault == "ratelimited" else 0)


def test_whom_to_trust_is_read_once_and_not_for_each_request() -> None:
    """Reading the certificates takes some 20 ms of the processor, more than everything else about an answer."""
    with patch("ssl.SSLContext.load_default_certs", autospec=True) as read:
        client = SendingClient("xoxb-test", base_url="https://127.0.0.1:9/api/", timeout=1)
        assert [attempt(client, POST).verdict for _ in range(3)] == [Verdict.NOT_SENT] * 3
    assert read.call_count == 1


def test_a_refused_connection_means_that_nothing_was_sent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        client = SendingClient("xoxb-test", base_url=f"http://127.0.0.1:{unused.getsockname()[1]}/api/")
        assert attempt(client, POST).verdict is Verdict.NOT_SENT


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (socket.gaierror(-2, "Name or service not known"), True),
        (ConnectionRefusedError(111, "refused"), True),
        (OSError(101, "Network is unreachable"), True),
        (ssl.SSLCertVerificationError(), True),
        (TimeoutError("timed out"), False),
        (BrokenPipeError(32, "Broken pipe"), False),
        (ConnectionResetError(104, "reset"), False),
        ("words", False),
    ],
)
def test_only_what_proves_it_means_that_nothing_left(reason: OSError | str, expected: bool) -> None:
    assert never_left(URLError(reason)) is expected


def test_error_names_have_one_meaning_each() -> None:
    groups = [LIMITED, TEAM, RECIPIENT, UNKNOWN]
    assert sum(map(len, groups)) == len(set().union(*groups))


def test_a_post_has_the_fate_of_the_table() -> None:
    assert fate(Verdict.SENT)[0] is Progress.SENT
    assert fate(Verdict.NOT_SENT) == (Progress.PENDING, 1)
    assert fate(Verdict.LIMITED, retry_after=40) == (Progress.PENDING, 40)
    assert fate(Verdict.TEAM) == (Progress.PENDING, 60)
    assert fate(Verdict.UNKNOWN) == (Progress.UNCERTAIN, 2)
    assert fate(Verdict.RECIPIENT)[0] is Progress.DEAD
    assert fate(Verdict.OURS) == (Progress.PENDING, 0)
    assert fate(Verdict.OURS, FRESH.model_copy(update={"plain": True}))[0] is Progress.DEAD


@pytest.mark.parametrize("kind", [Kind.UPDATE, Kind.DELETE, Kind.PUBLISH_HOME])
def test_what_may_be_repeated_is_tried_again_after_an_unknown_outcome(kind: Kind) -> None:
    assert fate(Verdict.UNKNOWN, FRESH.model_copy(update={"kind": kind})) == (Progress.PENDING, 1)


def test_a_response_of_unknown_outcome_is_never_repeated() -> None:
    assert fate(Verdict.UNKNOWN, FRESH.model_copy(update={"kind": Kind.RESPOND}))[0] is Progress.DEAD


def test_reminders_give_slack_longer_to_settle() -> None:
    assert fate(Verdict.UNKNOWN, FRESH.model_copy(update={"priority": Priority.REMINDER})) == (
        Progress.UNCERTAIN,
        120,
    )


def test_waits_double_up_to_ten_minutes() -> None:
    waits = [
        fate(Verdict.NOT_SENT, FRESH.model_copy(update={"failures": n}))[1] for n in (0, 1, 2, 9, 10, 1000)
    ]
    assert waits == [1, 2, 4, 512, 600, 600]


def test_a_message_that_could_not_be_sent_for_a_day_is_given_up() -> None:
    old = FRESH.model_copy(update={"since": NOON - timedelta(hours=25)})
    for verdict in (Verdict.NOT_SENT, Verdict.TEAM, Verdict.LIMITED):
        assert fate(verdict, old)[0] is Progress.DEAD


@pytest.mark.parametrize(
    ("verdict", "resends", "expected"),
    [
        (Verdict.SENT, 0, (Progress.SENT, 0)),
        (Verdict.MISSING, 0, (Progress.PENDING, 0)),
        (Verdict.MISSING, 1, (Progress.PENDING, 15)),
        (Verdict.MISSING, 5, (Progress.DEAD, 0)),
        (Verdict.UNKNOWN, 0, (Progress.UNCERTAIN, 1)),
        (Verdict.NOT_SENT, 0, (Progress.UNCERTAIN, 1)),
        (Verdict.TEAM, 0, (Progress.UNCERTAIN, 60)),
        (Verdict.OURS, 0, (Progress.DEAD, 0)),
    ],
)
def test_a_look_has_the_fate_of_the_table(
    verdict: Verdict, resends: int, expected: tuple[Progress, float]
) -> None:
    claimed = FRESH.model_copy(update={"state": Progress.UNCERTAIN, "resends": resends})
    change = after_look(claimed, Outcome(verdict), deciding=DECIDING)
    assert (change.state, ((change.next_at or NOON) - NOON).total_seconds()) == expected


def test_an_unforeseen_error_inside_a_request_is_not_swallowed() -> None:
    def broken() -> Outcome:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        judged(broken, method="chat.postMessage")
