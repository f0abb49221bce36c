"""The company's goals: who may set them, the questions about them, the demo company."""

import re

from bot import inbound
from bot.dialogue import asides
from bot.dialogue import company as dialogue
from bot.dialogue import departments as questions
from bot.dialogue.prompts import is_yes
from bot.dialogue.question import choices_of, next_question
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small, Style
from bot.dialogue.turn import RESTART_KEY, Move, Turn, advance, prompt
from bot.usecases import events, record
from bot.usecases.demo import demo_company
from bot.usecases.scene import Scene, mark_of
from bot.views.forms import Entered, Frame, OneOf, People, Several, Someone, Text, entered, form
from bot.views.modals import Answer, ViewJson
from bot.wording import company as company_words
from bot.wording import controls as control_words
from bot.wording import strategy as strategy_words
from bot.wording import talk as words
from bot.wording.markup import Markup, fill, joined, mention
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department, DepartmentKind
from store import company as companies
from store import drafts
from store.nouns import Topic


def is_ready(company: Company) -> bool:
    """Whether departments can draft."""
    return dialogue.is_ready(company)


def owners(scene: Scene) -> Markup:
    """The strategy owners as mentions."""
    return joined([mention(owner) for owner in scene.company.owners], last=" or ")


def welcome(*, seen: bool = False) -> Says:
    """What anybody hears in a workspace where nothing is set up; who we are, only to those who do not know us yet."""
    choices = (Choice("claim", words.CLAIM, Style.PRIMARY), Choice("demo", words.DEMO))
    return (
        *(() if seen else (Paragraph(words.FIRST),)),
        Paragraph(words.FIRST_NOBODY),
        Choices("welcome:", choices),
        Small(words.FIRST_DEMO),
    )


def begin(scene: Scene) -> None:
    """Set up the company, or go on with it; only its strategy owners may."""
    if not scene.company.owners:
        scene.say(welcome())
    elif not scene.is_owner:
        scene.say((Paragraph(fill(words.NOT_OWNER, owners=owners(scene))),))
    else:
        scene.turn_to(Topic.COMPANY)
        scene.say(prompt(dialogue.AGENDA, scene.company, scene.facts))


_OWNS = re.compile(
    r"\b(?:i|we)(?:'m|'re| am| are)? (?:(?:the|an?|its|co-?) ?)*(?:own|run|lead|founded|owner|founder|ceo|boss|"
    r"director|managing director|head of the company)\b"
)
"""How those speak of themselves who set the goals of their company."""


def welcome_answer(text: str) -> Pressed | None:
    """The button of the welcome that somebody typed, in their own words; None when they say something else."""
    choices = choices_of(welcome())
    found = choices[0] if is_yes(text) or _OWNS.search(asides.plain(text)) else asides.meant(text, choices)
    return None if found is None else Pressed("welcome:", (found.value,))


def welcomed(scene: Scene, pressed: Pressed) -> None:
    """The first person who wants to becomes the strategy owner, or loads the demo."""
    if scene.is_owner:
        begin(scene)
    elif scene.company.owners:
        scene.say((Paragraph(fill(words.ALREADY_CLAIMED, owners=owners(scene))),))
    elif pressed.value == "demo":
        load_demo(scene)
    else:
        record.keep(scene, scene.company.model_copy(update={"owners": (scene.user,)}))
        scene.note("goals claimed", subject="company")
        scene.turn_to(Topic.COMPANY)
        scene.say((Small(words.CLAIMED), *prompt(dialogue.AGENDA, scene.company, scene.facts)))


def load_demo(scene: Scene) -> None:
    """The demo company, into a workspace that has none yet."""
    if scene.company.owners:
        scene.say((Paragraph(fill(words.DEMO_NOT_EMPTY, company=scene.company.name or "…")),))
        return
    record.keep(scene, demo_company(team_id=scene.team, today=scene.facts.today, loader=scene.user))
    heads = joined([mention(d.head) for d in scene.company.departments])
    scene.say((Paragraph(fill(words.DEMO_LOADED, company=scene.company.name, heads=heads)),))


def not_ready(scene: Scene) -> None:
    """Why nobody can draft yet, and who can change that."""
    if not scene.company.owners:
        scene.say(welcome())
    elif scene.is_owner:
        begin(scene)
    else:
        said = fill(words.NOT_READY, missing=_missing(scene.company), owners=owners(scene))
        scene.say((Paragraph(said),))


def _missing(company: Company) -> Markup:
    """The first things that are missing, in words."""
    found = []
    if not company.objectives:
        found.append(words.MISSING_OBJECTIVE)
    if any(not o.indicators for o in company.objectives) or not company.objectives:
        found.append(words.MISSING_INDICATOR)
    if not company.departments:
        found.append(words.MISSING_DEPARTMENT)
    return joined(found) or words.MISSING_DETAIL


def _open_key(scene: Scene) -> str:
    opened = next_question(dialogue.AGENDA, scene.company, scene.facts)
    return opened.key if opened else ""


