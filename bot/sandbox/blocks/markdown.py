"""A `markdown` block becomes headers, rich text, tables and dividers when Slack stores it."""

import re
from collections.abc import Iterator

from bot.sandbox.nouns import Json

INLINE = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|(?<!\w)[*_](?P<italic>[^*_]+)[*_](?!\w)|~~(?P<strike>[^~]+)~~"
    r"|`(?P<code>[^`]+)`|\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)"
    r"|(?:<!|(?<!\w)@)(?P<range>here|channel|everyone)\b>?|<@(?P<person>[UW][A-Z0-9]+)>"
)
TABLE_RULE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*")
HEADER_MOST = 150


def translated(text: str) -> list[Json]:
    """The blocks that stand for this markdown."""
    return [block for part in parts(text.splitlines()) for block in blocks_of(part)]


def parts(lines: list[str]) -> Iterator[list[str]]:
    """Runs of lines that belong together: code, tables, lists, paragraphs, or one heading."""
    run: list[str] = []
    fenced = False
    for line in lines:
        if run and not fenced and begins_anew(line, after=run[-1]):
            yield run
            run = []
        if line.strip() or fenced:
            run.append(line)
        fenced ^= line.strip().startswith("```")
    if run:
        yield run


def begins_anew(line: str, *, after: str) -> bool:
    """Whether a line is not the continuation of the one before."""
    closed = after.strip() == "```"
    return closed or not line.strip() or sort(line) != sort(after) or sort(line) in {"heading", "rule"}


def sort(line: str) -> str:
    """What kind of line it is."""
    bare = line.strip()
    kinds = (
        (r"```.*", "code"),
        (r"#{1,6}\s.*", "heading"),
        (r"(-{3,}|\*{3,})", "rule"),
        (r"\|.*\|", "table"),
        (r"[-*+]\s.*", "bullets"),
        (r"\d+[.)]\s.*", "numbers"),
        (r">.*", "quote"),
    )
    return next((kind for pattern, kind in kinds if re.fullmatch(pattern, bare)), "text")


def blocks_of(part: list[str]) -> Iterator[Json]:
    """The block of one run of lines."""
    match sort(part[0]):
        case "heading":
            yield {"type": "header", "text": {"type": "plain_text", "text": heading(part[0])}}
        case "rule":
            yield {"type": "divider"}
        case "table":
            rows = [cells(line) for line in part if not TABLE_RULE.fullmatch(line.strip())]
            yield {"type": "table", "rows": rows}
        case kind:
            yield {"type": "rich_text", "elements": [rich(part, kind=kind)]}


def heading(line: str) -> str:
    """The words of a heading."""
    return line.strip().lstrip("#").strip()[:HEADER_MOST]


def cells(line: str) -> list[Json]:
    """The cells of a table row."""
    texts = [text.strip() for text in line.strip().strip("|").split("|")]
    return [{"type": "rich_text", "elements": [section(text or " ")]} for text in texts]


def rich(part: list[str], *, kind: str) -> Json:
    """A list, quote, code or paragraph as a rich text element."""
    match kind:
        case "code":
            body = [line for line in part if not line.strip().startswith("```")]
            return {
                "type": "rich_text_preformatted",
                "elements": [{"type": "text", "text": "\n".join(body) or " "}],
            }
        case "bullets" | "numbers":
            items = [section(re.sub(r"^\s*([-*+]|\d+[.)])\s+", "", line)) for line in part]
            style = "bullet" if kind == "bullets" else "ordered"
            return {"type": "rich_text_list", "style": style, "elements": items}
        case "quote":
            text = "\n".join(re.sub(r"^\s*>\s?", "", line) for line in part)
            return {"type": "rich_text_quote", "elements": inline(text)}
    return section("\n".join(part))


def section(text: str) -> Json:
    """Running text."""
    return {"type": "rich_text_section", "elements": inline(text)}


def inline(text: str) -> list[Json]:
    """Runs of text with their styles, and links."""
    elements: list[Json] = []
    at = 0
    for match in INLINE.finditer(text):
        elements += plain(text[at : match.start()])
        elements.append(styled(match))
        at = match.end()
    return [*elements, *plain(text[at:])] or [{"type": "text", "text": " "}]


def plain(text: str) -> list[Json]:
    """Text without style, if there is any."""
    return [{"type": "text", "text": text}] if text else []


def styled(match: re.Match[str]) -> Json:
    """One styled run, a link or a mention."""
    if match["range"]:
        return {"type": "broadcast", "range": match["range"]}
    if match["person"]:
        return {"type": "user", "user_id": match["person"]}
    if match["url"]:
        return {"type": "link", "url": match["url"], "text": match["label"]}
    style = next(name for name in ("bold", "italic", "strike", "code") if match[name])
    return {"type": "text", "text": match[style], "style": {style: True}}
