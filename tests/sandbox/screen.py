"""Messages as a person reads them, and the elements that can be found on them."""

import json
import re
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]


class NothingToDoError(AssertionError):
    """What the test wanted to touch is not on the person's screen."""


def elements(blocks: list[Json]) -> list[tuple[Json, Json]]:
    """Every element that can be touched, with its block."""
    found = []
    for block in blocks:
        several = [*block.get("elements", []), block.get("accessory"), block.get("element")]
        found += [(block, one) for one in several if isinstance(one, dict) and "action_id" in one]
        found += elements(block.get("child_blocks", []))
    return found


def found_element(blocks: list[Json], name: str) -> tuple[Json, Json] | None:
    """The element with this action id, label or placeholder; an exact one before one that only begins so."""
    pairs = elements(blocks)
    for exact in (True, False):
        for block, element in pairs:
            names = {element["action_id"], plain(element.get("text")), plain(element.get("placeholder"))}
            names.add(plain(block.get("label")))
            if name in names or (not exact and any(one.startswith(name) for one in names)):
                return block, element
    return None


def option_values(element: Json, value: object) -> object:
    """Labels of options, or how they begin, turned into their values; everything else as it is."""
    groups = [option for group in element.get("option_groups", []) for option in group["options"]]
    by_label = {plain(option["text"]): option["value"] for option in [*element.get("options", []), *groups]}

    def chosen(label: str) -> str:
        return by_label.get(label) or next((v for k, v in by_label.items() if k.startswith(label)), label)

    if isinstance(value, list):
        return [chosen(str(one)) for one in value]
    return chosen(value) if isinstance(value, str) and value else value


def placed_values(modal: Json, values: Json) -> Json:
    """Values by block id, action id or label, put where the sandbox takes them."""
    done: Json = {}
    for name, value in values.items():
        pairs = elements(modal["blocks"])
        match = [(b, e) for b, e in pairs if name in {b["block_id"], e["action_id"], plain(b.get("label"))}]
        if not match:
            raise NothingToDoError(f"the modal has no field {name!r}")
        block, element = match[0]
        done.setdefault(block["block_id"], {})[element["action_id"]] = option_values(element, value)
    return done


def render(message: Json) -> str:
    """A message as a person reads it, in plain lines."""
    if message.get("blocks"):
        lines = [line for block in message["blocks"] for line in block_lines(block)]
    else:
        lines = readable(message.get("text", "")).splitlines()
    lines += [f"[file: {file['title']}]" for file in message.get("files", [])]
    return "\n".join(line.rstrip() for line in lines)


def block_lines(block: Json) -> list[str]:
    """The lines of one block."""
    draw = DRAWN.get(block["type"])
    return draw(block) if draw else [f"[{block['type']}] {readable(json.dumps(block.get('text', '')))}"]


def section_lines(block: Json) -> list[str]:
    """Text, then fields, then the accessory."""
    lines = plain(block.get("text")).splitlines()
    lines += [line for one in block.get("fields", []) for line in plain(one).splitlines()]
    return lines + ([element_text(block["accessory"])] if "accessory" in block else [])


def element_text(element: Json) -> str:
    """An element as a person sees it before touching it."""
    match element["type"]:
        case "button" | "workflow_button":
            return f"[{plain(element['text'])}]"
        case "mrkdwn" | "plain_text":
            return plain(element)
        case "image":
            return f"[image: {element['alt_text']}]"
        case "checkboxes" | "radio_buttons":
            return " ".join(f"( ) {plain(one['text'])}" for one in element["options"])
        case "overflow":
            return "[…]"
        case kind:
            return f"<{plain(element.get('placeholder')) or kind}>"


def rich(element: Json) -> str:
    """A part of a rich text block."""
    match element["type"]:
        case "rich_text_section" | "rich_text_preformatted":
            return "".join(rich(one) for one in element["elements"]) + "\n"
        case "rich_text_quote":
            return "> " + "".join(rich(one) for one in element["elements"]) + "\n"
        case "rich_text_list":
            return "".join(f"• {rich(one)}" for one in element["elements"])
        case "user":
            return f"@{element['user_id']}"
        case "channel":
            return f"#{element['channel_id']}"
        case "broadcast":
            return f"@{element['range']}"
        case "emoji":
            return f":{element['name']}:"
        case _:
            return str(element.get("text") or element.get("url") or element.get("fallback") or "")


def cell_text(cell: Json) -> str:
    """A table cell."""
    return (
        rich(cell["elements"][0]).strip()
        if cell["type"] == "rich_text"
        else str(cell.get("text", cell.get("value")))
    )


def plain(text: Json | None) -> str:
    """A text object's words."""
    return readable(text["text"]) if text else ""


def readable(text: str) -> str:
    """Links and mentions as they are shown, and Slack's escapes undone."""
    text = re.sub(r"<[^<>|]+\|([^<>]+)>", r"\1", text)
    text = re.sub(r"<([@#!]?[^<>|]+)\|?>", r"\1", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


DRAWN: dict[str, Callable[[Json], list[str]]] = {
    "section": section_lines,
    "header": lambda block: [f"# {plain(block['text'])}"],
    "context": lambda block: [" ".join(f"({element_text(one)})" for one in block["elements"])],
    "actions": lambda block: [" ".join(element_text(one) for one in block["elements"])],
    "divider": lambda _: ["---"],
    "image": lambda block: [f"[image: {block['alt_text']}]"],
    "input": lambda block: [f"{plain(block['label'])}: {element_text(block['element'])}"],
    "rich_text": lambda block: "".join(rich(one) for one in block["elements"]).splitlines(),
    "table": lambda block: [" | ".join(cell_text(cell) for cell in row) for row in block["rows"]],
}
