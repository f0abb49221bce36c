"""What Alembic runs: the migrations, on the connection whose transaction is open already."""

from alembic import context

from store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
)
context.run_migrations()
