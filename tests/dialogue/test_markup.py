"""Text from people never becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from bot.wording.markup import Markup, escaped, fill, joined, mention, plain


def test_what_is_filled_in_is_escaped() -> None:
    assert fill("Hello {name}", name="<!channel> & <@U1>") == "Hello &lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_our_own_markup_is_not_escaped_twice() -> None:
    inner = fill("*{name}*", name="A & B")
    assert fill("{inner}!", inner=inner) == "*A &amp; B*!"


def test_braces_in_a_value_are_only_braces() -> None:
    assert fill("{a}", a="{b} {0.__class__}") == "{b} {0.__class__}"


def test_a_value_stays_on_one_line() -> None:
    assert fill("“{text}”", text="one\n\n two") == "“one two”"


def test_only_an_id_of_a_person_becomes_a_mention() -> None:
    assert mention("U0FIONA") == "<@U0FIONA>"
    assert "<" not in mention("!channel")


def test_an_enumeration_reads_like_a_sentence() -> None:
    parts = [Markup("a"), Markup("b"), Markup("c")]
    assert joined(parts) == "a, b and c"
    assert joined(parts[:1]) == "a"
    assert joined([]) == ""


@given(st.text())
def test_escaping_can_be_undone(text: str) -> None:
    assert plain(escaped(text)) == text


@given(st.text())
def test_no_text_of_a_person_opens_a_tag(text: str) -> None:
    assert "<" not in fill("{text}", text=text)
