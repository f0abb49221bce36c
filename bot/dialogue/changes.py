"""What changed between two versions of a KPI, in words."""

from bot.dialogue.days import day_text
from bot.wording import fields as field_words
from bot.wording import sheet as sheet_words
from bot.wording import showing as words
from bot.wording.markup import Markup, fill, joined, mention
from kpi_rules.nouns import Definition
from kpi_rules.numbers import amount_text
from kpi_rules.sheet_nouns import Sheet

_TITLES = {
    "statement": field_words.TITLES[3],
    "baseline": "Today's value",
    "target": "Target",
    "due": "Due",
    "cadence": "Rhythm",
    "perspective": field_words.TITLES[7],
    "horizon": field_words.TITLES[15],
    "nature": "Counts",
    "kept_because": "Reason for the wording",
}
_AMOUNTS = {"baseline", "target", "green", "red", "stretch", "commit"}
_PEOPLE = {"owner", "updater", "delegate"}
_LABELS: dict[str, dict[str, str]] = {
    "availability": {str(value): label for value, label in sheet_words.AVAILABILITY.items()},
    "cost": {str(value): label for value, label in sheet_words.COST.items()},
    "benefit": {str(value): label for value, label in sheet_words.BENEFIT.items()},
    "reporting": {str(value): label for value, label in sheet_words.REPORTING.items()},
    "cadence": {str(value): label for value, label in sheet_words.REPORTING.items()},
    "adding": {str(value): label for value, label in sheet_words.ADDING.items()},
    "perspective": {str(value): label for value, label in sheet_words.PERSPECTIVES.items()},
    "horizon": {str(value): label for value, label in sheet_words.HORIZONS.items()},
    "nature": {str(value): label for value, label in sheet_words.NATURES.items()},
    "lagging": {"True": sheet_words.LAGGING["yes"], "False": sheet_words.LAGGING["no"]},
    "financial": {"True": sheet_words.FINANCIAL["yes"], "False": sheet_words.FINANCIAL["no"]},
}
_HIDDEN = {"reward"}
_SHEET = {name: label for name, label in sheet_words.LABELS.items() if name in Sheet.model_fields} | {
    "weight": field_words.TITLES[30],
    "actions": field_words.TITLES[36],
}


def changes(before: Definition, after: Definition) -> tuple[Markup, ...]:
    """One line for each field that differs; a note on rewards is never among them."""
    own = [
        _line(n, title, before, after)
        for n, title in _TITLES.items()
        if getattr(before, n) != getattr(after, n)
    ]
    old, new = before.sheet, after.sheet
    said = [n for n in _SHEET if n not in _HIDDEN and n not in _TITLES and getattr(old, n) != getattr(new, n)]
    return (*own, *(_line(name, _SHEET[name].rstrip("?"), before, after) for name in said))


def _line(name: str, title: str, before: Definition, after: Definition) -> Markup:
    return fill(words.CHANGE, field=title, before=_shown(name, before), after=_shown(name, after))


def _shown(name: str, definition: Definition) -> Markup:
    value = getattr(definition if name in Definition.model_fields else definition.sheet, name)
    if value is None or value in ("", ()):
        return Markup(words.NOTHING)
    if name in _PEOPLE:
        return mention(value)
    if name == "actions":
        return joined([fill("{what} ({who})", what=one.what, who=mention(one.who)) for one in value])
    if name == "period_targets":
        return fill("{values}", values=", ".join(amount_text(definition, one.target) for one in value))
    return fill("{text}", text=_text(name, value, definition))


def _text(name: str, value: object, definition: Definition) -> str:
    if name in _AMOUNTS:
        return amount_text(definition, getattr(definition if name in _TITLES else definition.sheet, name))
    if name in _LABELS:
        return _LABELS[name].get(str(value), str(value))
    if name in {"due", "baseline_on", "review_on"}:
        return day_text(getattr(definition if name == "due" else definition.sheet, name))
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
