"""What a KPI is called where its whole sentence is too long, and how its values are written."""

from decimal import Decimal

from kpi_rules.nouns import Definition
from kpi_rules.numbers import amount_text, plain
from kpi_rules.scoring import is_yes_or_no
from nlp.nouns import Measure

LONGEST = 60


def title(definition: Definition) -> str:
    """Its name, else what it counts, else its sentence."""
    found = definition.sheet.name or definition.metric or definition.statement
    return found[:1].upper() + found[1:LONGEST]


def value_text(definition: Definition, value: Decimal) -> str:
    """A value with its unit; of a milestone the share that is done."""
    if definition.measure is Measure.MILESTONE:
        if is_yes_or_no(definition) and value == 0:
            return "not done"
        return "done" if value == 100 else f"{plain(value)}% done"
    return amount_text(definition, round(value, 2).normalize() if value.as_tuple().exponent else value)
