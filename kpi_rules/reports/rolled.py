"""A table pasted from a spreadsheet: the months in its first line go behind the values below them."""

import re
from calendar import month_abbr, month_name

_MONTHS = "|".join(name for name in (*month_name, *month_abbr) if name)
_HEAD = re.compile(
    rf"(?:(?:{_MONTHS})\.?(?:\s+20\d\d)?|[QH][1-4](?:\s+20\d\d)?|20\d\d-\d\d|(?:W|KW)\d\d?)(?=\s|$)",
    re.IGNORECASE,
)
_NAME = re.compile(r"^\s*(?:[^\W\d]+\s+){0,3}")
_CELL = r"[-+−]?[$€£]?\d[\d.,'’]*(?:\s?(?:%|[€$£]|k|m)(?=\s|$))?"


def unrolled(text: str) -> str:
    """The text with a line for each cell, where its first line names two periods or more, and the text else."""
    first, *rows = [line for line in text.splitlines() if line.strip()] or [""]
    heads = _heads(first)
    if len(heads) < 2 or not rows:
        return text
    row = re.compile(
        rf"^(?P<name>.*?\D)\s+(?P<cells>{_CELL}(?:\s+{_CELL}){{{len(heads) - 1}}})\s*$", re.IGNORECASE
    )
    found = [row.match(one) for one in rows]
    if not all(found):
        return text
    return "\n".join(
        f"{one['name'].strip()}: {cell.strip()} {head}"
        for one in found
        if one is not None
        for head, cell in zip(heads, re.findall(_CELL, one["cells"], re.IGNORECASE), strict=True)
    )


def _heads(line: str) -> list[str]:
    """The periods that a line names, if it names nothing else but what stands in its first column."""
    found = list(_HEAD.finditer(line))
    if not found or _HEAD.sub("", line[found[0].start() :]).strip():
        return []
    before = line[: found[0].start()]
    return [one[0] for one in found] if not before.strip() or _NAME.fullmatch(before) else []
