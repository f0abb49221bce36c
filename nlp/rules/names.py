"""Digits that name something: versions, standards, ranks of a list, telephone numbers, addresses."""

import re
from functools import cache, lru_cache

from nlp.lexicon import word_set
from nlp.rules.number import Place
from nlp.rules.sentence import Sentence

_SHAPES = re.compile(
    r"(?=[\d+(#\[])(?:24 ?[x/] ?7(?: ?[x/] ?365)?(?!\w)|9-to-5\b|(?:50|80|90)/(?:50|20|10)\b"
    r"|\+?\(?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,5}(?:[ -]\d{2,5})?(?!\d)|\d{1,9}(?:[.-]\d{1,9}){3,8}\b"
    r"|\d{1,2}:\d{2} ?(?:[ap]m\b)|\d{1,2} ?(?:a\.m\.|p\.m\.|am\b|pm\b|o'clock)"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}(?= (?:version|release|beta|alpha|edition)s?\b)"
    r"|(?:19|20)\d\d(?= (?:level|baseline|figure|value)s?\b)"
    r"|\d{1,3}(?:st|nd|rd|th)\b|\d{1,9}[a-z]{1,9}\d\w{0,20}|#\d{1,9}|\[\d{1,3}\])"
)
_CLOCK = re.compile(r"(?<=at )\d{1,2}:\d{2}|(?<=by )\d{1,2}:\d{2}|(?<=before )\d{1,2}:\d{2}")
_LIST_MARK = re.compile(r"\s{0,3}\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s)")
_INSIDE = re.compile(r"(?<=[a-z] )[A-Z][a-z]{1,20} (?P<number>\d{1,4}) (?=[A-Z][a-z])")
"""Between two capitals behind a small word: "the National 800 Number"."""
_VERSION = re.compile(
    r"(?<=[a-z] )[A-Z][a-z][A-Za-z+#]{1,20} (?P<number>\d{1,2}\.\d{1,3}(?:\.\d{1,3})?)(?![\d%])(?! ?(?:%|[a-z/]))"
)
"""A number with a point behind a name: "move to Python 3.12"."""
_COMPARED_YEAR = re.compile(
    r"\b(?:vs\.?|versus|against|(?:compared|relative) (?:to|with)) (?P<number>(?:19|20)\d\d)\b(?![%\d]|[.,]\d)"
)
"""The year that another is compared with."""
_COMPARING = frozenset({"vs", "vs.", "versus", "against", "compared", "relative"})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,200}|[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,10}")


@cache
def _numbered() -> re.Pattern[str]:
    leads = "|".join(re.escape(word) for word in sorted(word_set("numbered names"), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{leads})[ -]?(?:\d{{1,6}}(?:[.:]\d{{1,4}}){{0,3}}(?!%|\d)|(?:one|two|three|four|five|six|ten)\b)"
        r"(?: ?(?:-|and|&|to|or) ?\d{1,2}\b(?! ?%))?"
    )


@cache
def _leads() -> frozenset[str]:
    parts = {part for word in word_set("numbered names") for part in re.split(r"[/& ]", word)}
    return frozenset(parts | {part.rstrip(".") for part in parts})


def places(sentence: Sentence) -> list[Place]:
    """Where digits are part of a name."""
    text = sentence.lower
    found = [
        hit.span()
        for hit in _SHAPES.finditer(text)
        if not text[max(0, hit.start() - 1) : hit.start()].isalnum()
    ]
    if (mark := _LIST_MARK.match(text)) is not None:
        found.append(mark.span())
    if not sentence.vocabulary.isdisjoint(_leads()) or any(map(_leads_grown, sentence.vocabulary)):
        found += [hit.span() for hit in _numbered().finditer(text)]
    found += [hit.span("number") for hit in _INSIDE.finditer(sentence.text)]
    if not sentence.vocabulary.isdisjoint(_COMPARING):
        found += [hit.span("number") for hit in _COMPARED_YEAR.finditer(text)]
    if "." in text:
        found += [hit.span("number") for hit in _VERSION.finditer(sentence.text)]
    if ":" in text and "ratio" not in sentence.vocabulary:
        found += [hit.span() for hit in _CLOCK.finditer(text)]
    if "@" in text or "http" in text or "www." in text:
        found += [hit.span() for hit in _ADDRESS.finditer(text)]
    return found


@lru_cache(maxsize=8_192)
def _leads_grown(word: str) -> bool:
    """Whether a word that leads a numbered name has grown together with its number ("p1", "covid-19")."""
    return word[-1:].isdigit() and word.rstrip("0123456789.-") in _leads()
