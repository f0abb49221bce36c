"""The Events API: which events the app asked for and may see, and the envelope they come in."""

import base64

from bot.sandbox.nouns import Json, Kind
from bot.sandbox.people import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Conversation

CHANNEL_TYPES = {Kind.CHANNEL: "channel", Kind.PRIVATE: "group", Kind.IM: "im", Kind.MPIM: "mpim"}
SCOPE_FOR_EVENT = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "file_shared": "files:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "team_join": "users:read",
    "user_change": "users:read",
}


def publish(sandbox: Sandbox, event: Json, *, subscription: str | None = None) -> None:
    """Send this event to the app if its manifest subscribes to it and its token has the scope."""
    name = subscription or str(event["type"])
    asked = sandbox.options.manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", ())
    scope = SCOPE_FOR_EVENT.get(name)
    if name in asked and (scope is None or scope in sandbox.scopes):
        sandbox.courier.send_event(body(sandbox, event))


def body(sandbox: Sandbox, event: Json) -> Json:
    """The `event_callback` around an event."""
    return {
        "token": "deprecated-token",
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": sandbox.mint.id("Ev"),
        "event_time": int(sandbox.mint.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-" + base64.b64encode(str(event["type"]).encode()).decode(),
    }


def publish_message(sandbox: Sandbox, event: Json, *, room: Conversation) -> None:
    """Send a `message` event of any subtype, where the bot is a member."""
    if BOT_USER_ID not in room.members:
        return
    channel_type = CHANNEL_TYPES[room.kind]
    subscription = f"message.{channel_type}" + ("s" if room.kind in {Kind.CHANNEL, Kind.PRIVATE} else "")
    whole = {key: value for key, value in event.items() if key != "metadata"}
    whole |= {
        "channel": room.id,
        "event_ts": event.get("event_ts", event["ts"]),
        "channel_type": channel_type,
    }
    publish(sandbox, whole, subscription=subscription)


def publish_mention(sandbox: Sandbox, message: Json, *, room: Conversation) -> None:
    """Send an `app_mention` beside the message, when the bot is named in a channel that it is in."""
    if room.kind is Kind.IM or BOT_USER_ID not in room.members or f"<@{BOT_USER_ID}>" not in message["text"]:
        return
    keys = ("client_msg_id", "user", "text", "ts", "team", "blocks", "thread_ts", "parent_user_id", "files")
    event = {"type": "app_mention"} | {key: message[key] for key in keys if key in message}
    publish(sandbox, event | {"channel": room.id, "event_ts": message["ts"]})


def bot_profile(sandbox: Sandbox) -> Json:
    """What Slack adds to every message of the bot."""
    bot = sandbox.workspace.people[BOT_USER_ID]
    return {
        "id": BOT_ID,
        "app_id": APP_ID,
        "user_id": BOT_USER_ID,
        "name": bot.real_name,
        "icons": {},
        "deleted": False,
        "updated": bot.updated,
        "team_id": TEAM_ID,
    }
