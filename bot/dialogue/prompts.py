"""The shape that all questions share: what is asked, why, an example, and the ways to answer."""

import re

from bot.dialogue.say import Heading, Paragraph, Part, Says, Small
from bot.wording import common as words
from bot.wording.markup import Markup, fill

_BULLET = re.compile(r"^(?:[•·]\s*|[-–*]\s+)")
"""What stands before a line of a list. A minus in front of a number, or an asterisk before a word, is neither."""


def question(
    text: Markup, *ways: Part, why: Markup | None = None, example: str = "", heading: str = ""
) -> Says:
    """A prompt. The example is a person-like sentence and is shown as a quotation."""
    parts: list[Part] = [Heading(heading)] if heading else []
    parts.append(Paragraph(text))
    if why:
        parts.append(Small(fill(words.WHY, why=why)))
    if example:
        parts.append(Small(fill(words.EXAMPLE, example=example)))
    return (*parts, *ways)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a pasted list, without bullets and numbers in front, blank ones left out."""
    stripped = (_BULLET.sub("", line.strip()) for line in text.splitlines())
    return tuple(line for line in (_without_number(line) for line in stripped) if line)


def _without_number(line: str) -> str:
    head, dot, rest = line.partition(" ")
    is_number = bool(dot) and head[:-1].isdecimal() and head[-1] in ".)" and len(head) < 4
    return rest.strip() if is_number else line


def is_yes(text: str) -> bool:
    """A plain yes, in the ways people type it."""
    return text.strip().strip(".! ").casefold() in {
        "yes", "y", "ok", "okay", "yep", "yeah", "sure", "right", "correct", "agreed", "i agree", "fine", "good",
        "that is right", "that's right", "go on", "continue", "next",
    }  # fmt: skip


def is_no_more(text: str) -> bool:
    """ "Nothing more", in the ways people type it."""
    return text.strip().strip(".! ").casefold() in {
        "no", "none", "nothing", "no more", "that is all", "that's all", "thats all", "all", "done", "nothing else",
        "nope", "no that's all", "no, that's all", "no, that is all",
    }  # fmt: skip


def is_unknown(text: str) -> bool:
    """ "I do not know", in the ways people type it."""
    said = text.strip().strip(".!? ").casefold()
    return said in {"unknown", "no idea", "not yet", "n/a", "none", "?", "tbd"} or said.startswith(
        (
            "not measured",
            "i don't know",
            "i dont know",
            "don't know",
            "dont know",
            "we don't",
            "nobody",
            "not known",
        )
    )
