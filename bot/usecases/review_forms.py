"""The forms of a review: what becomes of one KPI, and why an approver gives a review back."""

from datetime import timedelta

from bot import inbound
from bot.dialogue import reviewing
from bot.dialogue.days import day_text
from bot.dialogue.say import Choice, Choices, Paragraph, Small, Style
from bot.dialogue.standing import Shown
from bot.usecases import reviews as flow
from bot.usecases.board import Board, board
from bot.usecases.new_targets import read_target
from bot.usecases.scene import Scene
from bot.views import reviews as views
from bot.views.forms import Entered, entered
from bot.views.modals import Answer, ViewJson
from bot.wording import reviews as words
from bot.wording.markup import fill, mention
from kpi_rules import periods
from kpi_rules.duties import owner_of
from kpi_rules.nouns import Definition
from kpi_rules.review import Decision, Review, ReviewState, Verdict
from kpi_rules.scoring import target_on
from kpi_rules.sheet_nouns import Action
from nlp.nouns import Cadence
from store import kpis
from store import reviews as stored

MOST_PERIODS = 4


def show(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """The form for one verdict about one KPI."""
    verdict, _, kpi_id = press.value.partition(":")
    review = flow.of_reviewer(scene, press.question)
    if review is None or verdict not in set(Verdict) or kpi_id not in review.kpis:
        return None
    look = board(scene.session, scene.services, user=scene.user)
    shown = look.shown(kpis.find(scene.session, (kpi_id,)))
    department = look.department(review.department)
    if not shown or department is None:
        scene.say((Paragraph(words.STALE),))
        return None
    definition = target_on(shown[0].definition, look.day.today)
    return views.decide(
        f"{review.id}|{kpi_id}|{verdict}",
        Verdict(verdict),
        statement=Small(fill("{statement}", statement=definition.statement)),
        hint=_now(definition),
        periods=_periods(look, shown[0]),
        who=owner_of(definition, department),
        due=definition.due if reviewing.has_day_alone(definition) else None,
    )


def _now(definition: Definition) -> str:
    """What holds now, of what can be changed."""
    if reviewing.has_day_alone(definition) and definition.due is not None:
        return words.NEW_DATE_HINT.format(due=day_text(definition.due))
    target = reviewing.aim_text(definition, definition.target, definition.target_high)
    has_colours = definition.sheet.green is not None and definition.sheet.red is not None
    return (words.TARGET_HINT_COLOURS if has_colours else words.TARGET_HINT).format(target=target)


def _periods(look: Board, shown: Shown) -> tuple[Choice, ...]:
    """The periods from which a new target may hold: the first one behind those that were reviewed, and later ones."""
    rhythm, starts_in = shown.definition.cadence or Cadence.QUARTERLY, look.day.starts_in
    reviewed = flow.reviewed_period(look.day.today, starts_in=starts_in)
    first = max(
        reviewed.last + timedelta(days=1),
        periods.period_of(look.day.today, rhythm, starts_in=starts_in).first,
    )
    coming = [periods.period_of(first, rhythm, starts_in=starts_in)]
    while len(coming) < MOST_PERIODS:
        coming.append(periods.after(coming[-1], starts_in=starts_in))
    return tuple(Choice(one.first.isoformat(), periods.text_of(one)) for one in coming)


def take(scene: Scene, view: ViewJson) -> Answer:
    """Keep the decision, and go on with the next KPI."""
    typed = entered(view)
    review_id, kpi_id, verdict = (*typed.about.split("|"), "", "")[:3]
    review = flow.of_reviewer(scene, review_id)
    look = board(scene.session, scene.services, user=scene.user)
    shown = look.shown(kpis.find(scene.session, (kpi_id,)))
    if review is None or not shown or kpi_id not in review.kpis:
        return Answer()
    decision = _decision(look, shown[0], Verdict(verdict), typed)
    if isinstance(decision, Answer):
        return decision
    flow.keep(scene, review.decided(decision))
    return Answer()


def _decision(look: Board, shown: Shown, verdict: Verdict, typed: Entered) -> Decision | Answer:
    decided = Decision(
        kpi=shown.id,
        name=shown.name,
        verdict=verdict,
        reason=typed.text("reason"),
        stood=reviewing.stood(shown),
    )
    return _adjustment(look, shown, decided, typed) if verdict is Verdict.ADJUST else decided


def _adjustment(look: Board, shown: Shown, decided: Decision, typed: Entered) -> Decision | Answer:
    definition = target_on(shown.definition, look.day.today)
    if reviewing.has_day_alone(definition):
        return _moved(look, definition, decided, typed)
    aimed = read_target(typed.text("target"), definition, look.day)
    if isinstance(aimed, str):
        return Answer(errors={"target": aimed})
    by, since = typed.day("by"), typed.day("since")
    if by is not None and by < look.day.today:
        return Answer(errors={"by": words.PAST_DAY})
    action = Action(what=typed.text("action"), who=typed.text("who"), by=by)
    changes = {
        "before": definition.target,
        "before_high": definition.target_high,
        "target": aimed.low,
        "target_high": aimed.high,
        "since": since,
        "action": action,
    }
    return decided.model_copy(update=changes)


def _moved(look: Board, definition: Definition, decided: Decision, typed: Entered) -> Decision | Answer:
    """Another last day for what has no number to reach."""
    due, by = typed.day("due"), typed.day("by")
    if due is None or due < look.day.today:
        return Answer(errors={"due": words.PAST_DAY})
    if due == definition.due:
        return Answer(errors={"due": words.SAME_DATE})
    if by is not None and by < look.day.today:
        return Answer(errors={"by": words.PAST_DAY})
    action = Action(what=typed.text("action"), who=typed.text("who"), by=by)
    changes = {"due_before": definition.due, "due": due, "since": look.day.today, "action": action}
    return decided.model_copy(update=changes)


def take_refusal(scene: Scene, view: ViewJson) -> Answer:
    """The approver gives the review back with a comment."""
    typed = entered(view)
    review = flow.to_decide(scene, typed.about)
    if review is None:
        return Answer()
    comment = typed.text("comment")
    stored.save(scene.session, _given_back(review, comment), at=scene.at)
    scene.note("review given back", subject=review.id, detail=comment)
    scene.say((Paragraph(fill(words.REFUSED, reviewer=mention(review.reviewer))),))
    look = board(scene.session, scene.services, user=scene.user)
    department = look.department(review.department)
    told = fill(
        words.TOLD_REFUSED,
        approver=mention(scene.user),
        department=department.name if department else "",
        comment=comment,
    )
    go_on = Choices("review.of:", (Choice(review.department, words.GO_ON_REVIEW, Style.PRIMARY),))
    scene.tell(review.reviewer, (Paragraph(told), go_on))
    return Answer()


def _given_back(review: Review, comment: str) -> Review:
    """Open again: the changes are to be decided anew, what is kept stays."""
    kept = tuple(one for one in review.decisions if one.verdict is Verdict.KEEP)
    return review.model_copy(update={"state": ReviewState.OPEN, "decisions": kept, "comment": comment})
