"""Positions and their shifts, as linking finds them; older ledgers have none until they are linked again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

#: Name → query.
VIEWS = {
    "positions_readable": """
        SELECT s.name AS who, s.kind, p.what, c.content, s.day, r.outlet, s.reason, s.party, s.point, s.claim, s.report
        FROM positions s JOIN points p ON p.id = s.point JOIN claims c ON c.id = s.claim
             JOIN reports r ON r.id = s.report""",
    "shifts_readable": """
        SELECT s.name AS who, s.kind, p.what, a.content AS earlier, b.content AS later, s.reason, s.point,
               s.earlier_claim, s.later_claim
        FROM shifts s JOIN points p ON p.id = s.point JOIN claims a ON a.id = s.earlier_claim
             JOIN claims b ON b.id = s.later_claim""",
}


def upgrade() -> None:
    """Two tables, and a view of each for people."""
    op.create_table(
        "positions",
        sa.Column("point", KEY, nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False, comment="by point, then in the order of saying"),
        sa.Column("actor", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("party", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("day", sa.Text(), nullable=True, comment="EDTF"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["point"], ["points.id"]),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"]),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("point", "claim"),
    )
    op.create_table(
        "shifts",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("point", KEY, nullable=False),
        sa.Column("party", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False, comment="a claim, or CLAIM#n"),
        sa.Column("later", sa.Text(), nullable=False, comment="a claim, or CLAIM#n"),
        sa.Column("earlier_claim", KEY, nullable=False),
        sa.Column("later_claim", KEY, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["point"], ["points.id"]),
        sa.ForeignKeyConstraint(["earlier_claim"], ["claims.id"]),
        sa.ForeignKeyConstraint(["later_claim"], ["claims.id"]),
        sa.PrimaryKeyConstraint("n"),
    )
    for name, table, column in (
        ("positions_by_claim", "positions", "claim"),
        ("positions_by_actor", "positions", "actor"),
        ("positions_by_party", "positions", "party"),
        ("shifts_by_point", "shifts", "point"),
        ("shifts_by_earlier", "shifts", "earlier_claim"),
        ("shifts_by_later", "shifts", "later_claim"),
    ):
        op.create_index(name, table, [column], unique=False)
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
