"""Rich text and table cells."""

from collections.abc import Iterator

from bot.sandbox.blocks.table import table

Wrong = Iterator[tuple[str, str]]
NEEDED = {
    "text": "text",
    "link": "url",
    "user": "user_id",
    "usergroup": "usergroup_id",
    "channel": "channel_id",
    "emoji": "name",
    "broadcast": "range",
    "date": "timestamp",
    "color": "value",
    "team": "team_id",
}


def wrong_rich(element: object) -> Wrong:
    """A section, list, quote or preformatted part."""
    if not isinstance(element, dict):
        yield "must provide an object", ""
        return
    kind = element.get("type")
    if kind not in table()["rich_text"]["elements"]:
        yield f"unsupported type: {kind}", "type"
        return
    inner = element.get("elements")
    if not isinstance(inner, list):
        yield "missing required field: elements", ""
        return
    check = wrong_list_item if kind == "rich_text_list" else wrong_inline
    for index, one in enumerate(inner):
        yield from ((message, f"elements/{index}") for message in check(one))
    if kind == "rich_text_list":
        yield from wrong_list_style(element)


def wrong_list_style(element: dict[str, object]) -> Wrong:
    """Bullets or numbers, not indented too far."""
    if element.get("style") not in {"bullet", "ordered"}:
        yield "must be a valid enum value", "style"
    indent = element.get("indent", 0)
    if not isinstance(indent, int) or not 0 <= indent <= table()["rich_text"]["indent_max"]:
        yield f"must be less than or equal to {table()['rich_text']['indent_max']}", "indent"


def wrong_list_item(element: object) -> Iterator[str]:
    """List items are sections."""
    if not isinstance(element, dict) or element.get("type") != "rich_text_section":
        yield "unsupported type: list items must be rich_text_section"
        return
    for one in element.get("elements", ()):
        yield from wrong_inline(one)


def wrong_inline(element: object) -> Iterator[str]:
    """A run of text, a mention, a link."""
    if not isinstance(element, dict):
        yield "must provide an object"
        return
    kind = element.get("type")
    if kind not in table()["rich_text"]["inline"]:
        yield f"unsupported type: {kind}"
    elif NEEDED[str(kind)] not in element:
        yield f"missing required field: {NEEDED[str(kind)]}"
    elif kind == "text" and (not isinstance(element["text"], str) or not element["text"]):
        yield "must be more than 0 characters"


def wrong_cell(cell: object) -> Wrong:
    """A table cell: text, number, or one rich text block."""
    if not isinstance(cell, dict):
        yield "must provide an object", ""
        return
    match cell.get("type"):
        case "raw_text":
            if not isinstance(cell.get("text"), str) or not cell["text"]:
                yield "must be more than 0 characters", "text"
        case "raw_number":
            if not isinstance(cell.get("value"), (int, float)):
                yield "must provide a number", "value"
        case "rich_text":
            for element in cell.get("elements", ()):
                yield from wrong_rich(element)
        case kind:
            yield f"unsupported type: {kind}", "type"
