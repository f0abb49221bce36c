"""The schema's history: `upgrade` brings a database to the newest version, `downgrade` takes it back.

Everything happens in one transaction that holds the write lock from its first statement. A process that dies
leaves the database as it was; one that comes second waits, and finds nothing left to do.
"""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from store import copies
from store.database import Database
from store.errors import SchemaTooNew

FOLDER = Path(__file__).parent
TURN = 7_283_546_115
"""The number of PostgreSQL's advisory lock for migrations."""


def upgrade(database: Database) -> None:
    """Bring the schema to what this program needs; a SQLite file that has an older one is copied first.

    Raises SchemaTooNew when a newer program was here.
    """
    found = current(database)
    if database.path is not None and found in _known() and found != head():
        copies.keep(database.path, revision=head())
    _migrate(database, command.upgrade, to="head")


def downgrade(database: Database, *, to: str = "base") -> None:
    """Take the schema back to a revision; "base" is the empty database, with everything in it gone."""
    _migrate(database, command.downgrade, to=to)


def current(database: Database) -> str | None:
    """The revision that the database has; None for an empty one."""
    with database.everywhere() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """The revision that this program needs."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def _migrate(database: Database, move: Callable[[Config, str], None], *, to: str) -> None:
    config = _config()
    with database.everywhere(writes=True) as connection:
        _take_turn(connection)
        _refuse_newer(MigrationContext.configure(connection).get_current_revision())
        config.attributes["connection"] = connection
        move(config, to)


def _known() -> set[str]:
    """The revisions that this program knows."""
    return {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}


def _take_turn(connection: Connection) -> None:
    """SQLite's transaction began with the write lock; PostgreSQL gets a lock of its own.

    Whoever has it may need minutes for a large database, and whoever comes second waits for as long. A table that is
    in use is waited for only a while: everybody else would queue behind us.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
        connection.execute(text("SET LOCAL lock_timeout = '5s'"))


def _refuse_newer(revision: str | None) -> None:
    if revision is not None and revision not in _known():
        raise SchemaTooNew(
            f"The database is at version {revision}, made by a newer program. Update this one."
        )
