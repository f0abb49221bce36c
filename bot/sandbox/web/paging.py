"""Lists in pages, with a cursor to the next."""

import base64
import binascii
from typing import TypeVar

from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.web.call import Call

T = TypeVar("T")


def page(
    call: Call, items: list[T], *, default: int, most: int, clamps: bool = False
) -> tuple[list[T], Json]:
    """The items asked for, and the `response_metadata` that leads on. Some methods refuse a limit that is too high,
    others give what they have (`clamps`).
    """
    limit = call.number("limit", default=default)
    if clamps:
        limit = min(max(1, limit), most)
    if not 1 <= limit <= most:
        raise SlackError("invalid_limit")
    start = opened(call.text("cursor"))
    following = start + limit
    cursor = sealed(following) if following < len(items) else ""
    return items[start:following], {"response_metadata": {"next_cursor": cursor}}


def sealed(position: int) -> str:
    """A cursor that nobody should read."""
    return base64.b64encode(f"next:{position}".encode()).decode()


def opened(cursor: str) -> int:
    """The position in a cursor, or `invalid_cursor`."""
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("next:"))
    except (ValueError, binascii.Error):
        raise SlackError("invalid_cursor") from None
