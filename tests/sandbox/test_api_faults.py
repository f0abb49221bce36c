"""The Web API goes wrong on request, and the ledger knows what was done all the same."""

import http.client
from contextlib import closing
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.faults import Fault, FaultKind, Faults
from bot.sandbox.server import Running
from tests.people import Person
from tests.sandbox.conftest import QUICK, Start

DM = "D0FIONA"
POST = ("chat.postMessage",)
CUT = (ConnectionError, http.client.RemoteDisconnected, URLError)


def test_429_comes_with_its_seconds_and_nothing_is_posted(slack: Running, client: WebClient) -> None:
    slack.fail(Fault(kind=FaultKind.RATELIMITED, only=POST, count=2, seconds=7))
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            client.chat_postMessage(channel=DM, text="x")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["retry-after"] == "7"
    assert client.chat_postMessage(channel=DM, text="x")["ok"]
    assert len(slack.sandbox.ledger.posts) == 1


def test_a_call_is_refused_with_any_of_slacks_errors(slack: Running, client: WebClient) -> None:
    slack.fail(Fault(kind=FaultKind.REFUSED, only=POST, error="token_revoked"))
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=DM, text="x")
    assert caught.value.response["error"] == "token_revoked"
    assert slack.sandbox.ledger.posts == []
    assert [(call.error, call.fault) for call in slack.sandbox.ledger.refused()] == [
        ("token_revoked", "refused")
    ]
    assert client.chat_postMessage(channel=DM, text="x")["ok"]


@pytest.mark.parametrize(("kind", "posts"), [(FaultKind.ERROR_BEFORE, 0), (FaultKind.ERROR_AFTER, 1)])
def test_a_server_error_comes_before_or_after_the_post(
    slack: Running, client: WebClient, kind: FaultKind, posts: int
) -> None:
    slack.fail(Fault(kind=kind, only=POST))
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=DM, text="x")
    assert caught.value.response.status_code == 500
    assert len(slack.sandbox.ledger.posts) == posts


@pytest.mark.parametrize(("kind", "posts"), [(FaultKind.CLOSE_BEFORE, 0), (FaultKind.CLOSE_AFTER, 1)])
def test_the_connection_ends_before_or_after_the_post(
    slack: Running, client: WebClient, kind: FaultKind, posts: int
) -> None:
    slack.fail(Fault(kind=kind, only=POST))
    with pytest.raises(CUT):
        client.chat_postMessage(channel=DM, text="x")
    assert len(slack.sandbox.ledger.posts) == posts


def test_a_client_that_retries_a_cut_connection_posts_twice(slack: Running) -> None:
    slack.fail(Fault(kind=FaultKind.CLOSE_AFTER, only=POST))
    retrying = WebClient(token=slack.bot_token, base_url=slack.api_url)
    retrying.chat_postMessage(channel=DM, text="x")
    assert len(slack.sandbox.ledger.posts) == 2


@pytest.mark.parametrize(("kind", "posts"), [(FaultKind.HANG_BEFORE, 0), (FaultKind.HANG_AFTER, 1)])
def test_an_answer_may_never_come(slack: Running, kind: FaultKind, posts: int) -> None:
    slack.fail(Fault(kind=kind, only=POST, seconds=1))
    url = urlsplit(slack.url)
    impatient = http.client.HTTPConnection(url.hostname or "", url.port or 0, timeout=0.2)
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}
    impatient.request("POST", "/api/chat.postMessage", '{"channel": "D0FIONA", "text": "x"}', headers)
    with closing(impatient), pytest.raises(TimeoutError):
        impatient.getresponse()
    assert len(slack.sandbox.ledger.posts) == posts


def test_faults_are_ordered_listed_and_cleared_over_the_peoples_api(fiona: Person, client: WebClient) -> None:
    fiona.done("faults", add=[{"kind": "ratelimited", "only": ["auth.test"], "count": None}])
    assert fiona.get("faults")["faults"][0]["kind"] == "ratelimited"
    with pytest.raises(SlackApiError):
        client.auth_test()
    assert fiona.done("faults", clear=True)["faults"] == []
    assert client.auth_test()["ok"]
    assert not fiona.post("faults", add=[{"kind": "earthquake"}])["ok"]
    calls = fiona.get("ledger")["calls"]
    assert [(call["error"], call["fault"]) for call in calls] == [("ratelimited", "ratelimited"), ("", "")]


def test_a_fault_by_chance_is_repeatable_from_its_seed(start: Start) -> None:
    def outcomes() -> list[bool]:
        sandbox = start(QUICK.model_copy(update={"seed": "chance"})).sandbox
        sandbox.faults.add(Fault(kind=FaultKind.RATELIMITED, count=None, probability=0.5))
        kinds = frozenset({FaultKind.RATELIMITED})
        return [sandbox.faults.draw(kinds, name="x") is not None for _ in range(40)]

    first = outcomes()
    assert first == outcomes()
    assert 5 < sum(first) < 35


def test_a_fault_strikes_as_often_as_it_says_and_where_it_says() -> None:
    faults = Faults(fraction=lambda: 0.0)
    faults.add(Fault(kind=FaultKind.REPEAT, only=("message",), count=2))
    kinds = frozenset({FaultKind.REPEAT})
    drawn = [faults.draw(kinds, name=name) is not None for name in ("other", "message", "message", "message")]
    assert drawn == [False, True, True, False]
