"""Buttons, selects and pickers, in messages and on the Home tab."""

from typing import Any

import pytest
from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.sandbox.server import Running
from tests.people import Json, Person, render
from tests.sandbox.bolt import bolt, connected
from tests.sandbox.forms import DM, words


def test_a_button_carries_its_whole_context(slack: Running, fiona: Person, client: WebClient) -> None:
    app, seen = bolt(slack), []

    @app.action("go")
    def pressed(ack: Ack, body: Json, respond: Respond) -> None:
        seen.append(body)
        ack()
        respond("Done", replace_original=True)

    colours = [{"text": words("Red"), "value": "r"}, {"text": words("Blue"), "value": "b"}]
    button = {"type": "button", "action_id": "go", "text": words("Go"), "value": "1", "style": "primary"}
    select = {
        "type": "static_select",
        "action_id": "colour",
        "placeholder": words("Colour"),
        "options": colours,
    }
    client.chat_postMessage(
        channel=DM, text="Ready?", blocks=[{"type": "actions", "block_id": "x", "elements": [button, select]}]
    )
    with connected(slack, app):
        assert render(fiona.messages()[-1]) == "[Go] <Colour>"
        fiona.press("Go")
        fiona.wait_until(lambda: render(fiona.messages()[-1]) == "Done")
    body = seen[0]
    assert body["container"] == {
        "type": "message",
        "message_ts": body["message"]["ts"],
        "channel_id": DM,
        "is_ephemeral": False,
    }
    assert body["state"]["values"] == {"x": {"colour": {"type": "static_select", "selected_option": None}}}
    action = body["actions"][0]
    assert {key: action[key] for key in ("type", "block_id", "action_id", "value", "style")} == {
        "type": "button",
        "block_id": "x",
        "action_id": "go",
        "value": "1",
        "style": "primary",
    }
    assert body["channel"] == {"id": DM, "name": "directmessage"}


ELEMENTS: list[tuple[Json, Any, Json]] = [
    ({"type": "users_select"}, "U0SAM", {"selected_user": "U0SAM"}),
    ({"type": "multi_users_select"}, ["U0SAM", "U0HANA"], {"selected_users": ["U0SAM", "U0HANA"]}),
    ({"type": "channels_select"}, "C0GENERAL", {"selected_channel": "C0GENERAL"}),
    ({"type": "conversations_select"}, "C0GENERAL", {"selected_conversation": "C0GENERAL"}),
    ({"type": "datepicker"}, "2027-06-30", {"selected_date": "2027-06-30"}),
    ({"type": "timepicker", "timezone": "Europe/Berlin"}, "09:30", {"selected_time": "09:30"}),
    ({"type": "datetimepicker"}, 1_800_000_000, {"selected_date_time": 1_800_000_000}),
]


@pytest.mark.parametrize(("element", "value", "expected"), ELEMENTS, ids=[one[0]["type"] for one in ELEMENTS])
def test_each_picker_says_what_was_chosen(
    slack: Running, fiona: Person, client: WebClient, element: Json, value: object, expected: Json
) -> None:
    app, seen = bolt(slack), []

    @app.action("pick")
    def picked(ack: Ack, action: Json, body: Json) -> None:
        seen.append((action, body["state"]["values"]["x"]["pick"]))
        ack()

    block = {"type": "actions", "block_id": "x", "elements": [element | {"action_id": "pick"}]}
    client.chat_postMessage(channel=DM, text="Pick", blocks=[block])
    with connected(slack, app):
        fiona.choose("pick", value)
    action, state = seen[0]
    assert expected.items() <= action.items()
    assert expected.items() <= state.items()


@pytest.mark.parametrize("kind", ["checkboxes", "multi_static_select"])
def test_several_choices_come_as_whole_options(
    slack: Running, fiona: Person, client: WebClient, kind: str
) -> None:
    app, seen = bolt(slack), []

    @app.action("pick")
    def picked(ack: Ack, action: Json) -> None:
        seen.append(action)
        ack()

    options = [{"text": words("One"), "value": "1"}, {"text": words("Two"), "value": "2"}]
    element = {"type": kind, "action_id": "pick", "options": options}
    client.chat_postMessage(channel=DM, text="Pick", blocks=[{"type": "actions", "elements": [element]}])
    with connected(slack, app):
        fiona.choose("pick", ["One", "Two"])
    assert [option["value"] for option in seen[0]["selected_options"]] == ["1", "2"]
    assert seen[0]["selected_options"][0]["text"]["emoji"] is True


