"""A review as it is said: one KPI after the other, then one page that stays."""

from decimal import Decimal

from bot.dialogue.days import day_text
from bot.dialogue.say import Choice, Choices, Heading, Paragraph, Part, Says, Small, Style
from bot.dialogue.standing import Shown, kpi_parts
from bot.dialogue.titles import value_text
from bot.wording import reviews as words
from bot.wording import status as status_words
from bot.wording.markup import Markup, fill, mention
from kpi_rules import periods
from kpi_rules.nouns import Definition
from kpi_rules.review import Decision, Review, Verdict
from kpi_rules.scoring import is_yes_or_no, target_on

FORM = "review"
"""Name of the form in which one KPI is decided."""

MOST_VALUES = 8


def ask(review: Review, shown: Shown) -> Says:
    """The KPI that is open: how it stands, its last values, and the ways: what has no target cannot get another."""
    number = review.kpis.index(shown.id) + 1
    choices = tuple(
        Choice(f"{verdict.value}:{shown.id}", label, _style(verdict), form=FORM)
        for verdict in Verdict
        if (label := _way(verdict, shown.definition))
    )
    return (
        Small(fill(words.PLACE, number=number, count=len(review.kpis))),
        *kpi_parts(shown),
        Small(history(shown)),
        Choices(review.id, choices),
    )


def _way(verdict: Verdict, definition: Definition) -> str:
    """The button of a verdict; empty where there is neither a target nor a last day to change."""
    if verdict is not Verdict.ADJUST or definition.target is not None:
        return words.VERDICTS[verdict]
    return words.CHANGE_DATE if has_day_alone(definition) else ""


def has_day_alone(definition: Definition) -> bool:
    """Whether all that can be changed in it is its last day."""
    return definition.target is None and definition.due is not None


def _style(verdict: Verdict) -> Style:
    return Style.PRIMARY if verdict is Verdict.KEEP else Style.PLAIN


def history(shown: Shown) -> Markup:
    """The last values with their periods, in one line."""
    if not shown.case.actuals:
        return words.NO_HISTORY
    values = "  ·  ".join(
        f"{periods.text_of(one.period)}: {value_text(shown.definition, one.value)}"
        for one in shown.case.actuals[-MOST_VALUES:]
    )
    return fill(words.HISTORY, values=values)


def stood(shown: Shown) -> str:
    """How a KPI stands, for the record."""
    found = shown.standing
    if found.value is None:
        return ""
    value, definition = value_text(shown.definition, found.value), target_of(shown)
    target = aim_text(definition, definition.target, definition.target_high)
    percent = "" if found.percent is None else f"{max(found.percent, 0):.0f}"
    stood_at = words.STOOD_OF.format(value=value, target=target) if target else value
    label = status_words.LABELS[found.status]
    return words.STOOD_AT.format(stood=stood_at, label=label) + (
        words.STOOD_PERCENT.format(percent=percent)
        if percent and found.is_alarming and not is_yes_or_no(definition)
        else ""
    )


def target_of(shown: Shown) -> Definition:
    """The definition with the target that held for the newest value."""
    last = shown.case.last
    return shown.definition if last is None else target_on(shown.definition, last.as_of)


def aim_text(definition: Definition, target: Decimal | None, high: Decimal | None) -> str:
    """A target in words, of a range both ends; nothing where there is none."""
    if target is None:
        return ""
    low = value_text(definition, target)
    return low if high is None else words.RANGE.format(low=low, high=value_text(definition, high))


def line(decision: Decision, definition: Definition | None) -> Markup:
    """What was decided about one KPI."""
    action = decision.action
    return fill(
        words.DECIDED_DATE if decision.due else words.DECIDED[decision.verdict],
        name=decision.name,
        reason=_sentence(decision.reason),
        target=_aim(definition, decision.target, decision.target_high),
        before=_aim(definition, decision.before, decision.before_high),
        since=day_text(decision.since) if decision.since else "",
        due=day_text(decision.due) if decision.due else "",
        due_before=day_text(decision.due_before) if decision.due_before else "–",
        action=fill(
            "{what} ({who}{by})",
            what=action.what.rstrip("."),
            who=mention(action.who),
            by=f", until {day_text(action.by)}" if action.by else "",
        )
        if action
        else "",
    )


def _aim(definition: Definition | None, value: Decimal | None, high: Decimal | None) -> str:
    if value is None:
        return ""
    return aim_text(definition, value, high) if definition is not None else f"{value:f}"


def _sentence(text: str) -> str:
    said = text.strip()
    return said if said.endswith((".", "!", "?")) else f"{said}."


def record(review: Review, definitions: dict[str, Definition], *, department: str) -> Says:
    """The one page: who, when, and each decision with its reason and how the KPI stood."""
    parts: list[Part] = []
    for decision in review.decisions:
        parts.append(Paragraph(line(decision, definitions.get(decision.kpi))))
        if decision.stood:
            parts.append(Small(fill(words.STOOD, stood=decision.stood)))
    head = fill(
        words.RECORD_HEAD,
        reviewer=mention(review.reviewer),
        day=day_text(review.opened),
        approved=fill(words.APPROVED_BY, approver=mention(review.approved_by))
        if review.approved_by
        else Markup(""),
        next_on=fill(words.NEXT_ON, day=day_text(review.next_on)) if review.next_on else Markup(""),
    )
    heading = Heading(words.RECORD_HEADING.format(department=department, title=review.title))
    return (heading, Small(head), *parts)
