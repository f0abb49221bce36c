"""What kind of list a file is: by its name, and by its first bytes. Both must say the same."""

from pathlib import PurePosixPath

from bot.sheets.nouns import Kind, RefusedError, Trouble

WITH_MACROS = frozenset({".xlsm", ".xltm", ".xlam", ".xlsb"})
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Marks that begin UTF-16, the only text in which zero bytes are no sign of something else."""

OTHERS = (
    b"PK",
    OLE,
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"{\\rtf",
    b"MZ",
    b"\x7fELF",
)


def kind_of(name: str) -> Kind:
    """What the name says; RefusedError for all that is no list."""
    ending = PurePosixPath(name.strip().lower()).suffix
    if ending in WITH_MACROS:
        raise RefusedError(Trouble.MACROS)
    if ending.removeprefix(".") not in set(Kind):
        raise RefusedError(Trouble.KIND)
    return Kind(ending.removeprefix("."))


def agrees(content: bytes, kind: Kind) -> None:
    """RefusedError unless the content is what the name says."""
    if not content.strip():
        raise RefusedError(Trouble.EMPTY)
    if kind is Kind.XLSX and content.startswith(OLE):
        raise RefusedError(Trouble.PROTECTED)
    fits = content.startswith(ZIP) if kind is Kind.XLSX else _is_text(content)
    if not fits:
        raise RefusedError(Trouble.MISMATCH)


def _is_text(content: bytes) -> bool:
    if content.startswith(WIDE):
        return True
    return b"\x00" not in content and not content.startswith(OTHERS)
