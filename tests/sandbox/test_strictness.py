"""What Slack minds beside blocks: attachments, sizes, triggers, headers, limits of lists, group DMs, and pings."""

import pytest
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.sandbox.blocks.markdown import translated
from bot.sandbox.options import DEFAULT_MANIFEST
from bot.sandbox.pings import pings
from bot.sandbox.server import Running
from tests.people import Json, Person
from tests.sandbox.bolt import web_client
from tests.sandbox.conftest import QUICK, Start
from tests.sandbox.test_delivery import receive, ticket
from tests.sandbox.test_web_api import DM, raw, refusal

TITLE = {"type": "plain_text", "text": "x"}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "plain_text", "text": text}}


@pytest.mark.parametrize(
    "attachments", ["no list", [{"blocks": [{"type": "bogus"}]}], [{"blocks": "none"}], ["text"]], ids=repr
)
def test_attachments_are_checked(client: WebClient, attachments: object) -> None:
    arguments = {"channel": DM, "text": "x", "attachments": attachments}
    refused = refusal(client.api_call, api_method="chat.postMessage", json=arguments)
    assert refused["error"] == "invalid_attachments"


def test_a_view_is_measured_in_bytes_on_the_wire(client: WebClient) -> None:
    umlauts = [section("ü" * 2900) for _ in range(40)]
    assert client.views_publish(user_id="U0SAM", view={"type": "home", "blocks": umlauts})["ok"]
    too_much = {"type": "home", "blocks": umlauts * 2}
    assert refusal(client.views_publish, user_id="U0SAM", view=too_much)["error"] == "view_too_large"


def test_a_wrong_view_is_refused_before_its_trigger_is_looked_at(client: WebClient) -> None:
    view = {"type": "modal", "title": {**TITLE, "text": "x" * 25}, "blocks": []}
    refused = refusal(client.views_open, trigger_id="1.2.3", view=view)
    assert refused["error"] == "invalid_arguments"
    assert "must be less than 25 characters" in str(refused)
    right = {**view, "title": TITLE}
    assert refusal(client.views_open, trigger_id="1.2.3", view=right)["error"] == "invalid_trigger_id"


def test_the_scopes_in_the_headers_are_those_of_the_token(slack: Running) -> None:
    assert (
        "chat:write"
        in raw(slack, "auth.test", Authorization=f"Bearer {slack.bot_token}")[1]["x-oauth-scopes"]
    )
    app = raw(slack, "apps.connections.open", Authorization=f"Bearer {slack.app_token}")[1]
    assert app["x-oauth-scopes"] == "connections:write"
    assert "x-oauth-scopes" not in raw(slack, "auth.test", Authorization="Bearer xoxb-wrong")[1]


def test_history_gives_what_it_has_where_other_lists_refuse(client: WebClient) -> None:
    client.chat_postMessage(channel=DM, text="x")
    assert len(client.conversations_history(channel=DM, limit=5000)["messages"]) == 1
    assert refusal(client.conversations_list, limit=5000)["error"] == "invalid_limit"


def test_a_group_dm_is_opened_once_by_those_who_may(client: WebClient, start: Start) -> None:
    assert refusal(client.conversations_open, users="U0FIONA,U0SAM")["needed"] == "mpim:write"
    bot = DEFAULT_MANIFEST["oauth_config"]["scopes"]["bot"]
    free = web_client(start(QUICK.model_copy(update={"scopes": (*bot, "mpim:write", "mpim:read")})))
    opened = free.conversations_open(users="U0FIONA,U0SAM")["channel"]["id"]
    assert free.conversations_open(users=["U0SAM", "U0FIONA"])["channel"]["id"] == opened
    assert free.conversations_info(channel=opened)["channel"]["is_mpim"]
    assert free.chat_postMessage(channel=opened, text="to both")["ok"]
    many = ",".join(f"U0NOBODY{number}" for number in range(9))
    assert refusal(free.conversations_open, users=many)["error"] == "too_many_users"


def test_a_guest_is_marked_as_one(client: WebClient, fiona: Person) -> None:
    fiona.done("person", id="U0GUEST", name="gus", guest=True)
    assert client.users_info(user="U0GUEST")["user"]["is_restricted"] is True
    assert client.users_info(user="U0SAM")["user"]["is_restricted"] is False


def test_a_connection_that_was_told_to_go_is_closed_when_its_time_is_over(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"goodbye_seconds": 0.3}))
    with connect(ticket(slack)) as socket:
        receive(socket)
        Person(slack.url, "U0GRACE").done("sockets", do="refresh_requested")
        assert receive(socket)["reason"] == "refresh_requested"
        with pytest.raises(TimeoutError):
            socket.recv(timeout=0.1)
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=2)


def mrkdwn(text: str, **more: object) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, **more}}


RICH = {
    "type": "rich_text",
    "elements": [{"type": "broadcast", "range": "everyone"}, {"type": "text", "text": "<!here>"}],
}
PINGS: dict[str, tuple[Json, list[str]]] = {
    "a text": (
        {"text": "<!channel> <!here|here> <@U0SAM> <!subteam^S1|@heads>"},
        ["channel", "here", "U0SAM", "S1"],
    ),
    "an escaped text": ({"text": "&lt;!channel&gt; @channel"}, []),
    "markup that Slack links": ({"blocks": [mrkdwn("pay @here now")]}, ["here"]),
    "markup as it is": ({"blocks": [mrkdwn("pay @here now", verbatim=True)]}, []),
    "an address": ({"blocks": [mrkdwn("mail me@channel.example")]}, []),
    "plain text": ({"blocks": [section("<!channel> @here <@U0SAM>")]}, []),
    "rich text": ({"blocks": [RICH]}, ["everyone"]),
    "markdown": ({"blocks": translated("see <@U0SAM>, @channel and <!here>")}, ["U0SAM", "channel", "here"]),
}


@pytest.mark.parametrize("case", PINGS)
def test_whom_a_message_rings_for(case: str) -> None:
    message, whom = PINGS[case]
    assert pings(message) == whom


def test_the_ledger_says_whom_a_post_rang_for(client: WebClient, slack: Running) -> None:
    client.chat_postMessage(channel=DM, text="look, <@U0SAM>", blocks=[mrkdwn("@channel")])
    assert slack.sandbox.ledger.posts[-1].pings == ["U0SAM", "channel"]
