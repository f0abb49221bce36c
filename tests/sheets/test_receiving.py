"""A file comes from where Slack keeps files, whole and not too big; the token goes nowhere else."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.sheets import receiving
from bot.sheets.nouns import RefusedError, SharedFile, Trouble
from bot.sheets.receiving import MOST_BYTES, SLACK_FILES, Store, address_at, received, store

TOKEN = "xoxb-secret"


@dataclass
class Server:
    """A server of files that behaves as its path says, and the keys that it was shown."""

    origin: str
    keys: list[str | None] = field(default_factory=list)

    @property
    def place(self) -> Store:
        return Store(self.origin, TOKEN)

    def file(self, path: str, **more: object) -> SharedFile:
        fields = {"name": "plan.csv", "mode": "hosted", "size": 10, "url": f"{self.origin}/{path}", **more}
        return SharedFile(**fields)  # type: ignore[arg-type] # each test gives fields of the right type

    def trouble(self, path: str, **more: object) -> Trouble:
        with pytest.raises(RefusedError) as caught:
            received(self.file(path, **more), self.place)
        return caught.value.trouble


class Files(BaseHTTPRequestHandler):
    """Answers by the first word of the path."""

    keys: list[str | None]

    def do_GET(self) -> None:
        self.keys.append(self.headers["Authorization"])
        word, _, rest = self.path.strip("/").partition("/")
        match word:
            case "status":
                self._send(
                    int(rest), b"", kind="text/plain", more={"Location": f"http://{self.headers['Host']}/ok"}
                )
            case "page":
                self._send(200, b"<html>Sign in</html>", kind="text/html; charset=utf-8")
            case "big":
                self._send(200, b"x" * (MOST_BYTES + 1))
            case "slow":
                self._drip()
            case _:
                self._send(200, self.path.encode())

    def _send(
        self, status: int, body: bytes, *, kind: str = "text/csv", more: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        """Says that there is more, a byte at a time."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.02)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Keep the terminal clean."""


@pytest.fixture
def server() -> Iterator[Server]:
    keys: list[str | None] = []
    handler = type("KeepingFiles", (Files,), {"keys": keys})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield Server(f"http://127.0.0.1:{http.server_port}", keys)
        http.shutdown()
        thread.join()


def test_a_file_is_fetched_with_the_token_whatever_its_name_holds(server: Server) -> None:
    assert received(server.file("ok/plan 50% ü.csv?download=1"), server.place) == (
        b"/ok/plan%2050%%20%C3%BC.csv?download=1"
    )
    assert server.keys == [f"Bearer {TOKEN}"]


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("status/302", Trouble.NO_RIGHT),
        ("status/307", Trouble.NO_RIGHT),
        ("status/403", Trouble.NO_RIGHT),
        ("status/404", Trouble.GONE),
        ("status/500", Trouble.NO_ANSWER),
        ("page", Trouble.NO_RIGHT),
        ("big", Trouble.TOO_BIG),
    ],
)
def test_an_answer_that_is_no_file_is_refused_after_one_request(
    server: Server, path: str, trouble: Trouble
) -> None:
    assert server.trouble(path) is trouble
    assert len(server.keys) == 1


@pytest.mark.parametrize("mode", ["", "external", "snippet", "tombstone", "hidden_by_limit", "HOSTED"])
def test_what_is_not_uploaded_to_slack_is_not_even_asked_for(server: Server, mode: str) -> None:
    assert server.trouble("ok", mode=mode) is Trouble.ELSEWHERE
    assert server.keys == []


def test_what_is_said_to_be_too_big_is_not_even_asked_for(server: Server) -> None:
    assert server.trouble("ok", size=MOST_BYTES + 1) is Trouble.TOO_BIG
    assert server.keys == []


def test_a_server_that_drips_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "PATIENCE", 0.3)
    start = time.monotonic()
    assert server.trouble("slow") is Trouble.NO_ANSWER
    assert time.monotonic() - start < 1.5


def test_nobody_there_is_no_answer() -> None:
    nobody = Store("http://127.0.0.1:9", TOKEN)
    with pytest.raises(RefusedError, match="no_answer"):
        received(SharedFile("plan.csv", mode="hosted", url="http://127.0.0.1:9/plan.csv"), nobody)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://files.slack.com.evil.example/plan.csv",
        "https://evil.example/files.slack.com/plan.csv",
        "http://files.slack.com/plan.csv",
        "https://files.slack.com:8443/plan.csv",
        "https://files.slack.com@evil.example/plan.csv",
        "https://user@files.slack.com/plan.csv",
        "https://slack.com/api/api.test",
        "https://FILES.SLACK.COM:bad/plan.csv",
        "https://[::1/plan.csv",
        "file:///etc/passwd",
        "//files.slack.com/plan.csv",
        "https://files.slack.com\\@evil.example/plan.csv",
        "http://169.254.169.254/latest/meta-data",
        "javascript:alert(1)",
    ],
)
def test_no_other_address_gets_the_token(url: str) -> None:
    with pytest.raises(RefusedError, match="elsewhere"):
        address_at(SLACK_FILES, url)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://files.slack.com/a/b.csv", "https://files.slack.com/a/b.csv"),
        ("https://FILES.slack.com:443/a.csv?t=1#x", "https://files.slack.com/a.csv?t=1"),
        ("https://files.slack.com//evil.example/a.csv", "https://files.slack.com//evil.example/a.csv"),
        ("https://files.slack.com/a b\u00a0c.csv", "https://files.slack.com/a%20b%C2%A0c.csv"),
    ],
)
def test_an_address_is_put_together_anew_behind_slack_s_own(url: str, asked: str) -> None:
    assert address_at(SLACK_FILES, url) == asked


def test_the_server_of_files_follows_from_the_web_api_that_is_used() -> None:
    assert store("https://slack.com/api/", token=TOKEN) == Store("https://files.slack.com", TOKEN)
    assert store("http://127.0.0.1:3033/api/", token=TOKEN) == Store("http://127.0.0.1:3033", TOKEN)
    assert store("https://slack.com.example/api/", token=TOKEN).origin == "https://slack.com.example"
