"""A department's draft: begun, taken up again, taken over, answered, gone back in."""

from bot.dialogue import drafting as dialogue
from bot.dialogue.company import is_ready
from bot.dialogue.draft import Draft
from bot.dialogue.lists import SETTLED, offered
from bot.dialogue.question import next_question
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small, Style
from bot.dialogue.turn import RESTART_KEY, Control, Move, Turn, advance, control, prompt
from bot.dialogue.work import settle
from bot.usecases import asking, events, setup, twins
from bot.usecases.scene import Scene, mark_of, may_draft
from bot.usecases.sets import document
from bot.wording import controls as control_words
from bot.wording import sheets as sheet_words
from bot.wording import talk as words
from bot.wording.markup import Markup, fill, joined, mention
from kpi_rules.nouns import Department, DraftState
from store import drafts
from store.nouns import StoredDraft, Topic

LONGEST_TRAIL = 50


def begin(scene: Scene, *, named: str = "") -> None:
    """Start or go on with the draft of the person's department; or say kindly why not."""
    mine = scene.own_departments()
    # A goal that is added later, and is not whole yet, stops nobody who has begun.
    if not is_ready(scene.company) and not any(_current(scene, department) for department in mine):
        setup.not_ready(scene)
        return
    if not mine:
        scene.say((Paragraph(_not_yours(scene)),))
        return
    wanted = (
        [d for d in mine if d.name.casefold() == named.strip().casefold()] if named.strip() else list(mine)
    )
    if len(wanted) == 1:
        take_up(scene, wanted[0])
    else:
        _which(scene, mine, asked=bool(named.strip()))


def _not_yours(scene: Scene) -> Markup:
    heads = joined([
        fill(words.HEAD_OF, name=d.name, head=mention(d.head)) for d in scene.company.departments
    ])  # fmt: skip
    return fill(words.NOT_YOURS, heads=heads, owners=setup.owners(scene))


def _which(scene: Scene, mine: tuple[Department, ...], *, asked: bool) -> None:
    unknown = (Paragraph(words.WHICH_UNKNOWN),) if asked else ()
    choices = tuple(Choice(d.id, d.name) for d in mine)
    scene.say((*unknown, Paragraph(words.WHICH), Choices("department.choose:", choices)))


def take_up(scene: Scene, department: Department) -> None:
    """Open the department's draft for this person, or a new one."""
    stored = _current(scene, department)
    if stored is None:
        stored = _new(scene, department)
        scene.turn_to(Topic.DRAFT, draft_id=stored.id)
        begun = fill(words.BEGIN, department=department.name)
        scene.say((Paragraph(begun), Small(control_words.CONTROLS), *_prompt(scene, document(stored))))
        return
    if stored.drafter != scene.user and stored.state is not DraftState.APPROVED:
        _occupied(scene, stored, department)
        return
    scene.turn_to(Topic.DRAFT, draft_id=stored.id)
    draft = _owned(scene, stored)
    scene.say((Small(fill(words.GO_ON, department=department.name)), *_prompt(scene, draft)))


def _current(scene: Scene, department: Department) -> StoredDraft | None:
    """The open draft, or the one approved last."""
    found = drafts.open_for(scene.session, department.id)
    if found is not None:
        return found
    return next(iter(drafts.of_department(scene.session, department.id)), None)


def _owned(scene: Scene, stored: StoredDraft) -> Draft:
    """An approved set belongs to whoever of the department takes it up next."""
    draft = document(stored)
    if stored.drafter == scene.user:
        return draft
    return _keep(scene, stored, draft.model_copy(update={"drafter": scene.user}))


def _new(scene: Scene, department: Department) -> StoredDraft:
    draft = Draft(id=scene.services.new_id(), department=department.id, drafter=scene.user)
    scene.note("draft begun", subject=draft.id)
    return drafts.create(scene.session, _stored(draft), at=scene.at)


def _occupied(scene: Scene, stored: StoredDraft, department: Department) -> None:
    told = fill(words.OCCUPIED, drafter=mention(stored.drafter), department=department.name)
    choices = (Choice("take", words.TAKE_OVER, Style.PRIMARY), Choice("leave", words.LEAVE_IT))
    scene.say((Paragraph(told), Choices(f"takeover:{stored.id}", choices)))


