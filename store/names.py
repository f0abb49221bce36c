"""What KPIs are called and whom their sheets name, where nothing else of them is needed."""

import json
from collections.abc import Iterator, Sequence

from sqlmodel import Session

from kpi_rules.nouns import Definition
from kpi_rules.sheet_nouns import Sheet
from store.kpi_statements import NAMES, NAMING
from store.prepared import run
from store.values import AT_ONCE


def called(session: Session) -> Iterator[tuple[str, Definition]]:
    """Each KPI of the departments' sets, one by one, with no more of its definition than what it is called."""
    for row in run(session, NAMES):
        sheet = Sheet(name=json.loads(row.sheet).get("name", ""))
        yield row.id, Definition(statement=row.statement, metric=row.metric, sheet=sheet)


def departments_naming(session: Session, people: Sequence[str]) -> frozenset[str]:
    """Ids of the departments with a KPI whose sheet names one of these people."""
    parts = (people[at : at + AT_ONCE] for at in range(0, len(people), AT_ONCE))
    return frozenset(one for part in parts for one in run(session, NAMING, people=part).scalars())
