"""The departments served are asked about their needs, each head once; the person who drafts hears the answers."""

from bot import inbound
from bot.dialogue import asking as dialogue
from bot.dialogue.draft import Draft
from bot.dialogue.say import Paragraph, PickPerson, Says, Small
from bot.usecases.scene import Scene, may_draft
from bot.usecases.sets import document
from bot.views.blocks import render
from bot.wording import asking as words
from bot.wording import talk as talk_words
from bot.wording.markup import fill, joined, mention
from kpi_rules.asking import Request, Standing
from kpi_rules.ground_nouns import Need
from kpi_rules.nouns import Department
from store import asking, drafts
from store.message_nouns import Kind

ANSWERS = {"right": Standing.CONFIRMED, "not_needed": Standing.NOT_NEEDED, "again": Standing.SILENT}
"""What the buttons under a need mean."""


def follow(scene: Scene, before: Draft, after: Draft) -> Says:
    """Ask about the needs, once all of them were noted; what is to be said to the person who drafts."""
    done = dialogue.is_left(after, scene.facts)
    if not done or (dialogue.is_left(before, scene.facts) and before.needs == after.needs):
        return ()
    _recognise(scene, after)
    new = [need for need in after.needs if scene.asked.standing(need) is Standing.PROPOSED]
    served = scene.facts.departments(tuple(dict.fromkeys(need.department for need in new)))
    says = tuple(part for one in served for part in _ask(scene, after, one, new))
    scene.look_at(after)
    _put(scene, after, served)
    return (*_told_whom(scene, after, served), *says)


def _recognise(scene: Scene, draft: Draft) -> None:
    """A need that was taken back and typed again keeps what was answered about it."""
    scene.look_at(draft)
    known = {need.id for need in draft.needs}
    for need in draft.needs:
        request = scene.asked.about(need)
        if request is not None and request.need not in known:
            asking.rename(scene.session, request.need, to=need.id)
            scene.look_at(draft)
    for request in scene.asked.requests:
        if request.standing is Standing.SILENT and not dialogue.is_current(request, draft):
            # Nobody is reminded of a question that was taken back.
            asking.save(scene.session, request.model_copy(update={"standing": Standing.PROPOSED}))


def _ask(scene: Scene, draft: Draft, served: Department, needs: list[Need]) -> Says:
    mine = [need for need in needs if need.department == served.id]
    if served.head == draft.drafter:
        _note(scene, draft, mine, asked=draft.drafter, standing=Standing.CONFIRMED)
        return (Small(fill(words.YOURSELF, served=served.name)),)
    asked = _who_knows(scene, served, drafter=draft.drafter)
    if not asked:
        ask = Paragraph(fill(words.NOBODY, served=served.name))
        return (ask, PickPerson(f"askwho:{draft.id}/{served.id}", words.NOBODY_PICK))
    _note(scene, draft, mine, asked=asked, standing=Standing.SILENT)
    return ()


def _put(scene: Scene, draft: Draft, served: tuple[Department, ...]) -> None:
    """One message for everybody who is asked now, however many of these departments they speak for."""
    now = {r.served: r.asked for r in scene.asked.requests if r.asked_at == scene.at}
    for user in dict.fromkeys(now[one.id] for one in served if one.id in now):
        theirs = tuple(one for one in served if now.get(one.id) == user)
        if user != draft.drafter:
            scene.tell(user, dialogue.card(draft, theirs, facts=scene.facts))


def _note(scene: Scene, draft: Draft, needs: list[Need], *, asked: str, standing: Standing) -> None:
    own = standing is Standing.CONFIRMED
    for need in needs:
        request = Request(
            need=need.id,
            draft=draft.id,
            department=draft.department,
            served=need.department,
            asked=asked,
            asked_at=scene.at,
            text=need.text,
            standing=standing,
            by=asked if own else "",
            at=scene.at if own else None,
        )
        asking.save(scene.session, request)
        scene.note("need asked about", subject=need.id, detail=need.text)


def _who_knows(scene: Scene, served: Department, *, drafter: str) -> str:
    """The head, else the first deputy who is still here and does not draft this very set; "" when there is nobody."""
    here = (user for user in (served.head, *served.deputies) if scene.is_here(user))
    return next((user for user in here if user != drafter), "")


