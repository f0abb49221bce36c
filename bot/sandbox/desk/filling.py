"""A form as a person fills it in: what they typed, and what Slack's client would not let through."""

import re

from bot.sandbox.elements import CHOICE_KEYS, Placed, chosen_value, entry, initial, placed
from bot.sandbox.nouns import DeskError, Json
from bot.sandbox.sandbox import Sandbox

REQUIRED = "Please complete this required field."


def take_values(sandbox: Sandbox, key: str, *, blocks: list[Json], given: Json) -> None:
    """Keep raw values {block_id: {action_id: value}} as what the person has typed."""
    for block_id, fields in given.items():
        if not isinstance(fields, dict):
            raise DeskError(f"The values of block {block_id!r} are no object.")
        for action_id, raw in fields.items():
            take_value(sandbox, key, blocks=blocks, place=(block_id, action_id), raw=raw)


def take_value(
    sandbox: Sandbox, key: str, *, blocks: list[Json], place: tuple[str, str], raw: object
) -> None:
    """Keep one value."""
    one = next((one for one in placed(blocks) if (one.block_id, one.action_id) == place), None)
    if one is None:
        raise DeskError(f"There is no element {place[1]} in block {place[0]}.", status=404)
    if one.element["type"] not in CHOICE_KEYS:
        return
    offered = sandbox.offered.get(f"{one.block_id}:{one.action_id}", [])
    chosen = chosen_value(one.element, raw=raw, suggested=offered)
    held = sandbox.workspace.typed.setdefault(key, {}).setdefault(one.block_id, {})
    held[one.action_id] = entry(one.element, chosen=chosen)


def missing(sandbox: Sandbox, view: Json) -> dict[str, str]:
    """The errors that the client itself would show, by block."""
    typed = sandbox.workspace.typed.get(view["id"], {})
    errors: dict[str, str] = {}
    for one in placed(view["blocks"]):
        if one.block.get("type") != "input":
            continue
        kind = one.element["type"]
        held = typed.get(one.block_id, {}).get(one.action_id)
        value = held[CHOICE_KEYS[kind]] if held and held["type"] == kind else initial(one.element)
        error = complaint(one, value=value)
        if error:
            errors[one.block_id] = error
    return errors


def complaint(one: Placed, *, value: object) -> str | None:
    """What is wrong with one field, if anything."""
    if value in (None, "", []):
        return None if one.block.get("optional") else REQUIRED
    element = one.element
    match element["type"]:
        case "plain_text_input":
            return wrong_length(element, text=str(value))
        case "number_input":
            return wrong_number(element, text=str(value))
        case "email_text_input":
            return (
                None
                if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", str(value))
                else "Enter a valid email address."
            )
        case "url_text_input":
            return None if re.fullmatch(r"https?://\S+", str(value)) else "Enter a valid URL."
    return too_many(element, value=value)


def wrong_length(element: Json, *, text: str) -> str | None:
    """Too short or too long."""
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(text) < least:
        return f"Enter at least {least} characters."
    return f"Enter at most {most} characters." if len(text) > most else None


def wrong_number(element: Json, *, text: str) -> str | None:
    """No number, or out of bounds."""
    pattern = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(pattern, text):
        return "Enter a number." if element["is_decimal_allowed"] else "Enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(text) < float(least):
        return f"Enter {least} or more."
    return f"Enter {most} or less." if most is not None and float(text) > float(most) else None


def too_many(element: Json, *, value: object) -> str | None:
    """More choices than allowed."""
    most = element.get("max_selected_items")
    if most and isinstance(value, list) and len(value) > most:
        return f"Choose at most {most}."
    return None
