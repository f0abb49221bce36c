"""An objective from above: its indicators, and the KPIs of all departments under each."""

from collections import Counter
from collections.abc import Sequence

from bot.dialogue.say import Heading, Paragraph, Says, Small
from bot.dialogue.standing import Shown, counts_line, score_line, short_line
from bot.usecases.board import Board
from bot.usecases.company_status import waiting
from bot.usecases.overview import overview
from bot.wording import status as words
from bot.wording.markup import bullets, fill
from kpi_rules.nouns import Indicator, Objective, Status
from kpi_rules.words import terms

MOST_BELOW = 30
"""KPIs of an objective that are all listed; of more the worst of each indicator."""
MOST_WORST = 5


def objective_card(look: Board, name: str) -> Says:
    """An objective from above: its indicators, and the KPIs of all departments under each."""
    objective = _objective(look, name.casefold().removeprefix("objective ").strip())
    if objective is None:
        return ()
    ids = tuple(indicator.id for indicator in objective.indicators)
    view = overview(look)
    counts = view.by_indicator(ids)
    below = sum(counts.values(), Counter[Status]())
    shown = view.worst_under(ids, each=MOST_BELOW if below.total() <= MOST_BELOW else MOST_WORST)
    parts = [part for one in objective.indicators for part in _under(one, shown[one.id], counts.get(one.id))]
    roll, weakest = view.roll(ids)
    together = score_line(roll, weakest) if weakest is not None and below.total() > 1 else ()
    return (Heading(objective.statement), *parts, *together, *counts_line(below), *waiting(view.waiting))


def _objective(look: Board, name: str) -> Objective | None:
    """The objective that shares the most words with the name, when it shares most of them."""
    asked = terms(name)
    ranked = [(len(asked & terms(one.statement)), one) for one in look.company.objectives]
    best = max((score for score, _ in ranked), default=0)
    found = [one for score, one in ranked if score == best]
    return found[0] if best and best * 2 > len(asked) and len(found) == 1 else None


def _under(indicator: Indicator, shown: Sequence[Shown], counts: Counter[Status] | None) -> Says:
    """An indicator with its KPIs, the worst first; of very many the worst alone."""
    line = Paragraph(fill(words.INDICATOR, statement=indicator.statement))
    if not shown:
        return (line, Small(words.NO_KPI_BELOW))
    more = counts.total() - len(shown) if counts else 0
    rest = (Small(fill(words.MORE_BELOW, count=more)),) if more > 0 else ()
    return (line, Paragraph(bullets([short_line(one) for one in shown])), *rest)
