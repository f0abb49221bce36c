"""The libraries that one would otherwise put together. None of them reads all that is read here."""

import warnings
from collections.abc import Callable
from importlib import import_module

Work = Callable[[str], object]


def peers() -> dict[str, Work]:
    """What each library does with a statement, by what it looks for."""
    return {
        "quantulum3: quantities": _quantities(),
        "dateparser: dates": _dates(),
        "proselint: weak wording": _wording(),
    }


def _quantities() -> Work:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It misses an optional part, which would make it slower still.
        parse: Work = import_module("quantulum3.parser").parse
    return parse


def _dates() -> Work:
    search = import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=["en"])


def _wording() -> Work:
    linted = import_module("proselint.tools").LintFile
    registry = import_module("proselint.registry").CheckRegistry()
    registry.register_many(import_module("proselint.checks").__register__)
    return lambda text: linted("statement", text).lint()
