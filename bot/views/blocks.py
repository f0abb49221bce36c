"""What the bot says, as Block Kit within Slack's limits. Pure: parts in, text and blocks out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.dialogue.say import (
    Choice,
    Choices,
    Divider,
    Fields,
    Form,
    FormPick,
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
from bot.views import kit
from bot.views.kit import Piece
from bot.views.options import listed
from bot.wording.markup import Markup, escaped, plain
from bot.wording.questions import CHOOSE_THESE
from bot.wording.trouble import LEFT_OUT

SECTION, FIELD, CONTEXT, HEADER, BUTTON, OPTION, FALLBACK = 3000, 2000, 3000, 150, 75, 75, 3000
MOST_BLOCKS, MOST_TEXT, MOST_BUTTONS, MOST_FIELDS = 48, 11_000, 20, 10
QUOTED = 2500
"""Limits of Slack, with room to spare where Slack's own count is not documented."""

_HALF = re.compile(r"(?:&[a-z]{0,3}|<[^<>]*)\Z")

ANSWER, PICK, FORM = "answer", "pick", "form"
"""How action ids begin: an answer, a list that waits for its button, a button that opens a modal."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready for `chat.postMessage`: blocks, and the text for notifications and screen readers."""

    text: str
    blocks: tuple[dict[str, Any], ...]

    def payload(self) -> dict[str, Any]:
        """Arguments of a Web API call. Nothing in the text unfurls."""
        return {
            "text": self.text,
            "blocks": list(self.blocks),
            "unfurl_links": False,
            "unfurl_media": False,
        }


def render(says: Says) -> Message:
    """All parts as one message."""
    return Message(text=_fallback(says), blocks=blocks(says))


def pages(says: Says) -> tuple[Message, ...]:
    """All parts on as few messages as hold them, in order; nothing is left out."""
    rendered = _rendered(says)
    if _fits(rendered):
        return (Message(text=_fallback(says), blocks=tuple(rendered)),) if says else ()
    found: list[Says] = []
    page: Says = ()
    for part in says:
        longer = (*page, part)
        if page and not _fits(_rendered(longer)):
            found.append(page)
            longer = (part,)
        page = longer
    return tuple(render(one) for one in (*found, page) if one)


def blocks(says: Says) -> tuple[dict[str, Any], ...]:
    """All parts as blocks; what a message cannot hold is cut from the middle, the ways to answer stay."""
    return tuple(_within_limits(_rendered(says)))


def shortened(text: str, limit: int) -> str:
    """The text, cut with an ellipsis when it is longer."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _short_markup(text: str, limit: int) -> str:
    """The same for mrkdwn: half a mention or half an escaped character at the end goes as well."""
    if len(text) <= limit:
        return text
    whole = _HALF.sub("", text[: limit - 1])
    return f"{whole.rstrip()}…"


def answered(message_blocks: list[dict[str, Any]], *, label: str) -> list[dict[str, Any]]:
    """A message after a button was pressed: without its buttons, with what was chosen."""
    shown = (block for block in message_blocks if block.get("type") not in {"actions", "input"})
    kept = [{name: part for name, part in block.items() if name != "accessory"} for block in shown]
    return [*kept, kit.context(kit.plain_text(shortened(f"→ {label}", 200)))] if label else kept


def _fallback(says: Says) -> str:
    """The text alone. Slack parses it, so a person's words are escaped here as in the blocks."""
    texts = [_markup(part.text) for part in says if isinstance(part, Paragraph | Heading | Marked)]
    return _short_markup(" ".join(" ".join(texts).split()) or "…", FALLBACK)


def _markup(text: str) -> str:
    return str(text if isinstance(text, Markup) else escaped(text))


def _rendered(says: Says) -> list[dict[str, Any]]:
    return [block for n, part in enumerate(says) for block in _part(part, n)]


def _part(part: Part, number: int) -> tuple[dict[str, Any], ...]:
    # A heading may be markup or not, and the two look different though they are equal.
    return tuple(_blocks(part, number)) if isinstance(part, Heading) else _known(part, number)


@lru_cache(maxsize=2048)
def _known(part: Part, number: int) -> tuple[dict[str, Any], ...]:
    """The same blocks for what is said again and again. Nobody may change them."""
    return tuple(_blocks(part, number))


def _fits(rendered: list[dict[str, Any]]) -> bool:
    return len(rendered) <= MOST_BLOCKS and _size(rendered) <= MOST_TEXT


