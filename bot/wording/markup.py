"""Text that is safe to put on Slack: templates are ours, everything filled into them is escaped."""

import re
from collections.abc import Sequence

_BREAKS = re.compile(r"\s*\n\s*")


class Markup(str):
    """mrkdwn that is ready to send. Made by `fill` and by the functions below, never from a person's text."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """`text` with the three characters that mean something to Slack written out."""
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def plain(markup: str) -> str:
    """The opposite of `escaped`: what a person reads."""
    return markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def fill(template: str, **values: object) -> Markup:
    """Put values into our template. What is not `Markup` already is escaped and kept on one line."""
    return Markup(template.format_map({name: _safe(value) for name, value in values.items()}))


def mention(user: str) -> Markup:
    """A name that Slack shows as a link to the person; somebody unknown is said so."""
    return Markup(f"<@{user}>") if re.fullmatch(r"[UW][A-Z0-9]+", user) else Markup("somebody")


def channel_link(channel: str) -> Markup:
    """A channel that Slack shows by its name."""
    return Markup(f"<#{channel}>") if re.fullmatch(r"[CG][A-Z0-9]+", channel) else Markup("a channel")


def bullets(lines: list[Markup] | tuple[Markup, ...]) -> Markup:
    """Lines as a list."""
    return Markup("\n".join(f"• {line}" for line in lines))


def joined(parts: list[Markup] | tuple[Markup, ...], *, last: str = " and ") -> Markup:
    """Parts as one enumeration: "a, b and c"."""
    if len(parts) < 2:
        return Markup("".join(parts))
    return Markup(f"{', '.join(parts[:-1])}{last}{parts[-1]}")


def _safe(value: object) -> str:
    if isinstance(value, Markup):
        return str(value)
    return str(escaped(_BREAKS.sub(" ", str(value)).strip()))


def few(names: Sequence[str], *, most: int = 4) -> str:
    """Names on one line, the first ones of many: "Finance, Sales and 12 more"."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"


def counted(number: int, noun: str) -> Markup:
    """A number of things: "1 objective", "2 objectives"."""
    return fill("{number} {noun}", number=number, noun=noun if number == 1 else f"{noun}s")
