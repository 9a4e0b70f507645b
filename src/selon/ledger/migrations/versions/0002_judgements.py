"""Judgements with their history, later readings, revisions, and what was forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Claims know which run found them; judgements, which nothing wrote before, get their whole shape."""
    op.add_column("claims", sa.Column("run", KEY, nullable=True, comment="the last that found it"))
    op.add_column("claims", sa.Column("lost", KEY, nullable=True, comment="the run that no longer found it"))
    op.add_column("claims", sa.Column("status", sa.Text(), nullable=False, server_default="found"))
    op.add_column("claims", sa.Column("corrected", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE claims SET run = (SELECT r.run FROM reports r WHERE r.id = claims.report)")
    op.drop_table("judgements")
    op.create_table(
        "judgements",
        sa.Column("id", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False, comment="their order"),
        sa.Column("kind", sa.Text(), nullable=False, comment="corrected, wrong, same or not-same"),
        sa.Column("about", sa.Text(), nullable=False, comment="claim, figure, point or actor"),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("object", KEY, nullable=True),
        sa.Column("value", sa.Text(), nullable=False, comment="JSON: see records.judgement"),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Text(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_for", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("n"),
    )
    op.create_index("judgements_by_subject", "judgements", ["subject"], unique=False)
    op.create_table(
        "recorded",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("run", KEY, nullable=False, comment="empty when unknown"),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"]),
        sa.PrimaryKeyConstraint("claim", "run"),
        comment="what a run read, where `claims` shows something else: a correction, or a later reading",
    )
    op.create_table(
        "revisions",
        sa.Column("earlier", KEY, nullable=False),
        sa.Column("later", KEY, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["earlier"], ["reports.id"]),
        sa.ForeignKeyConstraint(["later"], ["reports.id"]),
        sa.PrimaryKeyConstraint("earlier", "later"),
    )
    op.create_table(
        "tombstones",
        sa.Column("report", KEY, nullable=False),
        sa.Column("address", sa.Text(), nullable=True, comment="SHA-256 of the report's URL"),
        sa.Column("forgotten_on", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report"),
    )
