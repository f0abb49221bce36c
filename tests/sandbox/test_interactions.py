"""Commands, clicks and modals between a person and a real Bolt app."""

import threading
import time
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.options import DEFAULT_MANIFEST
from bot.sandbox.server import Running
from tests.people import Json, Person, render
from tests.sandbox.bolt import bolt, connected
from tests.sandbox.conftest import QUICK, Start, manifest_with

DM = "D0FIONA"


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def modal(callback_id: str = "form", *, title: str = "Form", **more: object) -> Json:
    field = {"type": "plain_text_input", "action_id": "name", "max_length": 10}
    blocks = [{"type": "input", "block_id": "b", "label": words("Name"), "element": field}]
    view = {"type": "modal", "callback_id": callback_id, "title": words(title), "submit": words("Save")}
    return {**view, "blocks": blocks, **more}


def opens(app: App, view: Json) -> None:
    """`/kpi` opens this view."""

    @app.command("/kpi")
    def command(ack: Ack, client: WebClient, body: Json) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()


def test_a_command_is_answered_with_its_acknowledgement(slack: Running, fiona: Person) -> None:
    app, seen = bolt(slack), []

    @app.command("/kpi")
    def command(ack: Ack, body: Json) -> None:
        seen.append(body)
        ack(f"You asked for {body['text']}")

    with connected(slack, app):
        fiona.command("help @Sam Ortiz")
        answer = fiona.wait_for("You asked for help")
    assert answer["ephemeral"] is True
    assert seen[0]["text"] == "help <@U0SAM>"
    assert seen[0]["channel_name"] == "directmessage"
    assert seen[0]["is_enterprise_install"] == "false"


def test_a_public_answer_shows_the_command_too(slack: Running, fiona: Person) -> None:
    app = bolt(slack)

    @app.command("/kpi")
    def command(ack: Ack) -> None:
        ack(text="For all", response_type="in_channel")

    with connected(slack, app):
        fiona.command("status", channel="C0GENERAL")
    assert fiona.transcript("C0GENERAL") == "fiona: /kpi status\nbot: For all"


def test_nobody_connected_is_said_to_the_person(fiona: Person) -> None:
    fiona.command("help")
    fiona.say("/nonsense")
    assert fiona.notices() == [
        '/kpi failed with the error "dispatch_failed"',
        "/nonsense is not a valid command.",
    ]


def test_a_command_that_is_not_acknowledged_in_time_is_said_to_the_person(
    slack: Running, fiona: Person
) -> None:
    app, release = bolt(slack), threading.Event()

    @app.command("/kpi")
    def command(ack: Ack) -> None:
        release.wait(5)
        ack()

    with connected(slack, app):
        fiona.command("help")
        release.set()
    assert fiona.notices() == ['/kpi failed with the error "operation_timeout"']


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


def test_a_modal_shows_errors_at_its_fields_and_closes_when_all_is_well(
    slack: Running, fiona: Person
) -> None:
    app, seen = bolt(slack), []
    opens(app, modal())

    @app.view("form")
    def submitted(ack: Ack, view: Json) -> None:
        seen.append(view["state"]["values"])
        name = view["state"]["values"]["b"]["name"]["value"]
        if name == "bad":
            ack(response_action="errors", errors={"b": "Another name, please."})
        else:
            ack()

    with connected(slack, app):
        fiona.command("form")
        fiona.wait_for_modal("Form")
        assert not fiona.submit()
        assert fiona.errors == {"b": "Please complete this required field."}
        assert not fiona.submit({"Name": "much too long a name"})
        assert fiona.errors == {"b": "Enter at most 10 characters."}
        assert seen == []
        assert not fiona.submit({"Name": "bad"})
        assert fiona.errors == {"b": "Another name, please."}
        assert fiona.submit({"Name": "good"})
    assert fiona.modals() == []
    assert seen[-1] == {"b": {"name": {"type": "plain_text_input", "value": "good"}}}


