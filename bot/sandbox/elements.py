"""Elements on a surface: which there are, what a person chose in them, and how Slack writes that down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox.nouns import DeskError, Json

CHOICE_KEYS = {
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "file_input": "files",
}
INITIAL_KEYS = {
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
    "selected_channel": "initial_channel",
    "selected_channels": "initial_channels",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "value": "initial_value",
    "rich_text_value": "initial_value",
}
STATELESS = frozenset({"overflow"})
OPTION_KEYS = frozenset({"selected_option", "selected_options"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An element and the block it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        """The block's id."""
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        """The element's id."""
        return str(self.element["action_id"])


def placed(blocks: list[Json]) -> Iterator[Placed]:
    """Every element that a person can touch, in order."""
    for block in blocks:
        yield from inside(block)


def inside(block: Json) -> Iterator[Placed]:
    """The elements of one block, those of blocks within it too."""
    for child in block.get("child_blocks", ()):
        yield from inside(child)
    several = [*block.get("elements", ()), *block.get("actions", ())]
    for element in (*several, block.get("accessory"), block.get("element")):
        if isinstance(element, dict) and "action_id" in element:
            yield Placed(block=block, element=element)
        elif isinstance(element, dict) and element.get("type") == "card":
            yield from inside(element | {"block_id": block["block_id"]})


def find(blocks: list[Json], *, block_id: str, action_id: str) -> Placed:
    """The element with these ids, or a sentence that it is not there."""
    for one in placed(blocks):
        if one.block_id == block_id and one.action_id == action_id:
            return one
    raise DeskError(f"There is no element {action_id} in block {block_id}.", status=404)


def entry(element: Json, *, chosen: object) -> Json:
    """What Slack writes for this element in `state.values`."""
    kind = element["type"]
    key = CHOICE_KEYS[kind]
    state: Json = {"type": kind, key: chosen}
    if kind == "timepicker" and element.get("timezone"):
        state["timezone"] = element["timezone"]
    return state


def initial(element: Json) -> object:
    """What the element shows before anybody touches it: its initial value, `None`, or an empty list."""
    key = CHOICE_KEYS[element["type"]]
    plural = key.endswith("s") and key != "value"
    return element.get(INITIAL_KEYS.get(key, ""), [] if plural else None)


def options_of(element: Json) -> list[Json]:
    """All options, those in groups too."""
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]


def chosen_value(element: Json, *, raw: object, suggested: list[Json]) -> object:
    """What a person's plain choice means for this element; `suggested` are options offered for an external one."""
    key = CHOICE_KEYS[element["type"]]
    if isinstance(raw, dict) and raw.get("type") == element["type"]:
        return raw.get(key)
    if key in OPTION_KEYS:
        options = [*options_of(element), *suggested]
        if key == "selected_option":
            return None if raw in {None, ""} else option(options, value=str(raw))
        return [option(options, value=str(value)) for value in as_list(raw)]
    if key.endswith("s"):
        return as_list(raw)
    if raw is None or raw == "":
        return None
    return seconds(raw) if key == "selected_date_time" else raw


def seconds(raw: object) -> int:
    """A moment as whole seconds."""
    if not re.fullmatch(r"\d{10}", str(raw)):
        raise DeskError("A moment is given in seconds, ten digits.")
    return int(str(raw))


def as_list(raw: object) -> list[object]:
    """Several choices; one alone counts as a list of one."""
    if raw is None:
        return []
    return list(raw) if isinstance(raw, list) else [raw]


def option(options: list[Json], *, value: str) -> Json:
    """The option with this value."""
    for one in options:
        if one["value"] == value:
            return one
    raise DeskError(f"There is no choice {value!r} here.")


def values(blocks: list[Json], *, typed: Json) -> Json:
    """`state.values`: every element that holds something, with what was typed or chosen so far."""
    state: Json = {}
    for one in placed(blocks):
        kind = one.element["type"]
        if kind not in CHOICE_KEYS or kind in STATELESS:
            continue
        touched = typed.get(one.block_id, {}).get(one.action_id)
        fresh = entry(one.element, chosen=initial(one.element))
        same_kind = touched is not None and touched["type"] == kind
        state.setdefault(one.block_id, {})[one.action_id] = touched if same_kind else fresh
    return state


def action(one: Placed, *, chosen: object, ts: str) -> Json:
    """The entry of `actions` for a touched element."""
    element = one.element
    done: Json = {"type": element["type"], "block_id": one.block_id, "action_id": one.action_id}
    repeated = ("text", "value", "url", "style", "confirm", "placeholder", "icon")
    done |= {key: element[key] for key in repeated if key in element}
    done |= {key: value for key, value in element.items() if key.startswith("initial_")}
    if element["type"] in CHOICE_KEYS:
        done |= {key: value for key, value in entry(element, chosen=chosen).items() if key != "type"}
    return done | {"action_ts": ts}
