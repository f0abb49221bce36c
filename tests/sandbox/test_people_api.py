"""What the page relies on: the people API, its guard, what is saved."""

import json
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from tests.people import Json, NothingToDoError, Person, render
from tests.sandbox.bolt import web_client
from tests.sandbox.conftest import QUICK

DM = "D0FIONA"


def ask(slack: Running, path: str, *, verb: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    url = urlsplit(slack.url)
    connection = HTTPConnection(url.hostname or "", url.port or 0, timeout=5)
    try:
        connection.request(verb, path, headers=headers)
        response = connection.getresponse()
        return (
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            response.read(),
        )
    finally:
        connection.close()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}], ids=str
)
def test_no_other_website_can_drive_it(slack: Running, headers: dict[str, str]) -> None:
    status, _, body = ask(slack, "/sandbox/workspace", **headers)
    assert status == 403
    assert json.loads(body)["ok"] is False


def test_its_own_page_may(slack: Running) -> None:
    assert ask(slack, "/sandbox/workspace", Origin=slack.url)[0] == 200


def test_no_other_website_can_listen(slack: Running) -> None:
    address = slack.url.replace("http", "ws") + "/sandbox/live?as=U0FIONA"
    with pytest.raises(InvalidStatus, match="403"):
        connect(address, additional_headers={"Origin": "https://evil.example"})


def test_every_answer_has_the_security_headers(slack: Running) -> None:
    for path in ("/", "/sandbox/workspace", "/nowhere"):
        _, headers, _ = ask(slack, path)
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"


def test_a_page_sees_live_what_happens(slack: Running, fiona: Person, client: WebClient) -> None:
    with connect(slack.url.replace("http", "ws") + "/sandbox/live?as=U0FIONA") as socket:

        def next_news() -> Json:
            news: Json = json.loads(socket.recv(timeout=2))
            return news

        ts = client.chat_postMessage(channel=DM, text="one")["ts"]
        assert next_news()["message"]["text"] == "one"
        client.chat_update(channel=DM, ts=ts, text="two")
        assert next_news()["type"] == "message_changed"
        client.chat_delete(channel=DM, ts=ts)
        assert next_news() == {"type": "message_deleted", "channel": DM, "ts": ts}
        client.chat_postEphemeral(channel=DM, user="U0FIONA", text="psst")
        assert next_news()["message"]["ephemeral"] is True
        client.views_publish(user_id="U0FIONA", view={"type": "home", "blocks": []})
        assert next_news()["type"] == "home"
        fiona.done("read", channel=DM)
        assert next_news() == {"type": "read", "channel": DM}
        fiona.command("x")
        assert next_news()["type"] == "notice"


def test_unread_messages_are_counted_until_read(fiona: Person, client: WebClient) -> None:
    def unread() -> int:
        return next(int(row["unread"]) for row in fiona.view()["conversations"] if row["id"] == DM)

    client.chat_postMessage(channel=DM, text="one")
    client.chat_postMessage(channel=DM, text="two")
    assert unread() == 2
    fiona.done("read", channel=DM)
    assert unread() == 0


def test_people_see_their_own_conversations_only(slack: Running, fiona: Person) -> None:
    fiona.say("ours", channel="U0SAM")
    sam, hana = Person(slack.url, "U0SAM"), Person(slack.url, "U0HANA")
    assert sam.messages("U0FIONA")[0]["text"] == "ours"
    room = next(row["id"] for row in sam.view()["conversations"] if row["with"] == "U0FIONA")
    assert hana.get("messages", channel=room) == {
        "ok": False,
        "error": f"Hana Sato has no conversation '{room}'.",
    }


def test_older_messages_come_in_pages(fiona: Person) -> None:
    stamps = [fiona.say(str(number)) for number in range(5)]
    newest = fiona.get("messages", channel=DM, limit=2)
    assert [message["text"] for message in newest["messages"]] == ["3", "4"]
    assert newest["has_more"]
    older = fiona.get("messages", channel=DM, limit=10, before=stamps[3])
    assert [message["text"] for message in older["messages"]] == ["0", "1", "2"]
    assert not older["has_more"]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("say", {"channel": "nowhere", "text": "x"}),
        ("say", {"channel": DM, "text": " "}),
        ("say", {"channel": DM, "text": "x" * 12_001}),
        ("say", {"channel": DM, "text": "x", "files": [{"name": "a", "content_base64": "?"}]}),
        ("edit", {"channel": DM, "ts": "1.1", "text": "x"}),
        ("submit", {"view_id": "V0", "values": {}}),
        ("action", {"container": {"type": "view", "view_id": "V0"}, "block_id": "b", "action_id": "a"}),
        ("shortcut", {"callback_id": "none"}),
        ("open_home", {"tab": "attic"}),
        ("sockets", {"do": "dance"}),
        ("person", {"id": "U0SAM", "tz": "Mars/Base"}),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(shared: Running, path: str, fields: Json) -> None:
    answer = Person(shared.url, "U0FIONA").post(path, **fields)
    assert answer["ok"] is False
    assert answer["error"].endswith(".")


def test_people_change_only_what_is_theirs(slack: Running, fiona: Person) -> None:
    ts = fiona.say("mine", channel="C0GENERAL")
    answer = Person(slack.url, "U0SAM").post("edit", channel="C0GENERAL", ts=ts, text="stolen")
    assert answer["error"] == "People change their own messages only."


