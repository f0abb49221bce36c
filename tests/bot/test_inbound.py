"""Whatever Slack sends comes in typed, clean and whole; what no person said does not come in at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import inbound
from tests.bot.payloads import action, button, changed_event, command, message_event


def said(text: str, **more: object) -> inbound.Said:
    heard = inbound.said(message_event(text, **more))
    assert isinstance(heard, inbound.Said)
    return heard


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("  two   words \n", "two words"),
        ("first\n\n second\tline", "first\n\nsecond line"),
        ("&lt;!channel&gt; &amp;amp;", "<!channel> &amp;"),
        ("<!channel> and <!here|here>", "@channel and @here"),
        ("<!subteam^S123|@finance> <!date^1^{date}|today>", "@finance today"),
        ("<https://example.com/a|our page> <https://example.com>", "our page https://example.com"),
        ("<mailto:a@example.com|a@example.com>", "a@example.com"),
        ("<#C0GENERAL|general> <#C0SECRET|>", "#general #channel"),
        ("```code``` and `more`", "code and `more"),
        ("`Reduce cost by 5 %`", "Reduce cost by 5 %"),
        ("\u202edlog\u202c \u200bzero\x00\x07", "dlog zero"),
        ("a\ud800b", "a?b"),
        ("👩\u200d💻 ok", "👩\u200d💻 ok"),
        ("٣ days", "٣ days"),
    ],
)
def test_text_is_read_as_a_person_would(raw: str, read: str) -> None:
    assert inbound.words(raw).text == read


def test_people_are_named_as_far_as_they_are_known() -> None:
    heard = inbound.words("<@U0SAM> <@U0HANA|hana> <@U0NEW>", {"U0SAM": "Sam Ortiz"})
    assert heard.text == "@Sam Ortiz @hana @someone"
    assert heard.mentions == ("U0SAM", "U0HANA", "U0NEW")


@pytest.mark.parametrize(
    "text", ["", "  ", "🎉🎉", ":tada: :+1::skin-tone-2:", "…?!", "\ud800\udfff", "\u200b"]
)
def test_nothing_readable(text: str) -> None:
    assert not said(text).words.readable


@pytest.mark.parametrize("text", ["5", "%", "€", "ok :tada:", "12:30:45", "目标", "مرحبا"])
def test_short_answers_are_readable(text: str) -> None:
    assert said(text).words.readable


def test_an_answer_may_be_shorter_than_a_list() -> None:
    assert said("x" * 4001).words.too_long
    assert not said("x" * 4000).words.too_long
    assert not said("\n".join(["x" * 80] * 100)).words.too_long
    assert said("\n".join(["x" * 80] * 200)).words.too_long


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_comes_in_clean(raw: str) -> None:
    text = inbound.words(raw).text
    text.encode()
    assert not any(ord(char) < 32 and char not in "\n\t" for char in text)
    assert inbound.clean(text) == text


@pytest.mark.parametrize("piece", ["<!", "<@U1|", "<https://", "<#C1|", "&lt;", "```", "a ", "<", "`"])
def test_forty_thousand_characters_are_read_at_once(piece: str) -> None:
    raw = (piece * 40_000)[:40_000]
    begun = time.perf_counter()
    inbound.words(raw)
    assert time.perf_counter() - begun < 0.5


def test_a_message() -> None:
    heard = said("hello")
    assert (heard.team, heard.user, heard.channel, heard.key) == ("T1", "U0FIONA", "D1", "event:Ev1")
    assert not heard.files


def test_a_message_with_a_file_or_into_a_thread_and_the_channel() -> None:
    assert said("look", subtype="file_share", files=[{"id": "F1"}]).files
    assert said("look", subtype="thread_broadcast").words.text == "look"


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B1"},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"subtype": "message_replied"},
        {"user": None},
    ],
)
def test_what_no_person_said_is_not_heard(more: dict[str, object]) -> None:
    assert inbound.said(message_event("hello", **more)) is None


def test_an_edited_and_a_deleted_message_are_changes() -> None:
    for after in ("other words", None):
        heard = inbound.said(changed_event("words", after))
        assert isinstance(heard, inbound.Edited)
        assert (heard.user, heard.channel, heard.key) == ("U0FIONA", "D1", "event:Ev2")


def test_unfurled_links_and_the_bots_own_changes_are_no_changes() -> None:
    assert inbound.said(changed_event("same", "same")) is None
    assert inbound.said(changed_event("old", "new", bot_id="B1")) is None
    assert inbound.said(changed_event("old", None, bot_id="B1")) is None


def test_a_button() -> None:
    press = inbound.pressed(action(button("yes", "answer:2.1:need:sales", text="Yes &amp; go")))
    assert (press.question, press.values, press.label) == ("need:sales", ("yes",), "Yes & go")
    assert press.origin == ("D1", "5.5")
    assert press.blocks == ({"type": "section"},)
    assert press.trigger_id == "1.2.3"


def test_a_button_of_an_ephemeral_message_or_of_the_home_page_has_no_message_to_change() -> None:
    ephemeral = {"type": "message", "channel_id": "D1", "message_ts": "5.5", "is_ephemeral": True}
    home = {"type": "view", "view_id": "V1"}
    for container in (ephemeral, home):
        press = inbound.pressed(action(button("yes"), container=container))
        assert (press.origin, press.blocks) == (None, ())


def test_a_list_of_one() -> None:
    option = {"value": "objective-2", "text": {"text": "Grow"}}
    chosen = {"type": "static_select", "action_id": "answer:3:set:", "selected_option": option}
    press = inbound.pressed(action(chosen))
    assert (press.question, press.values, press.label) == ("set:", ("objective-2",), "Grow")


def test_a_person_chosen_and_a_choice_taken_back() -> None:
    chosen = {"type": "users_select", "action_id": "answer:1:approver:", "selected_user": "U0SAM"}
    assert inbound.pressed(action(chosen)).values == ("U0SAM",)
    assert inbound.pressed(action(chosen | {"selected_user": None})).values == ()
    empty = {"type": "static_select", "action_id": "answer:1:set:", "selected_option": None}
    assert inbound.pressed(action(empty)).values == ()


def test_a_list_of_several_is_read_when_its_button_is_pressed() -> None:
    ticked = [{"value": "a"}, {"value": "b"}]
    state = {"values": {"b1": {"pick:2:served:": {"selected_options": ticked}, "pick:9:other:": {}}}}
    press = inbound.pressed(action(button("these", "answer:2.0:served:"), state=state))
    assert press.values == ("a", "b")
    nothing = inbound.pressed(action(button("these", "answer:2.0:served:"), state={"values": {}}))
    assert nothing.values == ()


def test_a_button_of_another_version_of_the_bot_means_nothing() -> None:
    assert inbound.pressed(action(button("yes", "answer:old"))).question == ""


def test_a_command() -> None:
    heard = inbound.command(command(" status   <@U0FIONA>  "))
    assert (heard.team, heard.user, heard.channel) == ("T1", "U0FIONA", "C1")
    assert heard.words.text == "status @someone"
    assert inbound.command({**command(""), "text": None}).words.text == ""


def test_every_interaction_has_a_key_of_its_own() -> None:
    one = inbound.pressed(action(button("yes")))
    other = inbound.pressed(action(button("yes"), trigger_id="4.5.6"))
    assert one.key != other.key
    assert one.key == inbound.pressed(action(button("yes"))).key


@pytest.mark.parametrize(
    ("headers", "attempt"),
    [
        ({}, 0),
        ({"x-slack-retry-num": ["0"]}, 0),
        ({"x-slack-retry-num": ["2"]}, 2),
        ({"x-slack-retry-num": ["x"]}, 0),
    ],
)
def test_which_delivery_it_is(headers: dict[str, list[str]], attempt: int) -> None:
    assert inbound.attempt(headers) == attempt
