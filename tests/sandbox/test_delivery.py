"""How events reach the bot over Socket Mode: tickets, connections, retries, disconnects."""

import json
import threading
from contextlib import ExitStack, suppress

import pytest
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from bot.sandbox.ledger import Outcome
from bot.sandbox.server import Running
from tests.people import Json, Person
from tests.sandbox.bolt import connected, echo, web_client
from tests.sandbox.conftest import IMPATIENT, QUICK, Start, impatient


def ticket(slack: Running) -> str:
    opened = WebClient(base_url=slack.api_url, retry_handlers=[]).apps_connections_open(
        app_token=slack.app_token
    )
    return str(opened["url"])


def receive(socket: ClientConnection, *, timeout: float = 2) -> Json:
    message: Json = json.loads(socket.recv(timeout=timeout))
    return message


def ack(socket: ClientConnection, envelope: Json) -> None:
    socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))


def test_a_connection_begins_with_hello_and_its_ticket_is_used_up(slack: Running) -> None:
    address = ticket(slack)
    with connect(address) as socket:
        hello = receive(socket)
        assert hello["type"] == "hello"
        assert hello["num_connections"] == 1
    with pytest.raises(InvalidStatus, match="403"):
        connect(address)
    with pytest.raises(InvalidStatus, match="403"):
        connect(address.partition("?")[0])


@impatient
def test_an_event_is_sent_again_until_it_is_acknowledged(slack: Running, fiona: Person) -> None:
    with connect(ticket(slack)) as socket:
        receive(socket)
        fiona.say("hello")
        first, second, third = receive(socket), receive(socket), receive(socket)
        ack(socket, third)
        with pytest.raises(TimeoutError):
            socket.recv(timeout=IMPATIENT.ack_seconds * 2)
    assert [(one["retry_attempt"], one["retry_reason"]) for one in (first, second, third)] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
    ]
    assert len({one["payload"]["event_id"] for one in (first, second, third)}) == 1
    assert len({one["envelope_id"] for one in (first, second, third)}) == 3
    outcomes = [delivery.outcome for delivery in slack.sandbox.ledger.deliveries]
    assert outcomes == [Outcome.TIMEOUT, Outcome.TIMEOUT, Outcome.ACKED]


def test_what_happened_while_nobody_was_connected_comes_as_a_retry(slack: Running, fiona: Person) -> None:
    fiona.say("hello")
    with connect(ticket(slack)) as socket:
        receive(socket)
        envelope = receive(socket)
        ack(socket, envelope)
    assert envelope["payload"]["event"]["text"] == "hello"
    assert envelope["retry_attempt"] == 1


def test_an_envelope_goes_to_one_connection_and_not_always_the_same(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"seed": "two sockets"}))
    fiona = Person(slack.url, "U0FIONA")
    with connect(ticket(slack)) as one, connect(ticket(slack)) as two:
        receive(one)
        assert receive(two)["num_connections"] == 2
        counts = {id(one): 0, id(two): 0}
        for _ in range(12):
            fiona.say("x")
            socket, envelope = came(one, two)
            ack(socket, envelope)
            counts[id(socket)] += 1
    assert sum(counts.values()) == 12
    assert min(counts.values()) > 0


def came(*sockets: ClientConnection) -> tuple[ClientConnection, Json]:
    """The next envelope, and the socket on which it came."""
    for socket in sockets * 100:
        with suppress(TimeoutError):
            return socket, receive(socket, timeout=0.01)
    raise AssertionError("nothing came on any socket")


def test_the_eleventh_connection_is_sent_away(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"limits": False}))
    with ExitStack() as stack:
        for _ in range(10):
            receive(stack.enter_context(connect(ticket(slack))))
        eleventh = stack.enter_context(connect(ticket(slack)))
        assert receive(eleventh) == {
            "type": "disconnect",
            "reason": "too_many_websockets",
            "debug_info": {"host": "applink-sandbox"},
        }
        with pytest.raises(ConnectionClosed):
            eleventh.recv(timeout=2)


def test_pings_are_answered_with_their_own_words(slack: Running) -> None:
    with connect(ticket(slack)) as socket:
        assert socket.ping("session:1").wait(2)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_a_planned_disconnect_loses_nothing(slack: Running, fiona: Person, reason: str) -> None:
    with connected(slack, echo(slack)):
        fiona.done("sockets", do=reason)
        fiona.say("still there?")
        fiona.wait_for("You said: still there?", timeout=10)


def test_a_disabled_link_gives_no_more_tickets(slack: Running, fiona: Person) -> None:
    fiona.done("sockets", do="link_disabled")
    answer = web_client(slack).api_call
    with pytest.raises(Exception, match="link_disabled"):
        WebClient(base_url=slack.api_url, retry_handlers=[]).apps_connections_open(app_token=slack.app_token)
    assert answer("auth.test")["ok"]
    fiona.done("sockets", do="link_enabled")
    assert ticket(slack)


def test_the_bot_sees_its_own_words_and_mentions_twice(slack: Running, fiona: Person) -> None:
    with connect(ticket(slack)) as socket:
        receive(socket)
        web_client(slack).chat_postMessage(channel="C0GENERAL", text="mine")
        own = receive(socket)
        ack(socket, own)
        fiona.say("hi @KPI assistant", channel="C0GENERAL")
        both = [receive(socket), receive(socket)]
        for one in both:
            ack(socket, one)
    assert own["payload"]["event"]["bot_id"] == "B0KPIBOT"
    events = [one["payload"]["event"] for one in both]
    assert {event["type"] for event in events} == {"message", "app_mention"}
    assert len({event["ts"] for event in events}) == 1
    assert len({one["payload"]["event_id"] for one in both}) == 2
    mention = next(event for event in events if event["type"] == "app_mention")
    assert "channel_type" not in mention


def test_edits_deletions_and_files_are_told(slack: Running, fiona: Person) -> None:
    with connect(ticket(slack)) as socket:
        receive(socket)
        seen = []
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    envelope = receive(socket, timeout=0.1)
                except TimeoutError:
                    continue
                ack(socket, envelope)
                seen.append(envelope["payload"]["event"])

        thread = threading.Thread(target=listen)
        thread.start()
        ts = fiona.say("one")
        fiona.edit(ts, "two")
        fiona.delete(ts)
        fiona.say("", files=[{"name": "a.txt", "content_base64": "YQ=="}])
        fiona.done("person", id="U0SAM", tz="Asia/Tokyo")
        fiona.done("person", id="U0NEW", name="nina", real_name="Nina New")
        fiona.wait_until(lambda: len(seen) >= 8 or None)
        stop.set()
        thread.join()
    kinds = [event.get("subtype", event["type"]) for event in seen]
    assert kinds == [
        "message",
        "message_changed",
        "message_deleted",
        "file_share",
        "file_shared",
        "user_change",
        "member_joined_channel",
        "team_join",
    ]
    assert seen[1]["previous_message"]["text"] == "one"
    assert seen[1]["message"]["text"] == "two"
    assert "team" not in seen[3]
    assert seen[5]["user"]["tz"] == "Asia/Tokyo"


def test_events_without_their_scope_or_subscription_do_not_come(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"scopes": ("chat:write",)}))
    with connect(ticket(slack)) as socket:
        receive(socket)
        Person(slack.url, "U0FIONA").say("x")
        with pytest.raises(TimeoutError):
            socket.recv(timeout=0.2)
