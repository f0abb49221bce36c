"""The KPIs of the whole company that somebody means by a few words."""

from sqlmodel import Session

from kpi_rules.reports.naming import named, names_in
from store import kpis, names
from store.nouns import StoredKpi

MOST_FOUND = 60
"""No list of choices is longer."""


def by_name(session: Session, text: str) -> tuple[StoredKpi, ...]:
    """The first few of those that the words fit best; nothing for no words, and where they fit none."""
    words = names_in(text)
    ids = named(words, names.called(session, words))
    return kpis.find(session, ids[:MOST_FOUND]) if ids else ()
