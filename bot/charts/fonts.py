"""Letters for pictures: a font of this machine where there is a known one, else the one that comes with Pillow."""

import unicodedata
from functools import cache

from PIL import ImageFont

KNOWN = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "Arial.ttf")
KNOWN_BOLD = ("DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf", "LiberationSans-Bold.ttf", "Arial Bold.ttf")
PLAIN = {
    "“": '"',
    "”": '"',
    "„": '"',
    "’": "'",
    "–": "-",
    "—": "-",
    "→": "->",
    "€": "EUR ",
    "£": "GBP ",
    "…": "...",
}

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@cache
def font(size: int, *, bold: bool = False) -> Font:
    """Letters of so many pixels."""
    for name in KNOWN_BOLD if bold else KNOWN:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def written(text: str, face: Font) -> str:
    """The text in letters that the font has: Pillow's own knows no accents."""
    if isinstance(face, ImageFont.FreeTypeFont) and face.getname()[0] != "Aileron":
        return text
    replaced = "".join(PLAIN.get(char, char) for char in text)
    return unicodedata.normalize("NFKD", replaced).encode("ascii", "ignore").decode()


def wrapped(text: str, face: Font, *, width: int, most: int) -> list[str]:
    """The text on lines of at most so many pixels; long words are broken, and what is too much ends in an ellipsis."""
    lines: list[str] = []
    for word in written(text, face).split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(joined) <= width:
            lines[-1] = joined
            continue
        lines += _broken(word, face, width=width)
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    while kept[-1] and face.getlength(f"{kept[-1]}...") > width:
        kept[-1] = kept[-1][:-1]
    return [*kept[:-1], f"{kept[-1].rstrip()}..."]


def _broken(word: str, face: Font, *, width: int) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and face.getlength(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces
