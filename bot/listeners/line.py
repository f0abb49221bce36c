"""The line to Slack over Socket Mode, whose client can be hung up at any moment."""

import time
from contextlib import suppress

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient

PING_SECONDS = 0.45
"""How often each line is asked whether it is there. After two seconds of silence a new one is opened: what was said
into the dead one then comes with Slack's next try, after four.
"""
RECEIVE_BUFFER = 65_536
"""Slack's own default reads 1 kB at a time, and breaks on large messages."""

WORKERS = 10
LOOK_EVERY = 0.05
"""Seconds between two looks whether somebody who waits for Slack was hung up meanwhile."""


class HungUpError(Exception):
    """Nobody needs the connection any more."""


class Client(SocketModeClient):
    """Waits for a connection as long as Slack wants, but opens none when it is closed.

    The client that it is made from sleeps through the whole time that Slack names, and then asks whatever happened
    meanwhile: it would hold up the end for a minute, or connect when everything else is over.
    """

    def issue_new_wss_url(self) -> str:
        """The address of a new connection. Raises HungUpError when the client is closed."""
        while not self.closed:
            try:
                return str(self.web_client.apps_connections_open(app_token=self.app_token)["url"])
            except SlackApiError as refused:
                if refused.response["error"] != "ratelimited":
                    raise
                self._wait(float(refused.response.headers.get("Retry-After", 30)))
        raise HungUpError

    def connect(self) -> None:
        """Open a connection."""
        super().connect()
        if self.closed:
            self.auto_reconnect_enabled = False
            self.disconnect()

    def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Open another one in place of the one that broke."""
        with suppress(HungUpError):
            super().connect_to_new_endpoint(force)

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.closed and time.monotonic() < until:
            time.sleep(LOOK_EVERY)


class Line(SocketModeHandler):
    """Hands what comes over the line to the app."""

    client: Client

    def __init__(self, app: App, app_token: str, *, web_client: WebClient) -> None:
        # Bolt's own way makes its own client, whose threads run from then on.
        self.app, self.app_token = app, app_token
        self.client = Client(
            app_token=app_token,
            logger=app.logger,
            web_client=web_client,
            proxy=web_client.proxy,
            ping_interval=PING_SECONDS,
            receive_buffer_size=RECEIVE_BUFFER,
            concurrency=WORKERS,
        )
        self.client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]
