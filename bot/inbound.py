"""Slack's JSON in, typed and cleaned messages out. Nothing else in the bot looks at a raw payload."""

import hashlib
import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sheets.nouns import SharedFile

MOST_CHARACTERS = 4000
"""More than a person types for one answer; a longer text is answered with a sentence, not read."""

MOST_IN_A_LIST = 12_000
"""A pasted list of KPIs may be longer than one answer."""

LONGEST_NAME = 80
"""Characters of a file's name that are shown; its ending always is."""

# No part may hold another "<": a text of thousands of them must not be searched to its end from each.
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>")
_CHANNEL = re.compile(r"<#([A-Z0-9]+)(?:\|([^<>]*))?>")
_SPECIAL = re.compile(r"<!([^<>|]*)(?:\|([^<>]*))?>")
_LINK = re.compile(r"<((?:https?|mailto|tel):[^<>|]*)(?:\|([^<>]*))?>")
_EMOJI = re.compile(r":[a-z0-9_'+-]+:")
"""Slack writes an emoji as its name between colons."""

_UNITS = frozenset("%‰°")
_KEEP = {"\n", "\t"}
_JOINERS = {"\u200d", "\ufe0f"}  # inside emoji they carry meaning


@dataclass(frozen=True, slots=True)
class Words:
    """What a person wrote: plain text, and the ids of the people and channels it mentions."""

    text: str
    mentions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there is anything in it that can be read: a letter, a digit or the sign of a unit."""
        return any(_is_readable(char) for char in _EMOJI.sub("", self.text))

    @property
    def too_long(self) -> bool:
        """Whether it is more than the bot reads in one go."""
        most = MOST_IN_A_LIST if self.text.count("\n") else MOST_CHARACTERS
        return len(self.text) > most


@dataclass(frozen=True, slots=True)
class Said:
    """A message in the DM with the bot. `key` is the same for every delivery of it."""

    team: str
    user: str
    channel: str
    key: str
    words: Words
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """A message of the DM that was changed or taken back."""

    team: str
    user: str
    channel: str
    key: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button or list that was used. `origin` is the message it stands in, if it stands in one."""

    team: str
    user: str
    key: str
    question: str
    values: tuple[str, ...]
    label: str
    channel: str = ""
    origin: tuple[str, str] | None = None
    """Channel and ts."""
    blocks: tuple[dict[str, Any], ...] = ()
    trigger_id: str = ""
    form: str = ""
    """The form that it opens, if it opens one."""

    @property
    def value(self) -> str:
        """The choice, when there is one."""
        return self.values[0] if self.values else ""

    @property
    def subject(self) -> str:
        """What the question is about: what stands behind the first colon of its name."""
        return self.question.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command."""

    team: str
    user: str
    channel: str
    key: str
    words: Words
    trigger_id: str = ""


def _is_readable(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LN" or category == "Sc" or char in _UNITS


def words(raw: str, names: dict[str, str] | None = None) -> Words:
    """Text as Slack sends it, as a person would read it. Never fails, whatever Unicode comes in."""
    mentions = tuple(dict.fromkeys(match[1] for match in _MENTION.finditer(raw)))
    channels = tuple(dict.fromkeys(match[1] for match in _CHANNEL.finditer(raw)))
    text = _MENTION.sub(lambda m: f"@{(names or {}).get(m[1]) or m[2] or 'someone'}", raw)
    text = _CHANNEL.sub(lambda m: f"#{m[2] or 'channel'}", text)
    text = _LINK.sub(lambda m: m[2] or m[1].removeprefix("mailto:").removeprefix("tel:"), text)
    text = _SPECIAL.sub(_special, text)
    return Words(clean(html.unescape(text.replace("```", " "))), mentions, channels)


def _special(found: re.Match[str]) -> str:
    """A group or a date has a label; whom everybody knows (`channel`, `here`) is known by name."""
    kind, _, rest = found[1].partition("^")
    label = found[2] or ("" if rest else kind)
    return label if rest or label.startswith("@") else f"@{label}"


def clean(text: str) -> str:
    """Without what no database and no reader wants: surrogates, control characters, invisible direction marks."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(char for char in whole if char in _KEEP or char in _JOINERS or not _invisible(char))
    lines = (" ".join(line.split()) for line in kept.splitlines())
    return "\n".join(lines).strip().strip("`").strip()


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"}


