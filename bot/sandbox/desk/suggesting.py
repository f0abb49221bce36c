"""Options for external selects, as a person types."""

from bot.sandbox import interactions
from bot.sandbox.blocks.check import check_options
from bot.sandbox.desk.acting import own_view, room_of, seen_message
from bot.sandbox.desk.request import Ask
from bot.sandbox.elements import find
from bot.sandbox.nouns import Json
from bot.sandbox.people import APP_ID


async def suggest(ask: Ask) -> Json:
    """`POST /sandbox/suggest` {as, view_id | channel+ts, block_id, action_id, value}: what the bot offers."""
    payload, blocks = asked(ask)
    one = find(blocks, block_id=ask.text("block_id"), action_id=ask.text("action_id"))
    typed = ask.text("value", default="")
    if len(typed) < one.element.get("min_query_length", 3):
        return {"options": [], "option_groups": []}
    ids = {"block_id": one.block_id, "action_id": one.action_id, "value": typed}
    ack = await interactions.send(ask.sandbox, payload | ids)
    answer = ack.payload or {}
    problems = [] if ack.failure else check_options(answer)
    if ack.failure or problems:
        told = "".join(f" {problem.line()}" for problem in problems)
        ask.sandbox.ledger.complaints.append(f"options for {one.action_id}:{told or f' {ack.failure}'}")
        return {"options": [], "option_groups": []}
    offered, groups = answer.get("options", []), answer.get("option_groups", [])
    grouped = [option for group in groups for option in group["options"]]
    ask.sandbox.offered[f"{one.block_id}:{one.action_id}"] = [*offered, *grouped]
    return {"options": offered, "option_groups": groups}


def asked(ask: Ask) -> tuple[Json, list[Json]]:
    """The payload without the ids, and the blocks where the select stands."""
    base = interactions.common(ask.sandbox, kind="block_suggestion", user=ask.person().id) | {
        "api_app_id": APP_ID
    }
    if "view_id" in ask.fields:
        view = own_view(ask, view_id=ask.text("view_id"))
        container = {"type": "view", "view_id": view["id"]}
        shown = interactions.with_state(ask.sandbox, view)
        return base | {"container": container, "view": shown}, view["blocks"]
    room = room_of(ask, channel=ask.room().id)
    message = seen_message(ask, room=room, ts=ask.text("ts"))
    where = {"container": interactions.message_container(message, room=room), "message": message}
    return base | where | {"channel": interactions.channel_part(room)}, message.get("blocks", [])
