"""How a sandbox is started: who is in it, what the app may do, and how patient Slack is."""

import time
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from bot.sandbox.nouns import Json
from bot.sandbox.people import DEMO_CHANNELS, DEMO_PEOPLE, DemoChannel, DemoPerson

DEFAULT_MANIFEST: Json = {
    "display_information": {"name": "KPI assistant"},
    "features": {
        "bot_user": {"display_name": "KPI assistant", "always_online": True},
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "slash_commands": [
            {
                "command": "/kpi",
                "description": "Draft, check and follow KPIs",
                "usage_hint": "help",
                "should_escape": True,
            }
        ],
        "shortcuts": [],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read",
                "channels:history",
                "channels:join",
                "channels:read",
                "chat:write",
                "commands",
                "files:read",
                "files:write",
                "groups:history",
                "groups:read",
                "im:history",
                "im:read",
                "im:write",
                "reactions:read",
                "reactions:write",
                "team:read",
                "users:read",
                "users:read.email",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened",
                "app_mention",
                "file_shared",
                "member_joined_channel",
                "message.channels",
                "message.groups",
                "message.im",
                "reaction_added",
                "reaction_removed",
                "team_join",
                "user_change",
            ]
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}

OVER_SOCKET = (4.0, 15.0, 60.0)
OVER_HTTP = (0.5, 60.0, 300.0)


class SandboxOptions(BaseModel):
    """Everything that can be chosen when a sandbox starts; the defaults are Slack's own figures."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    port: int = Field(default=0, description="0 takes a free one")
    welcome: str = Field(
        default="", description="a sentence for whoever opens the page and must pick a person"
    )
    people: tuple[DemoPerson, ...] = DEMO_PEOPLE
    channels: tuple[DemoChannel, ...] = DEMO_CHANNELS
    manifest: Json = Field(default_factory=lambda: DEFAULT_MANIFEST)
    scopes: tuple[str, ...] | None = Field(default=None, description="of the bot token; else the manifest's")
    bot_token: str = Field(default="", description="else a new one")
    app_token: str = Field(default="", description="else a new one")
    signing_secret: str = Field(default="", description="else a new one")
    request_url: str | None = Field(default=None, description="send signed HTTP here instead of Socket Mode")
    limits: bool = Field(default=True, description="whether rate limits are kept")
    message_burst: int = Field(default=5, description="messages a channel takes at once before one a second")
    workspace_messages: int = Field(
        default=300,
        ge=1,
        description="messages a minute that the workspace takes: Slack says several hundred",
    )
    ack_seconds: float = 3.0
    redelivery: tuple[float, ...] | None = Field(
        default=None,
        description="seconds before each retry of an event; else as Slack does for the way taken",
    )
    trigger_seconds: float = 3.0
    hook_uses: int = 5
    hook_seconds: float = 1800.0
    max_connections: int = 10
    goodbye_seconds: float = Field(default=10.0, description="until a socket that was told to go is closed")
    save_to: Path | None = None
    seed: str | None = Field(default=None, description="makes ids and chances repeatable")
    now: Callable[[], float] = time.time

    @property
    def retries(self) -> tuple[float, ...]:
        """Seconds before each retry of an event."""
        if self.redelivery is not None:
            return self.redelivery
        return OVER_SOCKET if self.request_url is None else OVER_HTTP
