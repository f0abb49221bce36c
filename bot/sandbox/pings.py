"""Whom a message would ring for: the people, groups and whole channels that Slack finds in it."""

import re
from collections.abc import Iterator

from bot.sandbox.nouns import Json

MENTION = re.compile(r"<[@!](?P<whom>here|channel|everyone|[UW][A-Z0-9]+|subteam\^S[A-Z0-9]+)(?:\|[^>]*)?>")
LINKED = re.compile(r"(?<!\w)@(?P<whom>here|channel|everyone)\b")
IN_RICH_TEXT = {"broadcast": "range", "user": "user_id", "usergroup": "usergroup_id"}
EVERYBODY = frozenset({"here", "channel", "everyone"})


def pings(message: Json) -> list[str]:
    """Ids of people and groups, and `here`, `channel` or `everyone`; each once, in order."""
    found = [*mentions(str(message.get("text", "")), links=False), *within(message.get("blocks"))]
    return list(dict.fromkeys(found))


def within(value: object) -> Iterator[str]:
    """The mentions in any part of a message's blocks."""
    if isinstance(value, list):
        for item in value:
            yield from within(item)
    if not isinstance(value, dict):
        return
    kind = value.get("type")
    if kind == "mrkdwn":
        yield from mentions(str(value.get("text", "")), links=not value.get("verbatim"))
    elif kind in IN_RICH_TEXT:
        yield str(value[IN_RICH_TEXT[str(kind)]])
    else:
        yield from within(list(value.values()))


def mentions(text: str, *, links: bool) -> Iterator[str]:
    """Written mentions; `links` when Slack also makes mentions of bare words such as @here."""
    for match in MENTION.finditer(text):
        yield match["whom"].removeprefix("subteam^")
    if links:
        yield from (match["whom"] for match in LINKED.finditer(text))
