"""The review of a department's KPIs: begun by its head, decided one by one, approved, and kept as a page."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot import inbound
from bot.dialogue import reviewing
from bot.dialogue.days import day_text
from bot.dialogue.reply import Pressed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Style
from bot.dialogue.set_card import who
from bot.dialogue.standing import Shown
from bot.usecases import redefining
from bot.usecases.board import Board, board
from bot.usecases.scene import Scene, may_draft
from bot.views import reviews as views
from bot.views.modals import ViewJson
from bot.wording import reviews as words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules import periods
from kpi_rules.duties import deciders_of
from kpi_rules.nouns import Definition, Department, Status
from kpi_rules.review import Decision, Review, ReviewState, Verdict
from kpi_rules.sheet_nouns import Sheet
from nlp.nouns import Cadence
from store import kpis, reviews

_ANEW = "new:"
"""Before the department of which another review is wanted although there was one."""


def begin(scene: Scene, named: str) -> None:
    """`/kpi review`: begin or go on with the review of one's department; for others, its last record."""
    low = named.strip().casefold()
    asked = [d for d in scene.company.departments if low and low in d.name.casefold()]
    mine = [d for d in scene.own_departments() if not asked or d in asked]
    if len(mine) == 1:
        _go_on(scene, mine[0])
    elif mine:
        choices = tuple(Choice(d.id, d.name) for d in mine)
        scene.say((Paragraph(words.WHICH), Choices("review.of:", choices)))
    elif asked:
        scene.say(_last_record(scene, asked[0]))
    else:
        scene.say((Paragraph(words.NO_DEPARTMENT),))


def of(scene: Scene, press: Pressed) -> None:
    """A department was chosen, or its review is gone on with."""
    named = press.value.removeprefix(_ANEW)
    department = next((d for d in scene.own_departments() if d.id == named), None)
    if department is None:
        scene.say((Paragraph(words.STALE),))
    else:
        _go_on(scene, department, anew=press.value.startswith(_ANEW))


def _last_record(scene: Scene, department: Department) -> Says:
    done = [r for r in reviews.of_department(scene.session, department.id) if r.state is ReviewState.CLOSED]
    if not done:
        return (Paragraph(fill(words.NO_RECORD, department=department.name)),)
    return page(scene, done[0])


def page(scene: Scene, review: Review) -> Says:
    """The record of a review."""
    department = _department(scene, review)
    return reviewing.record(
        review, _definitions(scene, review), department=department.name if department else ""
    )


def _definitions(scene: Scene, review: Review) -> dict[str, Definition]:
    every = {kpi_id: kpis.versions(scene.session, kpi_id) for kpi_id in review.kpis}
    return {kpi_id: versions[-1].definition for kpi_id, versions in every.items() if versions}


def _department(scene: Scene, review: Review) -> Department | None:
    return scene.company.department(review.department)


def _go_on(scene: Scene, department: Department, *, anew: bool = False) -> None:
    newest = next(iter(reviews.of_department(scene.session, department.id)), None)
    if newest is not None and newest.state is ReviewState.WAITING:
        waiting = fill(words.WAITING, department=department.name, approvers=who(approvers(scene, newest)))
        scene.say((Paragraph(waiting), *page(scene, newest)))
        return
    if newest is not None and newest.state is ReviewState.OPEN:
        said = fill(words.GO_ON, department=department.name, title=newest.title)
        scene.say((Paragraph(said), *_next(scene, newest)))
        return
    if newest is not None and not anew and newest.title == _title(scene):
        done = fill(words.DONE, department=department.name, title=newest.title)
        again = (Choice(f"{_ANEW}{department.id}", words.REVIEW_AGAIN),)
        scene.say((Paragraph(done), *page(scene, newest), Choices("review.of:", again)))
        return
    _open(scene, department)


def _title(scene: Scene) -> str:
    """The time that a review begun now looks back on."""
    starts_in = scene.company.fiscal_year_start
    return periods.text_of(reviewed_period(scene.facts.today, starts_in=starts_in))


def _open(scene: Scene, department: Department) -> None:
    """A new review, the weakest KPI first."""
    look = board(scene.session, scene.services, user=scene.user)
    every = sorted(look.in_force(department), key=_weakness)
    if not every:
        scene.say((Paragraph(fill(words.NOTHING_TO_REVIEW, department=department.name)),))
        return
    review = Review(
        id=scene.services.new_id(),
        department=department.id,
        reviewer=scene.user,
        title=_title(scene),
        opened=look.day.today,
        kpis=tuple(one.id for one in every),
    )
    reviews.save(scene.session, review, at=scene.at)
    scene.note("review begun", subject=review.id, detail=department.name)
    said = fill(words.OPENING, department=department.name, title=review.title)
    scene.say((Paragraph(said), *_next(scene, review)))


def reviewed_period(today: date, *, starts_in: int) -> periods.Period:
    """The quarter that a review looks back on: the one just over, in the last days of one that one."""
    return periods.period_of(today - timedelta(days=45), Cadence.QUARTERLY, starts_in=starts_in)


def _weakness(shown: Shown) -> tuple[int, object]:
    order = [Status.OFF_TRACK, Status.AT_RISK, Status.OVERDUE, Status.NO_DATA]
    status = shown.standing.status
    return (order.index(status) if status in order else len(order), shown.standing.percent or 0)


def _next(scene: Scene, review: Review) -> Says:
    """The next KPI, or, when all are decided, the record and the day of the next review."""
    while (kpi_id := review.open_kpi) is not None:
        look = board(scene.session, scene.services, user=scene.user)
        shown = look.shown(kpis.find(scene.session, (kpi_id,)))
        if shown:
            return reviewing.ask(review, shown[0])
        # It was retired by a new set in the meantime.
        review = review.model_copy(update={"kpis": tuple(k for k in review.kpis if k != kpi_id)})
        reviews.save(scene.session, review, at=scene.at)
    choices = (Choice("3", words.IN_QUARTER, Style.PRIMARY), Choice("6", words.IN_HALF))
    return (
        *page(scene, review),
        Paragraph(words.ASK_NEXT),
        Choices(f"review.next:{review.id}", choices),
    )


def of_reviewer(scene: Scene, review_id: str) -> Review | None:
    """The review, when it is open and this person may go on with it."""
    review = reviews.load(scene.session, review_id)
    department = _department(scene, review) if review else None
    if review is None or department is None or review.state is not ReviewState.OPEN:
        scene.say((Paragraph(words.STALE),))
        return None
    if not may_draft(scene.user, department):
        scene.say((Paragraph(fill(words.NOT_YOURS, department=department.name)),))
        return None
    return review


def keep(scene: Scene, review: Review) -> None:
    """Save the review and go on with it."""
    reviews.save(scene.session, review, at=scene.at)
    scene.say(_next(scene, review))


def close(scene: Scene, press: Pressed) -> None:
    """The day of the next review was chosen: the record is closed, or its changes go to an approver."""
    review = of_reviewer(scene, press.subject)
    if review is None or review.open_kpi is not None:
        return
    months = 6 if press.value == "6" else 3
    next_on = _after(review.opened, months, starts_in=scene.company.fiscal_year_start)
    review = review.model_copy(update={"next_on": next_on})
    if not review.changes:
        reviews.save(scene.session, review.model_copy(update={"state": ReviewState.CLOSED}), at=scene.at)
        scene.note("review closed", subject=review.id)
        scene.say((Paragraph(fill(words.CLOSED, day=day_text(next_on))),))
        return
    _send(scene, review)


def _after(day: date, months: int, *, starts_in: int) -> date:
    """The end of the quarter or half-year that many months on."""
    rhythm = Cadence.HALF_YEARLY if months == 6 else Cadence.QUARTERLY
    running = periods.period_of(day, rhythm, starts_in=starts_in)
    enough = (running.last - day).days > 30 * months // 2
    return running.last if enough else periods.after(running, starts_in=starts_in).last