def _told_whom(scene: Scene, draft: Draft, served: tuple[Department, ...]) -> Says:
    silent = [r for r in scene.asked.requests if r.standing is Standing.SILENT and r.asked_at == scene.at]
    named = {r.served: r.asked for r in silent if r.asked != draft.drafter}
    who = [
        fill(words.ASKED_ONE, user=mention(named[one.id]), served=one.name)
        for one in served
        if one.id in named
    ]
    return (Small(fill(words.ASKED, who=joined(who))),) if who else ()


def picked(scene: Scene, press: inbound.Pressed) -> None:
    """The person who drafts says who can speak for a department without a head."""
    draft_id, _, served_id = press.subject.partition("/")
    draft = drafting_for(scene, draft_id)
    served = scene.company.department(served_id)
    if draft is None or served is None or not press.values:
        scene.say((Paragraph(talk_words.STALE),))
        return
    scene.look_at(draft)
    mine = (need for need in draft.needs if need.department == served.id)
    needs = [need for need in mine if scene.asked.standing(need) is Standing.PROPOSED]
    if needs and not _who_knows(scene, served, drafter=draft.drafter):
        _note(scene, draft, needs, asked=press.value, standing=Standing.SILENT)
        scene.look_at(draft)
        _put(scene, draft, (served,))
        scene.say((Small(fill(words.ASKED_LATE, user=mention(press.value), served=served.name)),))
    else:
        scene.say((Paragraph(talk_words.STALE),))


def drafting_for(scene: Scene, draft_id: str) -> Draft | None:
    """The draft, when this person drafts for its department by the record of this moment."""
    stored = drafts.load(scene.session, draft_id)
    department = scene.department_of(stored)
    if stored is None or department is None or not may_draft(scene.user, department):
        return None
    return document(stored)


# Answers of those who were asked


def answered(scene: Scene, press: inbound.Pressed) -> None:
    """A button under a need. The card stays, and shows what was answered."""
    request = may_answer(scene, press.subject)
    standing = ANSWERS.get(press.value)
    if request is None or standing is None:
        return
    keep_answer(scene, request, standing=standing)
    redraw(scene, request.draft, request.served, origin=press.origin)


def may_answer(scene: Scene, need_id: str) -> Request | None:
    """The request, if this person may answer it and it is still open; otherwise they are told why not."""
    request = asking.find(scene.session, need_id)
    draft = _draft_of(scene, request.draft) if request else None
    served = scene.company.department(request.served) if request else None
    if request is None or draft is None or served is None:
        scene.say((Paragraph(talk_words.STALE),))
        return None
    if not speaks_for(scene, served, asked=request.asked):
        scene.say((Paragraph(fill(words.NOT_ASKED, served=served.name)),))
        return None
    return request


def speaks_for(scene: Scene, served: Department, *, asked: str) -> bool:
    """Heads and deputies of this moment; whoever was asked instead counts only while there is no head."""
    if may_draft(scene.user, served):
        return True
    return scene.user == asked and not scene.is_here(served.head)


def keep_answer(scene: Scene, request: Request, *, standing: Standing, answer: str = "") -> None:
    """Keep the answer, and tell the person who drafts, unless this very answer is there already."""
    if standing is request.standing and answer == request.answer:
        return
    said = standing is not Standing.SILENT
    changed = request.model_copy(
        update={
            "standing": standing,
            "answer": answer,
            "by": scene.user if said else "",
            "at": scene.at if said else None,
        }
    )
    asking.save(scene.session, changed)
    scene.note(f"need {standing.value}", subject=request.need, detail=answer)
    draft, served = _draft_of(scene, request.draft), scene.company.department(request.served)
    if said and draft is not None and served is not None:
        scene.tell(draft.drafter, dialogue.heard(changed, served))


def redraw(scene: Scene, draft_id: str, served_id: str, *, origin: tuple[str, str] | None) -> None:
    """The card as it is now, in the place of the one that was used."""
    draft = _draft_of(scene, draft_id)
    if draft is None:
        return
    scene.look_at(draft)
    served = scene.facts.departments(dialogue.together(scene.asked, served_id))
    card = dialogue.card(draft, served, facts=scene.facts)
    if origin is None:
        scene.say(card)
        return
    channel, ts = origin
    shown = render(card)
    payload = {"ts": ts, "text": shown.text, "blocks": list(shown.blocks)}
    scene.send(Kind.UPDATE, to=channel, conversation=scene.user, payload=payload)


def _draft_of(scene: Scene, draft_id: str) -> Draft | None:
    stored = drafts.load(scene.session, draft_id)
    return document(stored) if stored else None
