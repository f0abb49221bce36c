"""The forms of an English verb from its base: regular spelling rules, and the irregular forms that the list names."""

import re
from collections.abc import Iterator

_DOUBLES = re.compile(r"^(?:[^aeiou]*[aeiou][bdglmnprt]|.*(?:mit|fer|cur|gin|quip|gram|tal|pel))$")
_KEEPS = frozenset(
    {
        "deliver",
        "offer",
        "enter",
        "cover",
        "answer",
        "foster",
        "limit",
        "profit",
        "edit",
        "open",
        "listen",
        "train",
        "email",
    }
)


def forms(base: str, *, irregular: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every form of a verb with its name: base, s, ed, ing. A phrase bends its first word."""
    head, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    yield base, "base"
    if base == "be":
        return
    yield _s(head) + tail, "s"
    for written in irregular or (_ed(head),):
        yield written + tail, "ing" if written.endswith("ing") and len(written) > 5 else "ed"
    yield _ing(head) + tail, "ing"
    if not any(written.endswith("ed") for written in irregular) and irregular:
        return


def _s(verb: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb not in _KEEPS and _DOUBLES.match(verb) else verb


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else _doubled(verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"
