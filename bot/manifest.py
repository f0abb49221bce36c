"""The app as Slack has to know it: what it may do, what it hears, what people can type."""

from typing import Any

SCOPES = {
    "app_mentions:read": "to answer when somebody names it in a channel",
    "chat:write": "to write messages",
    "commands": "for /kpi",
    "files:read": "to read a list of KPIs that somebody shares as a file",
    "files:write": "to show strategy maps and charts as pictures, and to hand out lists as files",
    "im:history": "to read what people write to it, and to look before it sends anything twice",
    "im:write": "to open a direct message",
    "users:read": "to know names and time zones",
}
"""The rights of the bot token, and what each is for. Nothing more is asked."""

EVENTS = ("app_home_opened", "app_mention", "message.im", "user_change")

COMMAND = "/kpi"


def manifest(address: str = "") -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP when the bot has an address that Slack can reach."""
    return _over_http(_manifest(), url=address.rstrip("/") + "/slack/events") if address else _manifest()


def _over_http(made: dict[str, Any], *, url: str) -> dict[str, Any]:
    """Everything comes to one address."""
    made["settings"]["socket_mode_enabled"] = False
    made["settings"]["event_subscriptions"]["request_url"] = url
    made["settings"]["interactivity"]["request_url"] = url
    for command in made["features"]["slash_commands"]:
        command["url"] = url
    return made


def _manifest() -> dict[str, Any]:
    return {
        "display_information": {
            "name": "KPI assistant",
            "description": "Helps every department to draft its KPIs, and to keep them alive.",
            "background_color": "#1f3d36",
        },
        "features": {
            "bot_user": {"display_name": "KPI assistant", "always_online": True},
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": "Draft, check and follow KPIs",
                    "usage_hint": "draft | status | check a sentence | help",
                    "should_escape": True,
                }
            ],
            "shortcuts": [
                {
                    "name": "Check as KPI",
                    "type": "message",
                    "callback_id": "check_message",
                    "description": "See what is clear in a message as a KPI, and what is not",
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }
