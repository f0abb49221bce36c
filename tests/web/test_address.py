"""The bot behind its own address: Slack's requests signed or refused, its health, its figures."""

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import pytest

from bot.build import Access, Bot, assemble, at_work, prepared, reachable, utc_now
from bot.manifest import manifest
from bot.run import load_demo
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import running
from bot.sandbox.signed_http import signature
from bot.web.app import EVENTS, Probes
from bot.web.figures import Figures
from bot.web.health import alive, ready
from bot.web.signed import LARGEST
from tests.conversations.stage import QUICK
from tests.people import Person

EVENT = json.dumps({"type": "url_verification", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7"})


@dataclass(frozen=True, slots=True)
class Address:
    """A bot at its address, and the workspace that it answers."""

    url: str
    bot: Bot
    fiona: Person
    secret: str
    stopping: threading.Event

    def ask(self, method: str, path: str, *, body: bytes = b"", **headers: str) -> tuple[int, str]:
        """One request, and what comes back."""
        status, _, said = self.whole(method, path, body=body, **headers)
        return status, said

    def whole(
        self, method: str, path: str, *, body: bytes = b"", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """One request, and all that comes back."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body, headers=named)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        finally:
            connection.close()


@pytest.fixture
def address(place: str) -> Iterator[Address]:
    """A sandbox that sends signed requests, and a bot that takes them."""
    database = prepared(place)
    # The bot asks the workspace who it is, and the workspace sends to the bot: the first port is found by hand.
    port = free_port()
    options = SandboxOptions(
        limits=False, manifest=manifest(), seed="http", request_url=f"http://127.0.0.1:{port}{EVENTS}"
    )
    with running(options) as sandbox:
        figures = Figures(database, now=utc_now)
        access = Access(sandbox.api_url, sandbox.bot_token, signing_secret=sandbox.signing_secret)
        bot = assemble(database, access, delivery_settings=QUICK, heard=figures.heard)
        load_demo(bot)
        stopping = threading.Event()
        probes = Probes(lambda: alive(bot), lambda: ready(bot), figures.page, stopping.is_set)
        secret = sandbox.signing_secret
        with at_work(bot), reachable(bot, probes, host="127.0.0.1", port=port, signing_secret=secret):
            yield Address(f"http://127.0.0.1:{port}", bot, Person(sandbox.url, "U0FIONA"), secret, stopping)
    database.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def signed(address: Address, body: str, *, at: float | None = None, secret: str = "") -> dict[str, str]:
    """The headers of a request as Slack sends them."""
    stamp = str(int(at or time.time()))
    return {
        "Content_Type": "application/json",
        "X_Slack_Request_Timestamp": stamp,
        "X_Slack_Signature": signature(secret or address.secret, timestamp=stamp, body=body),
    }


def heard(address: Address, words: str) -> bool:
    """Whether the bot says so within a few seconds."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if any(words in json.dumps(message) for message in address.fiona.messages()):
            return True
        time.sleep(0.05)
    return False


def test_a_message_is_answered_over_signed_http(address: Address) -> None:
    address.fiona.say("hello")
    assert heard(address, "You can draft the KPIs of Finance here")


def test_a_command_is_answered_over_signed_http(address: Address) -> None:
    address.fiona.command("/kpi status company")
    assert heard(address, "not begun")


def test_slacks_handshake_is_answered(address: Address) -> None:
    status, body = address.ask("POST", EVENTS, body=EVENT.encode(), **signed(address, EVENT))
    assert status == 200
    assert "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7" in body


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X_Slack_Request_Timestamp": "soon", "X_Slack_Signature": "v0=" + "0" * 64},
        {"X_Slack_Request_Timestamp": "1", "X_Slack_Signature": "v0=" + "0" * 64},
        {"X_Slack_Request_Timestamp": "9" * 12, "X_Slack_Signature": "nonsense"},
    ],
    ids=["none", "no time", "long ago", "no signature"],
)
def test_what_is_not_signed_is_refused_without_a_word(
    address: Address, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    assert address.ask("POST", EVENTS, body=EVENT.encode(), **headers) == (401, "")
    assert "challenge" not in caplog.text


def test_a_signature_of_somebody_else_or_of_yesterday_is_refused(address: Address) -> None:
    forged = signed(address, EVENT, secret="another secret")
    stale = signed(address, EVENT, at=time.time() - 600)
    for headers in (forged, stale):
        assert address.ask("POST", EVENTS, body=EVENT.encode(), **headers)[0] == 401


def test_slacks_unsigned_look_at_the_address_is_answered_and_nothing_in_it_is_heard(address: Address) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    smuggled = f"ssl_check=1&payload={quote(EVENT)}&command=/kpi&text=help&user_id=U0FIONA"
    for body in ("ssl_check=1&token=deprecated-token", smuggled):
        assert address.ask("POST", EVENTS, body=body.encode(), **form) == (200, "")
    for body in ("ssl_check=0", "text=ssl_check=1", "xssl_check=1"):
        assert address.ask("POST", EVENTS, body=body.encode(), **form) == (401, "")


def test_what_is_too_large_or_no_post_is_refused(address: Address) -> None:
    assert address.ask("POST", EVENTS, body=b"x" * (LARGEST + 1))[0] == 413
    assert address.ask("GET", EVENTS)[0] == 405


def test_slacks_word_that_it_leaves_out_events_is_taken_and_logged(
    address: Address, caplog: pytest.LogCaptureFixture
) -> None:
    said = {"type": "app_rate_limited", "team_id": "T0DEMO", "minute_rate_limited": 1518467820, "token": "x"}
    body = json.dumps(said)
    assert address.ask("POST", EVENTS, body=body.encode(), **signed(address, body))[0] == 200
    assert "Slack leaves out events of T0DEMO" in caplog.text


def test_it_says_how_it_is(address: Address) -> None:
    assert address.ask("GET", "/healthz") == (200, "ok")
    assert address.ask("GET", "/readyz") == (200, "ok")


def test_about_to_stop_it_sends_work_elsewhere_and_still_answers(address: Address) -> None:
    before = address.whole("POST", EVENTS, body=EVENT.encode(), **signed(address, EVENT))
    assert "connection" not in before[1]
    address.stopping.set()
    assert address.ask("GET", "/readyz") == (503, "about to stop")
    assert address.ask("GET", "/healthz") == (200, "ok")
    status, headers, said = address.whole("POST", EVENTS, body=EVENT.encode(), **signed(address, EVENT))
    assert (status, said) == (200, before[2])
    assert headers["connection"] == "close"


def test_it_gives_its_figures(address: Address) -> None:
    address.fiona.say("hello")
    assert heard(address, "You can draft")
    assert address.bot.delivery.drain(10)
    _, page = address.ask("GET", "/metrics")
    assert 'kpi_event_seconds_count{kind="message"} 1.0' in page
    assert 'kpi_outbox_messages{state="sent"}' in page
    assert "kpi_outbox_late_seconds 0.0" in page


def test_the_manifest_sends_everything_to_the_address() -> None:
    made = manifest("https://kpi.example.com/")
    url = f"https://kpi.example.com{EVENTS}"
    settings, features = made["settings"], made["features"]
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == settings["interactivity"]["request_url"] == url
    assert [command["url"] for command in features["slash_commands"]] == [url]


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_it_is_not_ready_without_its_database(address: Address) -> None:
    path = address.bot.services.database.path
    assert path is not None
    path.unlink()
    assert address.ask("GET", "/readyz") == (503, "the database does not answer")
