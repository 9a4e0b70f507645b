"""Full-text search: the index of words that the engine keeps."""

import re

from sqlalchemy import text

from selon.languages.folding import fold
from selon.ledger.opened import Opened

#: What a server searches, as its index has it (see the migration that makes it).
_WORDS = {
    "claims": "coalesce(folded_source, '') || ' ' || coalesce(folded_content, '')",
    "reports": "coalesce(title, '') || ' ' || coalesce(text, '')",
}


class Searches(Opened):
    """Finds claims and reports by their words, the best first."""

    def search(self, words: str, limit: int = 50, *, any_word: bool = False) -> tuple[str, ...]:
        """Ids of the claims held whose source, actor or content has all these words, or words that begin so.

        Whatever their accents. With `any_word` one of the words is enough.
        """
        return self._search("claims", words, limit, " AND t.status IN ('found', 'by-hand')", any_word=any_word)

    def search_reports(self, words: str, limit: int = 50, *, any_word: bool = False) -> tuple[str, ...]:
        """Ids of the reports whose title or text has all these words; on a server with their accents."""
        return self._search("reports", words, limit, "", any_word=any_word)

    def _search(self, table: str, words: str, limit: int, more: str, *, any_word: bool) -> tuple[str, ...]:
        asked = re.findall(r"\w+", words)
        if not asked:
            return ()
        with self._reading() as connection:
            if connection.dialect.name == "sqlite":
                query = (
                    f"SELECT t.id FROM {table}_search s JOIN {table} t ON t.rowid = s.rowid "
                    f"WHERE {table}_search MATCH :words{more} ORDER BY s.rank, t.id LIMIT :most"
                )
                value = (" OR " if any_word else " ").join(f'"{word}"*' for word in asked)
            else:
                document = f"to_tsvector('simple', {_WORDS[table]})"
                query = (
                    f"SELECT t.id FROM {table} t, to_tsquery('simple', :words) q WHERE {document} @@ q{more} "
                    f"ORDER BY ts_rank({document}, q) DESC, t.id LIMIT :most"
                )
                folded = [fold(word) if table == "claims" else word for word in asked]
                value = (" | " if any_word else " & ").join(f"{word}:*" for word in folded)
            return tuple(connection.scalars(text(query), {"words": value, "most": limit}))
