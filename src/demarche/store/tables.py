"""The tables: a document's text stands once, and its record beside it as JSON without text and source."""

from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, String, Table, Text

#: Raised by one when the tables change; a store with a higher number was written by a newer Demarche.
SCHEMA_VERSION = 1

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
