"""The client that sends: over kept connections where it may, and never in doubt because of them."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from bot.delivery import client as sending
from bot.delivery.client import SendingClient
from bot.delivery.outcome import Verdict, attempt
from bot.delivery.request import Request

POST = Request("chat.postMessage", {"channel": "D1", "text": "Hello"})


class Server(ThreadingHTTPServer):
    """It keeps connections, counts them, and hangs up when told."""

    daemon_threads = True
    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.accepted: list[socket.socket] = []
        self.left = Event()

    def hang_up(self) -> None:
        """Close every connection from here."""
        for one in self.accepted:
            one.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    """It says yes to everything."""

    protocol_version = "HTTP/1.1"
    server: Server

    def setup(self) -> None:
        """Note the connection."""
        super().setup()
        self.server.accepted.append(self.connection)

    def finish(self) -> None:
        """Note that the client hung up."""
        super().finish()
        self.server.left.set()

    def do_POST(self) -> None:
        """Read it all, and answer."""
        self.rfile.read(int(self.headers["Content-Length"]))
        said = json.dumps({"ok": self.server.status < 300, "error": "ratelimited", "ts": "1.2"}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(said)))
        self.send_header("Retry-After", "7")
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as here:
        Thread(target=here.serve_forever, args=(0.01,), daemon=True).start()
        yield here
        here.shutdown()


@pytest.fixture
def client(server: Server) -> Iterator[SendingClient]:
    with closing(SendingClient("xoxb-test", base_url=f"http://127.0.0.1:{server.server_port}/api/")) as made:
        yield made


def test_requests_that_follow_each_other_share_a_connection(server: Server, client: SendingClient) -> None:
    assert [attempt(client, POST).verdict for _ in range(5)] == [Verdict.SENT] * 5
    assert len(server.accepted) == 1


def test_a_refusal_leaves_the_connection_as_it_is(server: Server, client: SendingClient) -> None:
    server.status = 429
    limited = attempt(client, POST)
    assert (limited.verdict, limited.retry_after) == (Verdict.LIMITED, 7)
    server.status = 200
    assert attempt(client, POST).verdict is Verdict.SENT
    assert len(server.accepted) == 1


def test_a_server_that_hung_up_meanwhile_causes_no_doubt(server: Server, client: SendingClient) -> None:
    assert attempt(client, POST).verdict is Verdict.SENT
    server.hang_up()
    assert attempt(client, POST).verdict is Verdict.SENT
    assert len(server.accepted) == 2


def test_a_connection_that_has_been_idle_for_long_is_not_used_again(
    server: Server, client: SendingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt(client, POST)
    monkeypatch.setattr(sending, "FRESH", 0.0)
    assert attempt(client, POST).verdict is Verdict.SENT
    assert len(server.accepted) == 2


def test_nothing_is_held_open_afterwards(server: Server, client: SendingClient) -> None:
    attempt(client, POST)
    client.close()
    assert server.left.wait(5)


def test_what_is_sent_is_put_into_no_log(
    server: Server, client: SendingClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    assert attempt(client, POST).verdict is Verdict.SENT
    server.status = 500
    attempt(client, POST)
    assert "Hello" not in caplog.text
