"""The same workspace over signed HTTP instead of Socket Mode."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import uvicorn
from slack_bolt import App, Say
from slack_bolt.adapter.starlette import SlackRequestHandler
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.ledger import Outcome
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running
from bot.sandbox.signed_http import signature
from tests.people import Json, Person
from tests.sandbox.conftest import IMPATIENT, QUICK, Start

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
BODY = (
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)


def test_the_signature_is_that_of_slacks_own_example() -> None:
    expected = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert signature(SECRET, timestamp="1531420618", body=BODY) == expected


@contextmanager
def bolt_server() -> Iterator[tuple[list[App], int]]:
    """A Bolt app behind HTTP. The app is put in when the sandbox, whose tokens it needs, is there."""
    apps: list[App] = []

    async def endpoint(request: Request) -> Response:
        return await SlackRequestHandler(apps[0]).handle(request)

    site = Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(site, port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            threading.Event().wait(0.01)
        yield apps, server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


def app_of(slack: Running) -> App:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    app = App(client=client, signing_secret=slack.signing_secret, process_before_response=True)

    @app.event("message")
    def heard(event: Json, say: Say) -> None:
        say(f"You said: {event['text']}")

    return app


def test_a_conversation_over_signed_http(start: Start) -> None:
    with bolt_server() as (apps, port):
        slack = start(
            QUICK.model_copy(
                update={"request_url": f"http://127.0.0.1:{port}/slack/events", "ack_seconds": 3}
            )
        )
        app = app_of(slack)

        @app.command("/kpi")
        def command(ack: object, body: Json) -> None:
            assert callable(ack)
            ack(f"You asked for {body['text']}")

        apps.append(app)
        fiona = Person(slack.url, "U0FIONA")
        asked = fiona.done("verify_url")
        assert (asked["challenge_answered"], asked["check_answered"]) == (True, True)
        fiona.say("hello")
        fiona.wait_for("You said: hello")
        fiona.command("help")
        fiona.wait_for("You asked for help")


class Recorder(BaseHTTPRequestHandler):
    """Answers as told and keeps what came."""

    seen: list[tuple[dict[str, str], str]]
    answers: list[tuple[int, dict[str, str]]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.seen.append(({name.lower(): value for name, value in self.headers.items()}, body))
        status, headers = self.answers.pop(0) if self.answers else (200, {})
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing."""


@pytest.fixture
def recorder() -> Iterator[tuple[type[Recorder], int]]:
    kind = type("Fresh", (Recorder,), {"seen": [], "answers": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield kind, server.server_address[1]
        server.shutdown()
        thread.join()


def test_a_refused_event_is_retried_with_its_reason_and_a_fresh_signature(
    start: Start, recorder: tuple[type[Recorder], int]
) -> None:
    kind, port = recorder
    kind.answers += [(500, {}), (500, {}), (200, {})]
    slack = start(QUICK.model_copy(update={"request_url": f"http://127.0.0.1:{port}/x"}))
    fiona = Person(slack.url, "U0FIONA")
    fiona.say("hello")
    fiona.wait_until(lambda: len(kind.seen) == 3 or None)
    retries = [
        (headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason")) for headers, _ in kind.seen
    ]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]
    verifier = SignatureVerifier(slack.signing_secret)
    assert all(verifier.is_valid_request(body, headers) for headers, body in kind.seen)


def test_no_retry_is_obeyed(start: Start, recorder: tuple[type[Recorder], int]) -> None:
    kind, port = recorder
    kind.answers += [(500, {"x-slack-no-retry": "1"})]
    slack = start(QUICK.model_copy(update={"request_url": f"http://127.0.0.1:{port}/x"}))
    fiona = Person(slack.url, "U0FIONA")
    fiona.say("hello")
    fiona.quiet(0.6)
    assert len(kind.seen) == 1


def test_two_redirects_are_followed_and_no_third(start: Start, recorder: tuple[type[Recorder], int]) -> None:
    kind, port = recorder
    moved = (302, {"location": "/moved"})
    kind.answers += [moved, moved, (200, {}), moved, moved, moved]
    slack = start(
        QUICK.model_copy(update={"request_url": f"http://127.0.0.1:{port}/x", "redelivery": (0.1,)})
    )
    fiona = Person(slack.url, "U0FIONA")
    fiona.say("hello")
    fiona.wait_until(lambda: len(kind.seen) == 3 or None)
    fiona.say("again")
    fiona.wait_until(lambda: len(kind.seen) == 7 or None)
    assert kind.seen[6][0]["x-slack-retry-reason"] == "too_many_redirects"


def test_a_bot_that_is_not_there_cannot_take_a_command(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"request_url": "http://127.0.0.1:9/x"}))
    fiona = Person(slack.url, "U0FIONA")
    fiona.command("help")
    assert fiona.notices() == ['/kpi failed with the error "dispatch_failed"']


def test_slacks_pauses_before_a_retry_depend_on_the_way() -> None:
    assert SandboxOptions().retries == (4.0, 15.0, 60.0)
    assert SandboxOptions(request_url="http://127.0.0.1:9/x").retries == (0.5, 60.0, 300.0)
    assert SandboxOptions(request_url="http://127.0.0.1:9/x", redelivery=()).retries == ()


def test_what_got_lost_is_retried_with_slacks_word_for_it(
    start: Start, recorder: tuple[type[Recorder], int]
) -> None:
    kind, port = recorder
    slack = start(IMPATIENT.model_copy(update={"request_url": f"http://127.0.0.1:{port}/x"}))
    slack.fail(Fault(kind=FaultKind.LOSE, only=("message",)))
    fiona = Person(slack.url, "U0FIONA")
    fiona.say("hello")
    fiona.wait_until(lambda: kind.seen or None)
    assert kind.seen[0][0]["x-slack-retry-num"] == "1"
    assert kind.seen[0][0]["x-slack-retry-reason"] == "http_timeout"


def test_many_requests_may_be_under_way_at_once(start: Start) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        slack = start(
            QUICK.model_copy(update={"request_url": f"http://127.0.0.1:{server.server_address[1]}/x"})
        )
        fiona = Person(slack.url, "U0FIONA")
        for number in range(20):
            fiona.say(f"message {number}")
        fiona.wait_until(lambda: len(slack.sandbox.ledger.deliveries) == 20 or None)
        fiona.wait_until(lambda: all(d.ended_at for d in slack.sandbox.ledger.deliveries) or None)
        assert {d.outcome for d in slack.sandbox.ledger.deliveries} == {Outcome.ACKED}
        server.shutdown()


class Slow(BaseHTTPRequestHandler):
    """Takes its time with each."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        time.sleep(1.5)
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing."""
