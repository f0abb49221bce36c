"""The strategy record: shown to everybody, changed by its owners alone, one part at a time."""

from bot import inbound
from bot.dialogue.reply import Pressed
from bot.dialogue.say import Choice, Choices, Form, Paragraph, Part, Says, Small, Style
from bot.strategy import remarks
from bot.strategy.card import KEY, card
from bot.strategy.indicators import INDICATOR
from bot.strategy.kind import NEW, About, Kind, differences, opened, shown
from bot.strategy.remove import removal, remove_view, without
from bot.usecases import record, setup
from bot.usecases.below import below
from bot.usecases.scene import Scene
from bot.views.forms import Entered, entered
from bot.views.modals import Answer, ViewJson
from bot.wording import strategy as words
from bot.wording import talk as talk_words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules.nouns import Company
from store import company as companies
from store.nouns import Revision, Topic


def begin(scene: Scene) -> None:
    """Show the record. While there is none, go to where it begins."""
    if scene.company.objectives and scene.company.owners:
        last = companies.last_change(scene.session)
        scene.say(card(scene.facts, may_change=scene.is_owner, last=last))
    else:
        setup.not_ready(scene)


def pressed(scene: Scene, _press: Pressed) -> None:
    """A button asks for the card."""
    begin(scene)


def show(scene: Scene, press: inbound.Pressed, *, kind: Kind) -> ViewJson | None:
    """The form for one part of the record, for strategy owners."""
    if not scene.is_owner:
        _refuse(scene)
        return None
    view = opened(kind, scene.facts, press.values[0] if press.values else NEW)
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
    record.keep(scene, after)
    scene.note("goals changed", subject="company", detail=kind.name)
    if scene.conversation.topic is Topic.COMPANY:
        scene.remember(trail=())  # "back" in the set-up must not undo what a form did
    scene.say(_noted(scene, kind, about_id, before=before))


def _noted(scene: Scene, kind: Kind, about_id: str, *, before: Company) -> Says:
    new_id = remarks.new_in(scene.company, before)
    what = remarks.statement(scene.company, about_id, new_id) or words.NOTED_WORDS[kind.name]
    if remarks.is_gone(scene.company, before, about_id):
        gone = remarks.statement(before, about_id, "")
        return (Paragraph(fill(words.GONE, what=gone)), _again())
    lines = [] if new_id else _difference_lines(scene, kind, about_id, before=before)
    changes = (Small(bullets(lines)),) if lines else ()
    found = remarks.on(scene.company, new_id or about_id)
    return (Paragraph(fill(words.NOTED, what=what)), *changes, *found, *_next(scene, new_id), _again())


def _next(scene: Scene, new_id: str) -> tuple[Part, ...]:
    """A new objective is nothing to draft from before it has an indicator."""
    lonely = any(o.id == new_id and not o.indicators for o in scene.company.objectives)
    if not lonely or not scene.company.departments:
        return ()
    add = Form(f"{KEY}add", INDICATOR.name, words.ADD_INDICATOR, subject=NEW)
    return (Paragraph(words.NEXT_INDICATOR), add)


def _again() -> Part:
    return Choices(KEY, (Choice("show", words.SHOW, Style.PLAIN),))
