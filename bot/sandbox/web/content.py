"""What a message says: text, blocks, attachments, metadata; checked as Slack checks them."""

from bot.sandbox.blocks.check import Limits, check_message
from bot.sandbox.blocks.normal import normal_blocks
from bot.sandbox.blocks.problems import refuse_blocks
from bot.sandbox.filing import ready_files
from bot.sandbox.nouns import Json, SlackError, size_of
from bot.sandbox.web.call import Call

TEXT_KEPT = 40_000
MARKDOWN_MOST = 12_000
METADATA_MOST_BYTES = 16_384


def content(call: Call, *, count_total: bool = True) -> Json:
    """The parts of the message that were given, ready to be stored. Raises Slack's refusal."""
    if call.given("markdown_text"):
        return markdown_content(call)
    found: Json = {}
    if call.given("text"):
        found["text"] = call.text("text")[:TEXT_KEPT]
    if call.given("blocks"):
        found["blocks"] = blocks(call, count_total=count_total)
    if call.given("attachments"):
        found["attachments"] = attachments(call)
    if call.given("metadata"):
        found["metadata"] = metadata(call)
    return found


def markdown_content(call: Call) -> Json:
    """`markdown_text` stands alone and is stored as blocks."""
    if call.given("text") or call.given("blocks"):
        raise SlackError("markdown_text_conflict")
    text = call.text("markdown_text")
    if len(text) > MARKDOWN_MOST:
        raise SlackError("msg_too_long")
    shown = normal_blocks([{"type": "markdown", "text": text}], mint=call.sandbox.mint)
    return {"text": text, "blocks": shown} | ({"metadata": metadata(call)} if call.given("metadata") else {})


def blocks(call: Call, *, count_total: bool = True) -> list[Json]:
    """The `blocks` argument, checked and as Slack stores it."""
    try:
        given = call.structure("blocks")
    except SlackError:
        raise SlackError("invalid_blocks_format") from None
    if not isinstance(given, list):
        raise SlackError("invalid_blocks_format")
    limits = limits_of(call)
    refuse_blocks(check_message(given, limits=limits))
    stored = normal_blocks(given, mint=call.sandbox.mint)
    refuse_blocks(check_message(stored, limits=limits, translated=True))
    if count_total and limits.too_much_text(given):
        raise SlackError("msg_blocks_too_long")
    return stored


def limits_of(call: Call) -> Limits:
    """What the check of blocks must know of this workspace."""
    return Limits(known_files=ready_files(call.sandbox), scopes=frozenset(call.sandbox.scopes))


def attachments(call: Call) -> list[Json]:
    """The `attachments` argument: old, but allowed. Blocks in it are checked like any others."""
    try:
        given = call.structure("attachments")
    except SlackError:
        raise SlackError("invalid_attachments") from None
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise SlackError("invalid_attachments")
    if len(given) > 100:
        raise SlackError("too_many_attachments")
    for one in given:
        inner = one.get("blocks", [])
        if not isinstance(inner, list) or check_message(inner, limits=limits_of(call)):
            raise SlackError("invalid_attachments")
    return [{"id": index, **one} for index, one in enumerate(given, start=1)]


def metadata(call: Call) -> Json:
    """The `metadata` argument: an event type and a flat payload."""
    given = call.structure("metadata")
    if not isinstance(given, dict) or not isinstance(given.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if not given["event_type"] or not isinstance(given.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if size_of(given) > METADATA_MOST_BYTES:
        raise SlackError("metadata_too_large")
    return {"event_type": given["event_type"], "event_payload": given["event_payload"]}


def needs_something(found: Json) -> None:
    """A message must say something."""
    if not found.get("text", "").strip() and not found.get("blocks") and not found.get("attachments"):
        raise SlackError("no_text")
