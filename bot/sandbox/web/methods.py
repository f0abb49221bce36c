"""The table of Web API methods: what each needs, how often it may be called, and the function that answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from bot.sandbox.nouns import Json
from bot.sandbox.web import auth, chat, conversations, filing, people, reactions, scheduling, surfaces
from bot.sandbox.web.call import Call

Answer = Callable[[Call], Json]


class Token(StrEnum):
    """Which token a method takes."""

    NONE = "none"
    BOT = "bot"
    APP = "app"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One row of the table. Any one of `scopes` is enough to be let in."""

    run: Answer
    scopes: tuple[str, ...]
    per_minute: int
    required: tuple[str, ...]
    token: Token


FAMILIES: Final[tuple[Mapping[str, Answer], ...]] = (
    auth.METHODS,
    people.METHODS,
    conversations.METHODS,
    chat.METHODS,
    scheduling.METHODS,
    surfaces.METHODS,
    filing.METHODS,
    reactions.METHODS,
)
TOKENS: Final = {"api.test": Token.NONE, "apps.connections.open": Token.APP}


@cache
def facts() -> Json:
    """Scopes, rate tiers and required arguments of every method."""
    text = (files("bot.sandbox") / "methods.json").read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


@cache
def table() -> dict[str, Method]:
    """All methods that this Slack knows, by name."""
    return {name: method(name, run=run) for family in FAMILIES for name, run in family.items()}


def method(name: str, *, run: Answer) -> Method:
    """One row, its facts read from the data file."""
    fact = facts()[name]
    return Method(
        run=run,
        scopes=tuple(fact["scopes"]),
        per_minute=fact["per_minute"],
        required=tuple(fact["required"]),
        token=TOKENS.get(name, Token.BOT),
    )
