"""The talk in the README: an excerpt of a recorded conversation, which a test holds to what the bot really says."""

import re
from collections.abc import Iterator
from pathlib import Path

RECORDED = Path(__file__).parent.parent / "tests/conversations/finance.txt"
FIRST, LAST = "fiona: improve cash flow", "fiona! Use this sentence"
SHEET, VERDICTS = "*What*", "(Specific"
"""Between these the sheet repeats what the sentence says."""


def sample() -> str:
    """From three vague words to a sentence that anyone can check."""
    text = RECORDED.read_text(encoding="utf-8")
    begin = text.index(FIRST)
    lines = _shortened(text[begin : text.index(LAST, begin)].splitlines())
    return "```text\n" + "\n".join(lines).strip() + "\n```\n"


def _shortened(lines: list[str]) -> Iterator[str]:
    in_sheet = False
    for line in lines:
        said = line.removeprefix("bot→fiona> ")
        in_sheet = (in_sheet or said == SHEET) and not said.startswith(VERDICTS)
        if not in_sheet:
            yield _plain(line)


def _plain(line: str) -> str:
    """Without the signs for bold and slanted type, and with the bot's short name."""
    return re.sub(r"([*_])([^*_]+)\1", r"\2", line.replace("bot→fiona>", "bot:"))
