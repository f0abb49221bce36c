"""The strategy record: shown to everybody, changed by its owners alone, one part at a time."""

from bot import inbound
from bot.dialogue.days import day_text
from bot.dialogue.reply import Pressed
from bot.dialogue.say import Choice, Choices, Form, Heading, Paragraph, Part, Says, Small, Style
from bot.strategy import changes, remarks
from bot.strategy.card import KEY, card
from bot.strategy.indicators import INDICATOR
from bot.strategy.kind import NEW, About, Kind, differences, opened, shown
from bot.strategy.remove import removal, remove_view, without
from bot.usecases import echoes, record, setup
from bot.usecases.below import below
from bot.usecases.scene import Scene
from bot.views.forms import Entered, entered
from bot.views.modals import Answer, ViewJson
from bot.wording import strategy as words
from bot.wording import talk as talk_words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules.nouns import Company
from store import company as companies
from store.nouns import Revision, Topic

MOST_ENTRIES, MOST_SCANNED = 8, 60
"""Changes shown at once, and versions looked at for them."""


def begin(scene: Scene) -> None:
    """Show the record. While there is none, go to where it begins."""
    if scene.company.objectives and scene.company.owners:
        last = companies.last_change(scene.session)
        waiting = echoes.waiting(scene)
        scene.say(card(scene.facts, may_change=scene.is_owner, last=last, waiting=waiting))
    else:
        setup.not_ready(scene)


def asked(scene: Scene, rest: str) -> None:
    """`/kpi strategy`, or its history."""
    word, _, number = rest.partition(" ")
    if word.casefold() == "history":
        history(scene, before=int(number) if number.strip().isdecimal() else None)
    else:
        begin(scene)


def history(scene: Scene, *, before: int | None = None) -> None:
    """Who changed what, the newest first; from a version on when it is given."""
    newest = scene.company.version
    at = min(before or newest, newest)
    entries: list[Part] = []
    lowest = max(0, at - MOST_SCANNED)
    while at > lowest and len(entries) < MOST_ENTRIES:
        entries += _entry(scene, at)
        at -= 1
    older = words.HISTORY_BEGINNING if at <= 0 else fill(words.HISTORY_MORE, page=at)
    heading = Heading(words.HISTORY_HEADING.format(company=scene.company.name))
    scene.say((heading, *(entries or [Paragraph(words.HISTORY_NONE)]), Small(older)))


def _entry(scene: Scene, version: int) -> list[Part]:
    """What one version brought; nothing where only the set-up went on."""
    revision = companies.revision(scene.session, version)
    if revision is None:
        return []
    after = Company.model_validate_json(revision.document)
    before = companies.at_version(scene.session, version - 1) or Company(team_id=scene.team)
    found = changes.lines(changes.as_of(scene.facts, after), before)
    if not found:
        return []
    day = day_text(revision.at.astimezone(scene.zone).date())
    shown = fill(words.HISTORY_ENTRY, day=day, who=mention(revision.author), lines=bullets(found))
    return [Paragraph(shown)]


def pressed(scene: Scene, _press: Pressed) -> None:
    """A button asks for the card."""
    begin(scene)


def show(scene: Scene, press: inbound.Pressed, *, kind: Kind) -> ViewJson | None:
    """The form for one part of the record, for strategy owners."""
    if not scene.is_owner:
        _refuse(scene)
        return None
    view = opened(kind, scene.facts, press.value or NEW)
    if view is None:
        begin(scene)  # what the list still showed is gone
    return view


def _refuse(scene: Scene) -> None:
    scene.note("goals refused", subject="company")
    scene.say((Paragraph(fill(talk_words.NOT_OWNER, owners=setup.owners(scene))),))


