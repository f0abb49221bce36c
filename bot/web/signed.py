"""The door before Bolt: what is not signed by Slack is refused without a word, and without a line in the log."""

import re

from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 1_000_000
"""Bytes of a request; Slack's are far smaller."""

_TIMESTAMP = re.compile(r"\d{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


class Signed:
    """Lets POST requests through whose signature fits their body and whose time is no more than five minutes off."""

    def __init__(self, inside: ASGIApp, *, verifier: SignatureVerifier) -> None:
        self._inside = inside
        self._verifier = verifier

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        request = Request(scope, receive)
        if request.method != "POST":
            await Response(status_code=405)(scope, receive, send)
            return
        body = await _body(request)
        if body is None:
            await Response(status_code=413)(scope, receive, send)
        elif self._is_signed(request, body):
            await self._inside(scope, _again(body), send)
        else:
            # Nobody inside hears of it, whatever else it holds.
            await Response(status_code=200 if _checks_certificate(body) else 401)(scope, receive, send)

    def _is_signed(self, request: Request, body: bytes) -> bool:
        timestamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
            return False
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return False
        return bool(self._verifier.is_valid(body=text, timestamp=timestamp, signature=signature))


def _checks_certificate(body: bytes) -> bool:
    """Whether Slack only looks if the address answers, when it is entered for a command: that is never signed."""
    return b"ssl_check=1" in body.split(b"&")


async def _body(request: Request) -> bytes | None:
    """The whole body; None when it is too large to be Slack's."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            return None
        parts.append(part)
    return b"".join(parts)


def _again(body: bytes) -> Receive:
    """The body once more, for those inside."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
