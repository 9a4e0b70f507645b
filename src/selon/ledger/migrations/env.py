"""Run by Alembic for each migration: the connection comes from `ledger.connect`."""

from alembic import context

from selon.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