def test_a_modal_whose_submission_is_not_acknowledged_stays_open(slack: Running, fiona: Person) -> None:
    app = bolt(slack)
    opens(app, modal())
    with connected(slack, app):
        fiona.command("form")
        fiona.submit({"Name": "x"})
    assert len(fiona.modals()) == 1
    assert fiona.notices() == ["We had some trouble connecting. Try again?"]


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "dance"},
    ],
)
def test_a_wrong_response_action_is_refused(slack: Running, fiona: Person, answer: Json) -> None:
    app = bolt(slack)
    opens(app, modal())

    @app.view("form")
    def submitted(ack: Ack) -> None:
        ack(**answer)

    with connected(slack, app):
        fiona.command("form")
        fiona.submit({"Name": "x"})
    assert fiona.notices() == ["We had some trouble connecting. Try again?"]
    assert slack.sandbox.ledger.complaints


def test_views_stack_three_deep_and_no_deeper(slack: Running, fiona: Person) -> None:
    app, refused = bolt(slack), []
    opens(app, modal("one", title="One"))

    @app.view("one")
    def one(ack: Ack) -> None:
        ack(response_action="push", view=modal("two", title="Two"))

    @app.view("two")
    def two(ack: Ack, client: WebClient, body: Json) -> None:
        client.views_push(trigger_id=body["trigger_id"], view=modal("three", title="Three"))
        ack(response_action="update", view=modal("two", title="Two again"))

    @app.view("three")
    def three(ack: Ack, client: WebClient, body: Json) -> None:
        try:
            client.views_push(trigger_id=body["trigger_id"], view=modal("four"))
        except SlackApiError as refusal:
            refused.append(refusal.response["error"])
        ack(response_action="clear")

    with connected(slack, app):
        fiona.command("form")
        fiona.submit({"Name": "x"})
        fiona.submit({"Name": "x"})
        assert [view["title"]["text"] for view in fiona.modals()] == ["One", "Two again", "Three"]
        assert fiona.modals()[2]["root_view_id"] == fiona.modals()[0]["id"]
        fiona.submit({"Name": "x"})
    assert refused == ["push_limit_reached"]
    assert fiona.modals() == []


def test_closing_is_told_only_to_those_who_asked(slack: Running, fiona: Person) -> None:
    app, closed = bolt(slack), []
    opens(app, modal(notify_on_close=True))

    @app.view_closed("form")
    def gone(ack: Ack, body: Json) -> None:
        closed.append(body["is_cleared"])
        ack()

    with connected(slack, app):
        fiona.command("form")
        fiona.close()
        fiona.command("form")
        fiona.close(whole_stack=True)
    assert closed == [False, True]


def trigger_of(slack: Running, fiona: Person) -> str:
    """A trigger that a command brought, not used by its listener."""
    app, triggers = bolt(slack), []

    @app.command("/kpi")
    def command(ack: Ack, body: Json) -> None:
        triggers.append(str(body["trigger_id"]))
        ack()

    with connected(slack, app):
        fiona.command("x")
    return triggers[0]


def test_a_trigger_opens_one_view(slack: Running, fiona: Person, client: WebClient) -> None:
    trigger = trigger_of(slack, fiona)
    client.views_open(trigger_id=trigger, view=modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger, view=modal())
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.x", view=modal())


def test_a_trigger_ends_after_its_seconds(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"trigger_seconds": 0.0}))
    trigger = trigger_of(slack, Person(slack.url, "U0FIONA"))
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        bolt(slack).client.views_open(trigger_id=trigger, view=modal())


def test_views_are_updated_by_id_or_external_id_and_by_the_newest_hash(
    slack: Running, fiona: Person, client: WebClient
) -> None:
    opened = client.views_open(trigger_id=trigger_of(slack, fiona), view=modal(external_id="mine"))["view"]
    updated = client.views_update(external_id="mine", hash=opened["hash"], view=modal(title="New"))["view"]
    assert updated["id"] == opened["id"]
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal())
    fiona.close()
    with pytest.raises(SlackApiError, match="not_found"):
        client.views_update(view_id=opened["id"], view=modal())


