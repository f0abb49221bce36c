"""A file's bytes, from the one place where Slack keeps files and from nowhere else."""

import time
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from threading import BoundedSemaphore
from urllib.error import HTTPError
from urllib.parse import SplitResult, quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
)

from bot.sheets.nouns import RefusedError, SharedFile, Trouble

MOST_BYTES = 2 * 1024 * 1024
PATIENCE = 5.0
"""Seconds for each answer of the server, and for the whole file."""

CHUNK = 64 * 1024
AT_ONCE = 2
SLACK, SLACK_FILES = "slack.com", "https://files.slack.com"


@dataclass(frozen=True, slots=True)
class Store:
    """Where the files of the workspace lie, and the token that opens them."""

    origin: str
    token: str
    turn: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE), compare=False)
    """Whoever reads a file holds this, so that many at once do not take all memory."""


def store(api_url: str, *, token: str) -> Store:
    """Slack's own file server; for any other Web API, the server of that API."""
    api = urlsplit(api_url)
    origin = SLACK_FILES if api.hostname == SLACK else f"{api.scheme}://{api.netloc}"
    return Store(origin, token)


def received(file: SharedFile, place: Store) -> bytes:
    """The whole file; RefusedError when it lies elsewhere, is too big, or does not come."""
    if file.mode != "hosted":
        raise RefusedError(Trouble.ELSEWHERE)
    if file.size > MOST_BYTES:
        raise RefusedError(Trouble.TOO_BIG)
    address = address_at(place.origin, file.url)
    try:
        with _opener(place.token).open(address, timeout=PATIENCE) as answer:
            return _body(answer)
    except HTTPError as error:
        with error:
            raise RefusedError(_meaning(error.code)) from error
    except (OSError, HTTPException) as error:
        raise RefusedError(Trouble.NO_ANSWER) from error


def _opener(token: str) -> OpenerDirector:
    """Opens web addresses alone, and follows no redirect: the token must not go to another server."""
    opener = OpenerDirector()
    handlers = (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPErrorProcessor, HTTPDefaultErrorHandler)
    for handler in handlers:
        opener.add_handler(handler())
    opener.addheaders = [("Authorization", f"Bearer {token}")]
    return opener


def address_at(origin: str, url: str) -> str:
    """The file's address, put together anew behind the origin, so that nothing else can be asked."""
    try:
        parts = urlsplit(url)
        same = _server(parts) == _server(urlsplit(origin)) and "@" not in parts.netloc
    except ValueError:
        same = False
    if not same:
        raise RefusedError(Trouble.ELSEWHERE)
    path = quote(parts.path, safe="/%!$&'()*+,;=:@~")
    query = quote(parts.query, safe="/%!$&'()*+,;=:@~")
    return f"{origin}{path}?{query}" if query else f"{origin}{path}"


def _server(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or {"https": 443, "http": 80}.get(parts.scheme)


def _meaning(status: int) -> Trouble:
    """Slack sends whoever may not see a file to the page where people sign in."""
    if 300 <= status < 400 or status in {401, 403}:
        return Trouble.NO_RIGHT
    return Trouble.GONE if status in {404, 410} else Trouble.NO_ANSWER


def _body(answer: HTTPResponse) -> bytes:
    if answer.headers.get_content_type() == "text/html":
        raise RefusedError(Trouble.NO_RIGHT)
    end = time.monotonic() + PATIENCE
    content = bytearray()
    while chunk := answer.read1(CHUNK):
        content += chunk
        if len(content) > MOST_BYTES:
            raise RefusedError(Trouble.TOO_BIG)
        if time.monotonic() > end:
            raise RefusedError(Trouble.NO_ANSWER)
    return bytes(content)
