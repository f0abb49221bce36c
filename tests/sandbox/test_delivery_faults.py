"""Deliveries go wrong on request: repeated, late, in another order, lost, cut off."""

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.server import Running
from tests.people import Person
from tests.sandbox.bolt import connected, echo
from tests.sandbox.conftest import IMPATIENT, Start, impatient
from tests.sandbox.test_delivery import ack, receive, ticket


def test_an_event_is_repeated_on_request_with_the_same_id(slack: Running, fiona: Person) -> None:
    slack.fail(Fault(kind=FaultKind.REPEAT))
    with connect(ticket(slack)) as socket:
        receive(socket)
        fiona.say("x")
        twice = [receive(socket), receive(socket)]
        for one in twice:
            ack(socket, one)
    assert twice[0]["payload"]["event_id"] == twice[1]["payload"]["event_id"]
    assert twice[0]["retry_attempt"] == twice[1]["retry_attempt"] == 0


def test_two_events_change_places_on_request(slack: Running, fiona: Person) -> None:
    slack.fail(Fault(kind=FaultKind.REORDER, seconds=2))
    assert texts_in_order(slack, fiona) == ["second", "first"]


def test_an_event_is_late_on_request(slack: Running, fiona: Person) -> None:
    slack.fail(Fault(kind=FaultKind.DELAY, seconds=0.8, only=("message",)))
    assert texts_in_order(slack, fiona) == ["second", "first"]


def texts_in_order(slack: Running, fiona: Person) -> list[str]:
    with connect(ticket(slack)) as socket:
        receive(socket)
        fiona.say("first")
        fiona.say("second")
        both = [receive(socket), receive(socket)]
        for one in both:
            ack(socket, one)
    return [one["payload"]["event"]["text"] for one in both]


@impatient
def test_a_lost_event_comes_with_its_retry(slack: Running, fiona: Person) -> None:
    slack.fail(Fault(kind=FaultKind.LOSE))
    with connect(ticket(slack)) as socket:
        receive(socket)
        fiona.say("x")
        envelope = receive(socket)
        ack(socket, envelope)
    assert envelope["retry_attempt"] == 1


@impatient
def test_a_lost_command_is_said_to_the_person(slack: Running, fiona: Person) -> None:
    slack.fail(Fault(kind=FaultKind.LOSE, only=("/kpi",)))
    with connect(ticket(slack)):
        fiona.command("x")
    assert fiona.notices() == ['/kpi failed with the error "operation_timeout"']


@impatient
@pytest.mark.parametrize("kind", [FaultKind.CLOSE_SOCKET, FaultKind.DROP_SOCKET])
def test_a_socket_ends_on_request_after_a_delivery(slack: Running, fiona: Person, kind: FaultKind) -> None:
    slack.fail(Fault(kind=kind))
    with connect(ticket(slack)) as socket:
        receive(socket)
        fiona.say("x")
        assert receive(socket)["retry_attempt"] == 0
        with pytest.raises(ConnectionClosed) as ended:
            socket.recv(timeout=2)
    assert (ended.value.rcvd is not None) is (kind is FaultKind.CLOSE_SOCKET)
    with connect(ticket(slack)) as again:
        receive(again)
        ack(again, receive(again))


def test_a_silent_socket_answers_no_ping(slack: Running, fiona: Person) -> None:
    with connect(ticket(slack), ping_interval=None, close_timeout=0.1) as socket:
        receive(socket)
        fiona.done("sockets", do="silent_socket")
        assert not socket.ping("x").wait(0.3)


# The client drops the refused socket without closing it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_refused_ticket_makes_the_client_ask_for_another(slack: Running, fiona: Person) -> None:
    slack.fail(Fault(kind=FaultKind.REFUSE_TICKET))
    with connected(slack, echo(slack), ping_interval=0.3):
        fiona.say("hello")
        fiona.wait_for("You said: hello")
    opened = [call for call in slack.sandbox.ledger.calls if call.method == "apps.connections.open"]
    assert len(opened) == 2


def last_pong(handler: SocketModeHandler) -> float | None:
    """When the client last heard from the server; it finds a silent one only after a first pong."""
    session = handler.client.current_session
    return session.last_ping_pong_time if session else None


@pytest.mark.parametrize("kind", [FaultKind.CLOSE_SOCKET, FaultKind.DROP_SOCKET, FaultKind.SILENT_SOCKET])
def test_a_bolt_app_finds_its_way_back_and_misses_nothing(start: Start, kind: FaultKind) -> None:
    slack = start(IMPATIENT.model_copy(update={"redelivery": (0.5,) * 20}))
    fiona = Person(slack.url, "U0FIONA")
    with connected(slack, echo(slack), ping_interval=0.2) as handler:
        fiona.wait_until(lambda: last_pong(handler))
        fiona.done("sockets", do=kind)
        fiona.say("still there?")
        fiona.wait_for("You said: still there?", timeout=15)
