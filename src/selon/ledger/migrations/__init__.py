"""The schema's history: Alembic revisions, run by `ledger.connect` and never by hand."""
