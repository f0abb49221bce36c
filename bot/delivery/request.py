"""From a claimed message to the request that goes to Slack."""

from base64 import b64decode
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from store.message_nouns import Claimed, Kind

EVENT_TYPE = "kpi_assistant_message"
"""The type of the metadata by which we find our own message again; it carries the opaque id alone."""

METHODS = {
    Kind.POST: "chat.postMessage",
    Kind.UPDATE: "chat.update",
    Kind.DELETE: "chat.delete",
    Kind.PUBLISH_HOME: "views.publish",
    Kind.RESPOND: "response_url",
}
RESPONSE_HOST = "https://hooks.slack.com"
NOT_PLAIN = {"blocks", "attachments", "file"}
FILE_MARK = 12
"""Characters of a message's id in the name of its file."""

PLAIN_LIMIT = 3900
"""Characters of a message that is tried again without its blocks."""


class Unsendable(Exception):  # noqa: N818 - it says what the message is
    """The message cannot be put into a request; trying again will not help."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a post carries. Its name holds the id of the message, by which it is found again."""

    name: str
    title: str
    content: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Request:
    """One call: a method of the Web API, or a response URL; or the three calls that share a file."""

    method: str
    arguments: dict[str, Any]
    url: str = ""
    upload: Upload | None = None


def request_of(claimed: Claimed, *, base_url: str) -> Request:
    """The request for the message. Raises Unsendable when there can be none."""
    method = METHODS[claimed.kind]
    match claimed.kind:
        case Kind.POST if "file" in claimed.payload and not claimed.plain:
            arguments = {"channel": claimed.to, "text": claimed.payload.get("text", "")}
            return Request(method, arguments, upload=upload_of(claimed))
        case Kind.POST:
            return Request(method, _post(claimed))
        case Kind.UPDATE:
            return Request(method, {**_content(claimed), **_place(claimed)})
        case Kind.DELETE:
            return Request(method, _place(claimed))
        case Kind.PUBLISH_HOME:
            return Request(method, {"view": _part(claimed, "view"), "user_id": claimed.to})
        case Kind.RESPOND:
            return Request(method, _content(claimed), url=_response_url(claimed.to, base_url=base_url))


def upload_of(claimed: Claimed) -> Upload:
    """The file of a post that carries one. Raises Unsendable when it cannot be read."""
    file = claimed.payload["file"]
    stem, dot, ending = str(file["name"]).rpartition(".")
    try:
        content = b64decode(file["content"], validate=True)
    except ValueError as reason:
        raise Unsendable("a file that is not base64") from reason
    mark = claimed.id.hex[-FILE_MARK:]
    name = f"{stem}-{mark}{dot}{ending}" if dot else f"{ending}-{mark}"
    return Upload(name=name, title=str(file["name"]), content=content, alt=str(file.get("alt", "")))


def _post(claimed: Claimed) -> dict[str, Any]:
    metadata = {"event_type": EVENT_TYPE, "event_payload": {"id": str(claimed.id)}}
    if not (claimed.payload.get("text") or claimed.payload.get("blocks")):
        raise Unsendable("post without text or blocks")
    quiet = {"unfurl_links": False, "unfurl_media": False}
    return {**quiet, **_content(claimed), "channel": claimed.to, "metadata": metadata}


def _content(claimed: Claimed) -> dict[str, Any]:
    """What is said; without blocks, and cut, when Slack refused the blocks."""
    if not claimed.plain:
        return dict(claimed.payload)
    kept = {key: value for key, value in claimed.payload.items() if key not in NOT_PLAIN}
    instead = str((claimed.payload.get("file") or {}).get("instead", ""))
    text = "\n".join(part for part in (str(claimed.payload.get("text") or ""), instead) if part)
    if not text:
        raise Unsendable(f"{claimed.kind} without text")
    return {**kept, "text": text[:PLAIN_LIMIT]}


def _place(claimed: Claimed) -> dict[str, Any]:
    """Channel and ts of the message that is changed: of the one named, or as given."""
    return {"channel": claimed.channel or claimed.to, "ts": claimed.ts or _part(claimed, "ts")}


def _part(claimed: Claimed, name: str) -> object:
    part = claimed.payload.get(name)
    if not part:
        raise Unsendable(f"{claimed.kind} without {name}")
    return part


def _response_url(url: str, *, base_url: str) -> str:
    """The URL, when it leads to Slack or to where our own requests go; anything else is an attempt to use us."""
    asked, own = urlsplit(url), urlsplit(base_url)
    origin = f"{asked.scheme}://{asked.netloc}"
    if origin not in {RESPONSE_HOST, f"{own.scheme}://{own.netloc}"}:
        raise Unsendable("a response URL that is not Slack's")
    return url
