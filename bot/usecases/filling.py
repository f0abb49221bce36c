"""The forms about values: all that is due at once, and what is done about a bad one."""

from datetime import timedelta

from bot import inbound
from bot.dialogue import recording
from bot.dialogue.days import day_text
from bot.dialogue.recording import Batch, Desk, Entry
from bot.dialogue.say import Paragraph, Small
from bot.dialogue.titles import title, value_text
from bot.usecases import checkins
from bot.usecases.dues import due
from bot.usecases.scene import Scene
from bot.views import values as views
from bot.views.forms import Entered, entered
from bot.views.modals import Answer, ViewJson
from bot.views.values import Wanted
from bot.wording import checkins as words
from bot.wording.markup import fill, mention
from kpi_rules import periods
from kpi_rules.duties import owner_of
from kpi_rules.reports import Doubt, known, reports
from kpi_rules.scoring import Case, standing
from store import kpis, values
from store.nouns import Response

DAYS_TO_ACT = 14


def show_all(scene: Scene, _press: inbound.Pressed) -> ViewJson | None:
    """One field for each KPI of the person; those that are due come first."""
    books = checkins.desk(scene)
    every = sorted((_wanted(id_, case, books) for id_, case in books.cases.items()), key=lambda one: one[0])
    if not every:
        scene.say((Paragraph(words.NOBODYS),))
        return None
    return views.fill_in(tuple(wanted for _, wanted in every))


def _wanted(kpi_id: str, case: Case, books: Desk) -> tuple[bool, Wanted]:
    owed = due(case, books.day)
    rhythm = periods.rhythm(case.definition)
    period = owed or periods.period_of(books.day.today, rhythm, starts_in=books.day.starts_in)
    last = case.last
    hint = words.MODAL_HINT_FIRST
    if last is not None:
        hint = words.MODAL_HINT.format(last=value_text(case.definition, last.value))
    label = words.MODAL_LABEL.format(name=title(case.definition), period=periods.text_of(period))
    return owed is None, Wanted(kpi_id, period.key, label, hint)


def take_all(scene: Scene, view: ViewJson) -> Answer:
    """Record what was filled in; what cannot be read or is of another unit is said at its field."""
    books, typed = checkins.desk(scene), views.filled(entered(view))
    read = {field: _entry(field, text, books) for field, text in typed.items()}
    wrong = {field: found for field, found in read.items() if isinstance(found, str)}
    if wrong or not read:
        nothing = {view["blocks"][-1]["block_id"]: words.MODAL_NOTHING}
        return Answer(errors=wrong or nothing)
    entries = tuple(found for found in read.values() if isinstance(found, Entry))
    checkins.record(scene, Batch(id=scene.services.new_id(), entries=entries), books)
    return Answer()


def _entry(field: str, text: str, books: Desk) -> Entry | str:
    """What was typed into one field, or what is wrong with it."""
    kpi_id, period = views.split(field)
    case = books.cases.get(kpi_id)
    if case is None:
        return words.NOBODYS
    found = reports(
        text, kpis=(known(kpi_id, case.definition),), today=books.day.today, starts_in=books.day.starts_in
    )
    example = recording.example(case.definition)
    if len(found) != 1:
        return words.MODAL_NOT_READ.format(example=example)
    entry = Entry(report=found[0], kpi=kpi_id, period="" if found[0].day else period)
    doubt = recording.placed(entry, books).doubt
    if doubt is Doubt.SEVERAL or (doubt is not None and found[0].is_same):
        return (words.MODAL_SEVERAL if doubt is Doubt.SEVERAL else words.MODAL_NO_LAST).format(
            example=example
        )
    if doubt is not None and doubt.is_final:
        return words.MODAL_WRONG_UNIT.format(unit=recording.unit_words(case.definition), example=example)
    return entry


def show_action(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """Cause and action of one KPI, for those who record it."""
    kpi_id = press.value
    case = checkins.desk(scene).cases.get(kpi_id)
    if case is None:
        scene.say((Paragraph(words.NOBODYS),))
        return None
    department = next(d for d in scene.company.departments if d.id == _department_of(scene, kpi_id))
    who = owner_of(case.definition, department)
    today = scene.facts.today + timedelta(days=DAYS_TO_ACT)
    about = Small(fill("{statement}", statement=case.definition.statement))
    batch = checkins.last_batch(scene)
    said = batch.said if batch is not None and any(one.kpi == kpi_id for one in batch.kept) else ""
    return views.action(kpi_id, about=about, who=who, today=today, what=said)


def _department_of(scene: Scene, kpi_id: str) -> str:
    return next(kpi.department for kpi in kpis.find(scene.session, [kpi_id]))


def take_action(scene: Scene, view: ViewJson) -> Answer:
    """Keep the cause and the action."""
    typed = entered(view)
    by = typed.day("by")
    if by is not None and by < scene.facts.today:
        return Answer(errors={"by": words.ACTION_PAST})
    books = checkins.desk(scene)
    case = books.cases.get(typed.about)
    if case is None:
        scene.say((Paragraph(words.NOBODYS),))
        return Answer()
    _respond(scene, typed, case, books)
    said = fill(
        words.ACTION_SAVED,
        name=title(case.definition),
        action=typed.text("what").rstrip("."),
        who=mention(typed.text("who")),
        by=day_text(by) if by else "",
        cause=typed.text("cause").rstrip("."),
    )
    scene.say((Paragraph(said),))
    return Answer()


def _respond(scene: Scene, typed: Entered, case: Case, books: Desk) -> None:
    period = standing(case, books.day).period
    response = Response(
        kpi=typed.about,
        period=period.key if period else "",
        at=scene.at,
        author=scene.user,
        cause=typed.text("cause"),
        action=typed.text("what"),
        who=typed.text("who"),
        by=typed.day("by"),
    )
    values.respond(scene.session, response)