def answer(scene: Scene, reply: Reply) -> None:
    """One answer to the open question about the company."""
    if not scene.is_owner:
        scene.turn_to(Topic.NONE)
        scene.say((Paragraph(fill(words.NOT_OWNER, owners=owners(scene))),))
        return
    if scene.is_repeat(reply, open_key=_open_key(scene)):
        return
    facts, reply = scene.facts, scene.as_confirmed(reply)
    turn = advance(dialogue.AGENDA, scene.company, reply, facts, summary=dialogue.summary(scene.company))
    if turn.move is not None:
        _move(scene, turn)
        return
    if turn.state != scene.company:
        _keep_step(scene, turn.state, reply)
    scene.stale = turn.stale
    if turn.confirms:
        scene.remember(answered=RESTART_KEY)
    scene.say(turn.says)
    if turn.event is not None:
        events.follow_company(scene, turn.event)


def show_department(_scene: Scene, _press: inbound.Pressed) -> ViewJson:
    """An empty form for one department."""
    functions = tuple(Choice(one.value, label) for one, label in company_words.FUNCTIONS.items())
    kinds = tuple(Choice(one.value, label) for one, label in company_words.KINDS.items())
    fields = (
        Text("name", company_words.MODAL_NAME, most=80),
        OneOf("function", company_words.MODAL_FUNCTION, options=functions),
        Several("also", company_words.MODAL_ALSO, optional=True, options=functions),
        OneOf("kind", company_words.MODAL_KIND, options=kinds),
        Someone("head", company_words.MODAL_HEAD),
        People("deputies", company_words.MODAL_DEPUTIES, optional=True),
    )
    frame = Frame(company_words.MODAL_TITLE, company_words.MODAL_SUBMIT)
    return form(questions.FORM, frame, about="", fields=fields)


def _entered(scene: Scene, typed: Entered) -> Department:
    main = Function(typed.text("function"))
    more = (Function(one) for one in typed.several("also"))
    return Department(
        id=scene.services.new_id(),
        name=" ".join(typed.text("name").split()),
        function=main,
        kind=DepartmentKind(typed.text("kind")),
        head=typed.text("head"),
        deputies=typed.several("deputies"),
        also=tuple(one for one in more if one is not main),
    )


def take_department(scene: Scene, view: ViewJson) -> Answer:
    """Take a department from the modal, when its name is free. Only strategy owners may."""
    if not scene.is_owner:
        scene.say((Paragraph(fill(words.NOT_OWNER, owners=owners(scene))),))
        return Answer()
    department = _entered(scene, entered(view))
    if not department.name:
        return Answer({"name": company_words.MODAL_NAME_EMPTY})
    outcome = questions.with_department(scene.company, department)
    if outcome.state == scene.company:
        return Answer({"name": company_words.MODAL_TAKEN})
    _keep_step(scene, outcome.state, Pressed("department:", (department.id,)))
    scene.turn_to(Topic.COMPANY)
    scene.say(prompt(dialogue.AGENDA, scene.company, scene.facts))
    return Answer()


def ask_again(scene: Scene, *, before: Says = ()) -> None:
    """The open question once more."""
    scene.remember(paused=False)
    scene.say((*before, *prompt(dialogue.AGENDA, scene.company, scene.facts)))


def _move(scene: Scene, turn: Turn[Company]) -> None:
    match turn.move:
        case Move.PAUSE:
            scene.remember(paused=True)
            scene.say(turn.says)
        case Move.RESTART if drafts.all_in(scene.session):
            _keep_ground(scene)
        case Move.RESTART:
            fresh = Company(team_id=scene.team, owners=scene.company.owners, version=scene.company.version)
            _keep_step(scene, fresh, Pressed("", ()))
            scene.say((*turn.says, *prompt(dialogue.AGENDA, scene.company, scene.facts)))
        case _:
            _go_back(scene, steps=turn.steps)


def _keep_ground(scene: Scene) -> None:
    """Nothing is thrown away on which departments have built."""
    begun = {draft.department for draft in drafts.all_in(scene.session)}
    names = joined([fill("{name}", name=d.name) for d in scene.company.departments if d.id in begun])
    told = fill(strategy_words.RESTART_DRAFTS, departments=names)
    scene.say((Paragraph(told), *prompt(dialogue.AGENDA, scene.company, scene.facts)))


def _go_back(scene: Scene, *, steps: int) -> None:
    """The record before the last answers, unless somebody else changed it in the meantime."""
    trail = scene.conversation.trail
    steps = min(steps, len(trail))
    others = record.others_since(scene, int(trail[-steps])) if trail else ()
    if others:
        scene.remember(trail=())
        who = joined([mention(other) for other in others])
        told = fill(strategy_words.BACK_OTHERS, who=who)
        scene.say((Paragraph(told), *prompt(dialogue.AGENDA, scene.company, scene.facts)))
        return
    earlier = companies.at_version(scene.session, int(trail[-steps])) if trail else None
    if earlier is None:
        scene.say(
            (Paragraph(control_words.NOTHING_BEFORE), *prompt(dialogue.AGENDA, scene.company, scene.facts))
        )
        return
    record.keep(scene, earlier.model_copy(update={"version": scene.company.version}))
    scene.remember(trail=trail[:-steps], answered="")
    scene.say((Small(control_words.went_back(steps)), *prompt(dialogue.AGENDA, scene.company, scene.facts)))


def _keep_step(scene: Scene, company: Company, reply: Reply) -> None:
    trail = (*scene.conversation.trail, str(scene.company.version))[-50:]
    record.keep(scene, company)
    scene.remember(trail=trail, answered=mark_of(reply))