def said(body: dict[str, Any], names: dict[str, str] | None = None) -> Said | Edited | None:
    """A message event of a DM; None for what is not a person's: the bot's own, joins, hidden changes by Slack."""
    event = body["event"]
    key = f"event:{body['event_id']}"
    subtype = event.get("subtype")
    if subtype in {"message_changed", "message_deleted"}:
        return _edited(body, event, key)
    if (
        subtype not in {None, "file_share", "thread_broadcast"}
        or event.get("bot_id")
        or not event.get("user")
    ):
        return None
    return Said(
        team=body["team_id"],
        user=event["user"],
        channel=event["channel"],
        key=key,
        words=words(event.get("text") or "", names),
        files=tuple(_file(file) for file in event.get("files") or ()),
    )


def _file(file: dict[str, Any]) -> SharedFile:
    """A file as the message describes it; one that Slack hides or has deleted has neither address nor size."""
    size = file.get("size")
    name = " ".join(clean(str(file.get("name") or "")).split()) or "file"
    return SharedFile(
        name=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 20]}…{name[-19:]}",
        mode=str(file.get("mode") or ""),
        size=size if isinstance(size, int) else 0,
        url=str(file.get("url_private_download") or file.get("url_private") or ""),
    )


def attempt(headers: Mapping[str, Sequence[str]]) -> int:
    """Which delivery of an event this is: 0 for the first, which over Socket Mode says so as well."""
    number = next(iter(headers.get("x-slack-retry-num", ())), "0")
    return int(number) if number.isdecimal() else 0


def _edited(body: dict[str, Any], event: dict[str, Any], key: str) -> Edited | None:
    """Only a person's own change counts; Slack also reports unfurled links and the bot's updates."""
    before = event.get("previous_message") or {}
    after = event.get("message") or {}
    user = before.get("user") or after.get("user")
    same = bool(after) and after.get("text") == before.get("text")
    if not user or before.get("bot_id") or after.get("bot_id") or same:
        return None
    return Edited(team=body["team_id"], user=user, channel=event["channel"], key=key)


def pressed(body: dict[str, Any]) -> Pressed:
    """The button or list of a block_actions payload."""
    action = body["actions"][0]
    question = _question(action["action_id"])
    container = body.get("container") or {}
    is_message = container.get("type") == "message" and not container.get("is_ephemeral")
    message = body.get("message") or {}
    return Pressed(
        team=body["team"]["id"],
        user=body["user"]["id"],
        key=interaction_key(body),
        question=question,
        values=_values(action, body, question),
        label=_label(action),
        channel=(body.get("channel") or {}).get("id", ""),
        origin=(container["channel_id"], container["message_ts"]) if is_message else None,
        blocks=tuple(message.get("blocks") or ()) if is_message else (),
        trigger_id=body.get("trigger_id", ""),
        form=_form(action["action_id"]),
    )


def _form(action_id: str) -> str:
    """The name of the form, without the place of its button."""
    kind, _, rest = action_id.partition(":")
    return rest.partition(":")[0].partition("@")[0] if kind == "form" else ""


def _question(action_id: str) -> str:
    """What stands behind the kind and the place in the message; nothing in an id that is not of this version."""
    parts = action_id.split(":", 2)
    return parts[2] if len(parts) == 3 else ""


def _values(action: dict[str, Any], body: dict[str, Any], question: str) -> tuple[str, ...]:
    if action["type"] == "button":
        value = action.get("value", "")
        return _ticked(body, question) if value == "these" else (value,)
    if action["type"] == "users_select":
        return (action["selected_user"],) if action.get("selected_user") else ()
    option = action.get("selected_option")
    return (option["value"],) if option else ()


def _ticked(body: dict[str, Any], question: str) -> tuple[str, ...]:
    """What was ticked in the list that this button belongs to."""
    values = (body.get("state") or (body.get("view") or {}).get("state") or {}).get("values", {})
    for elements in values.values():
        for action_id, state in elements.items():
            if action_id.startswith("pick:") and _question(action_id) == question:
                return tuple(option["value"] for option in state.get("selected_options") or ())
    return ()


def _label(action: dict[str, Any]) -> str:
    option = action.get("selected_option") or {}
    text = option.get("text") or action.get("text") or {}
    return clean(html.unescape(text.get("text", "")))


def command(body: dict[str, Any], names: dict[str, str] | None = None) -> Command:
    """A slash command."""
    return Command(
        team=body["team_id"],
        user=body["user_id"],
        channel=body["channel_id"],
        key=interaction_key(body),
        words=words(body.get("text") or "", names),
        trigger_id=body.get("trigger_id", ""),
    )


def interaction_key(body: dict[str, Any]) -> str:
    """Interactions have no id of their own; the trigger of each is unique."""
    digest = hashlib.sha256(str(body.get("trigger_id", "")).encode()).hexdigest()[:32]
    return f"interaction:{digest}"
