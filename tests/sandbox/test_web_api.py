"""The Web API as Slack's own client speaks to it: ways to call, tokens, scopes, rooms, history."""

import json
from collections.abc import Callable
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.server import Running
from tests.people import Json, Person
from tests.sandbox.bolt import web_client
from tests.sandbox.conftest import QUICK, Start

DM = "D0FIONA"


def refusal(call: Callable[..., object], **arguments: object) -> Json:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    answer: Json = caught.value.response.data
    return answer


def raw(
    slack: Running,
    method: str,
    *,
    verb: str = "POST",
    query: str = "",
    body: str | bytes = "",
    **headers: str,
) -> tuple[Json, dict[str, str]]:
    server = urlsplit(slack.url)
    connection = HTTPConnection(server.hostname or "", server.port or 0, timeout=5)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(verb, f"/api/{method}{query}", body=body, headers=sent)
        response = connection.getresponse()
        return json.loads(response.read()), {name.lower(): value for name, value in response.getheaders()}
    finally:
        connection.close()


def test_every_way_of_calling_is_understood(slack: Running) -> None:
    bearer = f"Bearer {slack.bot_token}"
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    as_json = {"Content_Type": "application/json; charset=utf-8"}
    multipart = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'
    many = {"Content_Type": "multipart/form-data; boundary=b"}
    assert raw(slack, "api.test", verb="GET", query="?a=1")[0]["args"] == {"a": "1"}
    assert raw(slack, "api.test", body="a=1", **form)[0]["args"] == {"a": "1"}
    assert raw(slack, "api.test", body='{"a": 1}', **as_json)[0]["args"] == {"a": 1}
    assert raw(slack, "api.test", body=multipart, **many)[0]["args"] == {"a": "1"}
    assert raw(slack, "auth.test", body=urlencode({"token": slack.bot_token}), **form)[0]["ok"]
    in_json = raw(slack, "auth.test", body=json.dumps({"token": slack.bot_token}), **as_json)[0]
    assert in_json["error"] == "not_authed"
    assert raw(slack, "auth.test", Authorization=bearer)[0]["user_id"] == BOT_USER_ID


def test_answers_carry_slacks_headers(slack: Running) -> None:
    _, headers = raw(slack, "users.list", Authorization=f"Bearer {slack.bot_token}")
    assert "chat:write" in headers["x-oauth-scopes"].split(",")
    assert headers["x-accepted-oauth-scopes"] == "users:read"
    assert headers["x-slack-req-id"]


def test_tokens_are_told_apart(slack: Running) -> None:
    assert raw(slack, "auth.test")[0]["error"] == "not_authed"
    assert raw(slack, "auth.test", Authorization="Bearer xoxb-wrong")[0]["error"] == "invalid_auth"
    assert (
        raw(slack, "auth.test", Authorization=f"Bearer {slack.app_token}")[0]["error"]
        == "not_allowed_token_type"
    )
    opened = raw(slack, "apps.connections.open", Authorization=f"Bearer {slack.bot_token}")[0]
    assert opened["error"] == "not_allowed_token_type"
    assert raw(slack, "no.such", Authorization=f"Bearer {slack.bot_token}")[0]["error"] == "unknown_method"


def test_a_missing_scope_is_named(start: Start) -> None:
    client = web_client(
        start(QUICK.model_copy(update={"scopes": ("chat:write", "channels:history", "channels:read")}))
    )
    assert refusal(client.users_list) == {
        "ok": False,
        "error": "missing_scope",
        "needed": "users:read",
        "provided": "chat:write,channels:history,channels:read",
    }
    assert refusal(client.conversations_history, channel=DM)["needed"] == "im:history"
    assert refusal(client.conversations_list, types="im")["needed"] == "im:read"
    assert (
        refusal(client.chat_postMessage, channel=DM, text="x", username="Boss")["needed"]
        == "chat:write.customize"
    )


def test_missing_arguments_are_named(client: WebClient) -> None:
    answer = refusal(client.api_call, api_method="users.info")
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


