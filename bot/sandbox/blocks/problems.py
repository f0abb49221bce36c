"""What is wrong with blocks, where, and how Slack says it."""

from dataclasses import dataclass

from bot.sandbox.nouns import SlackError


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint with the JSON pointer of its place."""

    message: str
    pointer: str

    def line(self) -> str:
        """As Slack writes it."""
        return f"{self.message} [json-pointer:{self.pointer}]"


def refuse_blocks(problems: list[Problem]) -> None:
    """Refuse a message as `chat.*` does."""
    if problems:
        lines = [problem.line() for problem in problems]
        messages = [f"[ERROR] {line}" for line in lines]
        raise SlackError("invalid_blocks", errors=lines, response_metadata={"messages": messages})


def refuse_view(problems: list[Problem]) -> None:
    """Refuse a view as `views.*` does."""
    if problems:
        messages = [f"[ERROR] {problem.line()}" for problem in problems]
        raise SlackError("invalid_arguments", response_metadata={"messages": messages})
