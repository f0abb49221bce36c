"""Hostile text made harmless, and the way back to where each character stood.

The tokenizer is quadratic on unbroken runs: runs are shortened and long chunks broken before anything reads them.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

LONGEST_TEXT = 4_000
LONGEST_RUN = 8
LONGEST_CHUNK = 64
LONGEST_LOOK = 4 * LONGEST_TEXT
"""How much of a text is looked at, at most, before runs are shortened."""

_TROUBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
    r"|(.)\1{8}|\S{65}",
    re.DOTALL,
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
_FOLD = str.maketrans("‘’‛ʼ′“”„″‐‑‒–−＋％＄İ", "'" * 5 + '"' * 4 + "-" * 5 + "+%$I")

_BLANKS = " " * (LONGEST_RUN + 1)
_MOST_CHUNKS = 8_192
"""How many chunks between blanks are remembered as harmless or not."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text ready to be read. `origin` holds where each character stood, or nothing where none moved."""

    text: str
    origin: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to `end` stood in the text as it was given."""
        if not self.origin or start >= end:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1

    def reached(self, position: int) -> int:
        """The first kept character at or behind a position of the text as it was given."""
        return bisect_left(self.origin, position) if self.origin else position


def clean(text: str) -> str:
    """The text without control characters, endless runs and unbroken chunks, at most 4,000 characters long."""
    if len(text) <= LONGEST_TEXT and _harmless(text):
        return text
    return "".join(character for character, _ in _kept(text))


def _harmless(text: str) -> bool:
    """Whether there is no trouble in a text. Of plain text, most of what people write, only new words need a look."""
    if not (text.isascii() and text.isprintable()) or _BLANKS in text:
        return _TROUBLE.search(text) is None
    return all(map(_harmless_chunk, text.split()))


@lru_cache(maxsize=_MOST_CHUNKS)
def _harmless_chunk(chunk: str) -> bool:
    return _TROUBLE.search(chunk) is None


def prepare(text: str) -> Prepared:
    """The cleaned text in one plain spelling of digits, dashes, quotes and spaces, without blanks around it."""
    whole = _spelled(text)
    bare = whole.text.strip()
    if len(bare) == len(whole.text):
        return whole
    lead = len(whole.text) - len(whole.text.lstrip())
    places = whole.origin or range(len(whole.text))
    return Prepared(bare, tuple(places[lead : lead + len(bare)]))


def _spelled(text: str) -> Prepared:
    plain = text.isascii()
    if len(text) <= LONGEST_TEXT and _harmless(text) and (plain or _INVISIBLE.isdisjoint(text)):
        return Prepared(text if plain else _fold(text))
    kept = [pair for pair in _kept(text) if pair[0] not in _INVISIBLE]
    return Prepared(_fold("".join(c for c, _ in kept)), tuple(at for _, at in kept))


def _fold(text: str) -> str:
    folded = text.translate(_FOLD)
    return folded if folded.isascii() else "".join(c if c.isascii() else _plain(c) for c in folded)


def _plain(character: str) -> str:
    """One character for one character, so that nothing moves."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isspace():
        return " "
    wide = unicodedata.normalize("NFKC", character) if "\uff01" <= character <= "\uff5e" else character
    return wide if len(wide.lower()) == 1 else character if len(character.lower()) == 1 else "?"


def _kept(text: str) -> list[tuple[str, int]]:
    kept: list[tuple[str, int]] = []
    run = chunk = 0
    for at, character in enumerate(text[:LONGEST_LOOK]):
        if not (character in "\n\t" or _TROUBLE.match(character) is None):
            continue
        run = run + 1 if kept and kept[-1][0] == character else 1
        if run > LONGEST_RUN:
            continue
        chunk = 0 if character.isspace() else chunk + 1
        if chunk > LONGEST_CHUNK:
            kept.append((" ", at))
            chunk = 1
        kept.append((character, at))
        if len(kept) >= LONGEST_TEXT:
            break
    return kept[:LONGEST_TEXT]
