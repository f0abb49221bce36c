"""The sheet as it goes into force: nothing left to follow later, and nothing moved that was in force before."""

from datetime import date

from kpi_rules.nouns import Definition, Department
from kpi_rules.sheet.defaults import completed
from kpi_rules.sheet.instalments import cut
from kpi_rules.sheet.upkeep import recut

_DATED = ("baseline_on", "review_on", "period_targets", "evidence")
"""What depends on the day on which it is filled in."""


def settled(
    definition: Definition,
    *,
    department: Department,
    today: date,
    starts_in: int = 1,
    before: Definition | None = None,
) -> Definition:
    """The definition with its whole sheet. `before` is the one in force, whose days stay while its numbers do."""
    said = definition.sheet
    if before is not None:
        kept = recut(definition.model_copy(update={"sheet": before.sheet}), before=before).sheet
        over = kept.review_on is not None and kept.review_on <= today
        stay = [name for name in _DATED if not getattr(said, name) and not (over and name == "review_on")]
        said = said.model_copy(update={name: getattr(kept, name) for name in stay})
    known = definition.model_copy(update={"sheet": said})
    sheet = completed(known, department=department, today=today, starts_in=starts_in)
    if not sheet.period_targets:
        targets = cut(definition, sheet, today=today, starts_in=starts_in)
        sheet = sheet.model_copy(update={"period_targets": targets})
    return definition.model_copy(update={"sheet": sheet})
