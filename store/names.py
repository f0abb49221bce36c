"""What KPIs are called and whom their sheets name, where nothing else of them is needed."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import ColumnElement, Integer, bindparam, case, literal, or_, select
from sqlmodel import Session

from kpi_rules.reports.naming import Called, may_be_initials
from kpi_rules.words import stem
from store.kpi_statements import IN_A_SET, KPI, NAMING
from store.parts import in_parts
from store.prepared import Prepared, prepared, run

MOST_WORDS = 20
"""Nothing is called by more words than this; the rest of them is not looked for."""

MOST_CALLED = 1_000
"""Many more than anybody is shown: the database takes some words for others with the same beginning."""

NONE = "\N{EM DASH}"
"""Stands in no name."""


def called(session: Session, words: Sequence[str]) -> tuple[Called, ...]:
    """The KPIs of the departments' sets that may be meant by any of these words, those by the most of them first."""
    wanted = tuple(dict.fromkeys(words))[:MOST_WORDS]
    patterns = {}
    for n, word in enumerate(wanted):
        patterns[f"begins{n}"] = f"% {stem(word)}%"
        patterns[f"initials{n}"] = f"%{word}%" if may_be_initials(word) else NONE
    rows = run(session, _statement(len(wanted)), most=MOST_CALLED, **patterns) if wanted else ()
    return tuple(Called(row.id, tuple(row.called.split())) for row in rows)


@cache
def _statement(count: int) -> Prepared:
    """The question for so many words."""
    told = sum(map(_told, range(1, count)), start=_told(0))
    return prepared(
        select(KPI.c.id, KPI.c.called)
        .where(KPI.c.retired_at.is_(None), IN_A_SET, told > 0)
        .order_by(told.desc(), KPI.c.department_id, KPI.c.position)
        .limit(bindparam("most"))
    )


def _told(number: int) -> ColumnElement[int]:
    """One where a word of the KPI begins like this word, or its initials are in it."""
    begins = (literal(" ") + KPI.c.called).like(bindparam(f"begins{number}"))
    initials = KPI.c.initials.like(bindparam(f"initials{number}"))
    return case((or_(begins, initials), 1), else_=0).cast(Integer)


def departments_naming(session: Session, people: Sequence[str]) -> frozenset[str]:
    """Ids of the departments with a KPI whose sheet names one of these people."""
    parts = (run(session, NAMING, people=some).scalars() for some in in_parts(people))
    return frozenset(one for part in parts for one in part)
