"""Nothing that a person types can ping anybody or become a link, wherever it is shown again."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import inbound
from bot.dialogue.say import Choice, Choices, Fields, Heading, Marked, Paragraph, Pick, Says, Small
from bot.usecases.scene import settled
from bot.views.blocks import pages
from bot.wording.markup import bullets, escaped, fill, joined, mention
from tests.bot.payloads import action, message_event

DANGEROUS = (
    "<!channel>",
    "<!here|here>",
    "<@U0SAM>",
    "<#C0GENERAL>",
    "<https://example.com|pay here>",
    "&lt;!channel&gt;",
    "&amp;lt;!channel&amp;gt;",
    "<<!channel>>",
    "<!subteam^S1>",
    "< !channel>",
    "{text}",
    "{0} %s",
    "*bold* _x_ ~y~ `z` ```",
    "\u202e<!channel>",
    "<\u200b!channel>",
    "a\n&gt; quote",
)
OURS = "<@U0FIONA>"

typed = st.lists(
    st.sampled_from(DANGEROUS) | st.text(alphabet=st.characters(), max_size=12), max_size=12
).map("".join)


def parsed_by_slack(value: object) -> Iterator[str]:
    """Every text of a payload in which Slack looks for mentions and links."""
    if isinstance(value, dict):
        kind = value.get("type")
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str) and kind not in {"plain_text", "text"}:
                yield inner
            else:
                yield from parsed_by_slack(inner)
    if isinstance(value, list | tuple):
        for inner in value:
            yield from parsed_by_slack(inner)


def assert_harmless(payload: dict[str, Any]) -> None:
    for text in parsed_by_slack(payload):
        rest = text.replace(OURS, "")
        assert "<" not in rest, text
        assert ">" not in rest, text
        assert not re.search(r"&(?!amp;|lt;|gt;)", rest), text


def shown_everywhere(text: str) -> Says:
    """A person's words in every place where we show such words."""
    filled = fill("{who}: *{text}*, “{text}”", who=mention("U0FIONA"), text=text)
    return (
        Heading(text),
        Heading(fill("{text}", text=text)),
        Paragraph(filled),
        Paragraph(bullets([filled, joined([escaped(text), escaped(text)])])),
        Small(fill("{text}", text=text)),
        Marked(text, ((0, 3), (5, 9))),
        Fields((("Label", fill("{text}", text=text)),)),
        Choices("k:", (Choice("v", f"Take {text}"),)),
        Pick("p:", "Choose", (Choice("v", f"Choose {text}"),)),
    )


@given(typed)
def test_what_a_person_typed_is_harmless_wherever_it_is_shown(raw: str) -> None:
    heard = inbound.words(raw).text
    for message in pages(shown_everywhere(heard)):
        assert_harmless(message.payload())


@given(st.text(alphabet=st.characters(), max_size=60), st.integers(0, 40))
def test_cutting_never_sets_free_what_was_escaped(text: str, repeats: int) -> None:
    long = inbound.clean(text) + "&<!channel>" * 60 * repeats
    for message in pages((Paragraph(fill("{text}", text=long)), Small(fill("{text}", text=long)))):
        assert_harmless(message.payload())


@pytest.mark.parametrize("raw", DANGEROUS)
def test_the_message_that_was_answered_is_harmless_too(raw: str) -> None:
    option = {"value": "v", "text": {"text": f"Choose {raw}"}}
    chosen = {"type": "static_select", "action_id": "answer:3:set:", "selected_option": option}
    assert_harmless(settled(inbound.pressed(action(chosen))))


def test_the_judge_would_see_a_ping() -> None:
    for text in ("<!channel>", "hello <@U0SAM>", "<https://example.com|x>", "&copy;"):
        with pytest.raises(AssertionError):
            assert_harmless({"text": text})
        with pytest.raises(AssertionError):
            assert_harmless({"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": text}}]})


def test_a_mention_that_was_typed_is_read_as_a_name_and_kept_as_an_id() -> None:
    heard = inbound.said(message_event("Sales, <@U0SAM>"), {"U0SAM": "<!channel>"})
    assert isinstance(heard, inbound.Said)
    assert heard.words.mentions == ("U0SAM",)
    assert_harmless(pages(shown_everywhere(heard.words.text))[0].payload())
