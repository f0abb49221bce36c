"""The short way of a statement to SQLite: compiled once, then only filled in and handed to the driver.

SQLAlchemy looks at each execution anew, which takes ten times as long as SQLite needs for a statement of ours. What the
types of the columns do with values, on the way in and on the way out, is done here as well. On PostgreSQL the way to
the server is what takes long; there SQLAlchemy does it all.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias, cast

from sqlalchemy import BindParameter, Connection, CursorResult, Delete, Insert, Select, Update
from sqlalchemy.engine import Dialect, IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import iterate
from sqlalchemy.types import TypeEngine

Statement: TypeAlias = Select[Any] | Update | Delete | Insert
Conversion: TypeAlias = Callable[[Any], Any]

REQUIRED = object()
"""Stands where a value has to be given."""


class Answer(IteratorResult[Any]):
    """What a statement gave, read to its end."""

    def __init__(self, names: SimpleResultMetaData, rows: Iterator[Sequence[Any]], *, touched: int) -> None:
        super().__init__(names, cast("Iterator[Any]", rows))
        self.rowcount = touched
        """How many rows an update, delete or insert touched."""


class Recurring:
    """A statement that runs again and again, with other values each time."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self._compiled: dict[tuple[str, ...], _Direct] = {}
        # A list of values takes as many places in the text as there are values.
        lists = (part for part in iterate(statement) if isinstance(part, BindParameter) and part.expanding)
        self._is_fixed = next(lists, None) is None

    def run(self, connection: Connection, values: Mapping[str, object]) -> CursorResult[Any] | Answer:
        """Run it with these values; raises what SQLAlchemy raises."""
        if not self._is_fixed or connection.dialect.name != "sqlite":
            return connection.execute(self.statement, values)
        names = tuple(values)
        direct = self._compiled.get(names)
        if direct is None:
            direct = self._compiled[names] = _Direct(self.statement, connection.dialect, names)
        return direct.run(connection, values)


def executed(connection: Connection, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
    """The driver's cursor after the statement; who listens to SQLAlchemy's executions hears of this one too."""
    driver = cast(sqlite3.Connection, connection.connection.driver_connection)
    cursor = driver.cursor()
    for heard in connection.engine.dispatch.before_cursor_execute:
        heard(connection, cursor, sql, values, None, False)
    try:
        return cursor.execute(sql, values)
    except sqlite3.Error as error:
        raise DBAPIError.instance(sql, None, error, sqlite3.Error, hide_parameters=True) from error


class _Place(NamedTuple):
    """Where a value goes in: its name, what stands there unless it is given, and what is done with it before."""

    name: str
    usual: Any
    convert: Conversion | None


class _Direct:
    """A statement as text, for one set of names of values."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Iterable[str]) -> None:
        # The names of columns among them are what an update sets or an insert fills.
        keys = None if isinstance(statement, Select) else sorted(names)
        compiled = statement.compile(dialect=dialect, column_keys=keys)
        self._sql = str(compiled)
        self._places = _places(compiled, dialect)
        columns = _columns(statement)
        self._names = SimpleResultMetaData([name for name, _ in columns])
        out = [kind.dialect_impl(dialect).result_processor(dialect, None) for _, kind in columns]
        self._out = tuple((n, convert) for n, convert in enumerate(out) if convert is not None)

    def run(self, connection: Connection, values: Mapping[str, object]) -> Answer:
        filled = [self._filled(place, values) for place in self._places]
        cursor = executed(connection, self._sql, filled)
        rows = cursor.fetchall() if cursor.description is not None else []
        return Answer(self._names, iter([self._read(row) for row in rows]), touched=cursor.rowcount)

    def _filled(self, place: _Place, values: Mapping[str, object]) -> object:
        value = values.get(place.name, place.usual)
        if value is REQUIRED:
            raise StatementError(f"{place.name} is not given.", self._sql, None, None)
        return value if place.convert is None else place.convert(value)

    def _read(self, row: tuple[Any, ...]) -> Sequence[Any]:
        if not self._out:
            return row
        read = list(row)
        for n, convert in self._out:
            read[n] = convert(read[n])
        return read


def _places(compiled: SQLCompiler, dialect: Dialect) -> tuple[_Place, ...]:
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    return tuple(_place(name, binds[name], dialect) for name in compiled.positiontup or ())


def _place(name: str, bind: BindParameter[Any], dialect: Dialect) -> _Place:
    usual = REQUIRED if bind.required else bind.effective_value
    return _Place(name, usual, bind.type.dialect_impl(dialect).bind_processor(dialect))


def _columns(statement: Statement) -> list[tuple[str, TypeEngine[Any]]]:
    if isinstance(statement, Select):
        return [(str(column["name"]), column["type"]) for column in statement.column_descriptions]
    return [(str(column["name"]), column["type"]) for column in statement.returning_column_descriptions]
