"""The set on one card: every KPI with what it is for, the set in figures, and what stands in its way."""

import re
from collections import Counter
from collections.abc import Callable

from bot.dialogue import ways
from bot.dialogue.asking import asked_card
from bot.dialogue.bonds import COMMENT
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.say import Form, Heading, Paragraph, Part, Says, Small, Style
from bot.dialogue.sources import Origin, source
from bot.wording import asking as asking_words
from bot.wording import review as words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules.gate import KpiSet, SetFinding, Weight, check_set, spread, weights_of, whole_set
from kpi_rules.gate.asked import silent_needs
from kpi_rules.gate.left import people_who_left
from kpi_rules.nouns import Kpi


def whole(draft: Draft, facts: Facts) -> KpiSet:
    """The draft's KPIs as the rules of a set look at them."""
    return whole_set(
        draft.kpis,
        department=facts.department(draft.department),
        needs=draft.needs,
        capabilities=draft.capabilities,
        company=facts.company,
        today=facts.today,
        limits=facts.limits,
    )


def findings(draft: Draft, facts: Facts) -> tuple[SetFinding, ...]:
    """What the rules say about the set; a block with a reason given becomes advice."""
    names = facts.company.department_names
    silent = silent_needs(draft.kpis, needs=draft.needs, asked=facts.asked, names=names)
    reasons = {rule: reason for rule, reason in draft.reasons.items() if reason}
    filled = whole(draft, facts)
    return (*people_who_left(filled.kpis, gone=facts.gone), *check_set(filled, reasons=reasons), *silent)


def blocks(draft: Draft, facts: Facts) -> tuple[SetFinding, ...]:
    """What must be settled before the set can go out."""
    return tuple(f for f in findings(draft, facts) if f.weight is Weight.BLOCK)


def who(users: tuple[str, ...]) -> Markup:
    """People as mentions, one of whom is enough."""
    return joined([mention(user) for user in users], last=" or ")


Behind = Callable[[Kpi], Markup]
"""What else an approver reads below a KPI."""

_LAST_DAY = re.compile(r",? by \d{1,2} \w+ \d{4}$")


def kpi_lines(draft: Draft, facts: Facts, *, comment: str = "", behind: Behind | None = None) -> Says:
    """Every KPI with what it is for; `comment` is the key of the button beside each that opens a form for one."""
    weights = weights_of(draft.kpis, limits=facts.limits)
    return tuple(
        part
        for number, kpi in enumerate(draft.kpis, 1)
        for part in (
            _line_of(number, kpi, comment=comment),
            *_below(kpi, draft, facts, weight=weights.get(kpi.id, 0)),
            *((Small(behind(kpi)),) if behind else ()),
        )
    )


def _line_of(number: int, kpi: Kpi, *, comment: str) -> Paragraph:
    line = fill(words.LINE, number=number, statement=kpi.definition.statement)
    label = words.COMMENT_ON.format(number=number)
    aside = Form(f"{comment}/{kpi.id}", COMMENT, label, Style.PLAIN) if comment else None
    return Paragraph(line, aside)


def _below(kpi: Kpi, draft: Draft, facts: Facts, *, weight: int) -> Says:
    details = _details(kpi, draft, facts)
    if weight:
        details.insert(0, fill(words.WEIGHS, weight=weight))
    return (Small(Markup(words.BETWEEN.join(details))),) if details else ()


def _details(kpi: Kpi, draft: Draft, facts: Facts) -> list[Markup]:
    definition = kpi.definition
    origin = source(draft, facts, definition.serves)
    details = []
    if origin.origin is Origin.NEED:
        details.append(fill(words.SERVES, served=origin.served, text=origin.text))
    if origin.origin is Origin.CAPABILITY:
        details.append(fill(words.BUILDS, text=origin.text))
    silent = next((n for n in facts.asked.silent(draft.needs) if n.id == definition.serves), None)
    if silent is not None:
        details.append(asking_words.SILENT_KPI)
    helps = next((i.statement for i in facts.company.indicators if i.id == definition.indicator), "")
    if helps and helps != definition.statement:
        # Its day is nearly always the same one, and on the first card of the draft.
        details.append(fill(words.HELPS, text=_LAST_DAY.sub("", helps)))
    if kpi.comment:
        details.append(fill(words.KPI_COMMENT, comment=kpi.comment))
    if definition.kept_because:
        details.append(fill(words.KEPT, reason=definition.kept_because))
    return details


def set_card(draft: Draft, facts: Facts, *, comment: str = "", behind: Behind | None = None) -> Says:
    """The set as the approver and the head see it: lines, and the reasons given for what the rules would not allow.

    The head, who comments on nothing, finds the reasons beneath, among what is worth a thought.
    """
    reasons = _reasons(draft, facts) if comment else []
    shown = (Small(bullets(reasons)),) if reasons else ()
    heading = words.HEADING.format(department=facts.department(draft.department).name)
    lines = kpi_lines(draft, facts, comment=comment, behind=behind)
    return (Heading(heading), *lines, *shown, *asked_card(draft, facts))


def _reasons(draft: Draft, facts: Facts) -> list[Markup]:
    """What the rules would not allow, each with the reason that was given for it."""
    said = {finding.rule: finding.sentence for finding in findings(draft, facts)}
    return [
        fill(words.REASON_SHOWN, sentence=said[rule], reason=reason)
        for rule, reason in draft.reasons.items()
        if reason and rule in said
    ]


def in_figures(draft: Draft, facts: Facts) -> Says:
    """How the set is spread over each balance, in small type: a line each."""
    if not draft.kpis:
        return ()
    counts = spread(whole(draft, facts))
    chosen = any(kpi.definition.sheet.weight is not None for kpi in draft.kpis)
    lines = [_balance(name, counts[name]) for name in words.BALANCES]
    shared = () if chosen else (words.WEIGHTS_PROPOSED,)
    return (Small(Markup("\n".join((words.FIGURES, *lines, *shared)))),)


def _balance(name: str, count: Counter[str]) -> Markup:
    title, labels = words.BALANCES[name]
    parts = [f"{label} {count[value]}" for value, label in labels.items() if count[value]]
    return fill(words.FIGURE, title=title, parts=", ".join(parts))


def finding_parts(draft: Draft, facts: Facts, *, advice: bool = True) -> tuple[Part, ...]:
    """What is to be settled, what is worth a thought, and the buttons that lead there."""
    found = tuple(f for f in findings(draft, facts) if advice or f.weight is Weight.BLOCK)
    groups = (
        (words.BLOCKS, [f for f in found if f.weight is Weight.BLOCK]),
        (words.ADVICE, [f for f in found if f.weight is not Weight.BLOCK]),
    )
    parts: list[Part] = []
    for title, group in groups:
        if group:
            parts.append(Paragraph(Markup(f"{title}\n{bullets([_line(f) for f in group])}")))
    return (*parts, *ways.fixes(draft, found)) if parts else (Paragraph(words.GOOD),)


def _line(finding: SetFinding) -> Markup:
    said = fill(words.FINDING, sentence=finding.sentence, fix=finding.todo)
    return fill(words.FINDING_PERSON, person=mention(finding.person), said=said) if finding.person else said
