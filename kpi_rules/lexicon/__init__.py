"""Word lists of the rules. Each file says in its first line where its words come from; sections are `[name]`,
entries are separated by commas or lines, and an entry that ends in `*` stands for every word that begins so."""

import re
from functools import cache
from importlib.resources import files


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of one word list, entries in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    title = ""
    for line in files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            title = line.strip("[] ")
        elif line and not line.startswith("#"):
            entries = (entry.strip() for entry in line.split(","))
            found[title] = found.get(title, ()) + tuple(entry for entry in entries if entry)
    return found


@cache
def words(name: str, section: str) -> frozenset[str]:
    """One section as a set."""
    return frozenset(sections(name)[section])


@cache
def pattern(name: str, section: str) -> re.Pattern[str]:
    """One section as a pattern that finds its entries as whole words, whatever their case."""
    longest_first = sorted(words(name, section), key=lambda entry: (-len(entry), entry))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_entry, longest_first))})", re.IGNORECASE)


def _entry(entry: str) -> str:
    parts = entry.rstrip("*").split()
    end = "" if entry.endswith("*") else r"(?!\w)"
    return r"[\s-]{1,3}".join(re.escape(part) for part in parts) + end
