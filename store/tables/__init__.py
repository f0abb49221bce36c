"""Every table. Importing this package makes `METADATA` complete."""

from store.tables import (
    asking,
    drafts,
    echoes,
    kpis,
    messages,
    nudges,
    people,
    reviews,
    standings,
    strategy,
    ties,
    values,
)
from store.tables.row import METADATA

__all__ = [
    "METADATA",
    "asking",
    "drafts",
    "echoes",
    "kpis",
    "messages",
    "nudges",
    "people",
    "reviews",
    "standings",
    "strategy",
    "ties",
    "values",
]
