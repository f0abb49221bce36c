"""Statements that every message needs: built once, narrowed to the workspace once, then only filled with values.

The statements of the object-relational layer cost ten times as much, most of it for building them anew. Each table
is asked in one of the two ways only: what one way writes, the objects of the other would not show.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from sqlalchemy import (
    Alias,
    BinaryExpression,
    BindParameter,
    ClauseElement,
    ColumnElement,
    CursorResult,
    Delete,
    FromClause,
    Join,
    RowMapping,
    Select,
    Table,
    Update,
    bindparam,
    inspect,
)
from sqlalchemy.sql.operators import eq
from sqlalchemy.sql.visitors import ExternallyTraversible, iterate
from sqlmodel import Session

from store.direct import Answer, Recurring
from store.errors import AppendOnly, WrongWorkspace
from store.tables.row import KeptRow, TeamRow
from store.unit import connection_of, tables_below, team_of

Columns: TypeAlias = Mapping[str, Any] | RowMapping
"""Columns of a row by their names."""

OURS = "our_team"
"""The parameter that a session fills with its own workspace, whatever the caller says."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement that speaks of one workspace, whichever session runs it."""

    recurring: Recurring
    writes: bool


def table(row: type[TeamRow]) -> Table:
    """The plain table of these rows."""
    return cast(Table, inspect(row).local_table)


def fields(row: type[TeamRow]) -> tuple[ColumnElement[Any], ...]:
    """The columns of these rows without the workspace."""
    return tuple(column for column in table(row).c if column.name != "team_id")


def ours(source: FromClause) -> ColumnElement[bool]:
    """The source's rows of the workspace. Needed inside a statement's own selects; the outermost has it already."""
    return source.c.team_id == bindparam(OURS)


def prepared(statement: Select[Any] | Update | Delete) -> Prepared:
    """The statement, narrowed to the workspace that it will run in; raises where it would reach beyond it."""
    outermost = _outermost(statement)
    narrowed = statement.where(*(ours(source) for source in outermost))
    _check(narrowed)
    return Prepared(Recurring(narrowed), writes=not isinstance(statement, Select))


def run(session: Session, what: Prepared, **values: object) -> CursorResult[Any] | Answer:
    """Run it with these values, behind whatever the session has not written yet."""
    return what.recurring.run(connection_of(session), _filled(session, what, values))


def _filled(session: Session, what: Prepared, values: Mapping[str, object]) -> dict[str, object]:
    if what.writes and not session.info["writes"]:
        raise WrongWorkspace("A reading session does not write.")
    session.flush()
    return {**values, OURS: team_of(session)}


def _outermost(statement: Select[Any] | Update | Delete) -> list[FromClause]:
    if not isinstance(statement, Select):
        return [cast(FromClause, statement.table)]
    return [part for source in statement.get_final_froms() for part in _joined(source)]


def _joined(source: FromClause) -> list[FromClause]:
    if isinstance(source, Join):
        # What may be missing is narrowed where it is joined: a condition on it would leave out the rest as well.
        return [*_joined(source.left), *([] if source.isouter else _joined(source.right))]
    return [source] if isinstance(source, Table | Alias) else []


def _check(statement: Select[Any] | Update | Delete) -> None:
    narrowed = {id(part) for part in map(_narrowed_by, iterate(statement)) if part is not None}
    for source in _sources(statement):
        if id(source) not in narrowed:
            raise WrongWorkspace(f"Nothing narrows {source} to the workspace.")
    if not isinstance(statement, Select) and statement.table in {table(row) for row in tables_below(KeptRow)}:
        raise AppendOnly(f"{statement.table} is kept for ever.")


def _narrowed_by(part: ExternallyTraversible) -> FromClause | None:
    """The source that a condition of ours is about."""
    if not isinstance(part, BinaryExpression) or part.operator is not eq:
        return None
    is_ours = isinstance(part.right, BindParameter) and part.right.key == OURS
    source = getattr(part.left, "table", None)
    return source if is_ours and getattr(part.left, "name", "") == "team_id" else None


def _sources(element: ClauseElement) -> Iterator[FromClause]:
    """Every table, and every alias of one, wherever in it they stand."""
    for child in element.get_children():
        if isinstance(child, Table | Alias):
            yield child
        else:
            yield from _sources(child)
