"""Every value of a KPI, with who recorded it and when."""

from collections.abc import Sequence

from bot.dialogue.days import day_text
from bot.dialogue.say import Heading, Paragraph, Says, Small
from bot.dialogue.spark import spark
from bot.dialogue.titles import title, value_text
from bot.usecases.board import Board
from bot.usecases.finding import found_by_name
from bot.wording import checkins as words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules import periods
from store import kpis
from store.nouns import CheckIn, StoredKpi

MOST_PERIODS = 24


def values_card(look: Board, name: str) -> Says:
    """Every value of a KPI, the newest first, with who recorded it and when; earlier ones of a period below it."""
    found = found_by_name(look, name)
    if len(found) != 1:
        return _which_values(look, name, found)
    definition = found[0].kpi.definition
    records = kpis.check_ins(look.session, found[0].kpi.id)
    by_period: dict[str, list[CheckIn]] = {}
    for one in records:
        by_period.setdefault(one.period, []).append(one)
    newest = sorted(by_period.items(), key=lambda item: item[0], reverse=True)[:MOST_PERIODS]
    lines = [part for _, every in newest for part in _period_lines(look, found[0], every)]
    heading = Heading(words.VALUES_HEADING.format(name=title(definition)))
    bars = spark([one.value for one in look.shown(found)[0].case.actuals])
    return (
        heading,
        *((Small(Markup(bars)),) if bars else ()),
        *(lines or (Paragraph(words.VALUES_NONE),)),
    )


def _which_values(look: Board, name: str, found: Sequence[StoredKpi]) -> Says:
    known_ = found or kpis.first(look.session, most=8)
    names = [title(kpi.kpi.definition) for kpi in known_]
    if not names:
        return (Paragraph(words.NOBODYS),)
    if not name:
        return (Paragraph(fill(words.WHICH_VALUES, example=names[0])),)
    return (Paragraph(fill(words.VALUES_UNKNOWN, said=name, names=", ".join(names))),)


def _period_lines(look: Board, kpi: StoredKpi, every: Sequence[CheckIn]) -> Says:
    last, earlier = every[-1], every[-2::-1]
    period = periods.named(last.period, starts_in=look.day.starts_in)
    called = periods.text_of(period) if period else last.period
    template = words.VALUES_TAKEN_BACK if last.withdrawn else words.VALUES_LINE
    line = fill(template, period=called, **_record(kpi, last))
    before = [fill(words.VALUES_BEFORE, **_record(kpi, one)) for one in earlier if not one.withdrawn]
    return (Paragraph(line), *((Small(bullets(before)),) if before else ()))


def _record(kpi: StoredKpi, one: CheckIn) -> dict[str, object]:
    return {
        "value": value_text(kpi.kpi.definition, one.value),
        "who": mention(one.by),
        "day": day_text(one.on),
        "note": fill(words.VALUES_NOTE, note=one.note) if one.note else Markup(""),
    }
