"""The tables: a document's text stands once, and its record beside it as JSON without text and source.

What `demarche link` works with and makes stands in tables of its own, so that a record is never changed by linking.
"""

from sqlalchemy import BigInteger, Column, Date, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("outlet", Text),
    Column("title", Text),
    Column("earliest", Date, index=True),
    Column("latest", Date),
    Column("text", Text, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("document", String, ForeignKey("documents.id"), primary_key=True),
    Column("made_by", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

#: The tables of version 1; what follows came with version 2, and version 3 has `tables_shown`.
FIRST = (documents, records)

#: What can be searched for: the text of a document and the words of its statements. `search_words` indexes it.
searched = Table(
    "searched",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", String, nullable=False, index=True),
    Column("statement", String),  # None for the text itself
    Column("speaker", Text),
    Column("words", Text, nullable=False),
)

#: Documents that `link` has to look at.
waiting = Table("waiting", metadata, Column("document", String, primary_key=True))

#: One fingerprint a document; `origin` is where its text came from, as the last linking knew it.
sketches = Table(
    "sketches",
    metadata,
    Column("document", String, primary_key=True),
    Column("whole", String, nullable=False, index=True),
    Column("origin", Text),
    Column("sketch", Text, nullable=False),
)

sketch_hashes = Table(
    "sketch_hashes",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("document", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

#: Pairs of documents whose texts overlap, both ways.
overlaps = Table(
    "overlaps",
    metadata,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    sqlite_with_rowid=False,
)

families = Table("families", metadata, Column("id", String, primary_key=True), Column("family", Text, nullable=False))

copies = Table(
    "copies",
    metadata,
    Column("document", String, primary_key=True),
    Column("family", String, nullable=False, index=True),
)

#: One event of one record, as linking sees it.
reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, nullable=False, index=True),
    Column("event", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("report", Text, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("key", String, primary_key=True),
    Column("report", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

pairs = Table(
    "pairs",
    metadata,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("pair", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("one_document", String, nullable=False, index=True),
    Column("other_document", String, nullable=False, index=True),
    Column("judgement", Text, nullable=False, unique=True),
)

#: `day` is the first day of the happening, else the day it was first reported; `happening` is it without its reports.
happenings = Table(
    "happenings",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("day", Date),
    Column("earliest", Date),
    Column("latest", Date),
    Column("agents", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("place", Text),
    Column("articles", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("happening", Text, nullable=False),
    Index("happenings_by_status", "status", "latest"),
)

members = Table(
    "members",
    metadata,
    Column("report", String, primary_key=True),
    Column("happening", String, nullable=False, index=True),
    Column("place", Integer, nullable=False),
)

#: Who took part, under every key by which one may ask: an actor's id, `name:slug`, `country:ISO3`.
parties = Table(
    "parties",
    metadata,
    Column("key", String, primary_key=True),
    Column("happening", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("happening", String, nullable=False, index=True),
    Column("day", Date, index=True),
    Column("change", Text, nullable=False),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("happening", String, nullable=False, index=True),
    Column("since", Date, index=True),
    Column("conflict", Text, nullable=False),
)

SECOND = tuple(table for table in metadata.sorted_tables if table not in FIRST)
