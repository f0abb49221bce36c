"""Single values: texts, numbers, dates. Each check gives (what is wrong, the key below at which it is wrong)."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from ipaddress import ip_address
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from bot.sandbox.nouns import Json

Wrong = Iterator[tuple[str, str]]
TEXT_FLAGS = {"plain_text": "emoji", "mrkdwn": "verbatim"}


def string(value: object, rule: Json) -> Wrong:
    """A text of a certain length."""
    if not isinstance(value, str):
        yield "must provide a string", ""
        return
    if len(value) < rule.get("min", 0):
        yield f"must be more than {rule['min'] - 1} characters", ""
    if "max" in rule and len(value) > rule["max"]:
        yield f"must be less than {rule['max'] + 1} characters", ""


def text(value: object, rule: Json) -> Wrong:
    """A text object, plain or mrkdwn."""
    problems = list(text_object(value, rule, kinds=("plain_text", "mrkdwn")))
    if any(below == "text" for _, below in problems):
        yield "failed to match all allowed schemas", ""
    yield from problems


def plain_text(value: object, rule: Json) -> Wrong:
    """A text object that must be plain."""
    yield from text_object(value, rule, kinds=("plain_text",))


def text_object(value: object, rule: Json, *, kinds: tuple[str, ...]) -> Wrong:
    """A text object of one of these kinds."""
    if not isinstance(value, dict):
        yield "must provide an object", ""
        return
    kind = value.get("type")
    if kind not in kinds:
        yield f"unsupported type: {kind}", "type"
        return
    if "text" not in value:
        yield "missing required field: text", ""
        return
    yield from ((message, "text") for message, _ in string(value["text"], rule))
    flag = TEXT_FLAGS[str(kind)]
    yield from (
        (f"invalid additional property: {name}", "") for name in value if name not in {"type", "text", flag}
    )
    if flag in value and not isinstance(value[flag], bool):
        yield "must provide a boolean", flag


def boolean(value: object, _: Json) -> Wrong:
    """True or false."""
    if not isinstance(value, bool):
        yield "must provide a boolean", ""


def integer(value: object, rule: Json) -> Wrong:
    """A whole number within bounds."""
    if not isinstance(value, int) or isinstance(value, bool):
        yield "must provide a number", ""
        return
    if value < rule.get("min", value):
        yield f"must be greater than or equal to {rule['min']}", ""
    if value > rule.get("max", value):
        yield f"must be less than or equal to {rule['max']}", ""


def enum(value: object, rule: Json) -> Wrong:
    """One of a few words."""
    if value not in rule["values"]:
        yield "must be a valid enum value", ""


def number(value: object, rule: Json) -> Wrong:
    """A number, perhaps one that must be above another."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        yield "must provide a number", ""
    elif "above" in rule and value <= rule["above"]:
        yield f"must be greater than {rule['above']}", ""


def url(value: object, rule: Json) -> Wrong:
    """An address that a button may lead to: the web, mail, or Slack itself."""
    problems = list(string(value, rule))
    yield from problems
    if not problems and not re.match(r"(https?://|slack://|mailto:)", str(value)):
        yield "must be a valid url", ""


def picture(value: object, rule: Json) -> Wrong:
    """The address of a picture, which Slack fetches at once: from this machine's own addresses it cannot."""
    problems = list(string(value, rule))
    yield from problems
    if problems:
        return
    if not re.match(r"https?://", str(value)):
        yield "must be a valid url", ""
    elif not is_public(host_of(str(value))):
        yield "downloading image failed", ""


def host_of(address: str) -> str:
    """The host of a web address, or nothing."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def is_public(host: str) -> bool:
    """Whether a machine out in the world could find this host."""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host.strip(".") and not host.endswith((".local", ".internal", ".localhost"))


def https(value: object, _: Json) -> Wrong:
    """A web address that must be safe."""
    if not isinstance(value, str) or not value.startswith("https://"):
        yield "must be a valid https url", ""


def day(value: object, _: Json) -> Wrong:
    """YYYY-MM-DD."""
    if not isinstance(value, str) or not is_day(value):
        yield "must be a valid date in the format YYYY-MM-DD", ""


def is_day(value: str) -> bool:
    """Whether the calendar has this day."""
    try:
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def clock(value: object, _: Json) -> Wrong:
    """HH:mm."""
    if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        yield "must be a valid time in the format HH:mm", ""


def timezone(value: object, _: Json) -> Wrong:
    """An IANA zone."""
    if value not in available_timezones():
        yield "must be a valid timezone", ""


def decimal(value: object, _: Json) -> Wrong:
    """A number written as text."""
    if not isinstance(value, str) or not re.fullmatch(r"-?\d+(\.\d+)?", value):
        yield "must be a valid number", ""


def anything(_: object, __: Json) -> Wrong:
    """No rule known."""
    yield from ()


SIMPLE: dict[str, Callable[[object, Json], Wrong]] = {
    "string": string,
    "text": text,
    "plain_text": plain_text,
    "boolean": boolean,
    "integer": integer,
    "enum": enum,
    "number": number,
    "url": url,
    "picture": picture,
    "https": https,
    "date": day,
    "time": clock,
    "timezone": timezone,
    "decimal": decimal,
    "any": anything,
}
