"""Sentence vectors of claims, by the model that made them; older ledgers have none until they are linked or asked."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """One row for each claim and model."""
    op.create_table(
        "vectors",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("model", KEY, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False, comment="one signed byte per dimension"),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"]),
        sa.PrimaryKeyConstraint("claim", "model"),
    )
