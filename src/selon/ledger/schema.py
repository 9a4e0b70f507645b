"""The tables as this version of Selon knows them.

Every value that a query in Datasette, DuckDB or psql may want has a column; the
`json` columns hold the whole value in the shape of `records.codec`, so that nothing
is lost between the two. No column of the record holds the clock's time: the same
reports give the same rows, whenever and in however many runs they were added. Only
judgements and tombstones are dated.

`claims` shows each claim as it is held now: as the latest run that found it read it,
with what people corrected. What it does not show is in `recorded`.

Days (`day_from`, `day_to`) are the first and last calendar day of an EDTF value as
`YYYY-MM-DD`, null where it is open. A change here needs a migration beside it; a
test compares the two.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
)

metadata = MetaData()

#: Identifiers sort by code point in both engines, so that both give rows in one order.
KEY = Text().with_variant(Text(collation="C"), "postgresql")

runs = Table(
    "runs",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("selon", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("packs", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("language", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Text),
    Column("day_from", Text),
    Column("day_to", Text),
    Column("agencies", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("run", KEY, ForeignKey("runs.id")),
)

notices = Table(
    "notices",
    metadata,
    Column("report", KEY, ForeignKey("reports.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

claims = Table(
    "claims",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("report", KEY, ForeignKey("reports.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("voice", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("actor", KEY),
    Column("actor_name", Text),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("said_on", Text),
    Column("day_from", Text),
    Column("day_to", Text),
    Column("probability", Double, nullable=False),
    Column("parent", KEY),
    Column("run", KEY, comment="the last that found it"),
    Column("lost", KEY, comment="the run that no longer found it"),
    Column("status", Text, nullable=False, server_default="found"),
    Column("corrected", Boolean, nullable=False, server_default=false()),
    Column("folded_source", Text, nullable=False),
    Column("folded_content", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index("claims_by_report", "report", "n", unique=True),
    Index("claims_by_actor", "actor"),
    Index("claims_by_day", "day_from"),
)

actors = Table(
    "actors",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("name", KEY, primary_key=True),
    Column("kind", KEY, primary_key=True),
    Column("affiliation", KEY, primary_key=True, comment="empty when unknown"),
)


def _detail(name: str, *columns: Column[object]) -> Table:
    """A table of the n-th such thing of a claim."""
    return Table(
        name,
        metadata,
        Column("claim", KEY, ForeignKey("claims.id"), primary_key=True),
        Column("n", Integer, primary_key=True),
        *columns,
    )


figures = _detail(
    "figures",
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("min", Double),
    Column("max", Double),
    Column("approx", Boolean, nullable=False),
    Column("of", Text),
    Column("unit", Text),
    Column("kind", Text, nullable=False),
    Column("part_of", Integer),
)

whens = _detail(
    "whens",
    Column("text", Text, nullable=False),
    Column("edtf", Text),
    Column("day_from", Text),
    Column("day_to", Text),
    Column("time", Text),
    Column("reason", Text, nullable=False),
)

places = _detail("places", Column("name", Text, nullable=False))

vias = _detail("vias", Column("name", Text, nullable=False), Column("kind", Text, nullable=False))

evidence = _detail("evidence", Column("kind", Text, nullable=False))

copies = Table(
    "copies",
    metadata,
    Column("a", KEY, ForeignKey("reports.id"), primary_key=True),
    Column("b", KEY, ForeignKey("reports.id"), primary_key=True),
    Column("extent", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("original", KEY, ForeignKey("reports.id")),
    Column("reason", Text, nullable=False),
    Column("json", Text, nullable=False),
)

points = Table(
    "points",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False, server_default="figure"),
    Column("what", Text, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("json", Text, nullable=False),
)

point_figures = Table(
    "point_figures",
    metadata,
    Column("point", KEY, ForeignKey("points.id"), primary_key=True),
    Column("claim", KEY, primary_key=True),
    Column("n", Integer, primary_key=True),
    ForeignKeyConstraint(["claim", "n"], ["figures.claim", "figures.n"]),
)

point_claims = Table(
    "point_claims",
    metadata,
    Column("point", KEY, ForeignKey("points.id"), primary_key=True),
    Column("claim", KEY, ForeignKey("claims.id"), primary_key=True),
    Index("point_claims_by_claim", "claim"),
)

relations = Table(
    "relations",
    metadata,
    Column("a", KEY, ForeignKey("claims.id"), primary_key=True),
    Column("b", KEY, ForeignKey("claims.id"), primary_key=True),
    Column("kind", KEY, primary_key=True, comment="same, contradicts, presupposes or about"),
    Column("score", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("features", Text, nullable=False, comment="JSON: name and value of each"),
    Index("relations_by_b", "b"),
)

parties = Table(
    "parties",
    metadata,
    Column("point", KEY, ForeignKey("points.id"), primary_key=True),
    Column("party", KEY, primary_key=True),
    Column("name", Text, nullable=False),
    Column("claim", KEY, ForeignKey("claims.id"), primary_key=True),
)

disagreements = Table(
    "disagreements",
    metadata,
    Column("point", KEY, ForeignKey("points.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("a", Text, nullable=False, comment="CLAIM#n"),
    Column("b", Text, nullable=False, comment="CLAIM#n"),
    Column("reason", Text, nullable=False),
)

updates = Table(
    "updates",
    metadata,
    Column("point", KEY, ForeignKey("points.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("earlier", Text, nullable=False, comment="CLAIM#n"),
    Column("later", Text, nullable=False, comment="CLAIM#n"),
    Column("reason", Text, nullable=False),
)

positions = Table(
    "positions",
    metadata,
    Column("point", KEY, ForeignKey("points.id"), primary_key=True),
    Column("claim", KEY, ForeignKey("claims.id"), primary_key=True),
    Column("n", Integer, nullable=False, comment="by point, then in the order of saying"),
    Column("actor", KEY, nullable=False),
    Column("name", Text, nullable=False),
    Column("party", KEY, nullable=False),
    Column("kind", Text, nullable=False),
    Column("report", KEY, ForeignKey("reports.id"), nullable=False),
    Column("day", Text, comment="EDTF"),
    Column("reason", Text, nullable=False),
    Index("positions_by_claim", "claim"),
    Index("positions_by_actor", "actor"),
    Index("positions_by_party", "party"),
)

shifts = Table(
    "shifts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("point", KEY, ForeignKey("points.id"), nullable=False),
    Column("party", KEY, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("earlier", Text, nullable=False, comment="a claim, or CLAIM#n"),
    Column("later", Text, nullable=False, comment="a claim, or CLAIM#n"),
    Column("earlier_claim", KEY, ForeignKey("claims.id"), nullable=False),
    Column("later_claim", KEY, ForeignKey("claims.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Index("shifts_by_point", "point"),
    Index("shifts_by_earlier", "earlier_claim"),
    Index("shifts_by_later", "later_claim"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("earlier", KEY, ForeignKey("reports.id"), primary_key=True),
    Column("later", KEY, ForeignKey("reports.id"), primary_key=True),
    Column("url", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

recorded = Table(
    "recorded",
    metadata,
    Column("claim", KEY, ForeignKey("claims.id"), primary_key=True),
    Column("run", KEY, primary_key=True, comment="empty when unknown"),
    Column("json", Text, nullable=False),
    comment="what a run read, where `claims` shows something else: a correction, or a later reading",
)

vectors = Table(
    "vectors",
    metadata,
    Column("claim", KEY, ForeignKey("claims.id"), primary_key=True),
    Column("model", KEY, primary_key=True),
    Column("vector", LargeBinary, nullable=False, comment="one signed byte per dimension"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("n", Integer, nullable=False, unique=True, comment="their order"),
    Column("kind", Text, nullable=False, comment="corrected, wrong, same or not-same"),
    Column("about", Text, nullable=False, comment="claim, figure, point or actor"),
    Column("subject", KEY, nullable=False),
    Column("object", KEY),
    Column("value", Text, nullable=False, comment="JSON: see records.judgement"),
    Column("author", Text, nullable=False),
    Column("made_on", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("withdrawn_on", Text),
    Column("withdrawn_by", Text),
    Column("withdrawn_for", Text),
    Index("judgements_by_subject", "subject"),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("report", KEY, primary_key=True),
    Column("address", Text, comment="SHA-256 of the report's URL"),
    Column("forgotten_on", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

#: What linking derives, in an order in which rows may be deleted.
LINK_TABLES = (
    shifts, positions, updates, disagreements, parties, relations, point_claims, point_figures, points, copies, revisions,
)  # fmt: skip
