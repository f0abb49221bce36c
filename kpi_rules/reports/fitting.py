"""Whether a value fits its KPI: its unit, its sign, and how far it lies from the last one."""

import re
from decimal import Decimal
from enum import StrEnum

from kpi_rules.durations import in_unit_of
from kpi_rules.nouns import Definition
from kpi_rules.reports.report import Report
from kpi_rules.words import stem
from nlp.nouns import Amount, Measure, Unit

_GROUPED = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])(?!\s*(?:k|m|bn|thousand|million|mio)\b)", re.IGNORECASE
)
"""One point, three digits behind it."""
_SCALES = {"k": 1000, "tsd": 1000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
"""Letters behind a number that mean so many of money or of things: "1.1 m"."""
_SIDED = {Unit.PERCENT, Unit.PERCENTAGE_POINT}
_WHOLE = Decimal(100)
_THOUSAND = 1000


class Doubt(StrEnum):
    """Why a value is asked back before it is recorded."""

    UNIT = "unit"
    """It cannot be a value of this KPI; another one is needed."""
    NOT_A_NUMBER = "not_a_number"
    """ "Done" was said of something that is counted."""
    SEVERAL = "several"
    """It was said with two numbers, and either may be the value."""
    JUMP = "jump"
    BELOW_ZERO = "below_zero"
    ABOVE_WHOLE = "above_whole"

    @property
    def is_final(self) -> bool:
        """Whether a yes does not help."""
        return self in {Doubt.UNIT, Doubt.NOT_A_NUMBER, Doubt.SEVERAL}


def fitted(report: Report, definition: Definition) -> Decimal | None:
    """The value in the KPI's own unit; None when it has no such value."""
    if definition.measure is Measure.MILESTONE:
        return report.value if report.unit in {Unit.PERCENT, Unit.COUNT, None} else None
    if report.is_done:
        return None
    scale = _SCALES.get(report.unit_text.casefold())
    if (
        scale is not None
        and definition.unit in {Unit.CURRENCY, Unit.COUNT}
        and not _same_word(report, definition)
    ):
        return report.value * scale
    if report.unit is Unit.DURATION and not _same_word(report, definition):
        return _duration(report, definition)
    fits = _same_word(report, definition) or _same_kind(report, definition)
    return _in_thousands(report, definition) if fits else None


def _in_thousands(report: Report, definition: Definition) -> Decimal:
    """ "20.000 €" are twenty thousand to half of Europe: of money and things, the reading nearer to what is known."""
    grouped = _GROUPED.search(report.written) and abs(report.value) < _THOUSAND
    if definition.unit not in {Unit.CURRENCY, Unit.COUNT} or not grouped:
        return report.value
    known = (definition.target, definition.baseline, definition.target_high)
    near = next((abs(one) for one in known if one), None)
    size = abs(report.value)
    if near is None:
        return report.value * _THOUSAND if definition.unit is Unit.CURRENCY else report.value
    # The larger one is nearer where the known one lies beyond the middle of both, as factors go.
    return report.value * _THOUSAND if near * near > size * size * _THOUSAND else report.value


def doubt(
    report: Report, definition: Definition, *, value: Decimal | None, last: Decimal | None, factor: Decimal
) -> Doubt | None:
    """Why the value should be asked back; `value` is in the KPI's unit, after what it adds to."""
    if report.is_unclear:
        return Doubt.SEVERAL
    if value is None:
        return Doubt.NOT_A_NUMBER if report.is_done else Doubt.UNIT
    if value < 0 and not _may_be_negative(definition, last):
        return Doubt.BELOW_ZERO
    if value > _WHOLE and _is_share(definition):
        return Doubt.ABOVE_WHOLE
    return Doubt.JUMP if _jumps(value, last, factor=factor) and not report.adds else None


def _same_word(report: Report, definition: Definition) -> bool:
    """Whether the word beside the number is the KPI's unit: the last one of "43 receivable days"."""
    mine, wanted = report.unit_text.split()[-1:], definition.unit_text.split()[-1:]
    return bool(mine) and [stem(word) for word in mine] == [stem(word) for word in wanted]


def _duration(report: Report, definition: Definition) -> Decimal | None:
    if definition.unit is not Unit.DURATION:
        return report.value if definition.unit is None else None
    amount = Amount(
        text=report.text, start=0, end=0, value=report.value, unit=report.unit, unit_text=report.unit_text
    )
    return in_unit_of(amount, unit_text=definition.unit_text)


def _same_kind(report: Report, definition: Definition) -> bool:
    """A bare number fits every KPI, also in "expense claims 14"; a sign or a unit must be the KPI's own."""
    wanted = definition.unit
    unsigned = report.unit is Unit.CURRENCY and report.currency is None
    if report.unit in {None, Unit.COUNT} or unsigned:
        return not report.unit_text or wanted in {None, Unit.COUNT, Unit.SCORE}
    if report.unit is Unit.CURRENCY:
        same = report.currency is None or definition.currency in {None, report.currency}
        return wanted in {None, Unit.CURRENCY} and same
    return wanted is None or wanted is report.unit or {wanted, report.unit} <= _SIDED


def measures_change(definition: Definition) -> bool:
    """Whether its values are changes: "net debt fell 2%" is then the value itself."""
    return "change" in f"{definition.metric} {definition.sheet.name}".casefold().split()


def _may_be_negative(definition: Definition, last: Decimal | None) -> bool:
    if definition.unit is Unit.CURRENCY:
        return True
    known = (definition.baseline, definition.target, definition.target_high, last)
    return any(value is not None and value < 0 for value in known) or measures_change(definition)


def _is_share(definition: Definition) -> bool:
    if definition.measure is Measure.MILESTONE:
        return True
    said = definition.metric.casefold()
    return definition.unit is Unit.PERCENT and said.startswith(("share", "percentage", "proportion"))


def _jumps(value: Decimal, last: Decimal | None, *, factor: Decimal) -> bool:
    if last is None or last == 0 or value == 0:
        return False
    ratio = abs(value / last)
    return ratio >= factor or ratio * factor <= 1