def test_somebody_who_left_cannot_write(slack: Running, fiona: Person) -> None:
    fiona.done("person", id="U0SAM", deleted=True)
    assert Person(slack.url, "U0SAM").post("say", channel="U0KPIBOT", text="x")["ok"] is False


def test_files_of_people_cannot_run_as_pages(slack: Running, fiona: Person) -> None:
    fiona.say("", files=[{"name": "evil.html", "content_base64": "PGI+"}])
    file = fiona.messages()[0]["files"][0]["id"]
    status, headers, body = ask(slack, f"/sandbox/file/{file}?as=U0FIONA")
    assert (status, body) == (200, b"<b>")
    assert headers["content-disposition"] == "attachment"
    assert headers["content-type"] == "application/octet-stream"
    assert ask(slack, f"/sandbox/file/{file}?as=U0SAM")[0] == 404


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("mail a.b@c.example", "mail <mailto:a.b@c.example|a.b@c.example>"),
        ("see https://x.example/a?b=1&c=2, ok", "see <https://x.example/a?b=1&amp;c=2>, ok"),
        ("@nobody and @fiona.", "@nobody and <@U0FIONA>."),
        ("@Fiona Berg's idea", "<@U0FIONA>'s idea"),
        ("#unknown #leadership", "#unknown <#C0LEADERS|leadership>"),
        ("@channel &amp;", "<!channel> &amp;amp;"),
        ("up 20%\n• two > one", "up 20%\n• two &gt; one"),
    ],
)
def test_the_composer_writes_what_slacks_writes(shared: Running, typed: str, text: str) -> None:
    fiona = Person(shared.url, "U0FIONA")
    fiona.say(typed, channel="C0GENERAL")
    message = fiona.messages("C0GENERAL")[-1]
    assert message["text"] == text
    assert message["blocks"][0]["type"] == "rich_text"


WORD = {"type": "text"}


@pytest.mark.parametrize(
    ("typed", "elements"),
    [
        ("*all* of it", [WORD | {"text": "all", "style": {"bold": True}}, WORD | {"text": " of it"}]),
        (
            "~no~ `x*y*z`",
            [
                WORD | {"text": "no", "style": {"strike": True}},
                WORD | {"text": " "},
                WORD | {"text": "x*y*z", "style": {"code": True}},
            ],
        ),
        ("done :tada:", [WORD | {"text": "done "}, {"type": "emoji", "name": "tada"}]),
        ("5*3*2 and snake_case_name at 10:30:45", [WORD | {"text": "5*3*2 and snake_case_name at 10:30:45"}]),
        ("* not * bold", [WORD | {"text": "* not * bold"}]),
    ],
)
def test_what_is_dressed_in_signs_is_shown_so_and_its_text_stays(
    shared: Running, typed: str, elements: list[Json]
) -> None:
    fiona = Person(shared.url, "U0FIONA")
    fiona.say(typed, channel="C0GENERAL")
    message = fiona.messages("C0GENERAL")[-1]
    assert message["text"] == typed
    assert message["blocks"][0]["elements"][0]["elements"] == elements


def test_a_workspace_is_saved_at_a_clean_stop_and_goes_on(tmp_path: Path) -> None:
    options = SandboxOptions(save_to=tmp_path / "sandbox.json", limits=False)
    with running(options) as slack:
        fiona = Person(slack.url, "U0FIONA")
        first = fiona.say("remember", files=[{"name": "a.bin", "content_base64": "/wA="}])
        web_client(slack).views_publish(
            user_id="U0FIONA", view={"type": "home", "blocks": [{"type": "divider"}]}
        )
    with running(options) as slack:
        fiona = Person(slack.url, "U0FIONA")
        assert render(fiona.messages()[0]) == "remember\n[file: a.bin]"
        file = fiona.messages()[0]["files"][0]["id"]
        assert ask(slack, f"/sandbox/file/{file}?as=U0FIONA")[2] == b"\xff\x00"
        assert fiona.home() is not None
        assert fiona.say("more") > first


def test_nothing_is_kept_without_a_path(tmp_path: Path) -> None:
    with running(QUICK) as slack:
        Person(slack.url, "U0FIONA").say("forget")
    assert list(tmp_path.iterdir()) == []
    with running(QUICK) as slack:
        assert Person(slack.url, "U0FIONA").messages() == []


def test_a_test_cannot_press_what_is_not_there(fiona: Person) -> None:
    with pytest.raises(NothingToDoError, match="nothing called 'Go'"):
        fiona.press("Go")
    with pytest.raises(AssertionError, match="waited"):
        fiona.wait_for("never", timeout=0.1)


@pytest.mark.parametrize(
    "text", ["half \ud83d a pair", "\u202eright to left", "a\u0000b", "e\u0301" * 500, "🎯" * 2000]
)
def test_hostile_text_comes_back_and_is_saved(tmp_path: Path, text: str) -> None:
    options = SandboxOptions(save_to=tmp_path / "sandbox.json", limits=False)
    with running(options) as slack:
        fiona = Person(slack.url, "U0FIONA")
        fiona.say(text)
        assert fiona.messages()[0]["text"] == text
        assert web_client(slack).conversations_history(channel=DM)["messages"][0]["text"] == text
    with running(options) as slack:
        assert len(Person(slack.url, "U0FIONA").messages()) == 1


def test_commands_are_not_for_threads(fiona: Person) -> None:
    ts = fiona.say("parent")
    fiona.say("/kpi help", thread_ts=ts)
    assert fiona.notices() == ["/kpi is not supported in threads. Sorry!"]
