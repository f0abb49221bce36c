"""The other way to the bot: HTTP requests, signed as Slack signs them."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit

from bot.sandbox.nouns import Json
from bot.sandbox.parcels import Ack, Failure, Parcel, ParcelKind

MOST_REDIRECTS = 2
REDIRECTS = frozenset({301, 302})


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

    def is_open(self) -> bool:
        """A request can always be tried."""
        return True

    async def opened(self) -> None:
        """Nothing to wait for."""
        return

    async def carry(self, parcel: Parcel, *, seconds: float) -> Ack:
        """Post it and wait for a 2xx, at most so long."""
        try:
            return await asyncio.wait_for(asyncio.to_thread(self._post, parcel, seconds), timeout=seconds)
        except TimeoutError:
            return Ack(failure=Failure.TIMEOUT, detail="http_timeout", reason="http_timeout", via="http")
        except (OSError, HTTPException) as problem:
            return Ack(
                failure=Failure.NOT_DELIVERED, detail=str(problem), reason="connection_failed", via="http"
            )

    def _post(self, parcel: Parcel, seconds: float) -> Ack:
        url = self._url
        for _ in range(1 + MOST_REDIRECTS):
            response, text = self._request(parcel, url=url, seconds=seconds)
            if response.status not in REDIRECTS:
                return answer(response, text=text)
            url = urlsplit(urljoin(url.geturl(), response.getheader("location", "")))
        reason = "too_many_redirects"
        return Ack(failure=Failure.NOT_DELIVERED, detail=reason, reason=reason, via="http")

    def _request(self, parcel: Parcel, *, url: SplitResult, seconds: float) -> tuple[HTTPResponse, str]:
        content_type, body = encoded(parcel)
        connection = HTTPConnection(url.hostname or "", url.port or 80, timeout=seconds)
        try:
            headers = self._headers(parcel, content_type=content_type, body=body)
            connection.request("POST", url.path or "/", body=body.encode(), headers=headers)
            response = connection.getresponse()
            return response, response.read().decode()
        finally:
            connection.close()

    def _headers(self, parcel: Parcel, *, content_type: str, body: str) -> dict[str, str]:
        timestamp = str(int(self._now()))
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp=timestamp, body=body),
        }
        if parcel.attempt:
            headers |= {"X-Slack-Retry-Num": str(parcel.attempt), "X-Slack-Retry-Reason": parcel.reason}
        return headers


def encoded(parcel: Parcel) -> tuple[str, str]:
    """Content type and body: JSON for events, form fields for the rest."""
    if parcel.kind is ParcelKind.EVENT:
        return "application/json", json.dumps(parcel.payload)
    if parcel.kind is ParcelKind.COMMAND:
        return "application/x-www-form-urlencoded", urlencode(parcel.payload, errors="replace")
    return "application/x-www-form-urlencoded", urlencode({"payload": json.dumps(parcel.payload)})


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
