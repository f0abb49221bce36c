"""What is asked about KPIs that are in force: statements built once, narrowed to the workspace."""

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, func, select, union

from kpi_rules.nouns import Definition
from store.prepared import fields, ours, prepared, table
from store.tables.kpis import CheckInRow, DefinitionRow, KpiRow
from store.tables.values import KpiPersonRow
from store.values import RECORDED

KPI, WORDING, CHECK, PERSON = (table(row) for row in (KpiRow, DefinitionRow, CheckInRow, KpiPersonRow))
IN_A_SET = KPI.c.parent_id.is_(None)
"""A department's set holds its own KPIs, without what they were broken down to."""

THIS = KPI.c.department_id == bindparam("department")
CURRENT = (
    select(*fields(KpiRow), *(WORDING.c[name] for name in Definition.model_fields))
    .join(WORDING, and_(WORDING.c.kpi_id == KPI.c.id, WORDING.c.version == KPI.c.version))
    .where(KPI.c.retired_at.is_(None))
    .order_by(KPI.c.department_id, KPI.c.position)
)
OF_DEPARTMENT, OF_COMPANY = prepared(CURRENT.where(THIS, IN_A_SET)), prepared(CURRENT.where(IN_A_SET))
FIRST = prepared(CURRENT.where(IN_A_SET).limit(bindparam("most")))
PARTS_OF_DEPARTMENT, PARTS_OF_COMPANY = prepared(CURRENT.where(THIS)), prepared(CURRENT)
OF_UNIT = prepared(
    CURRENT.where(
        WORDING.c.unit.is_not_distinct_from(bindparam("counted", type_=WORDING.c.unit.type)), ~THIS, IN_A_SET
    )
)
SOME: BindParameter[Any] = bindparam("some", expanding=True)
_TOWARD = WORDING.c.indicator.in_(SOME) | WORDING.c.serves.in_(SOME)
TOWARD = prepared(CURRENT.where(IN_A_SET, _TOWARD))
COUNT_TOWARD = prepared(
    select(func.count())
    .select_from(KPI)
    .join(WORDING, and_(WORDING.c.kpi_id == KPI.c.id, WORDING.c.version == KPI.c.version))
    .where(KPI.c.retired_at.is_(None), IN_A_SET, _TOWARD)
)
IN_FORCE = prepared(select(func.count()).select_from(KPI).where(KPI.c.retired_at.is_(None), IN_A_SET))
BELOW, FIND = prepared(CURRENT.where(KPI.c.parent_id.in_(SOME))), prepared(CURRENT.where(KPI.c.id.in_(SOME)))
_ITS_SETS = KPI.alias()
MINE = union(
    select(PERSON.c.kpi_id).where(ours(PERSON), PERSON.c.user_id == bindparam("person")),
    select(_ITS_SETS.c.id).where(
        ours(_ITS_SETS), _ITS_SETS.c.department_id.in_(SOME), _ITS_SETS.c.parent_id.is_(None)
    ),
).subquery()
"""Ids, to begin with: asked with "or", or in a list, a database looks at every KPI of the company."""

OF_PERSON = prepared(CURRENT.join(MINE, MINE.c.kpi_id == KPI.c.id))
NAMING = prepared(
    select(KPI.c.department_id)
    .join(PERSON, PERSON.c.kpi_id == KPI.c.id)
    .where(PERSON.c.user_id.in_(bindparam("people", expanding=True)), KPI.c.retired_at.is_(None))
    .distinct()
)
_NEWEST = (
    select(
        *RECORDED,
        func.row_number()
        .over(partition_by=CHECK.c.kpi_id, order_by=(CHECK.c.period.desc(), CHECK.c.at.desc()))
        .label("place"),
    )
    .where(ours(CHECK), CHECK.c.kpi_id.in_(SOME))
    .subquery()
)
LAST = prepared(
    select(*(column for column in _NEWEST.c if column.name != "place")).where(_NEWEST.c.place == 1)
)
