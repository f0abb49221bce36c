"""The table of Block Kit's limits: which fields a block, element or object has, and what each may hold."""

import json
from functools import cache
from importlib.resources import files

from bot.sandbox.nouns import Json


@cache
def table() -> Json:
    """`limits.json`, read once."""
    loaded: Json = json.loads((files("bot.sandbox") / "limits.json").read_text(encoding="utf-8"))
    return loaded


def block_shape(kind: object) -> Json | None:
    """The shape of a block type, if there is such a type."""
    return shape("blocks", kind)


def element_shape(kind: object) -> Json | None:
    """The shape of an element type, if there is such a type."""
    return shape("elements", kind)


def shape(section: str, name: object) -> Json | None:
    """One shape of the table."""
    found: Json | None = table()[section].get(name) if isinstance(name, str) else None
    return found
