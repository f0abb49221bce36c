"""Which workspaces there are: the only question that is asked across them."""

from sqlalchemy import Connection, select, union

from store.tables import METADATA


def with_companies(connection: Connection) -> tuple[str, ...]:
    """The workspaces that have set up a company."""
    return tuple(sorted(connection.execute(select(METADATA.tables["workspace"].c.team_id)).scalars()))


def with_messages(connection: Connection) -> tuple[str, ...]:
    """The workspaces that something came from or is to go to."""
    tables = [METADATA.tables[name] for name in ("inbox", "dead_letter", "outbox")]
    found = union(*(select(table.c.team_id).distinct() for table in tables))
    return tuple(sorted(connection.execute(found).scalars()))
