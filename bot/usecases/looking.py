"""A closer look: one KPI with its reasons and values, several side by side, an objective from above."""

from collections import Counter
from collections.abc import Sequence

from bot.dialogue.days import day_text
from bot.dialogue.reply import Pressed
from bot.dialogue.say import Choice, Choices, Heading, Paragraph, Says, Small
from bot.dialogue.spark import spark
from bot.dialogue.standing import Shown, counts_line, kpi_parts, score_line, short_line, why
from bot.dialogue.titles import title, value_text
from bot.usecases.board import Board, board
from bot.usecases.company_status import waiting
from bot.usecases.finding import by_name
from bot.usecases.overview import overview
from bot.usecases.scene import Scene
from bot.views.values import ACTION
from bot.wording import checkins as value_words
from bot.wording import status as words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules import periods
from kpi_rules.nouns import Indicator, Objective, Status
from kpi_rules.reports.naming import fits, known, named, names_in
from kpi_rules.words import terms
from store import kpis
from store.nouns import CheckIn, StoredKpi

MOST_SIDES = 4
MOST_PERIODS = 12
MOST_VALUES = 24
MOST_BELOW = 30
"""KPIs of an objective that are all listed; of more the worst of each indicator."""
MOST_WORST = 5


def found_by_name(look: Board, name: str) -> tuple[StoredKpi, ...]:
    """The KPIs that these words name best, one's own first; nothing where the words fit none."""
    return _best(names_in(name), _own(look)) or by_name(look.session, name)


def _own(look: Board) -> tuple[StoredKpi, ...]:
    own = [d.id for d in look.company.departments if look.user in {d.head, *d.deputies}]
    return kpis.of_person(look.session, look.user, departments=own)


def _best(words_: tuple[str, ...], every: Sequence[StoredKpi]) -> tuple[StoredKpi, ...]:
    stored = {kpi.kpi.id: kpi for kpi in every}
    found = named(words_, tuple(known(id_, kpi.kpi.definition) for id_, kpi in stored.items()))
    return tuple(stored[id_] for id_ in found)


def closer(look: Board, every: Sequence[StoredKpi]) -> Says:
    """One KPI in full; of several that are meant, one line each."""
    shown = look.shown(every)
    if len(shown) != 1:
        return (Paragraph(words.WHICH), _pick(shown))
    return card(look, shown[0])


def also_named(look: Board, name: str, every: Sequence[StoredKpi]) -> Says:
    """Beside an objective: the KPIs that all of the words name as well, to choose from."""
    asked = names_in(name)
    shown = look.shown(kpi for kpi in every if fits(asked, known(kpi.kpi.id, kpi.kpi.definition)))
    if not shown:
        return ()
    return (Paragraph(words.KPI_TOO if len(shown) == 1 else words.KPIS_TOO), _pick(shown))


def _pick(shown: Sequence[Shown]) -> Choices:
    return Choices("look:why", tuple(Choice(one.id, one.name) for one in shown[:10]))


def card(look: Board, shown: Shown) -> Says:
    """Colour, value, target, the reasons, and what can be done here."""
    buttons = [Choice(shown.id, words.CHART)] if len(shown.case.actuals) > 1 else []
    act = (
        (Choices(shown.id, (Choice(shown.id, value_words.NAME_ACTION, form=ACTION),)),)
        if shown.standing.is_alarming and _may_record(look, shown)
        else ()
    )
    return (
        *kpi_parts(shown),
        *why(shown, look.limits),
        *((Choices("look:chart", tuple(buttons)),) if buttons else ()),
        *act,
        *(_rest_button(shown) if _is_head(look, shown) else ()),
    )


def _rest_button(shown: Shown) -> Says:
    label = words.RESUME if shown.case.is_paused else words.PAUSE
    return (Choices("look:rest", (Choice(shown.id, label),)),)