def gone_one(person: Person, left: int) -> None:
    person.wait_until(lambda: len(person.messages()) == left or None)


def test_a_response_url_takes_the_message_away(slack: Running, fiona: Person, client: WebClient) -> None:
    app = bolt(slack)

    @app.action("gone")
    def gone(ack: Ack, respond: Respond) -> None:
        ack()
        respond(delete_original=True)

    button = {"type": "button", "action_id": "gone", "text": words("Gone")}
    blocks = [{"type": "actions", "elements": [button]}]
    client.chat_postMessage(channel=DM, text="x", blocks=blocks)
    client.chat_postEphemeral(channel=DM, user="U0FIONA", text="x", blocks=blocks)
    with connected(slack, app):
        for left in (1, 0):
            fiona.press("gone", fiona.messages()[-1])
            gone_one(fiona, left)


def test_the_home_is_published_and_its_buttons_work(slack: Running, fiona: Person) -> None:
    app, pressed = bolt(slack), []
    button = {"type": "button", "action_id": "start", "text": words("Start")}

    @app.event("app_home_opened")
    def opened(event: Json, client: WebClient) -> None:
        client.views_publish(
            user_id=event["user"],
            view={"type": "home", "blocks": [{"type": "actions", "elements": [button]}]},
        )

    @app.action("start")
    def started(ack: Ack, body: Json) -> None:
        pressed.append((body["view"]["type"], body["container"]["type"]))
        ack()

    with connected(slack, app):
        fiona.open_home()
        fiona.wait_until(fiona.home)
        fiona.press_home("Start")
    assert pressed == [("home", "view")]


def test_an_external_select_asks_the_bot_for_its_options(
    slack: Running, fiona: Person, client: WebClient
) -> None:
    app, picked = bolt(slack), []

    @app.options("find")
    def options(ack: Ack, payload: Json) -> None:
        ack(options=[{"text": words(payload["value"].upper()), "value": payload["value"]}])

    @app.action("find")
    def chosen(ack: Ack, action: Json) -> None:
        picked.append(action["selected_option"]["text"]["text"])
        ack()

    select = {"type": "external_select", "action_id": "find", "min_query_length": 1}
    client.chat_postMessage(
        channel=DM, text="x", blocks=[{"type": "actions", "block_id": "x", "elements": [select]}]
    )
    with connected(slack, app):
        ts = fiona.messages()[-1]["ts"]
        where = {"channel": DM, "ts": ts, "block_id": "x", "action_id": "find"}
        assert fiona.done("suggest", **where, value="")["options"] == []
        assert fiona.done("suggest", **where, value="ab")["options"][0]["text"]["text"] == "AB"
        fiona.choose("find", "ab")
    assert picked == ["AB"]


@pytest.mark.parametrize(
    ("offered", "complaint"),
    [
        ([{"text": words(str(n)), "value": str(n)} for n in range(101)], "no more than 100 items allowed"),
        ([{"text": words("x" * 76), "value": "x"}], "must be less than 76 characters"),
        ([{"text": words("x")}], "missing required field: value"),
    ],
    ids=["too many", "too long", "without a value"],
)
def test_options_that_slack_would_not_show_are_not_shown(
    slack: Running, fiona: Person, client: WebClient, offered: list[Json], complaint: str
) -> None:
    app = bolt(slack)

    @app.options("find")
    def options(ack: Ack) -> None:
        ack(options=offered)

    select = {"type": "external_select", "action_id": "find", "min_query_length": 0}
    block = {"type": "actions", "block_id": "x", "elements": [select]}
    ts = client.chat_postMessage(channel=DM, text="x", blocks=[block])["ts"]
    with connected(slack, app):
        shown = fiona.done("suggest", channel=DM, ts=ts, block_id="x", action_id="find", value="")
    assert shown["options"] == []
    assert complaint in slack.sandbox.ledger.complaints[-1]
