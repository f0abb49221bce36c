"""The strategy record of the workspace, read and written as a whole."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from kpi_rules.nouns import Company, Department, Indicator, Objective
from store import revisions, strategy_rows
from store.errors import Stale
from store.nouns import Revision, Subject
from store.prepared import prepared, run, table
from store.tables.row import TeamRow
from store.tables.strategy import (
    DepartmentRow,
    IndicatorDepartmentRow,
    IndicatorRow,
    ObjectiveRow,
    StrategyOwnerRow,
    WorkspaceRow,
)
from store.text import storable_json
from store.unit import insert_once, row_count, team_of

SUBJECT_ID = "company"
VERSION = prepared(select(table(WorkspaceRow).c.version))


def load(session: Session) -> Company:
    """The record as it is now; an empty one, version 0, for a workspace that has not begun."""
    team_id = team_of(session)
    head = session.get(WorkspaceRow, team_id)
    if head is None:
        return Company(team_id=team_id)
    return Company(
        team_id=team_id,
        owners=tuple(
            session.exec(select(StrategyOwnerRow.user_id).order_by(col(StrategyOwnerRow.position))).all()
        ),
        name=head.name,
        fiscal_year_start=head.fiscal_year_start,
        vision=head.vision,
        strategy=head.strategy,
        limits=head.limits,
        objectives=_objectives(session),
        departments=_departments(session),
        settled=frozenset(head.settled),
        version=head.version,
    )


def version_of(session: Session) -> int:
    """Which version the record has; 0 for a workspace that has not begun."""
    return run(session, VERSION).scalar_one_or_none() or 0


def save(session: Session, company: Company, *, author: str, at: datetime) -> Company:
    """Replace the record and give it back with its next version.

    Raises Stale, with nothing written, when `company.version` is no longer the stored one. Departments
    that are no longer named stay in the database, marked as gone: drafts and KPIs speak of them.
    """
    clean = Company.model_validate(storable_json(company.model_dump(mode="json")))
    saved = clean.model_copy(update={"team_id": team_of(session), "version": company.version + 1})
    _save_head(session, saved)
    _save_owners(session, saved)
    _save_departments(session, saved)
    _save_objectives(session, saved)
    _save_revision(session, saved, author=author, at=at)
    return saved


def earlier(session: Session) -> Company | None:
    """The record one version ago, or None when there was none."""
    head = session.get(WorkspaceRow, team_of(session))
    return None if head is None else at_version(session, head.version - 1)


def at_version(session: Session, version: int) -> Company | None:
    """The record as it was at that version, or None."""
    found = revisions.find(session, Subject.COMPANY, subject_id=SUBJECT_ID, version=version)
    return None if found is None else Company.model_validate_json(found.document)


def revision(session: Session, version: int) -> Revision | None:
    """That version with who made it and when, or None."""
    return revisions.find(session, Subject.COMPANY, subject_id=SUBJECT_ID, version=version)


def history(session: Session, *, after: int = 0) -> tuple[Revision, ...]:
    """Every version after that one, the oldest first."""
    return revisions.after(session, Subject.COMPANY, subject_id=SUBJECT_ID, version=after)


def authors(session: Session, *, after: int) -> tuple[str, ...]:
    """Who saved a version after that one, each once."""
    return revisions.authors(session, Subject.COMPANY, subject_id=SUBJECT_ID, version=after)


def last_change(session: Session) -> Revision | None:
    """The newest version, with who made it and when; None for a workspace that has not begun."""
    return revisions.find(session, Subject.COMPANY, subject_id=SUBJECT_ID, version=version_of(session))


def _objectives(session: Session) -> tuple[Objective, ...]:
    indicators = _indicators(session)
    rows = session.exec(select(ObjectiveRow).order_by(col(ObjectiveRow.position))).all()
    return tuple(strategy_rows.objective(row, indicators=tuple(indicators[row.id])) for row in rows)


def _indicators(session: Session) -> dict[str, list[Indicator]]:
    carried: defaultdict[str, list[str]] = defaultdict(list)
    links = select(IndicatorDepartmentRow).order_by(col(IndicatorDepartmentRow.position))
    for link in session.exec(links).all():
        carried[link.indicator_id].append(link.department_id)
    found: defaultdict[str, list[Indicator]] = defaultdict(list)
    for row in session.exec(select(IndicatorRow).order_by(col(IndicatorRow.position))).all():
        found[row.objective_id].append(strategy_rows.indicator(row, departments=tuple(carried[row.id])))
    return found


def _departments(session: Session) -> tuple[Department, ...]:
    present = (
        select(DepartmentRow).where(col(DepartmentRow.gone).is_(False)).order_by(col(DepartmentRow.position))
    )
    return tuple(strategy_rows.department(row) for row in session.exec(present).all())


def _save_head(session: Session, saved: Company) -> None:
    head = {
        "name": saved.name,
        "fiscal_year_start": saved.fiscal_year_start,
        "vision": saved.vision,
        "strategy": saved.strategy,
        "limits": saved.limits,
        "settled": tuple(sorted(saved.settled)),
        "version": saved.version,
    }
    seen = update(WorkspaceRow).where(col(WorkspaceRow.version) == saved.version - 1)
    if saved.version == 1:
        done = insert_once(session, WorkspaceRow, **head)
    else:
        done = row_count(session, seen.values(**head)) == 1
    if not done:
        raise Stale("The company's record was changed by somebody else.")


def _save_owners(session: Session, saved: Company) -> None:
    session.execute(delete(StrategyOwnerRow))
    users = enumerate(dict.fromkeys(saved.owners))
    _add(session, [StrategyOwnerRow(team_id=saved.team_id, user_id=u, position=i) for i, u in users])


def _save_departments(session: Session, saved: Company) -> None:
    for row in session.exec(select(DepartmentRow)).all():
        row.gone = True
    for position, department in enumerate(saved.departments):
        session.merge(strategy_rows.department_row(department, team_id=saved.team_id, position=position))
    session.flush()


def _save_objectives(session: Session, saved: Company) -> None:
    # Nothing else refers to these rows, so they are written anew, in the order that their keys want.
    for rows in (IndicatorDepartmentRow, IndicatorRow, ObjectiveRow):
        session.execute(delete(rows))
    team_id, position = saved.team_id, 0
    for place, objective in enumerate(saved.objectives):
        _add(session, [strategy_rows.objective_row(objective, team_id=team_id, position=place)])
        for indicator in objective.indicators:
            row = strategy_rows.indicator_row(
                indicator, team_id=team_id, objective_id=objective.id, position=position
            )
            _add(session, [row])
            _add(session, strategy_rows.carriers(indicator, team_id=team_id))
            position += 1


def _add(session: Session, rows: Sequence[TeamRow]) -> None:
    session.add_all(rows)
    session.flush()


def _save_revision(session: Session, saved: Company, *, author: str, at: datetime) -> None:
    document = json.dumps(saved.model_dump(mode="json"), ensure_ascii=False)
    revision = Revision(version=saved.version, document=document, author=author, at=at)
    revisions.append(session, Subject.COMPANY, subject_id=SUBJECT_ID, revision=revision)
