"""The client that sends: each request once, over connections that are kept while they are fresh."""

import logging
import select
from collections import deque
from http.client import HTTPConnection, HTTPSConnection
from io import BytesIO
from ssl import SSLContext, create_default_context
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request

from slack_sdk import WebClient

FRESH = 3.0
"""Seconds for which a connection is used again. A server that hung up meanwhile would leave us in doubt; none does so
as soon as this."""

MOST_KEPT = 12
SILENT = logging.getLogger(__name__)
"""Says nothing of single requests, however much is logged: what people write belongs in no log. The usual logger puts
it all together each time, whether or not anybody wants to know."""
SILENT.setLevel(logging.INFO)
REFUSED = 300
"""From this status on an answer is no plain yes."""


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

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        if self.proxy or not url.startswith(self.base_url):
            return super()._perform_urllib_http_request_internal(url, req)
        connection = self._fresh() or self._new()
        try:
            connection.request("POST", req.selector, body=req.data, headers=dict(req.header_items()))
            answer = connection.getresponse()
            body = answer.read()
        except BaseException:
            connection.close()
            raise
        self._keep(connection)
        if answer.status >= REFUSED:
            raise HTTPError(url, answer.status, answer.reason, answer.headers, BytesIO(body))
        return {"status": answer.status, "headers": answer.headers, "body": body.decode()}

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
        place = urlsplit(self.base_url)
        connection = (
            HTTPSConnection(place.netloc, timeout=self.timeout, context=self.ssl)
            if place.scheme == "https"
            else HTTPConnection(place.netloc, timeout=self.timeout)
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
