"""What Slack's message box makes of typed text: mentions become ids, the rest is escaped, once."""

import re
from dataclasses import dataclass

from bot.sandbox.nouns import Json, Kind
from bot.sandbox.workspace import Conversation, Person, Workspace

BROADCASTS = ("here", "channel", "everyone")
TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>|]+[^\s<>|.,;:!?)\]}'\"])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})"
    r"|(?P<at>(?<!\w)@(?=\w))"
    r"|(?P<hash>(?<![\w&])#(?P<channel>[\w-]+))",
    re.IGNORECASE,
)

STYLED = re.compile(
    r"(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<![\w:]):(?P<emoji>[a-z][a-z0-9_+-]*):(?![\w:])"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message: as text in Slack's encoding, and as a rich text element."""

    text: str
    element: Json


def composed(typed: str, *, workspace: Workspace) -> tuple[str, list[Json]]:
    """The message text and the elements of its rich text."""
    pieces: list[Piece] = []
    at = 0
    while at < len(typed):
        match = TOKEN.search(typed, at)
        if match is None:
            break
        found = special(typed, match=match, workspace=workspace)
        if found is None:
            pieces.append(plain(typed[at : match.end()]))
            at = match.end()
            continue
        piece, end = found
        pieces += [plain(typed[at : match.start()]), piece]
        at = end
    pieces.append(plain(typed[at:]))
    whole = joined([piece.element for piece in pieces])
    return "".join(piece.text for piece in pieces), [part for element in whole for part in dressed(element)]


def joined(elements: list[Json]) -> list[Json]:
    """Neighbouring plain texts as one; empty ones away."""
    done: list[Json] = []
    for element in elements:
        if element["type"] == "text" and done and done[-1]["type"] == "text":
            done[-1] = {"type": "text", "text": done[-1]["text"] + element["text"]}
        elif element["type"] != "text" or element["text"]:
            done.append(element)
    return done


def dressed(element: Json) -> list[Json]:
    """A plain text with its *bold*, _italic_, ~struck~ and `code` runs and its :emoji: as elements of their own."""
    if element["type"] != "text":
        return [element]
    text, parts, at = element["text"], list[Json](), 0
    for match in STYLED.finditer(text):
        parts += [{"type": "text", "text": text[at : match.start()]}, run(match)]
        at = match.end()
    return [part for part in [*parts, {"type": "text", "text": text[at:]}] if part.get("text") != ""]


def run(match: re.Match[str]) -> Json:
    """One styled run, or an emoji."""
    if match["emoji"]:
        return {"type": "emoji", "name": match["emoji"]}
    style = next(name for name in ("bold", "italic", "strike", "code") if match[name])
    return {"type": "text", "text": match[style], "style": {style: True}}


def escape(text: str) -> str:
    """The three characters that Slack escapes, and nothing else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> Piece:
    """Ordinary words."""
    return Piece(escape(text), {"type": "text", "text": text})


def special(typed: str, *, match: re.Match[str], workspace: Workspace) -> tuple[Piece, int] | None:
    """The mention or link that starts here, and where it ends."""
    if match["url"]:
        return link(match["url"], shown=None), match.end()
    if match["email"]:
        return link(f"mailto:{match['email']}", shown=match["email"]), match.end()
    if match["hash"]:
        room = workspace.named(match["channel"])
        return (channel(room), match.end()) if room else None
    return mention(typed, at=match.end(), workspace=workspace)


def link(url: str, *, shown: str | None) -> Piece:
    """A web or mail address."""
    text = f"<{escape(url)}|{escape(shown)}>" if shown else f"<{escape(url)}>"
    return Piece(text, {"type": "link", "url": url} | ({"text": shown} if shown else {}))


def channel(room: Conversation) -> Piece:
    """A channel's name, hidden when it is private."""
    shown = "" if room.kind is Kind.PRIVATE else room.name
    return Piece(f"<#{room.id}|{shown}>", {"type": "channel", "channel_id": room.id})


def mention(typed: str, *, at: int, workspace: Workspace) -> tuple[Piece, int] | None:
    """A person or everybody, named after an at sign."""
    rest = typed[at:].lower()
    for word in BROADCASTS:
        if rest.startswith(word) and not rest[len(word) :][:1].isalnum():
            return Piece(f"<!{word}>", {"type": "broadcast", "range": word}), at + len(word)
    for name, person in names(workspace):
        if rest.startswith(name) and not rest[len(name) :][:1].isalnum():
            return Piece(f"<@{person.id}>", {"type": "user", "user_id": person.id}), at + len(name)
    return None


def names(workspace: Workspace) -> list[tuple[str, Person]]:
    """Every name that somebody can be called by, the longest first."""
    called = [(name.lower(), person) for person in workspace.people.values() for name in called_by(person)]
    return sorted(called, key=lambda pair: len(pair[0]), reverse=True)


def called_by(person: Person) -> set[str]:
    """The names of one person."""
    return {person.name, person.real_name, person.id}


def rich_text(elements: list[Json], *, block_id: str) -> Json:
    """The block that every typed message carries."""
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}
