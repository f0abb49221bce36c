"""Smallest valid things for every shape of the limits table, and values just at and just past each limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.blocks.table import table

Json = dict[str, Any]
KNOWN_FILE = "F0KNOWN"
SECTIONS = ("blocks", "elements", "objects", "views", "charts", "cells", "rich", "inline")
SIZED = frozenset({"string", "text", "plain_text", "url", "picture"})
FIXED: Json = {
    "https": "https://example.com/v",
    "date": "2026-11-22",
    "time": "09:30",
    "timezone": "Europe/Berlin",
    "decimal": "1.5",
    "boolean": True,
    "number": 1,
    "any": {"type": "anything"},
}


@dataclass(frozen=True)
class Bound:
    """One limit of the table."""

    section: str
    name: str
    field: str
    rule: Json
    limit: int
    beyond: int

    def __str__(self) -> str:
        return f"{self.section}-{self.name}-{self.field}-{self.limit}"


def bounds() -> Iterator[Bound]:
    """Every minimum and maximum that the table names, with the first value that breaks it."""
    for section in SECTIONS:
        for name, shape in table()[section].items():
            for field, rule in shape["fields"].items():
                if rule["kind"] in SIZED | {"list", "integer"}:
                    yield from bounds_of(section, name, field, rule)


def bounds_of(section: str, name: str, field: str, rule: Json) -> Iterator[Bound]:
    if "max" in rule:
        yield Bound(section, name, field, rule, rule["max"], rule["max"] + 1)
    if rule.get("min", 0) > 0:
        yield Bound(section, name, field, rule, rule["min"], rule["min"] - 1)


def thing(section: str, name: str) -> Json:
    """The smallest valid thing of this shape."""
    shape = table()[section][name]
    chosen = {*required(shape), *shape.get("any_of", [])[:1], *shape.get("one_of", [])[:1]}
    made: Json = {} if section == "objects" else {"type": name}
    made |= {field: value(shape["fields"][field]) for field in shape["fields"] if field in chosen}
    if section == "views":
        made["type"] = name
    return made


def required(shape: Json) -> list[str]:
    return [field for field, rule in shape["fields"].items() if rule.get("required")]


def value(rule: Json, size: int | None = None) -> object:
    """A value for this rule, of this size if it has one."""
    kind = rule["kind"]
    if kind in SIZED:
        return sized(kind, rule.get("min", 1) if size is None else size)
    if kind == "list":
        count = max(rule.get("min", 0), 1 if rule["of"]["kind"] != "block" else 0) if size is None else size
        return [several(rule["of"], number) for number in range(count)]
    if kind == "integer":
        return rule.get("min", 1) if size is None else size
    if kind == "enum":
        return rule["values"][0]
    if kind == "object":
        return thing("objects", rule["of"])
    if kind == "element":
        return thing("elements", first_element(rule["role"]))
    if kind in {"variant", "block"}:
        section = rule.get("of", "blocks")
        default = ["divider"] if kind == "block" else list(table()[section])
        return thing(section, rule.get("types", default)[0])
    return FIXED[kind]


def several(rule: Json, number: int) -> object:
    """One of several values; enums and ids differ from each other."""
    made = value(rule)
    if rule["kind"] == "enum":
        return rule["values"][number % len(rule["values"])]
    if rule.get("of") == "series":
        return thing("objects", "series") | {"name": str(number)}
    return made


def sized(kind: str, size: int) -> str | Json:
    if kind in {"url", "picture"}:
        return ("https://example.com/" + "x" * size)[:size] if size > 20 else "https://example.com/"
    text = "x" * size
    return text if kind == "string" else {"type": "plain_text", "text": text}


def first_element(role: str) -> str:
    return next(str(name) for name, shape in table()["elements"].items() if role in shape["roles"])


def on_surface(section: str, name: str, made: Json) -> tuple[str, Json]:
    """The surface and the block (or view) in which this thing can stand."""
    if section == "views":
        return "view", made
    if section == "blocks":
        return surface(table()["blocks"][name]), made
    if section == "elements":
        return around_element(name, made)
    return around_object(name, made) if section == "objects" else ("message", around_part(section, made))


def around_part(section: str, made: Json) -> Json:
    """The block in which a chart, a cell, or a part of rich text stands."""
    match section:
        case "charts":
            return {"type": "data_visualization", "title": "x", "chart": made}
        case "cells":
            return {"type": "table", "rows": [[made]]}
        case "rich":
            return {"type": "rich_text", "elements": [made]}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [made]}]}


def surface(shape: Json) -> str:
    return "message" if "message" in shape["surfaces"] else str(shape["surfaces"][0])


def around_element(name: str, made: Json) -> tuple[str, Json]:
    shape = table()["elements"][name]
    role = shape["roles"][0]
    hosts: Json = {
        "section": {"type": "section", "text": {"type": "mrkdwn", "text": "x"}, "accessory": made},
        "actions": {"type": "actions", "elements": [made]},
        "context": {"type": "context", "elements": [made]},
        "context_actions": {"type": "context_actions", "elements": [made]},
        "input": {"type": "input", "label": {"type": "plain_text", "text": "x"}, "element": made},
        "task_card": {"type": "task_card", "task_id": "t", "title": "x", "sources": [made]},
    }
    return surface(shape), hosts[role]


OWNERS = {
    "option": ("static_select", "options", True),
    "rich_option": ("checkboxes", "options", True),
    "link_option": ("overflow", "options", True),
    "option_group": ("static_select", "option_groups", True),
    "confirm": ("button", "confirm", False),
    "filter": ("conversations_select", "filter", False),
    "dispatch_action_config": ("plain_text_input", "dispatch_action_config", False),
    "feedback": ("feedback_buttons", "positive_button", False),
}


def around_object(name: str, made: Json) -> tuple[str, Json]:
    if name in OWNERS:
        element, field, listed = OWNERS[name]
        host = thing("elements", element)
        if field == "option_groups":
            del host["options"]
        return around_element(element, host | {field: [made] if listed else made})
    if name in {"segment", "series", "point", "axis_config"}:
        return "message", around_part("charts", chart_of(name, made))
    if name == "workflow_trigger":
        return around_object("workflow", {"trigger": made})
    text = {"type": "text", "text": "x", "style": made}
    blocks: Json = {
        "workflow": {
            "type": "actions",
            "elements": [thing("elements", "workflow_button") | {"workflow": made}],
        },
        "style": around_part("inline", text),
        "style_without_code": around_part("inline", {"type": "user", "user_id": "U", "style": made}),
        "slack_file": {"type": "image", "alt_text": "x", "slack_file": made},
        "slack_icon": thing("blocks", "card")
        | {"title": {"type": "plain_text", "text": "x"}, "slack_icon": made},
        "image": {"type": "card", "hero_image": made},
        "column_setting": thing("blocks", "table") | {"column_settings": [made]},
    }
    return "message", blocks[name]


def chart_of(name: str, made: Json) -> Json:
    """A chart around one part of it, in which labels and categories agree."""
    if name == "segment":
        return {"type": "pie", "segments": [made]}
    series = made if name == "series" else thing("objects", "series")
    if name == "point":
        series = series | {"data": [made]}
    if name == "axis_config":
        series = series | {
            "data": [{"label": label, "value": 1} for label in made.get("categories", [])[:20]]
        }
        return {"type": "bar", "series": [series], "axis_config": made}
    labels = [point.get("label") for point in series.get("data", [])][:20]
    return {"type": "bar", "series": [series], "axis_config": {"categories": labels}}
