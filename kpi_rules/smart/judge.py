"""All rules on one statement together: five verdicts, and every finding behind them."""

from kpi_rules.findings import Finding, Severity, in_reading_order
from kpi_rules.smart import attainable, measurable, relevant, specific, time_bound
from kpi_rules.smart.rule import NOTHING, Context, Rule
from kpi_rules.smart.vague import vague_findings
from nlp.nouns import Frozen, Measure, Reading

RULES: tuple[Rule, ...] = (
    *specific.RULES,
    *measurable.RULES,
    *attainable.RULES,
    *relevant.RULES,
    *time_bound.RULES,
)


class Judgement(Frozen):
    """The verdicts on one statement. None means that the sentence and what is known do not tell."""

    reading: Reading
    specific: bool
    measurable: bool
    attainable: bool | None
    relevant: bool | None
    time_bound: bool
    findings: tuple[Finding, ...] = ()

    @property
    def flags(self) -> tuple[Finding, ...]:
        """The findings that keep the wording from passing."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.FLAG)

    @property
    def passes(self) -> bool:
        """Whether nothing keeps this wording from being a KPI. A dated deliverable passes as well."""
        return not self.flags


def judge(reading: Reading, context: Context = NOTHING) -> Judgement:
    """The five verdicts on a statement with their reasons, in the light of what is known."""
    found = [*vague_findings(reading)]
    found += [rule.finding(hit, text=reading.text) for rule in RULES for hit in rule.find(reading, context)]
    return Judgement(
        reading=reading,
        specific=specific.specific(reading),
        measurable=reading.measure is Measure.QUANTITY,
        attainable=attainable.attainable(reading, context),
        relevant=relevant.relevant(reading, context),
        time_bound=reading.time_bound,
        findings=in_reading_order(found),
    )
