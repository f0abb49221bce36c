"""What an approved review changes: definitions in force, and the same KPIs in the department's draft."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from bot.usecases.scene import Scene
from bot.usecases.sets import document
from kpi_rules.nouns import Kpi
from kpi_rules.review import Decision, Review, Verdict, adjusted
from store import drafts, kpis


def carry_out(scene: Scene, review: Review) -> None:
    """Put each change in force. What is to be replaced stays until the set with its successor is approved."""
    for decision in review.changes:
        found = kpis.find(scene.session, (decision.kpi,))
        if not found:
            continue
        if decision.verdict is Verdict.RETIRE:
            kpis.retire(scene.session, decision.kpi, at=scene.at)
        elif decision.verdict is Verdict.ADJUST and decision.since is not None:
            definition = adjusted(found[0].kpi.definition, decision, first=decision.since)
            author, reason = review.reviewer, decision.reason
            kpis.redefine(scene.session, decision.kpi, definition, author=author, at=scene.at, reason=reason)
    follow(
        scene.session,
        review.department,
        lambda every: _changed(every, review.changes),
        author=scene.user,
        at=scene.at,
    )


def follow(
    session: Session,
    department: str,
    change: Callable[[tuple[Kpi, ...]], tuple[Kpi, ...]],
    *,
    author: str,
    at: datetime,
) -> None:
    """The department's newest draft says the same, so that its next version does not bring back what was before."""
    stored = next(iter(drafts.of_department(session, department)), None)
    if stored is None:
        return
    draft = document(stored)
    after = draft.model_copy(update={"kpis": change(draft.kpis), "before": change(draft.before)})
    if after != draft:
        changed = stored.model_copy(update={"document": after.model_dump_json()})
        drafts.save(session, changed, author=author, at=at)


def _changed(every: tuple[Kpi, ...], changes: tuple[Decision, ...]) -> tuple[Kpi, ...]:
    decisions = {one.kpi: one for one in changes}
    kept = (k for k in every if k.id not in decisions or decisions[k.id].verdict is not Verdict.RETIRE)
    return tuple(_adjusted(kpi, decisions.get(kpi.id)) for kpi in kept)


def _adjusted(kpi: Kpi, decision: Decision | None) -> Kpi:
    if decision is None or decision.verdict is not Verdict.ADJUST or decision.since is None:
        return kpi
    definition = adjusted(kpi.definition, decision, first=decision.since)
    return kpi.model_copy(update={"definition": definition})
