"""Did a message of unknown outcome arrive? Look for its id in the conversation before anything is sent again."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient

from bot.delivery.outcome import Outcome, Verdict, judged
from bot.delivery.place import channel_of
from bot.delivery.request import EVENT_TYPE, upload_of
from store.message_nouns import Claimed

PAGE = 100
LONGEST = 50
"""Pages that are read at most; a conversation that is busier than that within minutes is not ours."""


def look(client: WebClient, claimed: Claimed, *, look_back: timedelta) -> Outcome:
    """SENT with channel and ts when it is there, MISSING when it is not, else why we could not see."""
    return judged(lambda: _search(client, claimed, look_back=look_back), method="conversations.history")


def _search(client: WebClient, claimed: Claimed, *, look_back: timedelta) -> Outcome:
    channel = channel_of(client, claimed.to)
    for message in _messages(client, claimed, channel=channel, look_back=look_back):
        if _is_it(message, claimed):
            return Outcome(Verdict.SENT, channel=channel, ts=str(message["ts"]))
    return Outcome(Verdict.MISSING)


def _messages(
    client: WebClient, claimed: Claimed, *, channel: str, look_back: timedelta
) -> Iterator[dict[str, Any]]:
    tried_at = claimed.tried_at or claimed.since
    oldest = f"{(tried_at - look_back).timestamp():.6f}"
    asked = {"channel": channel, "oldest": oldest, "limit": PAGE, "include_all_metadata": True}
    thread = claimed.payload.get("thread_ts")
    method, place = ("conversations.replies", {"ts": thread}) if thread else ("conversations.history", {})
    cursor = ""
    for _ in range(LONGEST):
        answer = client.api_call(method, params={**asked, **place, "cursor": cursor})
        yield from answer["messages"]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _is_it(message: dict[str, Any], claimed: Claimed) -> bool:
    """Our id stands in the metadata; a shared file can carry none, so there it stands in the file's name."""
    metadata = message.get("metadata") or {}
    ours = metadata.get("event_type") == EVENT_TYPE
    if ours and (metadata.get("event_payload") or {}).get("id") == str(claimed.id):
        return True
    names = [file.get("name") for file in message.get("files") or ()]
    return "file" in claimed.payload and upload_of(claimed).name in names
