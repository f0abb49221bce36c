"""What the approver reads besides the set: what stands behind a KPI, and what changed since the last decision."""

from bot.dialogue.changes import changes
from bot.dialogue.days import day_text
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.rest import full
from bot.dialogue.say import Paragraph, Says
from bot.wording import approval as words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules.nouns import Kpi


def behind(kpi: Kpi, draft: Draft, facts: Facts) -> Markup:
    """The first things to look at in a KPI: who does what, who can move it, how it could mislead, the source."""
    sheet = full(kpi, draft, facts)
    acted = [
        fill(words.ACTION, what=one.what, who=mention(one.who), day=day_text(one.by) if one.by else "")
        for one in sheet.actions
    ]
    costly = fill(words.KEPT_COSTLY, reason=sheet.keep_because) if sheet.keep_because else Markup("")
    return fill(
        words.BEHIND,
        owner=mention(sheet.owner),
        actions=joined(acted),
        influence=sheet.influence,
        gaming=sheet.gaming.rstrip("."),
        source=sheet.source,
        costly=costly,
    )


def since(before: Draft | None, after: Draft) -> Says:
    """What is new, gone or different since the set that was decided on before; nothing for a first submission."""
    if before is None:
        return ()
    old = {kpi.id: kpi for kpi in before.kpis}
    kept = {kpi.id for kpi in after.kpis}
    lines = [
        line
        for number, kpi in enumerate(after.kpis, 1)
        for line in _since(number, kpi, old.get(kpi.id), reason=after.changed_because.get(kpi.id, ""))
    ]
    lines += [
        fill(words.GONE, statement=kpi.definition.statement) for kpi in before.kpis if kpi.id not in kept
    ]
    listed = bullets(lines) if lines else words.NOTHING_CHANGED
    return (Paragraph(Markup(f"{words.SINCE}\n{listed}")),)


def _since(number: int, kpi: Kpi, before: Kpi | None, *, reason: str) -> list[Markup]:
    if before is None:
        return [fill(words.NEW, number=number, statement=kpi.definition.statement)]
    found = changes(before.definition, kpi.definition)
    why = [fill(words.BECAUSE, number=number, reason=reason)] if found and reason else []
    return [fill(words.DIFFERENT, number=number, change=change) for change in found] + why
