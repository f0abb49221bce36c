"""People of the sandbox workspace for tests: they type, click and read over the page's own API."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from tests.sandbox.screen import Json, NothingToDoError, found_element, option_values, placed_values, render

__all__ = ["Json", "NothingToDoError", "Person", "render"]

T = TypeVar("T")

BOT = "U0KPIBOT"
PAUSE = 0.02


@dataclass
class Person:
    """Somebody at their screen. Every method returns when the bot has answered or had its three seconds."""

    url: str
    user_id: str
    errors: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **query: object) -> Json:
        asked = urlencode({"as": self.user_id, **query})
        return request(self.url, "GET", f"/sandbox/{path}?{asked}")

    def post(self, path: str, **fields: object) -> Json:
        return request(self.url, "POST", f"/sandbox/{path}", body=json.dumps({"as": self.user_id, **fields}))

    def done(self, path: str, **fields: object) -> Json:
        answer = self.post(path, **fields)
        self.errors = answer.get("errors", {})
        assert answer["ok"], f"{path}: {answer}"
        return answer

    def say(
        self, text: str, channel: str = BOT, *, thread_ts: str | None = None, files: list[Json] | None = None
    ) -> str:
        """Type and send; the new message's ts."""
        self._mark(channel)
        more: Json = {"thread_ts": thread_ts} if thread_ts else {}
        sent = self.done("say", channel=channel, text=text, **more, **({"files": files} if files else {}))
        return str(sent.get("ts", ""))

    def command(self, text: str, channel: str = BOT) -> None:
        """Run a slash command; `text` with or without its first word, as in "/kpi help" or "help"."""
        name, _, rest = text.partition(" ") if text.startswith("/") else ("/kpi", "", text)
        self._mark(channel)
        self.done("command", channel=channel, command=name, text=rest)

    def edit(self, ts: str, text: str, channel: str = BOT) -> None:
        self.done("edit", channel=channel, ts=ts, text=text)

    def delete(self, ts: str, channel: str = BOT) -> None:
        self.done("delete", channel=channel, ts=ts)

    def messages(self, channel: str = BOT) -> list[Json]:
        """Everything this person sees there, oldest first."""
        found: list[Json] = self.get("messages", channel=channel, limit=1000)["messages"]
        return found

    def view(self) -> Json:
        return self.get("view")

    def modals(self) -> list[Json]:
        """Open modals, the one on top last."""
        found: list[Json] = self.view()["modals"]
        return found

    def home(self) -> Json | None:
        found: Json | None = self.view()["home"]
        return found

    def notices(self) -> list[str]:
        return [notice["text"] for notice in self.view()["notices"]]

    def open_home(self, tab: str = "home") -> None:
        self.done("open_home", tab=tab)

    def press(self, label_or_action_id: str, message: Json | None = None, *, channel: str = BOT) -> None:
        """Press a button: on the given message, else on the top modal, else on the newest message that has it."""
        self._touch(label_or_action_id, None, message=message, channel=channel)

    def choose(
        self, label_or_action_id: str, value: object, message: Json | None = None, *, channel: str = BOT
    ) -> None:
        """Choose in a select, picker or set of boxes; the value as the people API takes it, or an option's label."""
        self._touch(label_or_action_id, value, message=message, channel=channel)

    def press_home(self, label_or_action_id: str, value: object = None) -> None:
        """Touch an element of the App Home."""
        home = self.home()
        if home is None:
            raise NothingToDoError("there is no App Home yet")
        self._in_view(home, label_or_action_id, value)

    def submit(self, values: Json | None = None) -> bool:
        """Fill in the top modal and send it. Values by block id, action id or label; `errors` says what was refused."""
        modal = self._top_modal()
        self._mark(BOT)
        answer = self.post("submit", view_id=modal["id"], values=placed_values(modal, values or {}))
        self.errors = answer.get("errors", {})
        assert answer["ok"] or self.errors, f"submit: {answer}"
        return bool(answer["ok"])

    def close(self, *, whole_stack: bool = False) -> None:
        self.done("close", view_id=self._top_modal()["id"], all=whole_stack)

    def shortcut(self, callback_id: str, message: Json | None = None, *, channel: str = BOT) -> None:
        where: Json = {"channel": channel, "ts": message["ts"]} if message else {}
        self.done("shortcut", callback_id=callback_id, **where)

    def wait_for(
        self, wanted: str | Callable[[Json], bool], *, timeout: float = 5, channel: str = BOT
    ) -> Json:
        """The first message not seen before that holds the words or meets the condition."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            for message in self.unseen(channel):
                if wanted in render(message) if isinstance(wanted, str) else wanted(message):
                    self._seen[channel] = message["ts"]
                    return message
            time.sleep(PAUSE)
        screen = "\n---\n".join(render(message) for message in self.messages(channel)[-6:])
        raise AssertionError(f"{self.user_id} waited {timeout} s for {wanted!r}. On screen:\n{screen}")

    def unseen(self, channel: str = BOT) -> list[Json]:
        """What others wrote since this person last did something, or last waited for something."""
        last = self._seen.get(channel, "")
        return [one for one in self.messages(channel) if one["ts"] > last and one["user"] != self.user_id]

    def wait_until(self, true: Callable[[], T | None], *, timeout: float = 5) -> T:
        """What the function gives as soon as that is something."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            found = true()
            if found:
                return found
            time.sleep(PAUSE)
        raise AssertionError(f"{self.user_id} waited {timeout} s in vain; notices: {self.notices()}")

    def wait_for_modal(self, title: str = "", *, timeout: float = 5) -> Json:
        """The top modal, once there is one whose title holds these words."""
        found: Json = self.wait_until(
            lambda: next((one for one in self.modals()[-1:] if title in one["title"]["text"]), None),
            timeout=timeout,
        )
        return found

    def quiet(self, seconds: float = 0.3, *, channel: str = BOT) -> None:
        """Nothing new may come for so long."""
        before = len(self.messages(channel))
        time.sleep(seconds)
        new = self.messages(channel)[before:]
        assert not new, "expected silence, got:\n" + "\n".join(render(message) for message in new)

    def transcript(self, channel: str = BOT) -> str:
        """The whole conversation as this person reads it."""
        lines = []
        for message in self.messages(channel):
            who = "bot" if message.get("bot_id") else message["user"].removeprefix("U0").lower()
            lines += [f"{who}: {line}" for line in render(message).splitlines()]
        return "\n".join(lines)

    def _mark(self, channel: str) -> None:
        newest = self.messages(channel)[-1:]
        self._seen[channel] = newest[0]["ts"] if newest else ""

    def _top_modal(self) -> Json:
        modals = self.modals()
        if not modals:
            raise NothingToDoError(f"{self.user_id} has no modal open; notices: {self.notices()}")
        return modals[-1]

    def _touch(self, name: str, value: object, *, message: Json | None, channel: str) -> None:
        modals = [] if message else self.modals()
        if modals and found_element(modals[-1]["blocks"], name):
            self._in_view(modals[-1], name, value)
            return
        on = [message] if message else list(reversed(self.messages(channel)))
        for one in on:
            place = found_element(one.get("blocks", []), name)
            if place:
                self._mark(channel)
                self._act({"type": "message", "channel": self._room(channel), "ts": one["ts"]}, place, value)
                return
        screen = "\n---\n".join(render(one) for one in on[:5])
        raise NothingToDoError(f"{self.user_id} sees nothing called {name!r}. Newest first:\n{screen}")

    def _room(self, channel: str) -> str:
        rooms = self.view()["conversations"]
        found = next((row["id"] for row in rooms if channel in {row["id"], row["with"]}), channel)
        return str(found)

    def _in_view(self, view: Json, name: str, value: object) -> None:
        place = found_element(view["blocks"], name)
        if place is None:
            raise NothingToDoError(f"the view has nothing called {name!r}")
        self._act({"type": "view", "view_id": view["id"]}, place, value)

    def _act(self, container: Json, place: tuple[Json, Json], value: object) -> None:
        block, element = place
        self._mark(BOT)
        chosen = option_values(element, value)
        self.done(
            "action",
            container=container,
            block_id=block["block_id"],
            action_id=element["action_id"],
            value=chosen,
        )


def request(url: str, method: str, target: str, *, body: str | None = None) -> Json:
    """The JSON answer, whatever its status."""
    server = urlsplit(url)
    connection = HTTPConnection(server.hostname or "", server.port or 80, timeout=20)
    try:
        connection.request(method, target, body=body, headers={"Content-Type": "application/json"})
        answer: Json = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    return answer
