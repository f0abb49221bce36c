"""The database's own guard over tables that are written once: no update, no delete."""

from alembic import op


def keep(table: str) -> None:
    """Let nothing change or remove a row of the table. PostgreSQL leaves this to the rights of its user."""
    if op.get_context().dialect.name != "sqlite":
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER kept_{table}_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is kept for ever'); END"
        )
