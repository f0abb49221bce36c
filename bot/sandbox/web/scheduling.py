"""Not yet."""

from collections.abc import Callable

from bot.sandbox.nouns import Json
from bot.sandbox.web.call import Call

METHODS: dict[str, Callable[[Call], Json]] = {}