def test_a_message_comes_back_as_slack_stores_it(client: WebClient) -> None:
    blocks: list[Json] = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "*Hi*"}},
        {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Go"}}]},
    ]
    message = client.chat_postMessage(channel="U0FIONA", text="Hi", blocks=blocks)["message"]
    section, actions = message["blocks"]
    assert section["text"] == {"type": "mrkdwn", "text": "*Hi*", "verbatim": False}
    assert section["block_id"]
    assert actions["elements"][0]["action_id"]
    assert actions["elements"][0]["text"]["emoji"] is True
    assert message["bot_id"] == "B0KPIBOT"


def test_blocks_are_refused_as_slack_refuses_them(client: WebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    answer = refusal(client.chat_postMessage, channel=DM, text="x", blocks=blocks)
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"][1] == "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["response_metadata"]["messages"][1] == f"[ERROR] {answer['errors'][1]}"
    assert (
        refusal(client.chat_postMessage, channel=DM, text="x", blocks="{no")["error"]
        == "invalid_blocks_format"
    )


def test_a_message_holds_about_12000_characters_of_blocks(client: WebClient) -> None:
    def full() -> list[Json]:
        return [
            {"type": "section", "text": {"type": "mrkdwn", "text": "x" * size}}
            for size in (3000, 3000, 3000, 3000)
        ]

    assert client.chat_postMessage(channel=DM, text="x", blocks=full())["ok"]
    more = [*full(), {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}]
    assert (
        refusal(client.chat_postMessage, channel=DM, text="x", blocks=more)["error"] == "msg_blocks_too_long"
    )


def test_long_texts_are_cut_when_posted_and_refused_when_updated(client: WebClient) -> None:
    posted = client.chat_postMessage(channel=DM, text="x" * 40_001)
    assert len(posted["message"]["text"]) == 40_000
    assert posted["warning"] == "message_truncated"
    assert client.chat_update(channel=DM, ts=posted["ts"], text="x" * 4000)["ok"]
    assert (
        refusal(client.chat_update, channel=DM, ts=posted["ts"], text="x" * 4001)["error"] == "msg_too_long"
    )


def test_a_markdown_block_is_stored_as_other_blocks(client: WebClient) -> None:
    text = "# Plan\n\nCut **cost** by `5`\n\n- one\n- two\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```"
    stored = client.chat_postMessage(channel=DM, text="x", blocks=[{"type": "markdown", "text": text}])[
        "message"
    ]["blocks"]
    kinds = [block["type"] for block in stored]
    assert kinds == ["header", "rich_text", "rich_text", "divider", "table", "rich_text"]
    bold = stored[1]["elements"][0]["elements"][1]
    assert bold == {"type": "text", "text": "cost", "style": {"bold": True}}


def test_metadata_comes_back_only_for_those_who_ask(client: WebClient) -> None:
    metadata = {"event_type": "kpi_answer", "event_payload": {"key": "a-1"}}
    client.chat_postMessage(channel=DM, text="x", metadata=metadata)
    assert "metadata" not in client.conversations_history(channel=DM)["messages"][0]
    asked = client.conversations_history(channel=DM, include_all_metadata=True)["messages"][0]
    assert asked["metadata"] == metadata
    wrong = refusal(client.chat_postMessage, channel=DM, text="x", metadata={"event_type": 1})
    assert wrong["error"] == "invalid_metadata_format"


def test_history_is_newest_first_in_pages_and_between_times(client: WebClient) -> None:
    stamps = [str(client.chat_postMessage(channel=DM, text=str(number))["ts"]) for number in range(5)]
    first = client.conversations_history(channel=DM, limit=2)
    assert [message["text"] for message in first["messages"]] == ["4", "3"]
    assert first["has_more"]
    more = client.conversations_history(
        channel=DM, limit=10, cursor=first["response_metadata"]["next_cursor"]
    )
    assert [message["text"] for message in more["messages"]] == ["2", "1", "0"]
    between = client.conversations_history(channel=DM, oldest=stamps[1], latest=stamps[3])
    assert [message["text"] for message in between["messages"]] == ["2"]
    closed = client.conversations_history(channel=DM, oldest=stamps[1], latest=stamps[3], inclusive=True)
    assert [message["text"] for message in closed["messages"]] == ["3", "2", "1"]
    assert refusal(client.conversations_history, channel=DM, cursor="no")["error"] == "invalid_cursor"


def test_threads_keep_their_replies(client: WebClient) -> None:
    parent = client.chat_postMessage(channel="C0GENERAL", text="parent")["ts"]
    client.chat_postMessage(channel="C0GENERAL", text="reply", thread_ts=parent)
    thread = client.conversations_replies(channel="C0GENERAL", ts=parent)["messages"]
    assert [message["text"] for message in thread] == ["parent", "reply"]
    assert thread[0]["reply_count"] == 1
    assert [one["text"] for one in client.conversations_history(channel="C0GENERAL")["messages"]] == [
        "parent"
    ]
    unknown = refusal(client.chat_postMessage, channel="C0GENERAL", text="x", thread_ts="1.000001")
    assert unknown["error"] == "cannot_reply_to_message"


def test_only_own_messages_can_be_changed(client: WebClient, fiona: Person) -> None:
    theirs = fiona.say("mine")
    assert refusal(client.chat_update, channel=DM, ts=theirs, text="x")["error"] == "cant_update_message"
    assert refusal(client.chat_delete, channel=DM, ts=theirs)["error"] == "cant_delete_message"
    assert refusal(client.chat_delete, channel=DM, ts="1.000001")["error"] == "message_not_found"


def test_text_without_blocks_takes_the_blocks_away(client: WebClient) -> None:
    posted = client.chat_postMessage(channel=DM, text="x", blocks=[{"type": "divider"}])
    updated = client.chat_update(channel=DM, ts=posted["ts"], text="y")["message"]
    assert "blocks" not in updated
    assert updated["edited"]["user"] == BOT_USER_ID


def test_the_ledger_holds_what_was_taken_and_what_was_refused(client: WebClient, slack: Running) -> None:
    ts = client.chat_postMessage(channel=DM, text="kept")["ts"]
    refusal(client.chat_postMessage, channel="C0NOWHERE", text="x")
    ledger = slack.sandbox.ledger
    assert [(post.channel, post.ts, post.text) for post in ledger.posts] == [(DM, ts, "kept")]
    assert [(call.method, call.error) for call in ledger.refused()] == [
        ("chat.postMessage", "channel_not_found")
    ]


@pytest.mark.parametrize(
    ("method", "body", "kind", "error"),
    [
        ("conversations.open", b"users=[1", "application/x-www-form-urlencoded", "invalid_array_arg"),
        ("users.list", b"limit=1e999", "application/x-www-form-urlencoded", "invalid_arguments"),
        ("conversations.list", b"limit=0", "application/x-www-form-urlencoded", "invalid_limit"),
        ("users.list", b"\xff", "application/x-www-form-urlencoded", "invalid_charset"),
        ("users.list", b"{", "application/json", "invalid_json"),
        ("users.list", b"[]", "application/json", "json_not_object"),
        ("users.list", b"<x/>", "text/xml", "invalid_post_type"),
        (
            "chat.postMessage",
            b'{"channel": "D0FIONA", "blocks": {}}',
            "application/json",
            "invalid_blocks_format",
        ),
        (
            "chat.postMessage",
            b'{"channel": "D0FIONA", "blocks": [7]}',
            "application/json",
            "invalid_blocks",
        ),
        ("views.open", b'{"view": 7, "trigger_id": "x"}', "application/json", "invalid_arguments"),
        (
            "views.publish",
            b'{"view": {"type": "home"}, "user_id": "U0SAM"}',
            "application/json",
            "invalid_arguments",
        ),
    ],
)
def test_broken_calls_get_slacks_errors(
    shared: Running, method: str, body: bytes, kind: str, error: str
) -> None:
    headers = {"Authorization": f"Bearer {shared.bot_token}", "Content_Type": kind}
    assert raw(shared, method, body=body, **headers)[0]["error"] == error
