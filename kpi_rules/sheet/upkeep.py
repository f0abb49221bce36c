"""A sheet through changes: what follows from the numbers goes when they change, what was only proposed is not kept."""

from kpi_rules.nouns import Definition
from kpi_rules.sheet_nouns import Sheet

_NUMBERS = (
    "baseline",
    "target",
    "target_high",
    "target_kind",
    "direction",
    "unit",
    "due",
    "cadence",
    "measure",
)
_MEASURED = ("period_targets", "green", "red", "stretch", "commit", "evidence", "baseline_on")
"""Fields of a sheet that follow from the numbers of its definition."""
_NAMED = ("name", "question", "formula", "source", "gaming", "lagging", "financial", "adding", "cost")
"""Fields that say something about one metric, and nothing about another."""


def recut(after: Definition, *, before: Definition) -> Definition:
    """The changed definition, without what the sheet said about numbers or a metric that it has no longer."""
    gone: tuple[str, ...] = ()
    if any(getattr(after, name) != getattr(before, name) for name in _NUMBERS):
        gone += _MEASURED
    if after.metric != before.metric:
        gone += _NAMED
    return after.model_copy(update={"sheet": cleared(after.sheet, gone)})


def chosen(sheet: Sheet, *, proposed: Sheet) -> Sheet:
    """Only what differs from what was proposed: a proposal that was left standing goes on following its sources."""
    return cleared(sheet, tuple(n for n in Sheet.model_fields if getattr(sheet, n) == getattr(proposed, n)))


def cleared(sheet: Sheet, names: tuple[str, ...]) -> Sheet:
    """The sheet with these fields empty."""
    empty = Sheet()
    return sheet.model_copy(update={name: getattr(empty, name) for name in names})
