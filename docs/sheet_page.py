"""The page with the 41 fields of a definition sheet, made from the fields themselves."""

from bot.dialogue.fields import FIELDS
from bot.wording import fields as words


def sheet_page() -> str:
    """Each field: where it comes from, and where it is shown."""
    rows = ["| | field | where it comes from | where it is shown |", "|---|---|---|---|"]
    rows += [
        f"| {field.number} | {field.title} | {field.comes_from} | {words.SHOWN.get(field.number, words.SHOWN_ELSE)} |"
        for field in FIELDS
    ]
    return words.HEAD + "\n".join(rows) + "\n"
