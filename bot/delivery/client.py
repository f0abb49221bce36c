"""The client that sends: each request once, over connections that are kept while they are fresh."""

import logging
import select
from collections import deque
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from json import dumps, loads
from ssl import SSLContext, create_default_context
from time import monotonic
from typing import Any, cast
from urllib.error import URLError
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

FRESH = 3.0
"""Seconds for which a connection is used again. A server that hung up meanwhile would leave us in doubt; none does so
as soon as this."""

MOST_KEPT = 12
"""As many as there are senders."""

SILENT = logging.getLogger(__name__)
"""Says nothing of single requests, however much is logged: what people write belongs in no log. The usual logger puts
it all together each time, whether or not anybody wants to know."""
SILENT.setLevel(logging.INFO)


class SendingClient(WebClient):
    """A client that sends each request once: the usual one posts twice after a reset connection.

    The usual one also makes a connection for each request, and greeting each other takes longer than the request.
    """

    def __init__(self, token: str, *, base_url: str = WebClient.BASE_URL, timeout: int = 10) -> None:
        self._kept: deque[tuple[HTTPConnection, float]] = deque()
        trusted = certificates(base_url)
        super().__init__(
            token, base_url=base_url, timeout=timeout, ssl=trusted, retry_handlers=[], logger=SILENT
        )
        self._place = urlsplit(self.base_url)
        self._heads = {
            **self.headers,
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json;charset=utf-8",
        }

    def api_call(
        self,
        api_method: str,
        *,
        json: dict[str, Any] | None = None,
        **others: Any,  # noqa: ANN401 - whatever else the usual one takes
    ) -> SlackResponse:
        """One request, and what Slack answers; raises SlackApiError where that is a no.

        What goes as JSON takes the short way: the usual one looks at each request from many sides, for longer than it
        takes to send it.
        """
        if json is None or self.proxy or any(others.values()):
            return super().api_call(api_method, json=json, **others)
        answer, body = self._exchange(f"{self._place.path}{api_method}", dumps(json).encode())
        try:
            data = loads(body)
        except ValueError:
            data = {"ok": False, "error": "an answer that is no JSON"}
        response = SlackResponse(
            client=self,
            http_verb="POST",
            api_url=f"{self.base_url}{api_method}",
            req_args={},
            data=data,
            headers=dict(answer.headers),
            status_code=answer.status,
        )
        return cast("SlackResponse", response.validate())  # type: ignore[no-untyped-call]

    def _exchange(self, path: str, body: bytes) -> tuple[HTTPResponse, bytes]:
        connection = self._fresh() or self._new()
        try:
            connection.request("POST", path, body=body, headers=self._heads)
            answer = connection.getresponse()
            received = answer.read()
        except BaseException:
            connection.close()
            raise
        self._keep(connection)
        return answer, received

    def close(self) -> None:
        """Hang up."""
        while self._kept:
            self._kept.pop()[0].close()

    def __del__(self) -> None:
        self.close()

    def _fresh(self) -> HTTPConnection | None:
        """A connection that was just used, and on which nobody has hung up."""
        while True:
            try:
                connection, used_at = self._kept.pop()
            except IndexError:
                return None
            if monotonic() - used_at < FRESH and _is_quiet(connection):
                return connection
            connection.close()

    def _new(self) -> HTTPConnection:
        netloc = self._place.netloc
        connection = (
            HTTPSConnection(netloc, timeout=self.timeout, context=self.ssl)
            if self._place.scheme == "https"
            else HTTPConnection(netloc, timeout=self.timeout)
        )
        try:
            connection.connect()
        except OSError as error:
            connection.close()
            raise URLError(error) from error
        return connection

    def _keep(self, connection: HTTPConnection) -> None:
        if connection.sock is None or len(self._kept) >= MOST_KEPT:
            connection.close()
        else:
            self._kept.append((connection, monotonic()))


def certificates(base_url: str) -> SSLContext | None:
    """Whom to trust at this address, read once: read for each request, it takes more than the rest of the answer."""
    return create_default_context() if base_url.startswith("https:") else None


def _is_quiet(connection: HTTPConnection) -> bool:
    """Whether nothing came that nobody asked for, such as the end of the connection."""
    return connection.sock is not None and not select.select([connection.sock], [], [], 0)[0]
