"""The words that all parts of the sandbox share."""

import json
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


def size_of(thing: Json) -> int:
    """The bytes of it as JSON on the wire, as Slack counts them."""
    return len(json.dumps(thing, ensure_ascii=False).encode(errors="surrogatepass"))


class SlackError(Exception):
    """A refusal as Slack words it: a code, and more keys for the answer."""

    def __init__(self, code: str, **more: object) -> None:
        super().__init__(code)
        self.code = code
        self.more: Json = more


class DeskError(Exception):
    """What a person asked for cannot be done; the sentence says why."""

    def __init__(self, sentence: str, *, status: int = 400, errors: dict[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
        self.errors = errors


class Kind(StrEnum):
    """What sort of conversation it is."""

    CHANNEL = "channel"
    PRIVATE = "private"
    IM = "im"
    MPIM = "mpim"


class Surface(StrEnum):
    """Where blocks are shown."""

    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"
