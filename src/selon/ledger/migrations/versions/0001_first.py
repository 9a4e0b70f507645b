"""The first schema: reports, claims, what was normalised from them, links, judgements."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes every table of an empty ledger."""
    op.create_table(
        "actors",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("affiliation", KEY, nullable=False, comment="empty when unknown"),
        sa.PrimaryKeyConstraint("id", "name", "kind", "affiliation"),
    )
    op.create_table(
        "judgements",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="same, not-same, wrong or corrected"),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("object", KEY, nullable=True),
        sa.Column("value", sa.Text(), nullable=True, comment="what a correction puts in its place, as JSON"),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "points",
        sa.Column("id", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "runs",
        sa.Column("id", KEY, nullable=False),
        sa.Column("selon", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("packs", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "disagreements",
        sa.Column("point", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("a", sa.Text(), nullable=False, comment="CLAIM#n"),
        sa.Column("b", sa.Text(), nullable=False, comment="CLAIM#n"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["point"],
            ["points.id"],
        ),
        sa.PrimaryKeyConstraint("point", "n"),
    )
    op.create_table(
        "reports",
        sa.Column("id", KEY, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day_from", sa.Text(), nullable=True),
        sa.Column("day_to", sa.Text(), nullable=True),
        sa.Column("agencies", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.Column("run", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "updates",
        sa.Column("point", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False, comment="CLAIM#n"),
        sa.Column("later", sa.Text(), nullable=False, comment="CLAIM#n"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["point"],
            ["points.id"],
        ),
        sa.PrimaryKeyConstraint("point", "n"),
    )
    op.create_table(
        "claims",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("actor", KEY, nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("day_from", sa.Text(), nullable=True),
        sa.Column("day_to", sa.Text(), nullable=True),
        sa.Column("probability", sa.Double(), nullable=False),
        sa.Column("parent", KEY, nullable=True),
        sa.Column("folded_source", sa.Text(), nullable=False),
        sa.Column("folded_content", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("claims_by_actor", "claims", ["actor"], unique=False)
    op.create_index("claims_by_day", "claims", ["day_from"], unique=False)
    op.create_index("claims_by_report", "claims", ["report", "n"], unique=True)
    op.create_table(
        "copies",
        sa.Column("a", KEY, nullable=False),
        sa.Column("b", KEY, nullable=False),
        sa.Column("extent", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("original", KEY, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["a"],
            ["reports.id"],
        ),
        sa.ForeignKeyConstraint(
            ["b"],
            ["reports.id"],
        ),
        sa.ForeignKeyConstraint(
            ["original"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("a", "b"),
    )
    op.create_table(
        "notices",
        sa.Column("report", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("report", "n"),
    )
    op.create_table(
        "evidence",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("claim", "n"),
    )
    op.create_table(
        "figures",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("min", sa.Double(), nullable=True),
        sa.Column("max", sa.Double(), nullable=True),
        sa.Column("approx", sa.Boolean(), nullable=False),
        sa.Column("of", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("claim", "n"),
    )
    op.create_table(
        "parties",
        sa.Column("point", KEY, nullable=False),
        sa.Column("party", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.id"],
        ),
        sa.ForeignKeyConstraint(
            ["point"],
            ["points.id"],
        ),
        sa.PrimaryKeyConstraint("point", "party", "claim"),
    )
    op.create_table(
        "places",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("claim", "n"),
    )
    op.create_table(
        "vias",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("claim", "n"),
    )
    op.create_table(
        "whens",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=True),
        sa.Column("day_from", sa.Text(), nullable=True),
        sa.Column("day_to", sa.Text(), nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("claim", "n"),
    )
    op.create_table(
        "point_figures",
        sa.Column("point", KEY, nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim", "n"],
            ["figures.claim", "figures.n"],
        ),
        sa.ForeignKeyConstraint(
            ["point"],
            ["points.id"],
        ),
        sa.PrimaryKeyConstraint("point", "claim", "n"),
    )
