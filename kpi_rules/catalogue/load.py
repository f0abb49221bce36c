"""From the data files to values; every file is checked against the schema when it is read."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from kpi_rules.catalogue.nouns import CapabilityExample, Guide, NeedPattern, Pattern, Split
from kpi_rules.functions import Function, Line, Trade
from kpi_rules.ground_nouns import CapabilityKind

GENERAL = "general"
"""The file of patterns that fit every department."""


def patterns() -> tuple[Pattern, ...]:
    """Every KPI pattern: function by function as in `Function`, then trades, then those for every department."""
    return tuple(pattern for shelf in (*Function, *Trade, GENERAL) for pattern in _shelf(str(shelf)))


def splits() -> tuple[Split, ...]:
    """Every usual split of a target into parts."""
    tables = (table for function in Function for table in _data("kpis", function).get("split", ()))
    return tuple(Split.model_validate(table) for table in tables)


def guide(line: Line) -> Guide:
    """The guide of one line of work."""
    data = _data("guides", line)
    return Guide(
        line=line,
        mission_example=data["mission"],
        need_examples=tuple(NeedPattern.model_validate(n | {"line": line}) for n in data["need"]),
        capability_examples=tuple(_capabilities(data["capabilities"])),
        quantify_questions=tuple(data["quantify"]),
    )


def _shelf(shelf: str) -> Iterator[Pattern]:
    function = None if shelf == GENERAL else _function(shelf)
    for table in _data("kpis", shelf).get("kpi", ()):
        yield Pattern.model_validate(table | {"id": f"{shelf}.{table['id']}", "function": function})


def _function(shelf: str) -> Function:
    return Trade(shelf).function if shelf in set(Trade) else Function(shelf)


def _capabilities(table: dict[str, list[str]]) -> Iterator[CapabilityExample]:
    for kind, texts in table.items():
        for text in texts:
            yield CapabilityExample(kind=CapabilityKind(kind), text=text)


def _data(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads((files("kpi_rules.catalogue") / folder / f"{name}.toml").read_text(encoding="utf-8"))
