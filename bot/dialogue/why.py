"""Why a KPI has the colour it has: what went in, by which rule, and where it is heading."""

from decimal import Decimal

from bot.dialogue.days import day_text
from bot.dialogue.say import Paragraph, Says
from bot.dialogue.standing import Shown, share_text
from bot.dialogue.titles import value_text
from bot.wording import status as words
from bot.wording import why as why_words
from bot.wording.markup import Markup, fill
from kpi_rules import periods
from kpi_rules.limits import Limits
from kpi_rules.nouns import Definition
from kpi_rules.scoring import Method, Standing, adds_up, is_yes_or_no, kind_of, target_on
from nlp.nouns import Measure

TENS = 10


def why(shown: Shown, limits: Limits) -> Says:
    """Why the colour is what it is: what went in, and by which rule, in plain words."""
    found = shown.standing
    heading = fill(
        why_words.HEADINGS.get(found.status, why_words.HEADING),
        sign=Markup(words.SIGNS[found.status]),
        name=shown.name,
        label=words.LABELS[found.status],
    )
    colours = [] if is_yes_or_no(shown.definition) else _colours(found, limits)
    lines = [_reason(shown, limits), *colours, *_ahead(shown)]
    return (Paragraph(heading), *(Paragraph(line) for line in lines if line))


def _reason(shown: Shown, limits: Limits) -> Markup:
    found, definition, sheet = shown.standing, shown.definition, shown.definition.sheet
    grace = limits.grace_days
    values = {
        "value": _text(definition, found.value),
        "what": _what(shown),
        "aim": _about(definition, found.aim),
        "target": _text(definition, found.target),
        "percent": f"{found.percent:.0f}" if found.percent is not None else "",
        "covered": share_text(found.covered),
        "elapsed": share_text(found.elapsed),
        "margin": f"{limits.pace_margin * 100:.0f}",
        "green": _text(definition, sheet.green),
        "red": _text(definition, sheet.red),
        "period": periods.text_of(found.period) if found.period else "",
        "owed": periods.text_of(found.owed) if found.owed else "",
        "grace": grace,
        "high": _text(definition, _held(shown).target_high),
        "due": _until(found, definition),
        "formula": why_words.ZERO if found.aim == 0 else why_words.FORMULAS[kind_of(definition)],
        "label": words.LABELS[found.status],
    }
    is_step = found.method is Method.TARGET and definition.measure is Measure.MILESTONE
    said = fill(why_words.STEPS if is_step else why_words.METHODS[found.method], **values)
    return Markup(said[:1].upper() + said[1:])


def _held(shown: Shown) -> Definition:
    """The definition with the target by which the newest value was judged."""
    last = shown.case.last
    return shown.definition if last is None else target_on(shown.definition, last.as_of)


def _until(found: Standing, definition: Definition) -> str:
    """The day to arrive on: the KPI's own, else the end of the period that is running."""
    last = definition.due or (found.period.last if found.period else None)
    return day_text(last) if last else ""


def _what(shown: Shown) -> str:
    """What was judged: the last value, or the sum of several."""
    found = shown.standing
    if found.is_sum or (found.method is Method.PLAN and adds_up(shown.definition)):
        return why_words.SUM.format(count=len(shown.case.actuals))
    return why_words.LAST.format(period=periods.text_of(found.period) if found.period else "")


def _colours(found: Standing, limits: Limits) -> list[Markup]:
    """Where the colours change, where percentages decide."""
    if found.method in {Method.TARGET, Method.PLAN, Method.BAND}:
        return [fill(why_words.COLOURS, on_track=limits.on_track, at_risk=limits.at_risk)]
    if found.method is Method.PACE:
        return [
            fill(why_words.PACE_COLOURS, margin=f"{limits.pace_margin * 100:.0f}", at_risk=limits.at_risk)
        ]
    return []


def _ahead(shown: Shown) -> list[Markup]:
    """Where the values are heading, where there is a day to head for."""
    line, due = shown.standing.trend, shown.definition.due
    if line is None or due is None or shown.standing.target is None:
        return []
    end = value_text(shown.definition, round(line.on(due), 1))
    template = why_words.TREND_MISS if shown.standing.is_heading_to_miss else why_words.TREND
    return [fill(template, end=end, due=day_text(due))]


def _text(definition: Definition, value: Decimal | None) -> str:
    return "" if value is None else value_text(definition, round(value, 2))


def _about(definition: Definition, value: Decimal | None) -> str:
    """What was worked out, no more exactly than anybody measures."""
    return _text(definition, value if value is None or abs(value) < TENS else round(value, 1))
