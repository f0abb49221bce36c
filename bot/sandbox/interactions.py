"""The payloads of clicks, submissions, commands and shortcuts, and the way they go to the bot."""

from bot.sandbox.elements import values
from bot.sandbox.messages import without_metadata
from bot.sandbox.nouns import Json, Kind
from bot.sandbox.parcels import Ack, ParcelKind
from bot.sandbox.people import APP_ID, TEAM_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.triggers import Hook
from bot.sandbox.workspace import Conversation, Person

CHANNEL_NAMES = {Kind.IM: "directmessage", Kind.PRIVATE: "privategroup"}
TEAM_DOMAIN = "demo"


def trigger(sandbox: Sandbox, *, user: str, in_view: str | None = None) -> str:
    """A new trigger id for what this person has just done."""
    trigger_id = f"{sandbox.mint.ts()}.{sandbox.mint.secret()[:32]}"
    sandbox.rights.give_trigger(trigger_id, user=user, in_view=in_view)
    return trigger_id


def hook(sandbox: Sandbox, *, kind: str, hook: Hook) -> str:
    """A new response_url."""
    token = f"{kind}/{TEAM_ID}/{sandbox.mint.secret()[:24]}"
    sandbox.rights.give_hook(token, hook=hook)
    return f"{sandbox.url}/hooks/{token}"


def new_hook(
    sandbox: Sandbox, *, room: Conversation, user: str, message_ts: str | None = None, ephemeral: bool = False
) -> Hook:
    """The right to answer in this conversation a few times."""
    return Hook(
        channel=room.id,
        user=user,
        born=sandbox.mint.now(),
        uses_left=sandbox.options.hook_uses,
        message_ts=message_ts,
        ephemeral=ephemeral,
    )


def common(sandbox: Sandbox, *, kind: str, user: str) -> Json:
    """What every interaction payload starts with."""
    person = sandbox.workspace.people[user]
    return {
        "type": kind,
        "user": who(person),
        "api_app_id": APP_ID,
        "token": "deprecated-token",
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def who(person: Person) -> Json:
    """The person in an interaction payload."""
    return {"id": person.id, "username": person.name, "name": person.name, "team_id": TEAM_ID}


def channel_part(room: Conversation) -> Json:
    """The conversation in an interaction payload."""
    return {"id": room.id, "name": CHANNEL_NAMES.get(room.kind, room.name)}


def with_state(sandbox: Sandbox, view: Json) -> Json:
    """The view with everything typed so far."""
    typed = sandbox.workspace.typed.get(view["id"], {})
    return view | {"state": {"values": values(view["blocks"], typed=typed)}}


def message_container(message: Json, *, room: Conversation) -> Json:
    """Where a message's element stands."""
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": room.id,
        "is_ephemeral": bool(message.get("ephemeral")),
    }
    return container | ({"thread_ts": message["thread_ts"]} if "thread_ts" in message else {})


def message_action(sandbox: Sandbox, message: Json, *, room: Conversation, user: str, action: Json) -> Json:
    """`block_actions` of an element in a message."""
    ephemeral = bool(message.get("ephemeral"))
    typed = sandbox.workspace.typed.get(f"{user}:{message['ts']}", {})
    right = new_hook(sandbox, room=room, user=user, message_ts=message["ts"], ephemeral=ephemeral)
    payload = common(sandbox, kind="block_actions", user=user) | {
        "container": message_container(message, room=room),
        "trigger_id": trigger(sandbox, user=user),
        "channel": channel_part(room),
        "state": {"values": values(message.get("blocks", []), typed=typed)},
        "response_url": hook(sandbox, kind="actions", hook=right),
        "actions": [action],
    }
    return payload if ephemeral else payload | {"message": without_metadata(message)}


def view_action(sandbox: Sandbox, view: Json, *, user: str, action: Json) -> Json:
    """`block_actions` of an element in a modal or App Home."""
    in_view = view["id"] if view["type"] == "modal" else None
    return common(sandbox, kind="block_actions", user=user) | {
        "container": {"type": "view", "view_id": view["id"]},
        "trigger_id": trigger(sandbox, user=user, in_view=in_view),
        "view": with_state(sandbox, view),
        "actions": [action],
    }


def submission(sandbox: Sandbox, view: Json, *, user: str) -> Json:
    """`view_submission`."""
    return common(sandbox, kind="view_submission", user=user) | {
        "trigger_id": trigger(sandbox, user=user, in_view=view["id"]),
        "view": with_state(sandbox, view),
        "response_urls": response_urls(sandbox, view, user=user),
    }


def response_urls(sandbox: Sandbox, view: Json, *, user: str) -> list[Json]:
    """One response_url for each chosen conversation whose select asked for it."""
    state = with_state(sandbox, view)["state"]["values"]
    urls: list[Json] = []
    for block in view["blocks"]:
        element = block.get("element", {})
        if not element.get("response_url_enabled"):
            continue
        entry = state[block["block_id"]][element["action_id"]]
        channel = entry.get("selected_conversation") or entry.get("selected_channel")
        room = sandbox.workspace.conversations.get(channel or "")
        if room:
            url = hook(sandbox, kind="app", hook=new_hook(sandbox, room=room, user=user))
            ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
            urls.append(ids | {"channel_id": room.id, "response_url": url})
    return urls


def closing(sandbox: Sandbox, view: Json, *, user: str, is_cleared: bool) -> Json:
    """`view_closed`."""
    return common(sandbox, kind="view_closed", user=user) | {"view": view, "is_cleared": is_cleared}


def command(sandbox: Sandbox, *, user: str, room: Conversation, name: str, text: str) -> Json:
    """A slash command's fields."""
    return {
        "token": "deprecated-token",
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": room.id,
        "channel_name": CHANNEL_NAMES.get(room.kind, room.name),
        "user_id": user,
        "user_name": sandbox.workspace.people[user].name,
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": hook(sandbox, kind="commands", hook=new_hook(sandbox, room=room, user=user)),
        "trigger_id": trigger(sandbox, user=user),
    }


def global_shortcut(sandbox: Sandbox, *, user: str, callback_id: str) -> Json:
    """A shortcut from anywhere."""
    payload = common(sandbox, kind="shortcut", user=user)
    payload["user"] = {key: value for key, value in payload["user"].items() if key != "name"}
    return payload | {
        "action_ts": sandbox.mint.ts(),
        "callback_id": callback_id,
        "trigger_id": trigger(sandbox, user=user),
    }


def message_shortcut(
    sandbox: Sandbox, message: Json, *, room: Conversation, user: str, callback_id: str
) -> Json:
    """A shortcut from the menu of a message."""
    person = sandbox.workspace.people[user]
    right = new_hook(sandbox, room=room, user=user, message_ts=message["ts"])
    return common(sandbox, kind="message_action", user=user) | {
        "user": {"id": person.id, "name": person.name},
        "action_ts": sandbox.mint.ts(),
        "channel": channel_part(room),
        "callback_id": callback_id,
        "trigger_id": trigger(sandbox, user=user),
        "response_url": hook(sandbox, kind="app", hook=right),
        "message_ts": message["ts"],
        "message": without_metadata(message),
    }


async def send(sandbox: Sandbox, payload: Json) -> Ack:
    """Hand an interaction to the bot and wait for its answer."""
    return await sandbox.courier.ask(ParcelKind.INTERACTION, name=payload["type"], payload=payload)
