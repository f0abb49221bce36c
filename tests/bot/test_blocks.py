"""What the bot says fits into Slack, at each limit and beyond it, and nothing is lost where a message is too small."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.dialogue.say import (
    Choice,
    Choices,
    Divider,
    Fields,
    Form,
    Heading,
    Marked,
    Paragraph,
    Part,
    Pick,
    PickPerson,
    Says,
    Small,
    Style,
)
from bot.sandbox.blocks.check import Limits, check_message
from bot.views import blocks as views
from bot.wording.markup import Markup, escaped, fill, mention
from bot.wording.trouble import LEFT_OUT


def one(part: Part) -> dict[str, Any]:
    (block,) = views.render((part,)).blocks
    return block


def texts(value: object) -> Iterator[str]:
    """Every text object's text, wherever it stands."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for inner in value.values():
            yield from texts(inner)
    if isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def accepted(message: views.Message) -> None:
    """The sandbox takes the message as Slack would."""
    assert len(message.text) <= 4000
    limits = Limits()
    assert check_message(list(message.blocks), limits=limits) == []
    assert not limits.too_much_text(list(message.blocks))


LONG = Markup("word " * 2000)

LIMITS: dict[str, tuple[Part, int]] = {
    "heading": (Heading("h" * 400), 150),
    "paragraph": (Paragraph(LONG), 3000),
    "small": (Small(LONG), 3000),
    "fields": (Fields((("Label", LONG),)), 2000),
    "button": (Choices("k:", (Choice("v", "b" * 400),)), 75),
    "option": (Pick("k:", "Choose", (Choice("v", "o" * 400),)), 75),
    "marked": (Marked("m" * 9000), 2500),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_text_that_is_too_long_is_cut_with_an_ellipsis(name: str) -> None:
    part, limit = LIMITS[name]
    message = views.render((part,))
    accepted(message)
    longest = max(texts(message.blocks), key=len)
    assert limit - 10 <= len(longest) <= limit
    assert any(text.endswith("…") for text in texts(message.blocks))


def test_a_text_at_the_limit_stays_whole() -> None:
    for part, size in ((Paragraph(Markup("p" * 3000)), 3000), (Heading("h" * 150), 150)):
        assert max(map(len, texts(one(part)))) == size


@pytest.mark.parametrize("at", range(2990, 3000))
def test_neither_half_a_mention_nor_half_an_escaped_character_is_left(at: int) -> None:
    for piece in (mention("U0FIONA"), escaped("<"), escaped("&")):
        shown = one(Paragraph(Markup("x" * at + piece + "y" * 50)))["text"]["text"]
        end = shown.rstrip("…y").lstrip("x")
        assert end in {"", piece}


def test_many_buttons_options_and_fields_stay_within_what_slack_takes() -> None:
    choices = tuple(Choice(str(n), f"Choice {n}") for n in range(200))
    rows = tuple((f"Label {n}", Markup("value")) for n in range(30))
    says: Says = (Choices("a:", choices), Pick("b:", "Choose", choices), Fields(rows))
    accepted(views.render(says))
    buttons, pick, fields = views.render(says).blocks
    assert len(buttons["elements"]) == 20
    groups = pick["elements"][0]["option_groups"]
    assert [len(group["options"]) for group in groups] == [100, 100]
    assert len(fields["fields"]) == 10


def test_a_long_option_goes_on_in_its_description() -> None:
    label = (
        "Reduce accounts receivable days from 45 to 30 days by the end of the next fiscal year in all regions"
    )
    option = one(Pick("k:", "Choose", (Choice("v", label),)))["elements"][0]["options"][0]
    whole = f"{option['text']['text']} {option['description']['text']}".replace(" … … ", " ")
    assert whole == label


def test_every_kind_of_part_is_a_message_that_slack_takes() -> None:
    yes = Choice("yes", "Yes", Style.PRIMARY)
    says: Says = (
        Heading("Title"),
        Paragraph(Markup("*Text*")),
        Small(Markup("_small_")),
        Marked("more sales somehow", ((0, 4), (11, 18))),
        Fields((("Target", Markup("30 days")),)),
        Divider(),
        Choices("k:", (yes, Choice("no", "No", Style.DANGER))),
        Choices("none:", ()),
        Pick("p:", "Choose", (yes,), several=True),
        PickPerson("q:", "Choose a person"),
        Form("f:", "department", "Add"),
    )
    message = views.render(says)
    accepted(message)
    ids = [e["action_id"] for b in message.blocks for e in b.get("elements", ()) if "action_id" in e]
    assert len(ids) == len(set(ids)) == 6


def test_weak_words_are_marked_and_broken_spans_are_left_alone() -> None:
    parts = one(Marked("more sales", ((0, 4), (2, 6), (5, 99))))["elements"][0]["elements"]
    assert [p["text"] for p in parts] == ["more", " sales"]
    assert parts[0]["style"] == {"bold": True, "code": True}


@pytest.mark.parametrize(
    "says", [(Paragraph(Markup("")),), (Marked(""),), (Small(Markup("")),), (Divider(),)]
)
def test_an_empty_part_is_no_reason_for_slack_to_refuse(says: Says) -> None:
    accepted(views.render(says))


def set_of(count: int, length: int) -> Says:
    """A set as the approver sees it: many long sentences, then the ways to answer."""
    lines = tuple(Paragraph(Markup(f"{n}. " + "long " * (length // 5))) for n in range(count))
    return (Heading("The set"), *lines, Choices("set:", (Choice("submit", "Submit"),)))


@pytest.mark.parametrize(("count", "length"), [(30, 400), (30, 2900), (120, 20), (3, 10)])
def test_a_set_that_is_too_long_goes_out_in_several_messages_and_whole(count: int, length: int) -> None:
    says = set_of(count, length)
    messages = views.pages(says)
    for message in messages:
        accepted(message)
    whole = [block for message in messages for block in message.blocks]
    assert len(whole) == len(says)
    assert [b["text"]["text"].split(".")[0] for b in whole[1:-1]] == [str(n) for n in range(count)]
    assert whole[-1]["type"] == "actions"


def test_nothing_to_say_is_no_message() -> None:
    assert views.pages(()) == ()


def test_one_message_that_cannot_hold_all_says_so_and_keeps_the_ways_to_answer() -> None:
    message = views.render(set_of(120, 100))
    accepted(message)
    assert message.blocks[-1]["type"] == "actions"
    assert [text for text in texts(message.blocks) if text == LEFT_OUT] == [LEFT_OUT]


def test_a_message_that_was_answered_loses_its_buttons_and_shows_the_answer() -> None:
    message = views.render((Paragraph(Markup("Sure?")), Choices("k:", (Choice("yes", "Yes"),))))
    kept = views.answered(list(message.blocks), label="Yes" * 200)
    assert [block["type"] for block in kept] == ["section", "context"]
    accepted(views.Message("…", tuple(kept)))
    assert [b["type"] for b in views.answered(list(message.blocks), label="")] == ["section"]


def test_the_text_for_notifications_is_escaped_like_the_rest() -> None:
    hostile = "<!channel> & <@U0SAM>"
    says: Says = (Heading(hostile), Paragraph(fill("{text}", text=hostile)), Marked(hostile))
    safe = "&lt;!channel&gt; &amp; &lt;@U0SAM&gt;"
    assert views.render(says).text == f"{safe} {safe} {safe}"
    assert one(Heading(hostile))["text"] == {"type": "plain_text", "text": hostile, "emoji": True}
    assert one(Heading(fill("{text}", text=hostile)))["text"]["text"] == hostile
