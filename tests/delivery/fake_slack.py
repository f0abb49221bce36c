"""A small Slack on a real socket, which can misbehave, with a ledger that judges what was delivered."""

import json
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

Json = dict[str, Any]


class Fault(StrEnum):
    """How a request goes wrong."""

    CLOSE_AFTER = "close_after"
    CLOSE_BEFORE = "close_before"
    ERROR_AFTER = "error_after"
    HANG_AFTER = "hang_after"
    GARBLE_AFTER = "garble_after"
    LATE = "late"
    SLOW = "slow"
    LIMIT = "limit"


@dataclass(frozen=True)
class Said:
    """A message that Slack took."""

    channel: str
    ts: str
    at: float
    body: Json

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.body.get("text", ""))

    @property
    def key(self) -> str:
        """The id in its metadata."""
        return str(self.body["metadata"]["event_payload"]["id"])


@dataclass
class FakeSlack:
    """The ledger and the faults to come. `plan` answers for each request of a posting method, in their order."""

    url: str = ""
    said: list[Said] = field(default_factory=list)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    faults: deque[Fault | str] = field(default_factory=deque)
    chance: Callable[[Json], Fault | str | None] = lambda _body: None
    look_fails: deque[str] = field(default_factory=deque)
    on_post: Callable[[Said], None] = lambda _said: None
    hang: float = 0.3
    late: float = 0.1
    retry_after: int = 1
    lock: threading.Lock = field(default_factory=threading.Lock)
    clock: Callable[[], float] = time.time

    @property
    def texts(self) -> list[str]:
        """What was said, in order."""
        return [said.text for said in self.said]

    def doubled(self) -> list[str]:
        """Ids that arrived more than once."""
        return [key for key, count in Counter(said.key for said in self.said).items() if count > 1]

    def count(self, method: str) -> int:
        """How often a method was called."""
        return sum(1 for name, _ in self.calls if name == method)

    def post(self, body: Json) -> Said:
        """Take a message."""
        channel = "D" + body["channel"][1:] if body["channel"].startswith("U") else body["channel"]
        with self.lock:
            at = self.clock()
            said = Said(channel=channel, ts=f"{at:.6f}{len(self.said) % 10}", at=at, body=body)
            self.said.append(said)
        self.on_post(said)
        return said

    def next_fault(self, body: Json) -> Fault | str | None:
        """What goes wrong with the request that just came."""
        with self.lock:
            return self.faults.popleft() if self.faults else self.chance(body)


class Handler(BaseHTTPRequestHandler):
    """One request, as Slack's Web API takes it."""

    protocol_version = "HTTP/1.1"
    slack: FakeSlack

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        body = json.loads(raw) if raw.startswith("{") else {k: v[0] for k, v in parse_qs(raw).items()}
        method = self.path.rsplit("/", 1)[-1]
        with self.slack.lock:
            self.slack.calls.append((method, body))
        if method.startswith("conversations."):
            self._look(method, body)
        else:
            self._do(method, body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Say nothing."""

    def _look(self, method: str, body: Json) -> None:
        if self.slack.look_fails:
            self._answer({"ok": False, "error": self.slack.look_fails.popleft()})
        elif method == "conversations.open":
            self._answer({"ok": True, "channel": {"id": "D" + body["users"][1:]}})
        else:
            messages = [_shown(said) for said in self.slack.said if _in(said, body)]
            self._answer({"ok": True, "messages": messages[::-1], "has_more": False})

    def _do(self, method: str, body: Json) -> None:
        fault = self.slack.next_fault(body)
        if fault == Fault.CLOSE_BEFORE:
            self._drop()
        elif fault == Fault.LIMIT:
            self._answer(
                {"ok": False, "error": "ratelimited"}, status=429, retry_after=self.slack.retry_after
            )
        elif fault == Fault.LATE:
            threading.Timer(self.slack.late, self._take, (method, body)).start()
            self._drop()
        elif fault is not None and not isinstance(fault, Fault):
            self._answer({"ok": False, "error": fault})
        else:
            if fault == Fault.SLOW:
                time.sleep(self.slack.hang)
            self._after(fault, self._take(method, body))

    def _after(self, fault: Fault | None, answer: Json) -> None:
        match fault:
            case Fault.CLOSE_AFTER:
                self._drop()
            case Fault.ERROR_AFTER:
                self._answer({"ok": False, "error": "internal_error"}, status=500)
            case Fault.GARBLE_AFTER:
                self._send(b'{"ok": tr', status=200)
            case Fault.HANG_AFTER:
                time.sleep(self.slack.hang)
                self._drop()
            case _:
                self._answer(answer)

    def _take(self, method: str, body: Json) -> Json:
        if method != "chat.postMessage":
            return {"ok": True, "channel": body.get("channel", ""), "ts": body.get("ts", "")}
        said = self.slack.post(body)
        return {"ok": True, "channel": said.channel, "ts": said.ts}

    def _answer(self, body: Json, *, status: int = 200, retry_after: int | None = None) -> None:
        self._send(json.dumps(body).encode(), status=status, retry_after=retry_after)

    def _send(self, raw: bytes, *, status: int, retry_after: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        if retry_after is not None:
            self.send_header("Retry-After", str(retry_after))
        self.end_headers()
        try:
            self.wfile.write(raw)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _drop(self) -> None:
        self.close_connection = True


class Server(ThreadingHTTPServer):
    """Clients that die are part of the tests: their broken sockets are no news."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[FakeSlack]:
    """A fake Slack on a free port."""
    slack = FakeSlack()
    handler = type("BoundHandler", (Handler,), {"slack": slack})
    with Server(("127.0.0.1", 0), handler) as server:
        slack.url = f"http://127.0.0.1:{server.server_address[1]}/api/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield slack
        server.shutdown()
        thread.join()


def _shown(said: Said) -> Json:
    return {"ts": said.ts, "text": said.text, "metadata": said.body.get("metadata", {})}


def _in(said: Said, asked: Json) -> bool:
    same_thread = said.body.get("thread_ts") == asked.get("ts")
    return said.channel == asked["channel"] and same_thread and float(said.ts) >= float(asked["oldest"])
