"""reactions.*: small pictures under messages."""

import re

from bot.sandbox.events import publish
from bot.sandbox.messages import tell, without_metadata
from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web.call import Call
from bot.sandbox.web.rooms import need_membership, visible
from bot.sandbox.workspace import Conversation


def message_of(call: Call) -> tuple[Conversation, Json]:
    """The message that the call is about."""
    if not call.given("channel") or not call.given("timestamp"):
        raise SlackError("no_item_specified")
    if not re.fullmatch(r"\d+\.\d+", call.text("timestamp")):
        raise SlackError("bad_timestamp")
    room = visible(call.sandbox, call.text("channel"))
    need_membership(room)
    message = room.messages.get(call.text("timestamp"))
    if message is None:
        raise SlackError("message_not_found")
    return room, message


def name_of(call: Call) -> str:
    """The emoji's name."""
    name = call.text("name").strip(":")
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-\d)?", name):
        raise SlackError("invalid_name")
    return name


def add(call: Call) -> Json:
    """Add the bot's reaction."""
    room, message = message_of(call)
    name = name_of(call)
    if not react(call.sandbox, message, room=room, name=name, user=BOT_USER_ID):
        raise SlackError("already_reacted")
    return {}


def remove(call: Call) -> Json:
    """Take the bot's reaction away."""
    room, message = message_of(call)
    if not unreact(call.sandbox, message, room=room, name=name_of(call), user=BOT_USER_ID):
        raise SlackError("no_reaction")
    return {}


def get(call: Call) -> Json:
    """All reactions of a message."""
    room, message = message_of(call)
    return {"type": "message", "channel": room.id, "message": without_metadata(message)}


def react(sandbox: Sandbox, message: Json, *, room: Conversation, name: str, user: str) -> bool:
    """Add somebody's reaction and send its event; False when it was there."""
    reactions: list[Json] = message.setdefault("reactions", [])
    entry = next((one for one in reactions if one["name"] == name), None)
    if entry is None:
        entry = {"name": name, "users": [], "count": 0}
        reactions.append(entry)
    if user in entry["users"]:
        return False
    entry["users"].append(user)
    entry["count"] = len(entry["users"])
    announce(sandbox, "reaction_added", message=message, room=room, name=name, user=user)
    return True


def unreact(sandbox: Sandbox, message: Json, *, room: Conversation, name: str, user: str) -> bool:
    """Remove somebody's reaction and send its event; False when there was none."""
    reactions: list[Json] = message.get("reactions", [])
    entry = next((one for one in reactions if one["name"] == name and user in one["users"]), None)
    if entry is None:
        return False
    entry["users"].remove(user)
    entry["count"] = len(entry["users"])
    left = [one for one in reactions if one["users"]]
    if left:
        message["reactions"] = left
    else:
        message.pop("reactions", None)
    announce(sandbox, "reaction_removed", message=message, room=room, name=name, user=user)
    return True


def announce(sandbox: Sandbox, kind: str, *, message: Json, room: Conversation, name: str, user: str) -> None:
    """Tell people and, where it is a member, the bot."""
    tell(sandbox, {"type": "message_changed", "channel": room.id, "message": message}, room=room)
    event = {
        "type": kind,
        "user": user,
        "reaction": name,
        "item_user": message["user"],
        "item": {"type": "message", "channel": room.id, "ts": message["ts"]},
        "event_ts": sandbox.mint.ts(),
    }
    if BOT_USER_ID in room.members:
        publish(sandbox, event)


METHODS = {"reactions.add": add, "reactions.remove": remove, "reactions.get": get}
