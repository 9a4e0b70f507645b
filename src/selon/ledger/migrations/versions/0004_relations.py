"""Relations between claims, and points of statements beside those of figures."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

#: Name → query.
VIEWS = {
    "statements_readable": """
        SELECT p.what, coalesce(c.actor_name, c.source) AS who, c.stance, c.certainty, c.polarity, c.content, c.said_on,
               r.outlet, r.published, p.origins, p.id AS point, c.id AS claim, c.report
        FROM points p JOIN point_claims pc ON pc.point = p.id JOIN claims c ON c.id = pc.claim
             JOIN reports r ON r.id = c.report
        WHERE p.kind = 'statement'""",
    "relations_readable": """
        SELECT coalesce(ca.actor_name, ca.source) AS one_who, ca.content AS one, k.kind,
               coalesce(cb.actor_name, cb.source) AS other_who, cb.content AS other, k.score, k.reason, k.a, k.b
        FROM relations k JOIN claims ca ON ca.id = k.a JOIN claims cb ON cb.id = k.b""",
}


def upgrade() -> None:
    """The points that are there are of figures; their claims are put beside them."""
    op.add_column("points", sa.Column("kind", sa.Text(), nullable=False, server_default="figure"))
    op.create_table(
        "point_claims",
        sa.Column("point", KEY, nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.ForeignKeyConstraint(["point"], ["points.id"]),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"]),
        sa.PrimaryKeyConstraint("point", "claim"),
    )
    op.create_index("point_claims_by_claim", "point_claims", ["claim"], unique=False)
    op.execute("INSERT INTO point_claims (point, claim) SELECT DISTINCT point, claim FROM point_figures")
    op.create_table(
        "relations",
        sa.Column("a", KEY, nullable=False),
        sa.Column("b", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False, comment="same, contradicts, presupposes or about"),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("features", sa.Text(), nullable=False, comment="JSON: name and value of each"),
        sa.ForeignKeyConstraint(["a"], ["claims.id"]),
        sa.ForeignKeyConstraint(["b"], ["claims.id"]),
        sa.PrimaryKeyConstraint("a", "b", "kind"),
    )
    op.create_index("relations_by_b", "relations", ["b"], unique=False)
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
