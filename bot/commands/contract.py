"""The JSON that `kpi check --json` promises: field names and values that other programs rely on."""

import json
import re
import sys
from datetime import date
from decimal import Decimal

from kpi_rules.findings import Finding
from kpi_rules.smart import Judgement
from nlp.nouns import Amount, Period, Reading, Target

Json = dict[str, object]
_HALF = re.compile("[\ud800-\udfff]")
"""Halves of a sign that stand alone: text may hold them, UTF-8 may not."""


def line(judgement: Judgement, *, id_: str | None) -> str:
    """One judgement as one line of JSON."""
    written = json.dumps(as_object(judgement, id_=id_), ensure_ascii=not _takes_all_signs())
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", written)


def _takes_all_signs() -> bool:
    return (sys.stdout.encoding or "").casefold().replace("-", "").startswith("utf8")


def as_object(judgement: Judgement, *, id_: str | None) -> Json:
    """One judgement as plain values. Spans count Unicode code points of `text`."""
    reading = judgement.reading
    return {
        "id": id_,
        "text": reading.text,
        "smart": {
            "specific": judgement.specific,
            "measurable": judgement.measurable,
            "attainable": judgement.attainable,
            "relevant": judgement.relevant,
            "time_bound": judgement.time_bound,
        },
        "measure": reading.measure,
        "compound": reading.compound,
        "reading": _reading(reading),
        "findings": [_finding(finding) for finding in judgement.findings],
    }


def _reading(reading: Reading) -> Json:
    return {
        "metric": reading.metric.text if reading.metric else None,
        "direction": reading.direction,
        "baseline": _amount(reading.baseline) if reading.baseline else None,
        "target": _target(reading.target) if reading.target else None,
        "deadline": _period(reading.deadline) if reading.deadline else None,
        "cadence": reading.deadline.cadence if reading.deadline else None,
    }


def _amount(amount: Amount) -> Json:
    return {
        "value": _number(amount.value),
        "unit": amount.unit,
        "unit_text": amount.unit_text,
        "start": amount.start,
        "end": amount.end,
    }


def _target(target: Target) -> Json:
    high = _number(target.high) if target.high is not None else None
    front = {
        "kind": target.kind,
        "value": _number(target.value),
        "high": high,
        "comparator": target.comparator,
    }
    return front | _amount(target)


def _period(period: Period) -> Json:
    return {
        "text": period.text,
        "first_day": _day(period.first_day),
        "last_day": _day(period.last_day),
        "start": period.start,
        "end": period.end,
    }


def _finding(finding: Finding) -> Json:
    return {
        "letter": finding.letter,
        "rule": finding.rule,
        "severity": finding.severity,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "why": finding.why,
        "instead": finding.instead,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
