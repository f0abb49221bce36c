"""Word lists. Each file says in its first line where its words come from; sections are `[name]`, entries are
separated by commas or lines, and `word = value` gives a word its value."""

from functools import cache
from importlib.resources import files

Sections = dict[str, dict[str, str]]


@cache
def lexicon(name: str) -> Sections:
    """The sections of one word list, each a mapping of lower-case words to their value (empty where there is none)."""
    sections: Sections = {}
    section: dict[str, str] = {}
    for line in files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[] "), {})
        elif line and not line.startswith("#"):
            section.update(_entry(part) for part in line.split(",") if part.strip())
    return sections


def _entry(part: str) -> tuple[str, str]:
    word, _, value = part.partition("=")
    return word.strip(), value.strip()


@cache
def word_set(*sections: str, name: str = "grammar") -> frozenset[str]:
    """The words of some sections of a list."""
    return frozenset(word for section in sections for word in lexicon(name)[section])
