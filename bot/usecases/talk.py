"""What a message or a button is about: a draft, the company's goals, a decision, or none of these."""

from collections.abc import Callable

from bot import inbound
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small, Style
from bot.usecases import (
    about,
    approval,
    asking,
    bonds,
    cascade,
    check,
    checkins,
    drafting,
    echo_answers,
    echoes,
    events,
    export,
    files,
    greeting,
    growth,
    heard,
    in_words,
    looking,
    owed_shown,
    posts,
    reminding,
    reviews,
    setup,
    showing,
    status,
    strategy,
    told_values,
)
from bot.usecases.scene import Scene, opened
from bot.usecases.services import Services
from bot.usecases.sets import document
from bot.wording import controls as control_words
from bot.wording import talk as words
from bot.wording import trouble
from bot.wording.markup import fill
from store import drafts, outbox
from store.nouns import Topic

GREETINGS = {"hi", "hello", "hey", "good morning", "good afternoon", "thanks", "thank you", "ok thanks"}
DRAFT_WORDS = {"draft", "draft my kpis", "draft kpis", "draft my kpi", "start", "kpis", "my kpis"}
CONTINUE_WORDS = {"continue", "resume", "go on"}
STRATEGY_WORDS: dict[str, Callable[[Scene], None]] = {
    "strategy": strategy.begin,
    "show strategy": strategy.begin,
    "show the strategy": strategy.begin,
    "tree": lambda scene: cascade.show_tree(scene, ""),
    "matrix": cascade.show_matrix,
    "export": lambda scene: export.hand_out(scene, ""),
    "map": cascade.show_map,
    "strategy map": cascade.show_map,
}
SETUP_WORDS = {"setup", "set up", "set up the company"}


def said(services: Services, message: inbound.Said, found: files.Found | None = None) -> None:
    """A message in the DM, with what was found in its files."""
    looked = in_words.looked(services, message)
    with opened(
        services,
        team=message.team,
        user=message.user,
        key=message.key,
        kind="message",
        channel=message.channel,
    ) as scene:
        if scene is not None:
            _hear(scene, message, found or files.Found(), looked)


def edited(services: Services, message: inbound.Edited) -> None:
    """An earlier message was changed: what was noted stays, and the person is told so."""
    with opened(
        services, team=message.team, user=message.user, key=message.key, kind="edit", channel=message.channel
    ) as scene:
        if scene is not None and scene.conversation.topic is not Topic.NONE:
            scene.say((Small(trouble.EDIT_NOT_READ),))


def _hear(scene: Scene, message: inbound.Said, found: files.Found, looked: Says = ()) -> None:
    heard = message.words
    if found.lines:
        files.take(scene, found, beside=heard.readable)
    elif heard.too_long:
        limit = inbound.MOST_CHARACTERS
        too_long = fill(trouble.TOO_LONG, count=f"{len(heard.text):,}", limit=f"{limit:,}")
        scene.say((Paragraph(too_long),))
    elif not heard.readable:
        scene.say(found.says or (Paragraph(trouble.NOT_HEARD),))
    else:
        scene.say(found.says)
        _understand(scene, Typed(heard.text, heard.mentions), looked)


def _understand(scene: Scene, reply: Typed, looked: Says = ()) -> None:
    plain = " ".join(reply.text.casefold().strip(" .!?").split())
    first, _, rest = plain.partition(" ")
    if plain in DRAFT_WORDS:
        drafting.begin(scene)
    elif plain in SETUP_WORDS:
        setup.begin(scene)
    elif plain in STRATEGY_WORDS:
        STRATEGY_WORDS[plain](scene)
    elif first == "status" and len(rest.split()) <= 3:
        _status(scene, rest)
    elif first in {"check", "check:"} and rest:
        scene.say(check.verdict(reply.text.split(None, 1)[1], facts=scene.facts))
    elif plain in CONTINUE_WORDS or plain in GREETINGS:
        _go_on(scene, greeted=plain in GREETINGS)
    elif looked and not checkins.is_asked(scene):
        scene.say(looked)
    elif in_words.begun(scene, reply.text) or told_values.hears(scene, reply) or _led_to_decide(scene, reply):
        pass
    elif scene.conversation.paused:
        resume = Choices("pause:", (Choice("continue", control_words.CONTINUE, Style.PRIMARY),))
        scene.say((Paragraph(control_words.STILL_PAUSED), resume))
    else:
        _answer(scene, reply)


def _led_to_decide(scene: Scene, reply: Typed) -> bool:
    """Whether somebody decides in words on a set that waits for them, and is led to its button."""
    waiting = greeting.waiting(scene) if greeting.decides(reply.text) else ()
    if waiting:
        scene.say((Paragraph(words.DECIDE), *waiting))
    return bool(waiting)


def _status(scene: Scene, asked: str) -> None:
    services = scene.services
    scene.say(status.status_in(scene.session, services, user=scene.user, asked=asked))


def _go_on(scene: Scene, *, greeted: bool) -> None:
    before: Says = (Small(control_words.RESUMED),) if scene.conversation.paused else ()
    match scene.conversation.topic:
        case Topic.DRAFT:
            drafting.ask_again(scene, before=before)
        case Topic.COMPANY if scene.is_owner:
            setup.ask_again(scene, before=before)
        case _ if greeted and scene.company.owners:
            scene.say((Paragraph(words.HELLO), *greeting.waiting(scene), *greeting.hello(scene)))
        case _ if greeted:
            scene.say(greeting.hello(scene))
        case _:
            drafting.begin(scene)


