"""The KPIs that somebody means by a few words."""

from collections.abc import Sequence

from sqlmodel import Session

from bot.usecases.board import Board
from bot.usecases.scene import led_by
from kpi_rules.reports.naming import fits, known, named, names_in
from store import kpis, names
from store.nouns import StoredKpi

MOST_FOUND = 60
"""No list of choices is longer."""


def by_name(session: Session, text: str) -> tuple[StoredKpi, ...]:
    """The first few of the company's that the words fit best; nothing for no words, and where they fit none."""
    words = names_in(text)
    ids = named(words, names.called(session, words))
    return kpis.find(session, ids[:MOST_FOUND]) if ids else ()


def found_by_name(look: Board, name: str) -> tuple[StoredKpi, ...]:
    """The KPIs that these words name best, one's own first; nothing where the words fit none."""
    return _best(names_in(name), own(look)) or by_name(look.session, name)


def own(look: Board) -> tuple[StoredKpi, ...]:
    """The KPIs of the person's departments, and those whose sheet names them."""
    mine = [d.id for d in led_by(look.user, look.company)]
    return kpis.of_person(look.session, look.user, departments=mine)


def _best(words_: tuple[str, ...], every: Sequence[StoredKpi]) -> tuple[StoredKpi, ...]:
    stored = {kpi.kpi.id: kpi for kpi in every}
    found = named(words_, tuple(known(id_, kpi.kpi.definition) for id_, kpi in stored.items()))
    return tuple(stored[id_] for id_ in found)


def is_meant(text: str, kpi: StoredKpi) -> bool:
    """Whether every word of a text names this KPI; one that fits only in part is asked about first."""
    return fits(names_in(text), known(kpi.kpi.id, kpi.kpi.definition))
