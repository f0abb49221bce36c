"""The strategy map, in words and as what its picture shows."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

import nlp
from bot.charts.layout import Item
from bot.charts.strategy_map import Arrow, Drawing
from bot.wording import cascade as words
from bot.wording import company as company_words
from bot.wording.markup import Markup, few, fill
from kpi_rules.cascade.causes import Link, against_order, links, order
from kpi_rules.nouns import Company, Indicator, Perspective

LONGEST_ALT = 1000


def drawing(company: Company, *, today: date, waiting: AbstractSet[str] = frozenset()) -> Drawing:
    """All that the picture shows. `waiting` holds the ids of indicators whose changes wait for a word."""
    items = _items(company, today=today, waiting=waiting)
    strange = set(against_order(company))
    return Drawing(
        heading=words.MAP_HEADING.format(company=company.name),
        objectives=tuple(o.statement for o in company.objectives),
        groups=_groups(company, items),
        titles=company_words.PERSPECTIVES,
        arrows=tuple(Arrow(one.cause.id, one.effect.id, one in strange) for one in links(company)),
        empty=words.MAP_EMPTY_WELFARE if company.strategy.public_welfare else words.MAP_EMPTY,
        waits=words.MAP_WAITS_SHORT,
    )


def _items(company: Company, *, today: date, waiting: AbstractSet[str]) -> dict[str, Item]:
    return {
        indicator.id: Item(
            id=indicator.id,
            label=label(indicator, today=today),
            foot=_foot(indicator, company),
            number=number,
            waits=indicator.id in waiting,
        )
        for number, objective in enumerate(company.objectives, 1)
        for indicator in objective.indicators
    }


def label(indicator: Indicator, *, today: date) -> str:
    """The sentence without its date, which stands below it."""
    said, reading = indicator.statement, nlp.read(indicator.statement, today=today)
    if reading.deadline is None:
        return said
    before, after = said[: reading.deadline.start], said[reading.deadline.end :]
    return " ".join(f"{before} {after}".split()).strip(" ,.") or said


def _foot(indicator: Indicator, company: Company) -> str:
    """By when, and who carries it."""
    names = company.department_names
    when = f"{indicator.due:%b %Y}" if indicator.due else ""
    carried = few([names[d] for d in indicator.departments if d in names])
    return " · ".join(part for part in (when, carried) if part)


def _groups(company: Company, items: dict[str, Item]) -> list[tuple[Perspective, list[Item]]]:
    """From the top down: what everything else is for comes first."""
    every = company.indicators
    return [(view, [items[i.id] for i in every if i.perspective is view]) for view in order(company)[::-1]]


def in_words(shown: Drawing, *, company: Company) -> list[list[Markup]]:
    """The map as lines, band by band."""
    labels = {item.id: item.label for _, items in shown.groups for item in items}
    bands = [_band(view, items, shown, labels=labels) for view, items in shown.groups]
    strange = against_order(company)
    notes = [fill(words.MAP_STRANGE, links=_said(strange, labels))] if strange else []
    if not shown.arrows:
        notes.append(words.MAP_NO_LINKS)
    return [*bands, *([notes] if notes else [])]


def _band(
    view: Perspective, items: Sequence[Item], shown: Drawing, *, labels: dict[str, str]
) -> list[Markup]:
    head = fill(words.MAP_BAND, title=shown.titles[view])
    if not items:
        return [head, fill("{empty}", empty=shown.empty)]
    return [head, *(_line(item, shown, labels=labels) for item in items)]


def _line(item: Item, shown: Drawing, *, labels: dict[str, str]) -> Markup:
    effects = ", ".join(labels[a.effect] for a in shown.arrows if a.cause == item.id)
    drives = fill(words.MAP_DRIVES, effects=effects) if effects else Markup("")
    waits = words.MAP_WAITS if item.waits else Markup("")
    return fill(
        words.MAP_LINE, number=item.number, label=item.label, foot=item.foot, drives=drives, waits=waits
    )


def _said(found: tuple[Link, ...], labels: dict[str, str]) -> str:
    return "; ".join(f"{labels[one.cause.id]} → {labels[one.effect.id]}" for one in found)


def alt(shown: Drawing, *, company: Company) -> str:
    """The picture for those who cannot see it."""
    labels = {item.id: item.label for _, items in shown.groups for item in items}
    bands = "".join(
        words.MAP_ALT_BAND.format(
            title=shown.titles[view], labels="; ".join(i.label for i in items) or shown.empty
        )
        for view, items in shown.groups
    )
    found = links(company)
    arrows = words.MAP_ALT_LINKS.format(links=_said(found, labels)) if found else ""
    return words.MAP_ALT.format(company=company.name, bands=bands, links=arrows)[:LONGEST_ALT]
