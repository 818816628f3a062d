"""Full-text search over the texts and the statements (SQLite's FTS5, PostgreSQL's tsvector)."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

from demarche.model.record import Record
from demarche.store.contract import Hit

#: What makes the index, by engine. SQLite's keeps no words of its own; triggers hold it to the table `searched`.
SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_words USING fts5(words, content='searched', content_rowid='number', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE TRIGGER searched_added AFTER INSERT ON searched BEGIN "
        "INSERT INTO search_words(rowid, words) VALUES (new.number, new.words); END",
        "CREATE TRIGGER searched_removed AFTER DELETE ON searched BEGIN "
        "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.number, old.words); END",
    ),
    "postgresql": ("CREATE INDEX search_words ON searched USING gin (to_tsvector('english', words))",),
}
#: Around a word that was found; no text holds these signs.
FOUND, END = "\x02", "\x03"
COLUMNS = """SELECT searched.document, documents.source, documents.outlet, documents.title, documents.earliest,
    searched.statement, searched.speaker, """
FIND = {
    "sqlite": f"""{COLUMNS} snippet(search_words, 0, '{FOUND}', '{END}', ' … ', 24) AS words
        FROM search_words JOIN searched ON searched.number = search_words.rowid
        JOIN documents ON documents.id = searched.document
        WHERE search_words MATCH :wanted ORDER BY search_words.rank, documents.earliest, searched.number LIMIT :most""",
    "postgresql": f"""{COLUMNS} ts_headline('english', searched.words, asked.query,
            'StartSel="{FOUND}", StopSel="{END}", MaxFragments=1, MaxWords=24, MinWords=12') AS words
        FROM websearch_to_tsquery('english', :wanted) AS asked(query), searched
        JOIN documents ON documents.id = searched.document
        WHERE to_tsvector('english', searched.words) @@ asked.query
        ORDER BY ts_rank_cd(to_tsvector('english', searched.words), asked.query) DESC, documents.earliest,
            searched.number LIMIT :most""",
}
ASKED = re.compile(r'"([^"]+)"|(\S+)')


def search_rows(record: Record) -> list[dict[str, Any]]:
    """The rows of a document: its text, then each statement with its speaker."""
    document, words = record.document.id, record.document.text
    names = {actor.id: actor.name for actor in record.actors}
    rows = [{"document": document, "statement": None, "speaker": None, "words": words}]
    for it in record.statements:
        speaker = names.get(it.speaker or "") or (it.speaker_text.of(words) if it.speaker_text else None)
        said = " … ".join(span.of(words) for span in it.content)
        rows.append({"document": document, "statement": it.id, "speaker": speaker, "words": said})
    return rows


def asked(words: str) -> str | None:
    """The words as both engines want them, each a phrase that must stand there; None where there is no word."""
    found = [phrase or word for phrase, word in ASKED.findall(words)]
    kept = [it.replace('"', " ") for it in found if re.search(r"\w", it)]
    return " ".join(f'"{it}"' for it in kept) or None


def search(connection: Connection, words: str, most: int) -> Iterator[Hit]:
    """The best `most` places first."""
    wanted = asked(words)
    if wanted is not None:
        for row in connection.execute(text(FIND[connection.dialect.name]), {"wanted": wanted, "most": most}):
            day = None if row.earliest is None else str(row.earliest)
            yield Hit(row[0], row[1], row[2], row[3], day, row[5], row[6], row[7])
