"""A KPI as its small definition sheet: what was understood, what is weak, what it hangs on."""

from decimal import Decimal

from bot.dialogue.days import day_text
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.say import Fields, Marked, Paragraph, Says, Small
from bot.dialogue.sources import Origin, Source, source
from bot.wording import kpis as words
from bot.wording.markup import Markup, bullets, fill
from kpi_rules.findings import Finding, Severity
from kpi_rules.nouns import Definition
from kpi_rules.numbers import amount_text
from kpi_rules.rewrite import Part, missing
from kpi_rules.smart.judge import Judgement, judge
from kpi_rules.smart.rule import Context

MOST_FINDINGS = 4


def judged(statement: str, definition: Definition, *, origin: Source, facts: Facts) -> Judgement:
    """The verdict on a sentence, knowing what the KPI hangs on and where it stands today."""
    reading = facts.read(statement)
    objective = facts.company.objective_of(definition.indicator)
    context = Context(
        today=facts.today,
        baseline=definition.baseline,
        best_past=definition.sheet.best,
        objective=objective.statement if objective else "",
        need=origin.text,
        linked=bool(definition.indicator) or None,
    )
    return judge(reading, context)


def marked(statement: str, findings: tuple[Finding, ...]) -> Marked:
    """The sentence with the weak words marked."""
    return Marked(statement, tuple((f.start, f.end) for f in findings if f.end > f.start))


def finding_lines(findings: tuple[Finding, ...]) -> Markup:
    """The findings as a list, those on exact words first by the words."""
    lines = []
    for finding in findings[:MOST_FINDINGS]:
        template = words.FINDING if finding.text else words.FINDING_WHOLE
        lines.append(fill(template, words=finding.text, why=finding.why, question=finding.question))
    return bullets(lines)


def read_back(statement: str, judgement: Judgement, *, but: str = "") -> Says:
    """What was understood of a sentence just typed: the words, the weak ones marked, and why."""
    flags = tuple(f for f in judgement.findings if f.severity is Severity.FLAG and f.end > f.start)
    flags = tuple(f for f in flags if f.rule != but)
    if not flags:
        return (Small(words.READ_CLEAN), Marked(statement))
    return (Small(words.READ_INTRO), marked(statement, flags), Paragraph(finding_lines(flags)))


def smart_line(judgement: Judgement) -> Markup:
    """Five verdicts in one line."""
    verdicts = {name: getattr(judgement, name) for name in words.SMART}
    return Markup("   ".join(f"{label} {_sign(verdicts[name])}" for name, label in words.SMART.items()))


def _sign(verdict: bool | None) -> str:
    if verdict is None:
        return words.CANNOT_TELL
    return words.YES if verdict else words.NO


def fields(definition: Definition, *, draft: Draft, facts: Facts) -> Fields:
    """The sheet, row by row; rows without a value are left out."""
    rows = {
        "metric": fill("{metric}", metric=definition.metric),
        "baseline": _baseline(definition),
        "target": _amount(definition, definition.target),
        "due": due_text(definition),
        "serves": _serves(source(draft, facts, definition.serves)),
        "indicator": _indicator(definition, facts),
        "horizon": Markup(words.HORIZONS[definition.horizon.value]) if definition.horizon else Markup(""),
        "nature": Markup(words.NATURES[definition.nature.value]) if definition.nature else Markup(""),
    }
    return Fields(tuple((words.SHEET[name], value) for name, value in rows.items() if value))


def _baseline(definition: Definition) -> Markup:
    if definition.baseline is None:
        return words.UNKNOWN_YET if Part.BASELINE in missing(definition) else Markup("")
    return _amount(definition, definition.baseline)


def _amount(definition: Definition, value: Decimal | None) -> Markup:
    return Markup("") if value is None else fill("{text}", text=amount_text(definition, value))


def due_text(definition: Definition) -> Markup:
    """By when, or how often."""
    each = words.EACH[definition.cadence] if definition.cadence else ""
    day = day_text(definition.due) if definition.due else ""
    return fill("{text}", text=", ".join(part for part in (each, day) if part))


def _serves(origin: Source) -> Markup:
    if origin.origin is Origin.INDICATOR:
        return Markup("")
    if origin.origin is Origin.NEED:
        return fill("{served}: {text}", served=origin.served, text=origin.text)
    return fill("{text}", text=origin.text)


def _indicator(definition: Definition, facts: Facts) -> Markup:
    statement = next((i.statement for i in facts.company.indicators if i.id == definition.indicator), "")
    return fill("{statement}", statement=statement)