def take_over(scene: Scene, pressed: Pressed) -> None:
    """Go on where a colleague of the same department stopped, when the person may."""
    stored = drafts.load(scene.session, pressed.subject)
    department = scene.department_of(stored)
    if stored is None or department is None:
        scene.say((Paragraph(words.STALE),))
    elif not may_draft(scene.user, department):
        scene.say((Paragraph(_not_yours(scene)),))
    elif stored.drafter == scene.user:
        take_up(scene, department)
    elif pressed.value != "take":
        scene.say((Paragraph(fill(words.LEFT, drafter=mention(stored.drafter))),))
    else:
        _taken_over(scene, stored, department)


def _taken_over(scene: Scene, stored: StoredDraft, department: Department) -> None:
    before = stored.drafter
    draft = _keep(scene, stored, document(stored).model_copy(update={"drafter": scene.user}))
    scene.note("draft taken over", subject=stored.id)
    told = fill(words.TAKEN_FROM_YOU, drafter=mention(scene.user), department=department.name)
    scene.tell(before, (Paragraph(told),))
    scene.turn_to(Topic.DRAFT, draft_id=stored.id)
    said = Paragraph(fill(words.TAKEN_OVER, drafter=mention(before)))
    scene.look_at(draft)
    scene.say((said, *dialogue.summary(draft, scene.facts), *_prompt(scene, draft)))


def answer(scene: Scene, reply: Reply) -> None:
    """One answer to the open question of the draft that the conversation is about."""
    stored = scene.talked_of
    department = scene.department_of(stored)
    if stored is None or department is None:
        scene.turn_to(Topic.NONE)
        scene.say((Paragraph(fill(words.GONE, owners=setup.owners(scene))),))
    elif not may_draft(scene.user, department):
        scene.turn_to(Topic.NONE)
        said = fill(words.NO_LONGER, department=department.name, owners=setup.owners(scene))
        scene.say((Paragraph(said),))
    elif stored.drafter != scene.user:
        _occupied(scene, stored, department)
    else:
        _turn(scene, stored, reply)


def offer(scene: Scene, lines: tuple[str, ...], *, before: Says) -> bool:
    """Put a list to the person who drafts, as if it were pasted; False when they are at no draft that may change."""
    stored = scene.talked_of if _is_drafting(scene) else None
    department = scene.department_of(stored)
    if stored is None or department is None or not may_draft(scene.user, department):
        return False
    after = offered(document(stored), lines) if stored.drafter == scene.user else None
    if after is None:
        return False
    _keep_step(scene, stored, after, Pressed("", ()))
    opened = next_question(dialogue.AGENDA, after, scene.facts)
    later = () if opened and opened.question.id == "pasted" else (Small(sheet_words.KEPT),)
    scene.say((*before, *later, *_prompt(scene, after)))
    return True


def sit_down(scene: Scene, department: Department) -> bool:
    """Turn to the department's draft without asking anything; False when nothing may come into it now."""
    stored = _current(scene, department)
    if stored is None and is_ready(scene.company):
        stored = _new(scene, department)
    if stored is None or stored.drafter != scene.user or stored.state in SETTLED:
        return False
    scene.turn_to(Topic.DRAFT, draft_id=stored.id)
    return True


def change(scene: Scene, stored: StoredDraft, draft: Draft, *, said: Says) -> None:
    """Change the draft from outside of its talk; whoever is in that talk sees the question that is open now."""
    if not (_is_drafting(scene) and scene.conversation.draft_id == stored.id):
        _keep(scene, stored, draft)
        scene.say(said)
        return
    before = _open_key(scene, document(stored))
    _keep_step(scene, stored, draft, Pressed("", ()))
    scene.say((*said, *_prompt(scene, draft, after=before)))


def own_open(scene: Scene) -> StoredDraft | None:
    """The draft that the person is at, if it is theirs to change right now."""
    stored = scene.talked_of if _is_drafting(scene) else None
    department = scene.department_of(stored)
    if stored is None or department is None or not may_draft(scene.user, department):
        return None
    is_open = stored.state in {DraftState.DRAFTING, DraftState.SENT_BACK}
    return stored if is_open and stored.drafter == scene.user else None


