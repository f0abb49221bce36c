"""A person and a real Bolt app talk over the real wire."""

from bot.sandbox.server import Running
from tests.people import Person, render
from tests.sandbox.bolt import connected, echo


def test_a_bolt_app_answers_what_a_person_says(slack: Running, fiona: Person) -> None:
    with connected(slack, echo(slack)):
        fiona.say("hello")
        assert render(fiona.wait_for("You said: hello")) == "You said: hello"
        fiona.quiet(0.1)
    assert fiona.transcript() == "fiona: hello\nbot: You said: hello"


def test_what_was_typed_is_escaped_once_and_mentions_become_ids(slack: Running, fiona: Person) -> None:
    with connected(slack, echo(slack)):
        fiona.say("a <b> & @Sam Ortiz in #general")
        fiona.wait_for("You said: a <b> & @U0SAM in general")
    assert fiona.messages()[0]["text"] == "a &lt;b&gt; &amp; <@U0SAM> in <#C0GENERAL|general>"
