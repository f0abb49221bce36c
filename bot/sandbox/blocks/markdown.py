"""A `markdown` block becomes headers, rich text, tables and dividers when Slack stores it."""

from bot.sandbox.nouns import Json


def translated(text: str) -> list[Json]:
    """The blocks that stand for this markdown."""
    return [paragraph(text)]


def paragraph(text: str) -> Json:
    """Plain running text."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}
