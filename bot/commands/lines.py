"""Lines of text from arguments, a file or standard input, one at a time, however long the input is."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

LONGEST_LINE = 100_000
"""Characters; what follows on the same line is left out."""
_LOOK = 65_536
"""Bytes that show what kind of input it is."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class NoTextError(Exception):
    """The input is no text; the message names it."""


def lines_of(stream: BinaryIO, *, name: str) -> Iterator[str]:
    """The lines of a text in UTF-8 or, as spreadsheets write it, UTF-16; NoTextError where there is none."""
    buffered = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    )
    start = buffered.peek(_LOOK)
    wide = start[:2] in _WIDE
    if b"\0" in start and not wide:
        raise NoTextError(name)
    text = io.TextIOWrapper(buffered, encoding="utf-16" if wide else "utf-8-sig", errors="replace")
    return _lines(text)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    with text:
        while line := text.readline(LONGEST_LINE):
            yield line.rstrip("\r\n")
            while _goes_on(line):
                line = text.readline(LONGEST_LINE)


def _goes_on(line: str) -> bool:
    return len(line) == LONGEST_LINE and not line.endswith("\n")


def count_in(file: Path) -> int:
    """How many lines the file has, at least."""
    with file.open("rb") as content:
        return sum(part.count(b"\n") for part in iter(lambda: content.read(_LOOK), b"")) + 1


def in_file(file: Path) -> Iterator[str]:
    """The lines of a file; it stays open while they are read."""
    with file.open("rb") as content:
        yield from lines_of(content, name=str(file))


def chained(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """All lines, one part after the other."""
    for part in parts:
        yield from part
