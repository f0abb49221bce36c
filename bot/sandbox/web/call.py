"""One Web API call: its arguments, however they were sent, and who sends them."""

import json
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.sandbox import Sandbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A method and its arguments. Arguments of forms are strings; those of JSON bodies have types."""

    sandbox: Sandbox
    method: str
    args: Json
    token: str = ""

    def text(self, name: str, *, default: str = "") -> str:
        """An argument as text."""
        value = self.args.get(name)
        return default if value is None else str(value)

    def flag(self, name: str) -> bool:
        """A boolean argument: true, "true" or 1."""
        return str(self.args.get(name, "")).lower() in {"true", "1"}

    def given(self, name: str) -> bool:
        """Whether the argument was sent with something in it."""
        return self.args.get(name) not in {None, ""} if is_plain(self.args.get(name)) else True

    def number(self, name: str, *, default: int) -> int:
        """A whole number, or `invalid_arguments`."""
        value = self.text(name)
        if not value:
            return default
        try:
            return int(float(value))
        except (ValueError, OverflowError):
            raise invalid(f"must be a number [json-pointer:/{name}]") from None

    def structure(self, name: str) -> object:
        """An argument that is JSON: parsed when it came as text."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise SlackError(
                "invalid_arguments", response_metadata={"messages": [f"[ERROR] {name}: no JSON"]}
            ) from None

    def words(self, name: str) -> list[str]:
        """A list argument, given as JSON or divided by commas."""
        value = self.args.get(name)
        if isinstance(value, list):
            return [str(item) for item in value]
        text = self.text(name)
        if text.startswith("["):
            return listed(text)
        return [item.strip() for item in text.split(",") if item.strip()]


def listed(text: str) -> list[str]:
    """A list written as JSON, or `invalid_array_arg`."""
    try:
        return [str(item) for item in json.loads(text)]
    except ValueError:
        raise SlackError("invalid_array_arg") from None


def is_plain(value: object) -> bool:
    """Whether the value can be compared with an empty one."""
    return value is None or isinstance(value, (str, int, float))


def invalid(message: str) -> SlackError:
    """`invalid_arguments` with the reason as Slack gives it."""
    return SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {message}"]})


async def arguments(request: Request) -> tuple[Json, str]:
    """The arguments of a request and its token. JSON bodies never carry the token."""
    args: Json = dict(request.query_params)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "application/json":
        posted = parsed_json(await request.body())
        token = str(args.pop("token", ""))
    else:
        posted = await form(request, content_type=content_type)
        token = str({**args, **posted}.get("token", ""))
    args |= posted
    args.pop("token", None)
    return args, bearer(request) or token


async def form(request: Request, *, content_type: str) -> Json:
    """The fields of a form, simple or multipart."""
    if content_type == "multipart/form-data":
        async with request.form() as fields:
            return {name: value for name, value in fields.items() if isinstance(value, str)}
    text = decoded(await request.body())
    if text and content_type != "application/x-www-form-urlencoded":
        raise SlackError("invalid_post_type" if content_type else "missing_post_type")
    return dict(parse_qsl(text, keep_blank_values=True))


def decoded(body: bytes) -> str:
    """A body as text, or `invalid_charset`."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise SlackError("invalid_charset") from None


def parsed_json(body: bytes) -> Json:
    """A JSON body: an object, or nothing."""
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(value, dict):
        raise SlackError("json_not_object")
    return value


def bearer(request: Request) -> str:
    """The token of the Authorization header."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