def approvers(scene: Scene, review: Review) -> tuple[str, ...]:
    """Who may decide on the changes."""
    return deciders_of(scene.company, _department(scene, review), author=review.reviewer)


def _send(scene: Scene, review: Review) -> None:
    deciders = approvers(scene, review)
    if not deciders:
        reviews.save(scene.session, review, at=scene.at)
        scene.say((Paragraph(words.NOBODY_TO_APPROVE),))
        return
    review = review.model_copy(update={"state": ReviewState.WAITING})
    reviews.save(scene.session, review, at=scene.at)
    scene.note("review submitted", subject=review.id)
    scene.say(
        (Paragraph(fill(words.SENT, approvers=who(deciders), day=day_text(review.next_on or review.opened))),)
    )
    for decider in deciders:
        scene.tell(decider, decision_card(scene, review))


def decision_card(scene: Scene, review: Review) -> Says:
    """What an approver is asked."""
    department = _department(scene, review)
    definitions = _definitions(scene, review)
    asked = fill(
        words.TO_APPROVE,
        reviewer=mention(review.reviewer),
        department=department.name if department else "",
    )
    lines = [_change(one, definitions) for one in review.changes]
    choices = (
        Choice("approve", words.APPROVE, Style.PRIMARY),
        Choice(review.id, words.REFUSE, form=views.REFUSE),
    )
    return (Paragraph(Markup(f"{asked}\n{bullets(lines)}")), Choices(f"review.decide:{review.id}", choices))


def _change(decision: Decision, definitions: dict[str, Definition]) -> Markup:
    said = reviewing.line(decision, definitions.get(decision.kpi))
    stood = fill(words.STOOD, stood=decision.stood) if decision.stood else Markup("")
    return Markup(f"{said} {stood}".strip())


def to_decide(scene: Scene, review_id: str) -> Review | None:
    """The review, when its changes wait and this person may decide on them."""
    review = reviews.load(scene.session, review_id)
    if review is None or review.state is not ReviewState.WAITING:
        scene.say((Paragraph(words.STALE),))
        return None
    if scene.user not in approvers(scene, review):
        scene.note("review decision refused", subject=review.id)
        scene.say((Paragraph(words.NOT_YOUR_DECISION),))
        return None
    return review


def decide(scene: Scene, press: Pressed) -> None:
    """The changes are approved: they hold as written."""
    review = to_decide(scene, press.subject)
    if review is None:
        return
    redefining.carry_out(scene, review)
    closed = review.model_copy(update={"state": ReviewState.CLOSED, "approved_by": scene.user})
    reviews.save(scene.session, closed, at=scene.at)
    scene.note("review approved", subject=review.id)
    scene.say((Paragraph(fill(words.APPROVED, reviewer=mention(review.reviewer))),))
    department = _department(scene, review)
    told = fill(
        words.TOLD_APPROVED,
        approver=mention(scene.user),
        department=department.name if department else "",
    )
    replaced = any(one.verdict is Verdict.REPLACE for one in review.changes)
    draft = (Choice(review.department, words.DRAFT_NEW, Style.PRIMARY),)
    way_on = (Choices("department.choose:", draft),) if replaced else ()
    scene.tell(review.reviewer, (Paragraph(told), *page(scene, closed), *way_on))


def due(look: Board, department: Department, sheets: Sequence[Sheet]) -> date | None:
    """The day since which a review of the KPIs with these sheets is due; None while none is."""
    done = reviews.of_department(look.session, department.id)
    if done and done[0].state is not ReviewState.CLOSED:
        return None
    planned = min((sheet.review_on for sheet in sheets if sheet.review_on), default=None)
    day = done[0].next_on if done else planned
    return day if day is not None and day <= look.day.today else None


def show_refuse(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """The form for the comment, for those who may decide."""
    review = to_decide(scene, press.value)
    return views.refuse(review.id) if review else None