def _is_drafting(scene: Scene) -> bool:
    return scene.conversation.topic is Topic.DRAFT and not scene.conversation.paused


def _turn(scene: Scene, stored: StoredDraft, reply: Reply) -> None:
    draft = document(stored)
    scene.look_at(draft)
    facts = scene.facts
    if isinstance(reply, Pressed) and scene.is_repeat(reply, open_key=_open_key(scene, draft)):
        return
    reply = scene.as_confirmed(reply)
    summary = dialogue.summary(draft, facts) if control(reply) is Control.SHOW else ()
    turn = advance(dialogue.AGENDA, draft, reply, facts, summary=summary, settle=settle)
    if turn.move is not None:
        _move(scene, stored, turn)
        return
    if turn.state != draft:
        _keep_step(scene, stored, turn.state, reply)
    scene.stale = turn.stale
    if turn.confirms:
        scene.remember(answered=RESTART_KEY)
    scene.say(
        (*asking.follow(scene, draft, turn.state), *twins.noticed(scene, draft, turn.state), *turn.says)
    )
    if turn.event is not None:
        events.follow(scene, turn.event, draft=turn.state, note=turn.note)


def _open_key(scene: Scene, draft: Draft) -> str:
    opened = next_question(dialogue.AGENDA, draft, scene.facts)
    return opened.key if opened else ""


def _keep_step(scene: Scene, stored: StoredDraft, draft: Draft, reply: Reply) -> None:
    trail = (*scene.conversation.trail, str(stored.version))[-LONGEST_TRAIL:]
    _keep(scene, stored, draft)
    scene.remember(trail=trail, answered=mark_of(reply))


def _keep(scene: Scene, stored: StoredDraft, draft: Draft) -> Draft:
    changed = _stored(draft).model_copy(update={"version": stored.version})
    scene.keep_draft(changed)
    return draft


def _move(scene: Scene, stored: StoredDraft, turn: Turn[Draft]) -> None:
    match turn.move:
        case Move.PAUSE:
            scene.remember(paused=True)
            scene.say(turn.says)
        case Move.RESTART:
            fresh = Draft(id=stored.id, department=stored.department, drafter=scene.user)
            _keep_step(scene, stored, fresh, Pressed("", ()))
            scene.say((*turn.says, *_prompt(scene, fresh)))
        case _:
            _go_back(scene, stored, steps=turn.steps)


def _go_back(scene: Scene, stored: StoredDraft, *, steps: int) -> None:
    """The state before the last answers. A submitted or approved set is taken back by its own button only."""
    draft = document(stored)
    trail = scene.conversation.trail
    steps = min(steps, len(trail))
    earlier = drafts.revision(scene.session, stored.id, int(trail[-steps])) if trail else None
    before = Draft.model_validate_json(earlier.document) if earlier else None
    if before is None or before.state != draft.state or draft.state in SETTLED:
        scene.say((Paragraph(control_words.NOTHING_BEFORE), *_prompt(scene, draft)))
        return
    _keep(scene, stored, before)
    scene.remember(trail=trail[:-steps], answered="")
    scene.say((Small(control_words.went_back(steps)), *_prompt(scene, before)))


def ask_again(scene: Scene, *, before: Says = ()) -> None:
    """The open question once more, as after a pause."""
    stored = scene.talked_of
    if stored is None or scene.department_of(stored) is None:
        answer(scene, Pressed("", ()))
        return
    scene.remember(paused=False)
    scene.say((*before, *_prompt(scene, document(stored))))


def _prompt(scene: Scene, draft: Draft, *, after: str = "") -> Says:
    scene.look_at(draft)
    return prompt(dialogue.AGENDA, draft, scene.facts, after=after)


def _stored(draft: Draft) -> StoredDraft:
    return StoredDraft(
        id=draft.id,
        department=draft.department,
        drafter=draft.drafter,
        state=draft.state,
        version=0,
        document=draft.model_dump_json(),
    )
