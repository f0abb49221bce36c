"""The apostrophe that keeps a spreadsheet program from computing what people wrote: put before it, taken off again."""

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet program may take for the beginning of a formula."""

MARK = "'"


def marked(text: str) -> str:
    """The text as it is written into a table; `unmarked` gives back the very same one."""
    return f"{MARK}{text}" if _would_compute(text) else text


def unmarked(text: str) -> str:
    """The text as a person wrote it: an apostrophe of their own stays."""
    return text.removeprefix(MARK) if _would_compute(text) else text


def _would_compute(text: str) -> bool:
    return text.lstrip(MARK).startswith(BEGINS_A_FORMULA)
