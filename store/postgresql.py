"""PostgreSQL as the store of several processes: short waits, and one workspace's dialogue at a time."""

from psycopg import Connection as Line
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, OperationalError

from store.errors import DatabaseGone

POOL_SIZE = 32
"""More than all threads that use the database at once, so that none waits for a connection."""

SETTINGS = {
    "statement_timeout": "30s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
    "timezone": "UTC",
}
"""What the server holds each of our connections to."""

_TAKE_TURN = "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"
"""Waits until no other transaction holds the turn of this name, and keeps it to the end of its own."""

UNAVAILABLE = ("55P03", "57014", "40001", "40P01", "53300")
"""Codes of a lock that did not come, a statement cut off, two transactions in each other's way, too many at once."""

GONE = ("53100", "58030", "57P01", "57P02", "57P03", "25006")
"""Codes of a full disk, a failed disk, a server that stops or starts, one that only reads."""


def create(url: URL) -> Engine:
    """An engine for the server of the URL; a connection that broke while it was idle is replaced unnoticed."""
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=2,
        pool_pre_ping=True,
        pool_recycle=1800,
        hide_parameters=True,
        connect_args={
            "connect_timeout": 3,
            "client_encoding": "utf8",
            "options": options,
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            "tcp_user_timeout": 8000,
        },
    )
    event.listen(engine, "connect", _refuse_other_signs)
    return engine


def _refuse_other_signs(line: Line, _record: object) -> None:
    """A database of another encoding would take most messages, and break at the first one with a sign it lacks."""
    encoding = line.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise DatabaseGone(
            f"its encoding is {encoding}, which does not hold what people write. "
            "Make it anew with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."
        )


def take_turn(connection: Connection, *, team_id: str) -> None:
    """Wait until no other transaction has the turn of the workspace, and keep it until this one ends."""
    connection.execute(text(_TAKE_TURN), {"name": f"workspace {team_id}"})


def take_time(connection: Connection) -> None:
    """Let this transaction think as long as it wants between two questions."""
    connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def reading(engine: Engine) -> Engine:
    """The same engine for transactions that see one moment and cannot write."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def is_cut_off(error: DBAPIError) -> bool:
    """Whether the server could not be asked at all: then there is no code of the server's."""
    return isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", "") is None
