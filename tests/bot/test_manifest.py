"""The manifest against what Slack lets a manifest say, and the rights against what is used."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bot.manifest import EVENTS, SCOPES, manifest
from bot.sandbox.events import SCOPE_FOR_EVENT

Json = dict[str, Any]
MADE = {"over Socket Mode": manifest(), "over HTTP": manifest("https://kpi.example.com")}


def text(least: int, most: int, **more: str) -> Json:
    return {"type": "string", "minLength": least, "maxLength": most, **more}


def thing(needed: tuple[str, ...] = (), **fields: Json) -> Json:
    """An object that has these fields and no others."""
    return {
        "type": "object",
        "required": list(needed),
        "properties": fields,
        "additionalProperties": False,
    }


def several(of: Json, most: int) -> Json:
    return {"type": "array", "items": of, "minItems": 1, "maxItems": most, "uniqueItems": True}


FLAG: Json = {"type": "boolean"}
ADDRESS = text(1, 3000, pattern="^https?://")
ALLOWED = thing(
    ("display_information",),
    display_information=thing(
        ("name",),
        name=text(1, 35),
        description=text(1, 140),
        long_description=text(175, 4000),
        background_color=text(4, 7, pattern="^#([0-9a-f]{3}|[0-9a-f]{6})$"),
    ),
    features=thing(
        bot_user=thing(("display_name",), display_name=text(1, 80), always_online=FLAG),
        app_home=thing(home_tab_enabled=FLAG, messages_tab_enabled=FLAG, messages_tab_read_only_enabled=FLAG),
        slash_commands=several(
            thing(
                ("command", "description"),
                command=text(2, 32, pattern="^/"),
                description=text(1, 2000),
                usage_hint=text(1, 1000),
                should_escape=FLAG,
                url=ADDRESS,
            ),
            50,
        ),
        shortcuts=several(
            thing(
                ("name", "type", "callback_id", "description"),
                name=text(1, 24),
                type={"enum": ["message", "global"]},
                callback_id=text(1, 255),
                description=text(1, 150),
            ),
            10,
        ),
    ),
    oauth_config=thing(scopes=thing(bot=several(text(1, 50), 255))),
    settings=thing(
        event_subscriptions=thing(bot_events=several(text(1, 50), 100), request_url=ADDRESS),
        interactivity=thing(("is_enabled",), is_enabled=FLAG, request_url=ADDRESS),
        socket_mode_enabled=FLAG,
        org_deploy_enabled=FLAG,
        token_rotation_enabled=FLAG,
    ),
)


def complaints(made: Json) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft7Validator(ALLOWED).iter_errors(made)]


@pytest.mark.parametrize("way", MADE)
def test_slack_would_take_the_manifest(way: str) -> None:
    assert complaints(MADE[way]) == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("display_information", "name"), "x" * 36),
        (("display_information", "description"), "x" * 141),
        (("features", "slash_commands", 0, "command"), "kpi"),
        (("features", "shortcuts", 0, "name"), "x" * 25),
        (("settings", "socket_mode"), True),
    ],
    ids=str,
)
def test_a_manifest_that_slack_would_refuse_is_noticed(path: tuple[str | int, ...], wrong: object) -> None:
    made: Any = copy.deepcopy(manifest())
    *way, last = path
    inner = made
    for step in way:
        inner = inner[step]
    inner[last] = wrong
    assert len(complaints(made)) == 1


def test_the_file_is_what_the_command_prints() -> None:
    kept = (Path(__file__).parents[2] / "manifest.json").read_text(encoding="utf-8")
    assert json.loads(kept) == manifest()


def test_every_event_has_its_right_and_commands_and_messages_have_theirs() -> None:
    needed = {SCOPE_FOR_EVENT[event] for event in EVENTS if event in SCOPE_FOR_EVENT}
    assert needed | {"commands", "chat:write"} <= set(SCOPES)
    home = manifest()["features"]["app_home"]
    assert (home["messages_tab_enabled"], home["messages_tab_read_only_enabled"]) == (True, False)
