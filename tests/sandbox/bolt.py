"""Real Bolt apps on a sandbox, for tests: made, connected by Socket Mode, and closed without waiting."""

from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt import App, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox.server import Running
from tests.people import Json, Person


def web_client(slack: Running) -> WebClient:
    """The bot's own client, without automatic retries."""
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def bolt(slack: Running) -> App:
    """A Bolt app on this sandbox that acknowledges when its listener is done."""
    return App(client=web_client(slack), process_before_response=True)


def echo(slack: Running) -> App:
    """A bot that says back what it hears."""
    app = bolt(slack)

    @app.event("message")
    def heard(event: Json, say: Say) -> None:
        say(f"You said: {event['text']}")

    return app


@contextmanager
def connected(slack: Running, app: App, *, ping_interval: float = 10) -> Iterator[SocketModeHandler]:
    """The app, connected by Socket Mode until the block ends."""
    handler = SocketModeHandler(app, slack.app_token, ping_interval=ping_interval)
    before = slack.sandbox.sockets.count()
    handler.client.connect()
    try:
        Person(slack.url, "U0GRACE").wait_until(lambda: slack.sandbox.sockets.count() > before or None)
        yield handler
    finally:
        hang_up(slack, handler=handler)


def hang_up(slack: Running, *, handler: SocketModeHandler) -> None:
    """Close from the server's side first: the client's own close waits three seconds in its read.

    Its queue is woken for the same reason. Its own end is awaited: closed from both sides at once, it stumbles.
    """
    grace, client = Person(slack.url, "U0GRACE"), handler.client
    client.auto_reconnect_enabled = False
    grace.done("sockets", do="close_socket")
    grace.wait_until(lambda: not client.is_connected() or None)
    client.closed = True
    client.message_queue.put("")
    client.close()
