"""Views for people who query a ledger by hand, and full-text search over claims and reports."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: Name → query. `{claim}` and `{n}` take `CLAIM#n` apart, which the engines do each in their way.
VIEWS = {
    "claims_readable": """
        SELECT c.id, coalesce(c.actor_name, c.source) AS who, c.stance, c.certainty, c.polarity, c.content,
               c.said_on, r.outlet, r.published, r.title, r.url, c.voice, c.type, c.source, c.cue, c.status,
               c.corrected, c.probability, c.report
        FROM claims c JOIN reports r ON r.id = c.report""",
    "figures_readable": """
        SELECT f.claim, f.n, f.text AS figure, f.min, f.max, f.approx, f.of AS counted, f.unit, f.kind,
               coalesce(c.actor_name, c.source) AS who, c.voice, c.stance, c.said_on, r.outlet, r.published,
               p.what AS point_name, p.id AS point, c.corrected, c.report
        FROM figures f JOIN claims c ON c.id = f.claim JOIN reports r ON r.id = c.report
             LEFT JOIN point_figures pf ON pf.claim = f.claim AND pf.n = f.n LEFT JOIN points p ON p.id = pf.point
        WHERE c.status IN ('found', 'by-hand')""",
    "points_readable": """
        SELECT p.id, p.what, p.origins, count(*) AS figures, count(DISTINCT c.report) AS reports,
               count(DISTINCT r.outlet) AS outlets, min(f.min) AS least, max(f.max) AS most,
               (SELECT count(*) FROM disagreements d WHERE d.point = p.id) AS disagreements,
               min(r.day_from) AS first_day, max(r.day_to) AS last_day
        FROM points p JOIN point_figures pf ON pf.point = p.id JOIN figures f ON f.claim = pf.claim AND f.n = pf.n
             JOIN claims c ON c.id = f.claim JOIN reports r ON r.id = c.report
        GROUP BY p.id, p.what, p.origins""",
    "disagreements_readable": """
        SELECT p.what, fa.text AS one, coalesce(ca.actor_name, ca.source) AS one_who, fb.text AS other,
               coalesce(cb.actor_name, cb.source) AS other_who, d.reason, d.point, d.a, d.b
        FROM disagreements d JOIN points p ON p.id = d.point
             JOIN figures fa ON fa.claim = {a} AND fa.n = {a_n} JOIN claims ca ON ca.id = fa.claim
             JOIN figures fb ON fb.claim = {b} AND fb.n = {b_n} JOIN claims cb ON cb.id = fb.claim""",
    "copies_readable": """
        SELECT a.outlet AS one, a.published AS one_published, b.outlet AS other, b.published AS other_published,
               o.outlet AS original, k.extent, k.score, k.reason, k.a, k.b
        FROM copies k JOIN reports a ON a.id = k.a JOIN reports b ON b.id = k.b LEFT JOIN reports o ON o.id = k.original""",
    "actors_readable": """
        SELECT c.actor AS id, min(c.actor_name) AS name, count(*) AS claims, count(DISTINCT c.report) AS reports,
               min(c.day_from) AS first_day, max(c.day_to) AS last_day,
               sum(CASE WHEN c.stance IN ('deny', 'doubt') THEN 1 ELSE 0 END) AS denials
        FROM claims c WHERE c.actor IS NOT NULL AND c.status IN ('found', 'by-hand') GROUP BY c.actor""",
    "judgements_readable": """
        SELECT j.n, j.kind, j.about, c.content, j.subject, j.object, j.value, j.author, j.made_on, j.reason,
               j.withdrawn_on, j.withdrawn_by, j.withdrawn_for, j.id
        FROM judgements j LEFT JOIN claims c ON c.id = j.subject""",
}
#: Table → the columns whose words are searched.
SEARCHED = {"claims": ("source", "actor_name", "content"), "reports": ("title", "text")}
#: On a server claims are searched without their accents, as these columns have them.
SERVER_SEARCHED = {"claims": ("folded_source", "folded_content"), "reports": ("title", "text")}


def upgrade() -> None:
    """Makes the views and the indexes of words."""
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    for name, query in VIEWS.items():
        ends = {
            key: value
            for end in ("a", "b")
            for key, value in (
                (end, f"substr(d.{end}, 1, instr(d.{end}, '#') - 1)" if sqlite else f"split_part(d.{end}, '#', 1)"),
                (
                    f"{end}_n",
                    f"CAST(substr(d.{end}, instr(d.{end}, '#') + 1) AS INTEGER)"
                    if sqlite
                    else f"CAST(split_part(d.{end}, '#', 2) AS INTEGER)",
                ),
            )
        }
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query.format(**ends)}")
    for table, columns in SEARCHED.items():
        statements = _sqlite_search(table, columns) if sqlite else _server_search(table, SERVER_SEARCHED[table])
        for statement in statements:
            connection.exec_driver_sql(statement)


def _sqlite_search(table: str, columns: tuple[str, ...]) -> list[str]:
    """An index beside the table, which triggers keep as the table is; Datasette finds it by itself."""
    index, names = f"{table}_search", ", ".join(columns)
    new, old = (", ".join(f"{side}.{column}" for column in columns) for side in ("new", "old"))
    add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.rowid, {new})"
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.rowid, {old})"
    return [
        f'CREATE VIRTUAL TABLE {index} USING fts5({names}, content="{table}", tokenize="unicode61 remove_diacritics 2")',
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add}; END",
        f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN {take}; END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {names} ON {table} BEGIN {take}; {add}; END",
        f"INSERT INTO {index}({index}) VALUES ('rebuild')",
    ]


def _server_search(table: str, columns: tuple[str, ...]) -> list[str]:
    words = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
    return [f"CREATE INDEX {table}_search ON {table} USING gin (to_tsvector('simple', {words}))"]
