"""A list of KPIs from a file: put before the person exactly as a pasted one, at whatever question the draft stands."""

from bot.dialogue.draft import Draft
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
