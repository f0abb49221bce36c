"""Who is meant by a name that stands in a text without an @."""

import re
from collections.abc import Iterable

from kpi_rules.words import stands_in

_WORD = re.compile(r"\w+")
_SHORTEST = 2
_WORDS_TOO = (
    "al an art august autumn april bill bob case cash chance chase christian cook dale dawn dean do drew even eve "
    "ever faith frank gene grace grant guy hope hunter in iris jack joy june kit lane major mark mason max may "
    "miles my nick norm page pat penny per price ray reed rich rob robin rose sandy see skip so sue summer "
    "victor wade will"
)
"""Names that are words as well, so that a capital has to show which is meant."""


def person_in(text: str, everyone: Iterable[tuple[str, str]]) -> str:
    """The id of the one person whose whole name, or first name alone, stands in a text; "" for none or several.

    People come as id and name, all of the workspace, so no name is looked for whose first word is not there.
    """
    here = frozenset(word.casefold() for word in _WORD.findall(text))
    near = [(user, name) for user, name in everyone if _begins_in(name, here)]
    whole = {user for user, name in near if _stands_in(name, text)}
    found = whole or {user for user, name in near if _stands_in(name.split()[0], text)}
    return found.pop() if len(found) == 1 else ""


def _begins_in(name: str, words: frozenset[str]) -> bool:
    first = _WORD.search(name)
    return first is not None and first[0].casefold() in words


def _stands_in(name: str, text: str) -> bool:
    if len(name) < _SHORTEST:
        return False
    if name.casefold() in _WORDS_TOO.split():
        return re.search(rf"(?<!\w){re.escape(name.capitalize())}(?!\w)", text) is not None
    return stands_in(name, text)
