"""Slash commands, shortcuts and the addresses to answer at."""

import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

from slack_bolt import Ack

from bot.sandbox.options import DEFAULT_MANIFEST
from bot.sandbox.server import Running
from tests.people import Json, Person
from tests.sandbox.bolt import bolt, connected
from tests.sandbox.conftest import IMPATIENT, QUICK, Start, impatient, manifest_with


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


@impatient
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


@impatient
def test_a_late_acknowledgement_is_written_down(slack: Running, fiona: Person) -> None:
    app, end = bolt(slack), threading.Event()

    @app.command("/kpi")
    def command(ack: Ack) -> None:
        time.sleep(IMPATIENT.ack_seconds + 0.1)
        ack()
        end.set()

    with connected(slack, app):
        fiona.command("x")
        assert end.wait(3)
        fiona.wait_until(lambda: slack.sandbox.ledger.complaints)
    assert "too late" in slack.sandbox.ledger.complaints[0]


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


def test_a_response_url_ends_after_its_time(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"hook_seconds": 0.0}))
    app, hooks = bolt(slack), []

    @app.command("/kpi")
    def command(ack: Ack, body: Json) -> None:
        hooks.append(str(body["response_url"]))
        ack()

    with connected(slack, app):
        Person(slack.url, "U0FIONA").command("x")
    assert post_hook(hooks[0]) == 404


def test_the_manifest_is_what_the_workspace_offers(fiona: Person) -> None:
    offered = fiona.get("workspace")["commands"]
    assert [one["command"] for one in offered] == [
        one["command"] for one in DEFAULT_MANIFEST["features"]["slash_commands"]
    ]
