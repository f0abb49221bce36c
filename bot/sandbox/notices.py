"""What Slack itself tells a person, apart from any message."""

from bot.sandbox.parcels import Failure
from bot.sandbox.sandbox import Sandbox

TROUBLE = "We had some trouble connecting. Try again?"
NO_ANSWER = "This app did not respond. Try again?"


def notice(sandbox: Sandbox, text: str, *, user: str) -> None:
    """Show a line to one person."""
    entry = {"id": sandbox.mint.id("Nt"), "text": text}
    sandbox.notices.setdefault(user, []).append(entry)
    sandbox.feed.tell(user, news={"type": "notice", **entry})


def command_failed(sandbox: Sandbox, command: str, *, user: str, failure: Failure) -> None:
    """The line that follows a slash command nobody answered."""
    notice(sandbox, f'{command} failed with the error "{failure}"', user=user)