def _may_record(look: Board, shown: Shown) -> bool:
    return any(kpi.kpi.id == shown.id for kpi in _own(look))


def pressed(scene: Scene, press: Pressed) -> None:
    """A button that asks for a closer look at a KPI, or for its picture."""
    look = board(scene.session, scene.services, user=scene.user)
    found = look.shown(kpis.find(scene.session, (press.value,)))
    if not found:
        scene.say((Small(words.GONE),))
    elif press.key == "look:chart":
        picture(scene, found[0])
    elif press.key == "look:rest":
        _rest(scene, look, found[0])
    else:
        scene.say(card(look, found[0]))


def _rest(scene: Scene, look: Board, shown: Shown) -> None:
    """Let a KPI rest, or take it up again, by its head of department."""
    if not _is_head(look, shown):
        scene.say((Paragraph(words.NOT_YOURS_TO_PAUSE),))
        return
    paused = shown.case.is_paused
    kpis.rest(scene.session, shown.id, since=None if paused else scene.at)
    scene.note("kpi resumed" if paused else "kpi paused", subject=shown.id)
    rhythm = periods.rhythm(shown.definition)
    period = periods.period_of(look.day.today, rhythm, starts_in=look.day.starts_in)
    said = words.RESUMED if paused else words.PAUSED
    scene.say((Paragraph(fill(said, name=shown.name, period=periods.text_of(period))),))


def _is_head(look: Board, shown: Shown) -> bool:
    stored = kpis.find(look.session, (shown.id,))
    department = look.department(stored[0].department) if stored else None
    return department is not None and look.user in {department.head, *department.deputies}


def picture(scene: Scene, shown: Shown) -> None:
    """The values beside their target, as a picture."""
    from bot.charts.line import chart  # noqa: PLC0415 - pillow takes a moment, and few ask for pictures

    alt = alt_text(shown)
    comment = fill(words.CHART_COMMENT, name=shown.name)
    scene.picture(scene.user, chart(shown), name=f"{shown.id}.png", alt=alt, comment=comment)


def alt_text(shown: Shown) -> str:
    """The picture in words."""
    values = (
        f"{periods.text_of(one.period)}: {value_text(shown.definition, one.value)}"
        for one in shown.case.actuals[-MOST_PERIODS:]
    )
    return f"{shown.name}. {'; '.join(values)}."


def compared(look: Board, names: Sequence[str]) -> Says:
    """Several KPIs over the same periods, one line a period."""
    found = [found_by_name(look, name) for name in names[:MOST_SIDES]]
    unknown = [name for name, every in zip(names, found, strict=False) if len(every) != 1]
    if unknown:
        return (Paragraph(fill(words.NOT_ONE, names=", ".join(f"“{name.strip()}”" for name in unknown))),)
    shown = look.shown(every[0] for every in found)
    lines = [_side(one) for one in shown]
    table = _same_periods(shown)
    return (
        Heading(words.SIDE_BY_SIDE),
        *(part for one in lines for part in one),
        Paragraph(bullets(table)) if table else Small(words.NO_SAME_PERIOD),
    )


def _side(shown: Shown) -> Says:
    return (Paragraph(short_line(shown)),)


def _same_periods(every: Sequence[Shown]) -> list[Markup]:
    """The last value of each up to the end of each month in which any of them has one."""
    ends = sorted({periods.month_end(one.period.last) for shown in every for one in shown.case.actuals})
    lines = []
    for end in ends[-MOST_PERIODS:]:
        cells = [_cell(shown, end) for shown in every]
        lines.append(fill(words.ROW, month=f"{end:%B %Y}", cells=Markup(words.BETWEEN.join(cells))))
    return lines


def _cell(shown: Shown, end: object) -> Markup:
    inside = [one for one in shown.case.actuals if periods.month_end(one.period.last) == end]
    value = value_text(shown.definition, inside[-1].value) if inside else "–"
    return fill("{name} {value}", name=shown.name, value=value)