def _within_limits(rendered: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if _fits(rendered):
        return rendered
    note = kit.context(kit.mrkdwn(LEFT_OUT))
    place = 0
    while not _fits([*rendered, note]):
        middle = next(
            (
                n
                for n in range(len(rendered) * 2 // 3, -1, -1)
                if rendered[n]["type"] in {"section", "context"}
            ),
            None,
        )
        if middle is None:
            return rendered[:MOST_BLOCKS]
        del rendered[middle]
        place = middle
    return [*rendered[:place], note, *rendered[place:]]


def _size(value: object) -> int:
    if isinstance(value, dict):
        return sum(_size(v) if k != "text" or not isinstance(v, str) else len(v) for k, v in value.items())
    return sum(_size(item) for item in value) if isinstance(value, list) else 0


def _blocks(part: Part, number: int) -> Iterator[Piece]:
    match part:
        case Heading(text):
            title = plain(text) if isinstance(text, Markup) else text
            yield kit.header(shortened(title, HEADER))
        case Paragraph(text, aside):
            yield kit.section(_shown(text, SECTION), beside=_form_button(aside) if aside else None)
        case Small(text):
            yield kit.context(kit.mrkdwn(_shown(text, CONTEXT)))
        case Marked(text, spans):
            yield _quote(text, spans)
        case Fields(rows):
            yield kit.fields([_shown(f"*{label}*\n{value}", FIELD) for label, value in rows[:MOST_FIELDS]])
        case Divider():
            yield kit.divider()
        case _:
            yield from _ways(part, number)


def _ways(part: Part, number: int) -> Iterator[Piece]:
    match part:
        case Choices(key, choices):
            buttons = [
                _button(choice, _choice_id(choice, key, place=f"{number}.{n}"))
                for n, choice in enumerate(choices[:MOST_BUTTONS])
            ]
            if buttons:
                yield kit.actions(buttons)
        case Pick(key, placeholder, options, several):
            yield kit.actions(_pick(key, placeholder, options, several=several, number=number))
        case PickPerson(key, placeholder):
            yield kit.actions([kit.people(placeholder, action_id=f"{ANSWER}:{number}:{key}")])
        case Form():
            yield kit.actions([_form_button(part)])
        case FormPick(key, name, placeholder, options):
            rows = listed([_option(option) for option in options])
            yield kit.actions([kit.select(placeholder, rows, action_id=f"{FORM}:{name}:{key}")])


def _form_button(form: Form) -> Piece:
    choice = Choice(form.subject or form.name, form.label, form.style)
    return _button(choice, f"{FORM}:{form.name}:{form.key}")


def _choice_id(choice: Choice, key: str, *, place: str) -> str:
    """What the button does, and a place of its own: two buttons of one message may open the same form."""
    return f"{FORM}:{choice.form}@{place}:{key}" if choice.form else f"{ANSWER}:{place}:{key}"


def _pick(
    key: str, placeholder: str, options: tuple[Choice, ...], *, several: bool, number: int
) -> list[Piece]:
    rows = listed([_option(option) for option in options])
    if not several:
        return [kit.select(placeholder, rows, action_id=f"{ANSWER}:{number}:{key}")]
    # A list of several tells us about every tick; the button beside it says when the person is done.
    done = Choice("these", CHOOSE_THESE, Style.PRIMARY)
    return [
        kit.select(placeholder, rows, action_id=f"{PICK}:{number}:{key}", several=True),
        _button(done, f"{ANSWER}:{number}.0:{key}"),
    ]


def _button(choice: Choice, action_id: str) -> Piece:
    style = "" if choice.style is Style.PLAIN else choice.style.value
    return kit.button(shortened(choice.label, BUTTON), action_id=action_id, value=choice.value, style=style)


def _option(choice: Choice) -> Piece:
    label = choice.label
    text, rest = shortened(label, OPTION), ""
    if len(label) > OPTION:
        cut = label.rfind(" ", 0, OPTION - 1)
        head = cut if cut > 0 else OPTION - 2
        text, rest = f"{label[:head]} …", f"… {label[head:].strip()}"
    return kit.option(text, value=choice.value, description=shortened(rest, OPTION))


def _shown(text: str, limit: int) -> str:
    """The markup as a block takes it: neither too long nor empty."""
    return _short_markup(text, limit) or " "


def _quote(text: str, spans: tuple[tuple[int, int], ...]) -> Piece:
    """A person's words in rich text, which Slack never parses; weak words look like code, which stands out."""
    shown = text[:QUOTED] or " "
    parts: list[Piece] = []
    at = 0
    for start, end in sorted(spans):
        if start < at or end > len(shown):
            continue
        parts += _plain(shown[at:start])
        parts.append(kit.words(shown[start:end], bold=True, code=True))
        at = end
    parts += _plain(shown[at:])
    if len(text) > QUOTED:
        parts += _plain("…")
    return kit.quote(parts)


def _plain(text: str) -> list[Piece]:
    return [kit.words(text)] if text else []
