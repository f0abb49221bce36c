"""The database's own guard over tables that are written once: no update, no delete."""

from alembic import op

REFUSE = """
CREATE OR REPLACE FUNCTION refuse_to_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is kept for ever', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
"""What PostgreSQL runs instead of the change; the same function for every table."""


def keep(table: str) -> None:
    """Let nothing change or remove a row of the table."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(REFUSE)
        op.execute(
            f"CREATE TRIGGER kept_{table} BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER kept_{table}_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is kept for ever'); END"
        )
