"""A list of KPIs from a file: put before the person exactly as a pasted one, at whatever question the draft stands."""

from bot.dialogue import prompts
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.sources import ADDING
from kpi_rules.nouns import DraftState

SETTLED = frozenset({DraftState.SUBMITTED, DraftState.APPROVED})


def offered(draft: Draft, lines: tuple[str, ...]) -> Draft | None:
    """The draft with the lines waiting for a yes; None when its set is settled, so that nothing may come in.

    A list that waited before is replaced, as when another one is pasted. What is on the table stays there.
    """
    if draft.state in SETTLED or not lines:
        return None
    return draft.model_copy(update={"pasted": lines, "done": draft.done - {ADDING}})


FEWEST_LINES = 3


def pasted_list(draft: Draft, text: str, facts: Facts) -> Draft | None:
    """The draft with a list of KPIs that was pasted at another question; None when it is none.

    Most of its lines have to say what is counted, together with a number.
    """
    lines = prompts.lines_of(text)
    if len(lines) < FEWEST_LINES:
        return None
    stated = sum(_is_kpi(line, facts) for line in lines)
    return offered(draft, lines) if stated * 2 > len(lines) else None


def _is_kpi(line: str, facts: Facts) -> bool:
    said = facts.read(line)
    return said.metric is not None and said.target is not None
