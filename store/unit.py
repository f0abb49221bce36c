"""The rules of a session: one workspace, nothing written by a reader, nothing kept ever changed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias, cast

from sqlalchemy import ColumnElement, Connection, event, insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import ORMExecuteState, UOWTransaction, with_loader_criteria
from sqlalchemy.sql.base import ExecutableOption
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.expression import ClauseElement, TableClause
from sqlalchemy.sql.visitors import iterate
from sqlmodel import Session, col

from store.direct import Recurring
from store.errors import AppendOnly, WrongWorkspace
from store.tables.row import KeptRow, TeamRow

CHANGED = "changed"
"""Where a session notes which KPIs may stand otherwise."""


Computed: TypeAlias = tuple[tuple[str, ColumnElement[Any]], ...]
"""Columns that the database works out itself for a new row, with how."""


class TeamSession(Session):
    """A session of one workspace for its whole life. What it writes, one transaction around it keeps or takes back.

    The objects of the object-relational layer get a savepoint of their own, when there are any.
    """

    def __init__(self, connection: Connection, *, team_id: str, writes: bool) -> None:
        super().__init__(
            connection,
            expire_on_commit=False,
            join_transaction_mode="create_savepoint",
            info={"team_id": team_id, "writes": writes, "connection": connection},
        )


class Inserting(NamedTuple):
    """How rows of a table are inserted, and what stands in them unless it is given."""

    usual: Mapping[str, Any]
    statement: Recurring


def team_of(session: Session) -> str:
    """The workspace of the session."""
    return str(session.info["team_id"])


def insert_all(session: Session, row: type[TeamRow], every: Sequence[Mapping[str, object]]) -> None:
    """Insert rows of the session's workspace, all with the same columns; IntegrityError when a key is taken."""
    if not session.info["writes"]:
        raise WrongWorkspace("A reading session does not write.")
    if every:
        rows = [{**values, "team_id": team_of(session)} for values in every]
        connection_of(session).execute(insert(row), rows)


def changed(session: Session, *kpi_ids: str) -> None:
    """Note that these KPIs may stand otherwise: before the commit their standings are worked out anew."""
    session.info.setdefault(CHANGED, set()).update(kpi_ids)


def take_changed(session: Session) -> tuple[str, ...]:
    """The KPIs that were noted since this was asked last."""
    return tuple(sorted(session.info.pop(CHANGED, ())))


def connection_of(session: Session) -> Connection:
    """The connection of the session, with everything written that its objects still hold back."""
    session.flush()
    return cast(Connection, session.info["connection"])


def insert_once(session: Session, row: type[TeamRow], computed: Computed = (), /, **values: object) -> bool:
    """Insert a row of the session's workspace unless one with its key is there; says whether it was inserted."""
    return _inserted(session, row, values, once=True, computed=computed) == 1


def insert_new(session: Session, row: type[TeamRow], **values: object) -> None:
    """Insert a row of the session's workspace; IntegrityError when its key is taken."""
    _inserted(session, row, values, once=False)


def _inserted(
    session: Session,
    row: type[TeamRow],
    values: Mapping[str, object],
    *,
    once: bool,
    computed: Computed = (),
) -> int:
    if not session.info["writes"]:
        raise WrongWorkspace("A reading session does not write.")
    team_id = team_of(session)
    if values.get("team_id", team_id) != team_id:
        raise WrongWorkspace(f"{row.__name__} belongs to another workspace.")
    connection = connection_of(session)
    inserting = _inserting(row, connection.dialect.name, once=once, computed=computed)
    filled = {**inserting.usual, **values, "team_id": team_id}
    return inserting.statement.run(connection, filled).rowcount


@lru_cache(maxsize=256)
def _inserting(row: type[TeamRow], dialect: str, *, once: bool, computed: Computed) -> Inserting:
    statement = postgresql.insert(row) if dialect == "postgresql" else sqlite.insert(row)
    statement = statement.values(dict(computed)) if computed else statement
    # Without this option PostgreSQL's driver does not say whether anything was inserted.
    statement = statement.execution_options(preserve_rowcount=True)
    fields = row.model_fields.items()
    usual = {name: field.get_default() for name, field in fields if not field.is_required()}
    return Inserting(usual, Recurring(statement.on_conflict_do_nothing() if once else statement))


def row_count(session: Session, statement: UpdateBase) -> int:
    """Run an update, delete or insert and count the rows that it touched."""
    result = session.execute(statement.execution_options(preserve_rowcount=True))
    return cast(CursorResult[tuple[object]], result).rowcount


@event.listens_for(TeamSession, "do_orm_execute")
def _check_statement(state: ORMExecuteState) -> None:
    mapper = state.bind_mapper
    if mapper is None or not issubclass(mapper.class_, TeamRow):
        raise WrongWorkspace("A session runs statements over mapped tables only.")
    if state.is_insert:
        raise WrongWorkspace(
            "Rows are inserted by session.add or insert_once, which look at their workspace."
        )
    if not state.is_select and not state.session.info["writes"]:
        raise WrongWorkspace("A reading session does not write.")
    if (state.is_update or state.is_delete) and issubclass(mapper.class_, KeptRow):
        raise AppendOnly(f"{mapper.class_.__name__} is kept for ever.")
    names = frozenset(
        part.name for part in iterate(cast(ClauseElement, state.statement)) if isinstance(part, TableClause)
    )
    state.statement = state.statement.options(*_within(str(state.session.info["team_id"]), names))


@lru_cache(maxsize=1024)
def _within(team_id: str, names: frozenset[str]) -> tuple[ExecutableOption, ...]:
    """What narrows a statement over these tables to the workspace, wherever in it they stand.

    Only for the tables that it names: options for all of them cost more than most statements themselves.
    """
    return tuple(
        with_loader_criteria(table, col(table.team_id) == team_id, include_aliases=True)
        for table in tables_below(TeamRow)
        if table.__tablename__ in names
    )


def tables_below(row: type[TeamRow]) -> Iterator[type[TeamRow]]:
    """Every table whose rows are of this kind."""
    for table in row.__subclasses__():
        if inspect(table, raiseerr=False) is not None:
            yield table
        yield from tables_below(table)


@event.listens_for(TeamSession, "before_flush")
def _check_rows(session: Session, _context: UOWTransaction, _instances: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        _check_row(session, row)
    for row in (*session.dirty, *session.deleted):
        if isinstance(row, KeptRow) and (row in session.deleted or session.is_modified(row)):
            raise AppendOnly(f"{type(row).__name__} is kept for ever.")


def _check_row(session: Session, row: object) -> None:
    if not session.info["writes"]:
        raise WrongWorkspace("A reading session does not write.")
    if not isinstance(row, TeamRow) or row.team_id != session.info["team_id"]:
        raise WrongWorkspace(f"{type(row).__name__} belongs to another workspace.")
