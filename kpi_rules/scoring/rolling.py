"""The score of several KPIs: a weighted mean that says on how much it rests, and the worst beside it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.scoring.verdict import Standing
from nlp.nouns import Frozen


class Roll(Frozen):
    """The mean of capped percentages, the weight of those that count in it, of all, and the place of the worst."""

    score: Decimal | None
    reported: int
    weight: int
    worst: int | None = None


def roll_up(
    scores: Iterable[tuple[Decimal | None, int]], *, limits: Limits = DEFAULTS
) -> tuple[Decimal | None, int]:
    """The weighted mean of capped percentages, and the weight it rests on. Scores without data count for nothing."""
    known = [(_capped(score, limits), weight) for score, weight in scores if score is not None]
    weight = sum(weight for _, weight in known)
    if not weight:
        return None, 0
    return sum((score * share for score, share in known), Decimal(0)) / weight, weight


def rolled(standings: Sequence[tuple[Standing, int | None]], *, limits: Limits = DEFAULTS) -> Roll:
    """The score of KPIs with their weights; without weights all weigh the same."""
    weighted = all(weight is not None for _, weight in standings)
    shares = [weight or 0 if weighted else 1 for _, weight in standings]
    scores = [scored(one) for one, _ in standings]
    score, reported = roll_up(zip(scores, shares, strict=True), limits=limits)
    known = [(value, place) for place, value in enumerate(scores) if value is not None]
    worst = min(known, default=(None, None))[1]
    return Roll(score=score, reported=reported, weight=sum(shares), worst=worst)


def scored(found: Standing) -> Decimal | None:
    """What a KPI adds to a score: nothing where there is no fresh value, and never less than nothing."""
    if found.percent is None or found.status.is_silent:
        return None
    return max(Decimal(0), found.percent)


def _capped(score: Decimal, limits: Limits) -> Decimal:
    return min(score, limits.cap)