def test_a_view_is_refused_as_slack_refuses_it(slack: Running, fiona: Person, client: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=trigger_of(slack, fiona), view=modal(title="x" * 25))
    answer = caught.value.response.data
    assert isinstance(answer, dict)
    assert answer["error"] == "invalid_arguments"
    messages = answer["response_metadata"]["messages"]
    assert messages == ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"]


def test_what_was_typed_stays_when_a_view_is_updated(slack: Running, fiona: Person) -> None:
    app, seen = bolt(slack), []
    button = {"type": "button", "action_id": "more", "text": words("More")}
    view = modal()
    opens(app, view | {"blocks": [*view["blocks"], {"type": "actions", "elements": [button]}]})

    @app.action("more")
    def more(ack: Ack, client: WebClient, body: Json) -> None:
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=modal(title="Longer"))
        ack()

    @app.view("form")
    def submitted(ack: Ack, view: Json) -> None:
        seen.append(view["state"]["values"]["b"]["name"]["value"])
        ack()

    with connected(slack, app):
        fiona.command("form")
        top = fiona.modals()[-1]
        fiona.done(
            "action",
            container={"type": "view", "view_id": top["id"]},
            block_id=top["blocks"][1]["block_id"],
            action_id="more",
            state={"b": {"name": "typed"}},
        )
        fiona.wait_for_modal("Longer")
        fiona.submit()
    assert seen == ["typed"]


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


def test_shortcuts_reach_the_bot_with_their_message(start: Start) -> None:
    shortcuts = [
        {"name": "Check", "callback_id": "check", "type": "message", "description": "x"},
        {"name": "New", "callback_id": "new", "type": "global", "description": "x"},
    ]
    slack = start(QUICK.model_copy(update={"manifest": manifest_with(shortcuts=shortcuts)}))
    fiona, app, seen = Person(slack.url, "U0FIONA"), bolt(slack), []

    @app.shortcut("check")
    def check(ack: Ack, body: Json) -> None:
        seen.append((body["type"], body["message"]["text"], "username" in body["user"]))
        ack()

    @app.shortcut("new")
    def new(ack: Ack, body: Json) -> None:
        seen.append((body["type"], "channel" in body, "name" in body["user"]))
        ack()

    with connected(slack, app):
        fiona.say("cut costs")
        fiona.shortcut("check", fiona.messages()[-1])
        fiona.shortcut("new")
    assert seen == [("message_action", "cut costs", False), ("shortcut", False, False)]


def post_hook(address: str) -> int:
    url = urlsplit(address)
    connection = HTTPConnection(url.hostname or "", url.port or 0, timeout=5)
    try:
        connection.request(
            "POST", url.path, body='{"text": "again"}', headers={"Content-Type": "application/json"}
        )
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_response_url_is_good_for_five_answers(slack: Running, fiona: Person) -> None:
    app, hooks = bolt(slack), []

    @app.command("/kpi")
    def command(ack: Ack, body: Json) -> None:
        hooks.append(str(body["response_url"]))
        ack()

    with connected(slack, app):
        fiona.command("x")
    assert [post_hook(hooks[0]) for _ in range(6)] == [200, 200, 200, 200, 200, 404]
    assert len(fiona.messages()) == 5


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
            fiona.wait_until(lambda left=left: len(fiona.messages()) == left or None)


def test_a_late_acknowledgement_is_written_down(slack: Running, fiona: Person) -> None:
    app, end = bolt(slack), threading.Event()

    @app.command("/kpi")
    def command(ack: Ack) -> None:
        time.sleep(QUICK.ack_seconds + 0.1)
        ack()
        end.set()

    with connected(slack, app):
        fiona.command("x")
        assert end.wait(3)
        fiona.wait_until(lambda: slack.sandbox.ledger.complaints)
    assert "too late" in slack.sandbox.ledger.complaints[0]


def test_the_manifest_is_what_the_workspace_offers(fiona: Person) -> None:
    offered = fiona.get("workspace")["commands"]
    assert [one["command"] for one in offered] == [
        one["command"] for one in DEFAULT_MANIFEST["features"]["slash_commands"]
    ]
