"""The tables of version 3, for pages, API and corrections, each made of what the others hold; and of 4 to 6."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text

from demarche.store.tables import metadata

#: A statement; its words and its speaker's name stand in the row of `searched` with the same number.
sayings = Table(
    "sayings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", String, nullable=False, index=True),
    Column("statement", String, nullable=False),
    Column("day", Date),
    Column("act", String, nullable=False),
    Column("addressee", Text),
)

#: Who speaks (`role` is speaker) and to whom (addressee), under every key by which one may ask, as in `parties`.
voices = Table(
    "voices",
    metadata,
    Column("key", String, primary_key=True),
    Column("role", String, primary_key=True),
    Column("saying", Integer, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

#: Where happenings took place: the place's id, `name:slug`, `country:ISO3`.
wheres = Table(
    "wheres",
    metadata,
    Column("key", String, primary_key=True),
    Column("happening", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

#: Who takes part in happenings, by `name:slug`; `happenings` counts the rows of `parties` with the key.
known = Table(
    "known",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", Text),
    Column("happenings", Integer, nullable=False),
)

#: The sides that a happening joins, `one` < `other`; none of what was called off or denied. `latest` ends its days.
ties = Table(
    "ties",
    metadata,
    Column("happening", String, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("kind", String, nullable=False),
    Column("day", Date),
    Column("latest", Date),
)

#: `at` is a moment of universal time in ISO 8601.
corrections = Table(
    "corrections",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("correction", Text, nullable=False),
)

#: `id` names the store, `revision` counts the transactions that changed anything.
marks = Table("marks", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

#: Version 4. Every report that was ever told: the id of a happening that it alone would make (`own`), where its words
#: stand, and the uid of the happening that it was last told in.
remembered = Table(
    "remembered",
    metadata,
    Column("report", String, primary_key=True),
    Column("own", String, nullable=False, index=True),
    Column("words", String, nullable=False, index=True),
    Column("uid", String, nullable=False, index=True),
)

#: Every uid that was ever given, with the version that it is in; `facts` is a hash of what that says.
versions = Table(
    "versions",
    metadata,
    Column("uid", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("facts", String, nullable=False),
)

FOURTH = (remembered, versions)

#: Version 5: which judgements somebody made in one go, and at which moment; by the number of the judgement.
acts = Table(
    "acts",
    metadata,
    Column("judgement", Integer, primary_key=True, autoincrement=False),
    Column("act", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Index("acts_by_moment", "at", "act"),
)

FIFTH = (acts,)

#: Version 6: the tour of which a visit is a stop, the called-off visit to which a meeting belonged.
wholes = Table(
    "wholes",
    metadata,
    Column("happening", String, primary_key=True),
    Column("whole", String, nullable=False, index=True),
)

SIXTH = (wholes,)

THIRD = (sayings, voices, wheres, known, ties, corrections, marks)

#: What makes the answers of large stores fast; the tables of the earlier versions have theirs in `tables`.
INDEXES = (
    "CREATE INDEX happenings_by_day ON happenings (day, id, latest, kind, status)",
    "CREATE INDEX happenings_by_kind ON happenings (kind, day, id)",
    "CREATE INDEX documents_by_day ON documents (earliest, source, id)",
    "CREATE INDEX changes_by_day ON changes (day, happening)",
    "CREATE INDEX conflicts_by_day ON conflicts (since, happening)",
    "CREATE INDEX sayings_by_day ON sayings (day, document, statement)",
    "CREATE INDEX reports_by_status ON reports (status, id)",
    "CREATE INDEX known_by_happenings ON known (happenings, key)",
)

#: Version 5: corrections are listed page by page.
CORRECTIONS_BY_MOMENT = "CREATE INDEX corrections_by_moment ON corrections (at, id)"