def take(scene: Scene, view: ViewJson, *, kind: Kind) -> Answer:
    """Take what was filled in, unless somebody else changed that part since the form was opened."""
    if not scene.is_owner:
        _refuse(scene)
        return Answer()
    sent = entered(view)
    about = About.model_validate_json(sent.about)
    meanwhile = record.changed_by(scene, about.version, lambda company: kind.filled(company, about.id))
    if meanwhile is not None:
        return Answer(view=_stale(scene, kind, sent, meanwhile=meanwhile))
    after = kind.read(scene.facts, about.id, sent)
    if isinstance(after, dict):
        return Answer(errors=after)
    removed = removal(scene.company, after)
    hanging = below(scene, removed) if removed else ()
    if hanging:
        return Answer(view=remove_view(scene.facts, about.id, hanging))
    _change(scene, kind, about.id, after)
    return Answer()


def take_removal(scene: Scene, view: ViewJson) -> Answer:
    """Take something out although work hangs on it: the owner has seen whose."""
    if not scene.is_owner:
        _refuse(scene)
        return Answer()
    about = About.model_validate_json(entered(view).about)
    found = without(scene.company, about.id)
    if found is None:
        begin(scene)
    else:
        kind, after = found
        _change(scene, kind, about.id, after)
    return Answer()


def _stale(scene: Scene, kind: Kind, sent: Entered, *, meanwhile: Revision) -> ViewJson:
    """The form again, with what was typed, below what the other one changed."""
    about = About.model_validate_json(sent.about)
    who = mention(meanwhile.author)
    before = companies.at_version(scene.session, about.version) or Company(team_id=scene.team)
    if not kind.filled(scene.company, about.id):
        typed = "; ".join(value for values in sent.answers.values() for value in values)
        gone = (Paragraph(fill(words.STALE_GONE, who=who, typed=typed)),)
        return remarks.only(gone)
    lines = _difference_lines(scene, kind, about.id, before=before)
    says: Says = (
        Paragraph(fill(words.STALE, who=who)),
        Paragraph(bullets(lines)),
        Paragraph(words.STALE_MORE),
    )
    return shown(kind, scene.facts, about.id, answers=sent.answers, says=says)


def _difference_lines(scene: Scene, kind: Kind, about_id: str, *, before: Company) -> list[Markup]:
    found = differences(kind, scene.facts, about_id, before=before)
    return [fill(words.CHANGE, label=d.label, before=d.before, after=d.after) for d in found]


def _change(scene: Scene, kind: Kind, about_id: str, after: Company) -> None:
    before = scene.company
    if after == before:
        scene.say((Small(words.NOTHING_CHANGED),))
        return
    asked = record.keep(scene, after)
    scene.note("goals changed", subject="company", detail=kind.name)
    if scene.conversation.topic is Topic.COMPANY:
        scene.remember(trail=())  # "back" in the set-up must not undo what a form did
    told = fill(words.ECHO_TOLD, who=joined([mention(person) for person in asked]))
    scene.say((*_noted(scene, kind, about_id, before=before), *((Small(told),) if asked else ()), _again()))


def _noted(scene: Scene, kind: Kind, about_id: str, *, before: Company) -> Says:
    new_id = remarks.new_in(scene.company, before)
    what = remarks.statement(scene.company, about_id, new_id) or words.NOTED_WORDS[kind.name]
    if remarks.is_gone(scene.company, before, about_id):
        gone = remarks.statement(before, about_id, "")
        return (Paragraph(fill(words.GONE, what=gone)),)
    lines = [] if new_id else _difference_lines(scene, kind, about_id, before=before)
    shown_ = (Small(bullets(lines)),) if lines else ()
    found = remarks.on(scene.facts, new_id or about_id)
    return (Paragraph(fill(words.NOTED, what=what)), *shown_, *found, *_next(scene, new_id))


def _next(scene: Scene, new_id: str) -> tuple[Part, ...]:
    """A new objective is nothing to draft from before it has an indicator."""
    lonely = any(o.id == new_id and not o.indicators for o in scene.company.objectives)
    if not lonely or not scene.company.departments:
        return ()
    add = Form(f"{KEY}add", INDICATOR.name, words.ADD_INDICATOR, subject=NEW)
    return (Paragraph(words.NEXT_INDICATOR), add)


def _again() -> Part:
    return Choices(KEY, (Choice("show", words.SHOW, Style.PLAIN),))