def objective_card(look: Board, name: str) -> Says:
    """An objective from above: its indicators, and the KPIs of all departments under each."""
    objective = _objective(look, name.casefold().removeprefix("objective ").strip())
    if objective is None:
        return ()
    ids = tuple(indicator.id for indicator in objective.indicators)
    view = overview(look)
    counts = view.by_indicator(ids)
    below = sum(counts.values(), Counter[Status]())
    shown = view.worst_under(ids, each=MOST_BELOW if below.total() <= MOST_BELOW else MOST_WORST)
    parts = [part for one in objective.indicators for part in _under(one, shown[one.id], counts.get(one.id))]
    roll, weakest = view.roll(ids)
    together = score_line(roll, weakest) if weakest is not None and below.total() > 1 else ()
    return (Heading(objective.statement), *parts, *together, *counts_line(below), *waiting(view.waiting))


def _objective(look: Board, name: str) -> Objective | None:
    """The objective that shares the most words with the name, when it shares most of them."""
    asked = terms(name)
    ranked = [(len(asked & terms(one.statement)), one) for one in look.company.objectives]
    best = max((score for score, _ in ranked), default=0)
    found = [one for score, one in ranked if score == best]
    return found[0] if best and best * 2 > len(asked) and len(found) == 1 else None


def _under(indicator: Indicator, shown: Sequence[Shown], counts: Counter[Status] | None) -> Says:
    """An indicator with its KPIs, the worst first; of very many the worst alone."""
    line = Paragraph(fill(words.INDICATOR, statement=indicator.statement))
    if not shown:
        return (line, Small(words.NO_KPI_BELOW))
    more = counts.total() - len(shown) if counts else 0
    rest = (Small(fill(words.MORE_BELOW, count=more)),) if more > 0 else ()
    return (line, Paragraph(bullets([short_line(one) for one in shown])), *rest)


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
    newest = sorted(by_period.items(), key=lambda item: item[0], reverse=True)[:MOST_VALUES]
    lines = [part for _, every in newest for part in _period_lines(look, found[0], every)]
    heading = Heading(value_words.VALUES_HEADING.format(name=title(definition)))
    bars = spark([one.value for one in look.shown(found)[0].case.actuals])
    return (
        heading,
        *((Small(Markup(bars)),) if bars else ()),
        *(lines or (Paragraph(value_words.VALUES_NONE),)),
    )


def _which_values(look: Board, name: str, found: Sequence[StoredKpi]) -> Says:
    known_ = found or kpis.first(look.session, most=8)
    names = [title(kpi.kpi.definition) for kpi in known_]
    if not names:
        return (Paragraph(value_words.NOBODYS),)
    if not name:
        return (Paragraph(fill(value_words.WHICH_VALUES, example=names[0])),)
    return (Paragraph(fill(value_words.VALUES_UNKNOWN, said=name, names=", ".join(names))),)


def _period_lines(look: Board, kpi: StoredKpi, every: Sequence[CheckIn]) -> Says:
    last, earlier = every[-1], every[-2::-1]
    period = periods.named(last.period, starts_in=look.day.starts_in)
    called = periods.text_of(period) if period else last.period
    template = value_words.VALUES_TAKEN_BACK if last.withdrawn else value_words.VALUES_LINE
    line = fill(template, period=called, **_record(kpi, last))
    before = [fill(value_words.VALUES_BEFORE, **_record(kpi, one)) for one in earlier if not one.withdrawn]
    return (Paragraph(line), *((Small(bullets(before)),) if before else ()))


def _record(kpi: StoredKpi, one: CheckIn) -> dict[str, object]:
    return {
        "value": value_text(kpi.kpi.definition, one.value),
        "who": mention(one.by),
        "day": day_text(one.on),
        "note": fill(value_words.VALUES_NOTE, note=one.note) if one.note else Markup(""),
    }
