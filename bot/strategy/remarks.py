"""What is worth a word after the record was changed."""

from decimal import Decimal

from bot.dialogue.facts import Facts
from bot.dialogue.say import Paragraph, Says
from bot.dialogue.sheet import finding_lines
from bot.views.blocks import blocks
from bot.views.modals import ViewJson
from bot.wording import company as company_words
from bot.wording import strategy as words
from bot.wording.markup import Markup, fill
from kpi_rules.cascade.causes import Link, against_order
from kpi_rules.cascade.coverage import split_gap
from kpi_rules.findings import Letter
from kpi_rules.nouns import Company, Factor, Indicator, Objective
from kpi_rules.numbers import amount_text
from kpi_rules.smart.judge import judge
from kpi_rules.smart.rule import Context


def on(facts: Facts, thing_id: str) -> Says:
    """A factor that nobody pursues, links against the usual order, parts that do not make their whole, weak wording."""
    company = facts.company
    indicator = company.indicator(thing_id)
    if indicator is None:
        idle = any(f.id == thing_id and not f.objective for f in company.strategy.factors)
        objective = company.objective(thing_id)
        return (Paragraph(words.IDLE),) if idle else _wording(objective, facts)
    strange = [link for link in against_order(company) if thing_id in {link.cause.id, link.effect.id}]
    found = (Paragraph(_strange(link, company)) for link in strange)
    return (*found, *_split(indicator), *_wording(indicator, facts))


def _wording(thing: Objective | Indicator | None, facts: Facts) -> Says:
    """The verdicts on the sentence that a department's KPI would get too, where one of them is no."""
    if thing is None:
        return ()
    reading = facts.read(thing.statement)
    judgement = judge(reading, Context(today=facts.today, limits=facts.limits))
    # What stands in a field of its own need not be said in the sentence again.
    named = {Letter.T: thing.due, Letter.M: getattr(thing, "target", None)}
    flags = tuple(flag for flag in judgement.flags if flag.text or named.get(flag.letter) is None)
    if not flags:
        return ()
    return (Paragraph(Markup(f"{words.WEAK_WORDING}\n{finding_lines(flags)}")),)


def _strange(link: Link, company: Company) -> Markup:
    views = company_words.PERSPECTIVES
    welfare = company.strategy.public_welfare
    return fill(
        words.AGAINST,
        cause=link.cause.statement,
        cause_view=views[link.cause.perspective].lower(),
        effect=link.effect.statement,
        effect_view=views[link.effect.perspective].lower(),
        order=words.ORDER_WELFARE if welfare else words.ORDER_USUAL,
    )


def _split(indicator: Indicator) -> Says:
    gap = split_gap(indicator)
    if not gap or indicator.target is None:
        return ()
    parts = sum((part.target for part in indicator.split.parts), Decimal(0))
    said = words.SPLIT_GAP if gap > 0 else words.SPLIT_OVER
    values = {"sum": parts, "target": indicator.target, "gap": abs(gap)}
    texts = {name: amount_text(indicator, value) for name, value in values.items()}
    return (Paragraph(fill(said, **texts)),)


def statement(company: Company, *ids: str) -> str:
    """The sentence of the objective, indicator or factor with one of these ids."""
    return next((thing.statement for thing in _things(company) if thing.id in ids), "")


def ids(company: Company) -> frozenset[str]:
    """The ids of all objectives, indicators and factors."""
    return frozenset(thing.id for thing in _things(company))


def _things(company: Company) -> tuple[Objective | Indicator | Factor, ...]:
    return (*company.objectives, *company.indicators, *company.strategy.factors)


def new_in(company: Company, before: Company) -> str:
    """The id of what was added, if something was."""
    return next(iter(ids(company) - ids(before)), "")


def is_gone(company: Company, before: Company, thing_id: str) -> bool:
    """Whether this was taken out."""
    return thing_id in ids(before) and thing_id not in ids(company)


def only(says: Says) -> ViewJson:
    """A window that only shows something."""
    title = {"type": "plain_text", "text": words.STALE_TITLE}
    return {"type": "modal", "title": title, "blocks": list(blocks(says))}
