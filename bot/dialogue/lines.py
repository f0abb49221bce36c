"""A short list that a person builds line by line: how it is shown, and how one line is taken out or changed."""

from collections.abc import Sequence

from bot.dialogue import asides
from bot.dialogue.prompts import is_no_more
from bot.dialogue.remarks import is_remark
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Paragraph, Part, Pick
from bot.wording import needs as words
from bot.wording.markup import Markup, fill

_OUT = "out:"
_PLAIN = str.maketrans("<>", "‹›")
"""What stands in a list is no markup; nothing in it shall look like any."""


def shown(lines: Sequence[tuple[str, str]], *, key: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The lines (id and text), numbered when there are several; and the list to take one out. Neither without lines."""
    if not lines:
        return (), ()
    template = words.LINE_NUMBERED if len(lines) > 1 else words.LINE
    text = Markup("\n".join(fill(template, number=n, text=t) for n, (_, t) in enumerate(lines, 1)))
    options = tuple(Choice(f"{_OUT}{id_}", t.translate(_PLAIN)) for id_, t in lines)
    return (Paragraph(text),), (Pick(key, words.TAKE_OUT, options),)


def edit(reply: Reply, lines: Sequence[tuple[str, str]]) -> asides.Edit | None:
    """The line that this reply takes out or changes; None when it adds something."""
    if not isinstance(reply, Pressed):
        return _typed(reply.text, [text for _, text in lines])
    chosen = reply.value.removeprefix(_OUT)
    if chosen == reply.value:
        return None
    return next((asides.Edit(n) for n, (id_, _) in enumerate(lines) if id_ == chosen), None)


def _typed(text: str, lines: Sequence[str]) -> asides.Edit | None:
    """The one edit in a message, where the rest only says how it came: "I did not mean that. Take it out"."""
    whole = asides.edited(text, lines)
    if whole is not None:
        return whole
    parts = asides.sentences(text)
    edits = {part: found for part in parts if (found := asides.edited(part, lines))}
    only_remarks = all(part in edits or is_remark(part) or is_no_more(part) for part in parts)
    return next(iter(edits.values())) if len(edits) == 1 and only_remarks else None


def said_about(done: asides.Edit, text: str) -> Markup:
    """What was done with the line that read like this."""
    return fill(words.LINE_CHANGED if done.text else words.LINE_OUT, text=text, after=done.text)
