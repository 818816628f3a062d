"""The columns of the tables (CSV, Parquet): name, kind of value, and what it means; docs/export.md shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

#: Lists of one row that belong together (ids, names, countries of the agents) are of one length.
Cell = str | int | float | bool | date | tuple[str, ...] | tuple[int, ...] | None
Row = Mapping[str, Cell]
#: What a cell may hold; each may be missing.
KINDS = ("text", "texts", "number", "numbers", "decimal", "truth", "day")


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is one of KINDS."""

    name: str
    kind: str
    meaning: str


def columns(written: str) -> tuple[Column, ...]:
    """One a line: name, kind, meaning."""
    return tuple(Column(*row.split(None, 2)) for row in written.strip().splitlines())


DOCUMENT = """
document text id of the article: sha256 of its bytes
source text the file, address or feed entry it was read from
url text its address, where known
outlet text who published it
title text its headline
published_earliest day the day of publication, or the first on which it can have been
published_latest day the last on which it can have been
published_basis text how that is known: given, metadata, dateline, inferred, unknown
"""

PARTIES = """
agent_ids texts who does it: ids (Wikidata where it has one)
agent_names texts their names
agent_kinds texts person, state, government, ministry, office, organisation, outlet, group
agent_countries texts ISO 3166-1 alpha-3, or empty
{agent_words}recipient_ids texts to whom; the host of a visit: ids
recipient_names texts their names
recipient_kinds texts as for agents
recipient_countries texts as for agents
{recipient_words}place_id text where: id
place_name text its name
place_country text ISO 3166-1 alpha-3
latitude decimal degrees, WGS 84
longitude decimal degrees, WGS 84
"""

CODES = """
plover_type text PLOVER's type by the rules of the status: a planned visit is AGREE; empty where it has no code
plover_mode text PLOVER's mode, likewise
cameo text CAMEO's code, likewise: a planned visit is 036
earliest day the first day of it
latest day the last day of it
precision text day, week, month, quarter, season, year, unknown: how exactly the two are known
"""

EVENTS = columns(
    DOCUMENT
    + """event text its id in the record of the article
happening text id of the happening that it is a report of; empty while it waits to be linked
kind text what happens: see events.md
status text occurred, ongoing, planned, possible, cancelled, postponed, denied
"""
    + CODES.strip()
    + "\ntime_words texts the words that give the days\n"
    + PARTIES.format(
        agent_words="agent_words texts the words that name them there\n",
        recipient_words="recipient_words texts the words that name them there\n",
    ).strip()
    + """
trigger text the word that says it
trigger_start number where it stands: code points of the article's text, the first of it
trigger_end number and the first behind it
evidence texts the passages that report it, word for word
evidence_starts numbers where they start
evidence_ends numbers where they end
source_ids texts who says so: ids
source_names texts their names
source_countries texts ISO 3166-1 alpha-3, or empty
source_stances texts asserts, confirms, denies, doubts
source_statements texts ids of the statements in which they do
disputed truth one asserts and another denies it
topics texts PLOVER contexts
rule text which rule found it
status_rule text which rule gave the status
"""
)

STATEMENTS = columns(
    DOCUMENT
    + """statement text its id in the record of the article
kind text direct, indirect, mixed
act text say, announce, confirm, deny, warn, accuse, demand, promise, praise, criticise, ask, refuse
speaker_id text who says it: id; empty where the text names none
speaker_name text the name
speaker_kind text person, state, government, ministry, office, organisation, outlet, group
speaker_country text ISO 3166-1 alpha-3
speaker_offices texts offices held on the day of the article
speaker_words text the words that name the speaker there
speaker_start number where they start: code points of the article's text
speaker_end number where they end
addressee_id text to whom: id
addressee_name text the name
via_ids texts outlets or agencies that carried the words: ids
via_names texts their names
cue text the word of saying
cue_start number where it starts
cue_end number where it ends
content texts what is said, word for word
content_starts numbers where it starts
content_ends numbers where it ends
time_words text when it was said, in the article's words
time_earliest day the first day of that
time_latest day the last day of that
events texts ids of the events that it reports
happenings texts ids of the happenings that these are told as, or empty
rule text which rule found it
"""
)

HAPPENINGS = columns(
    """happening text its id
headline text the happening in words
kind text what happens: see events.md
status text present status: occurred, ongoing, planned, possible, cancelled, postponed, denied, overdue
"""
    + CODES.strip()
    + PARTIES.format(agent_words="", recipient_words="")
    + """first_reported day the day of the first report
last_reported day the day of the last
reports number how many reports tell of it
articles number in how many articles
independent_sources number how many independent sources it rests on
origins texts who these are
attributed_to texts who asserts or confirms it
denied_by texts who denies or doubts it
changes texts its turns: day, and what became of it
contradictions number how many pairs of reports contradict each other
documents texts ids of the articles
follows text id of an earlier happening that it makes up for
part_of text id of the visit that it was part of
shown_by text id of the meeting that shows that the visit was made
topics texts PLOVER contexts
"""
)

TABLES = {"events": EVENTS, "statements": STATEMENTS, "happenings": HAPPENINGS}
