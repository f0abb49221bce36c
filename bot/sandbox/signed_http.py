"""The other way to the bot: HTTP requests, signed as Slack signs them."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit

from bot.sandbox.nouns import Json
from bot.sandbox.parcels import Ack, Failure, Parcel, ParcelKind

MOST_REDIRECTS = 2
REDIRECTS = frozenset({301, 302})
AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
TIMEOUT = "http_timeout"
AT_ONCE = 64
"""Requests that may be under way at the same time: a bot that is slow with one must not hold up the others."""

FORM = "application/x-www-form-urlencoded"
CERTIFICATE_CHECK = "ssl_check=1&token=deprecated-token"
"""What Slack sends, without a signature, when a request URL is entered."""


def signature(secret: str, *, timestamp: str, body: str) -> str:
    """Slack's v0 signature of a request body."""
    signed = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


class SignedHttp:
    """Posts every parcel to one request URL and reads the answer."""

    def __init__(self, request_url: str, *, signing_secret: str, now: Callable[[], float]) -> None:
        self._url = urlsplit(request_url)
        self._secret = signing_secret
        self._now = now
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="slack over http")

    def is_open(self) -> bool:
        """A request can always be tried."""
        return True

    async def opened(self) -> None:
        """Nothing to wait for."""
        return

    async def carry(self, parcel: Parcel, *, seconds: float) -> Ack:
        """Post it and wait for a 2xx, at most so long."""
        posting = asyncio.get_running_loop().run_in_executor(self._threads, self._post, parcel, seconds)
        try:
            return await asyncio.wait_for(posting, timeout=seconds)
        except TimeoutError:
            return Ack(failure=Failure.TIMEOUT, detail=TIMEOUT, reason=TIMEOUT, via="http")
        except (OSError, HTTPException) as problem:
            return Ack(
                failure=Failure.NOT_DELIVERED, detail=str(problem), reason="connection_failed", via="http"
            )

    async def checked(self, *, seconds: float) -> bool:
        """Whether the address answers the unsigned check of its certificate, as Slack wants it to."""
        url, headers = self._url, {"Content-Type": FORM, "User-Agent": AGENT}
        ask = partial(_request, url, headers=headers, body=CERTIFICATE_CHECK, seconds=seconds)
        try:
            response, _ = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        except (OSError, HTTPException):
            return False
        return 200 <= response.status < 300

    def _post(self, parcel: Parcel, seconds: float) -> Ack:
        url = self._url
        content_type, body = encoded(parcel)
        headers = self._headers(parcel, content_type=content_type, body=body)
        for _ in range(1 + MOST_REDIRECTS):
            response, text = _request(url, headers=headers, body=body, seconds=seconds)
            if response.status not in REDIRECTS:
                return answer(response, text=text)
            url = urlsplit(urljoin(url.geturl(), response.getheader("location", "")))
        reason = "too_many_redirects"
        return Ack(failure=Failure.NOT_DELIVERED, detail=reason, reason=reason, via="http")

    def _headers(self, parcel: Parcel, *, content_type: str, body: str) -> dict[str, str]:
        timestamp = str(int(self._now()))
        headers = {
            "Content-Type": content_type,
            "User-Agent": AGENT,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp=timestamp, body=body),
        }
        if parcel.attempt:
            reason = TIMEOUT if parcel.reason == "timeout" else parcel.reason
            headers |= {"X-Slack-Retry-Num": str(parcel.attempt), "X-Slack-Retry-Reason": reason}
        return headers


def _request(
    url: SplitResult, *, headers: dict[str, str], body: str, seconds: float
) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(url.hostname or "", url.port or 80, timeout=seconds)
    try:
        connection.request("POST", url.path or "/", body=body.encode(), headers=headers)
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def encoded(parcel: Parcel) -> tuple[str, str]:
    """Content type and body: JSON for events, form fields for the rest."""
    if parcel.kind is ParcelKind.EVENT:
        return "application/json", json.dumps(parcel.payload)
    if parcel.kind is ParcelKind.COMMAND:
        return FORM, urlencode(parcel.payload, errors="replace")
    return FORM, urlencode({"payload": json.dumps(parcel.payload)})


def answer(response: HTTPResponse, *, text: str) -> Ack:
    """What the bot's HTTP answer means."""
    if not 200 <= response.status < 300:
        final = response.getheader("x-slack-no-retry") == "1"
        detail = f"http_error {response.status}"
        return Ack(failure=Failure.NOT_DELIVERED, detail=detail, reason="http_error", final=final, via="http")
    return Ack(payload=shown(text), via="http")


def shown(text: str) -> Json | None:
    """The payload of an answer body: JSON, or plain text as a message."""
    if not text.strip():
        return None
    try:
        payload = json.loads(text)
    except ValueError:
        return {"text": text}
    return payload if isinstance(payload, dict) else {"text": text}
