"""A small Bolt app on the real wire, for showing what the page does with a bot's messages, modals and home."""

import queue
import re
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient

from bot.sandbox.server import Running

Json = dict[str, Any]
EVERYTHING = re.compile(".*", re.DOTALL)
PATIENCE = 5.0


@dataclass(frozen=True, kw_only=True)
class Bot:
    """What the bot heard, by kind, and its client. `answers` holds what it replies to a submitted modal."""

    client: WebClient
    app: App
    actions: queue.Queue[Json] = field(default_factory=queue.Queue)
    submissions: queue.Queue[Json] = field(default_factory=queue.Queue)
    closings: queue.Queue[Json] = field(default_factory=queue.Queue)
    shortcuts: queue.Queue[Json] = field(default_factory=queue.Queue)
    commands: queue.Queue[Json] = field(default_factory=queue.Queue)
    events: queue.Queue[Json] = field(default_factory=queue.Queue)
    answers: queue.Queue[Json] = field(default_factory=queue.Queue)
    reactions: list[Callable[[Json], object]] = field(default_factory=list)

    def post(self, channel: str, *, text: str = "text", blocks: Sequence[Json] = ()) -> str:
        """Post a message and give back its ts."""
        answer = self.client.chat_postMessage(channel=channel, text=text, blocks=list(blocks) or None)
        return str(answer["ts"])

    def pressed(self) -> Json:
        """The next `block_actions` payload."""
        return self.actions.get(timeout=PATIENCE)

    def chosen(self) -> Json:
        """What the next `block_actions` payload says of its one element."""
        action: Json = self.pressed()["actions"][0]
        return action

    def submitted(self) -> Json:
        """The state values of the next submitted modal."""
        values: Json = self.submissions.get(timeout=PATIENCE)["view"]["state"]["values"]
        return values


@contextmanager
def connected(running: Running) -> Iterator[Bot]:
    """A bot that listens to everything until the block ends."""
    client = WebClient(token=running.bot_token, base_url=running.api_url)
    bot = Bot(client=client, app=App(client=client))
    listen(bot)
    handler = SocketModeHandler(bot.app, running.app_token, web_client=client)
    handler.client.connect()
    try:
        yield bot
    finally:
        hang_up(handler.client)


def hang_up(client: SocketModeClient) -> None:
    """Close the connection at once: otherwise the client first waits, up to three seconds, for more to come."""
    client.auto_reconnect_enabled = False
    if client.current_session is not None and client.current_session.sock is not None:
        client.current_session.sock.shutdown(socket.SHUT_RDWR)
    client.message_processor.event.set()
    client.enqueue_message("{}")
    client.close()


def listen(bot: Bot) -> None:
    """Acknowledge everything and keep it for the test."""

    def acting(ack: Ack, body: Json) -> None:
        ack()
        bot.actions.put(body)
        for react in bot.reactions:
            react(body)

    def submitting(ack: Ack, body: Json) -> None:
        bot.submissions.put(body)
        ack(**({} if bot.answers.empty() else bot.answers.get()))

    def suggesting(ack: Ack, payload: Json) -> None:
        words = ("churn rate", "cash flow", "customer value")
        fitting = [word for word in words if payload["value"] in word]
        ack(options=[{"text": {"type": "plain_text", "text": word}, "value": word} for word in fitting])

    bot.app.action(EVERYTHING)(acting)
    bot.app.options(EVERYTHING)(suggesting)
    bot.app.view(EVERYTHING)(submitting)
    bot.app.view_closed(EVERYTHING)(keeping(bot.closings))
    bot.app.shortcut(EVERYTHING)(keeping(bot.shortcuts))
    bot.app.command(EVERYTHING)(keeping(bot.commands))
    bot.app.event(EVERYTHING)(keeping(bot.events))


def keeping(heard: queue.Queue[Json]) -> Callable[[Ack, Json], None]:
    """A listener that acknowledges and keeps."""

    def listener(ack: Ack, body: Json) -> None:
        ack()
        heard.put(body)

    return listener


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    """A mrkdwn text object."""
    return {"type": "mrkdwn", "text": text}


def option(text: str) -> Json:
    """An option whose value is its text in small letters."""
    return {"text": plain(text), "value": text.lower()}


def section(text: str, *, accessory: Json | None = None) -> Json:
    """A section of mrkdwn."""
    return {"type": "section", "text": mrkdwn(text)} | ({"accessory": accessory} if accessory else {})


def actions(*elements: Json) -> Json:
    """An actions block named `row`."""
    return {"type": "actions", "block_id": "row", "elements": list(elements)}


def button(text: str, **more: object) -> Json:
    """A button whose action id is its text in small letters."""
    return {"type": "button", "text": plain(text), "action_id": text.lower(), "value": "v"} | more


def entry(block_id: str, *, label: str, element: Json, **more: object) -> Json:
    """An input block; its element's action id is `a`."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element | {"action_id": "a"},
    } | more


def modal(*blocks: Json, title: str = "New KPI", **more: object) -> Json:
    """A modal that can be submitted."""
    texts = {"title": plain(title), "submit": plain("Save"), "close": plain("Cancel")}
    return {"type": "modal", "callback_id": "form", "blocks": list(blocks)} | texts | more