def _answer(scene: Scene, reply: Reply) -> None:
    match scene.conversation.topic:
        case Topic.DRAFT:
            drafting.answer(scene, reply)
        case Topic.COMPANY:
            setup.answer(scene, reply)
        case Topic.NONE if isinstance(reply, Typed) and reply.text.casefold().strip(" .?") == "help":
            scene.say(greeting.help_text(scene))
        case Topic.NONE if isinstance(reply, Typed) and scene.company.owners and greeting.told(reply.text):
            scene.say((*greeting.told(reply.text), *greeting.hello(scene)))
        case Topic.NONE if (
            isinstance(reply, Typed)
            and greeting.means_drafting(reply.text, records=checkins.records(scene))
            and _may_begin(scene)
        ):
            scene.say((Paragraph(words.CALM),) if greeting.sounds_lost(reply.text) else ())
            drafting.begin(scene)
        case Topic.NONE if isinstance(reply, Typed) and not scene.company.owners:
            _unclaimed(scene, reply)
        case _:
            known = scene.conversation.version > 0 or isinstance(reply, Pressed)
            lost = (Paragraph(words.UNKNOWN),) if known else ()
            scene.remember(topic=Topic.NONE)
            scene.say((*lost, *greeting.hello(scene)))


def _unclaimed(scene: Scene, reply: Typed) -> None:
    """Something typed where nobody has set any goals: an answer to the welcome, once that was read."""
    seen = scene.conversation.version > 0 or outbox.wrote_to(scene.session, scene.user)
    pressed_ = setup.welcome_answer(reply.text) if seen else None
    if pressed_ is not None:
        setup.welcomed(scene, pressed_)
    else:
        scene.remember(topic=Topic.NONE)
        scene.say(setup.welcome(seen=seen))


def _may_begin(scene: Scene) -> bool:
    return bool(scene.own_departments()) and setup.is_ready(scene.company)


def pressed(services: Services, press: inbound.Pressed) -> None:
    """A button or list was used. What it means is looked up; nothing in it is trusted."""
    with opened(services, team=press.team, user=press.user, key=press.key, kind="press") as scene:
        if scene is None:
            return
        card = CARDS.get(press.question.partition(":")[0])
        if card is not None:
            card(scene, press)
            return
        _use(scene, Pressed(press.question, press.values, press.label))
        scene.settle(press)


def nothing_chosen(services: Services, press: inbound.Pressed) -> None:
    """The button beside a list was pressed, and nothing is ticked in the list."""
    with opened(services, team=press.team, user=press.user, key=press.key, kind="press") as scene:
        if scene is not None:
            scene.say((Small(trouble.NOTHING_CHOSEN),))


def form_late(services: Services, press: inbound.Pressed) -> None:
    """A form that was asked for could not be shown. The press itself was claimed already; this is about its form."""
    key = f"{press.key}:form"
    with opened(services, team=press.team, user=press.user, key=key, kind="form") as scene:
        if scene is not None:
            scene.say((Small(trouble.FORM_LATE),))


def _use(scene: Scene, press: Pressed) -> None:
    use = OUTSIDE_A_DRAFT.get(press.key.partition(":")[0], _answer)
    use(scene, press)


def _menu(scene: Scene, press: Pressed) -> None:
    match press.value:
        case "draft":
            drafting.begin(scene)
        case "setup":
            setup.begin(scene)
        case "status":
            _status(scene, "")
        case _:
            scene.say(greeting.help_text(scene))


def _choose(scene: Scene, press: Pressed) -> None:
    department = next((d for d in scene.own_departments() if d.id == press.value), None)
    if department is None or not setup.is_ready(scene.company):
        drafting.begin(scene)
    else:
        drafting.take_up(scene, department)


def _decide(scene: Scene, press: Pressed) -> None:
    stored = drafts.load(scene.session, press.subject)
    if stored is None:
        scene.say((Paragraph(words.STALE),))
    elif approval.may_decide(scene, stored.id, stored.version) is not None:
        scene.say(events.approval_card(scene, document(stored)))


def _resume(scene: Scene, _press: Pressed) -> None:
    _go_on(scene, greeted=False)


def _show(scene: Scene, press: Pressed) -> None:
    says = showing.chosen(scene.session, scene.company, kpi_id=press.value, user=scene.user)
    scene.say(says)


OUTSIDE_A_DRAFT: dict[str, Callable[[Scene, Pressed], None]] = {
    "welcome": setup.welcomed,
    "menu": _menu,
    "department.choose": _choose,
    "takeover": drafting.take_over,
    "agree": approval.agree_to_mission,
    "approval": approval.decided,
    "decide": _decide,
    "pause": _resume,
    "show": _show,
    "strategy": strategy.pressed,
    "look": looking.pressed,
    "review.of": reviews.of,
    "review.next": reviews.close,
    "review.decide": reviews.decide,
    "value": checkins.pressed,
    "value.undo": checkins.undo,
    **reminding.PRESSES,
}
"""Buttons that do not answer the open question of a draft or of the set-up."""

CARDS: dict[str, Callable[[Scene, inbound.Pressed], None]] = {
    "asked": asking.answered,
    "askwho": asking.picked,
    "heard": heard.decided,
    echoes.KEY: echo_answers.answered,
    "about": about.chosen,
    "tie": bonds.answered,
    "post": posts.answered,
    "growth": growth.changed,
    owed_shown.KEY: owed_shown.shown,
}
"""Buttons of messages that look after themselves: other questions on them stay open when one was answered."""
