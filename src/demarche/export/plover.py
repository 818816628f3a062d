"""Happenings as POLECAT publishes events: PLOVER codes, tab-separated, with our columns of status and attribution.

One row a happening, however many articles tell of it. Where it has not happened, PLOVER's rules give the code (a
planned visit is AGREE: `lexicon/codes.py`), and the event's date is the day on which that was reported; what PLOVER
cannot code (denied, postponed) is left out. As in POLECAT, a missing value is "None" and values of a list are joined
by "; ".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from demarche.export.coded import coded_day, country_code, history, sectors
from demarche.export.columns import Column, columns
from demarche.export.telling import first_told, names, quoted, vouchers
from demarche.export.words import line
from demarche.lexicon.codes import Plover, plover_of, topics_of
from demarche.lexicon.world import World
from demarche.model.happening import Happening, Voice, Who

NONE = "None"
VERSION = "demarche/1"

COLUMNS = columns(
    """Event_ID text id of the happening
Event_Date day the first day of what happened; of a plan, threat or calling off the day it was reported
Event_Type text PLOVER's type
Event_Mode text PLOVER's mode
Intensity decimal PLOVER's score of type and mode, from -10 to 10
Quad_Code number 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
Contexts texts PLOVER's contexts
Actor_Name texts who does it
Actor_Country texts ISO 3166-1 alpha-3; of bodies EUR (European Union), UNO, IGO, NGO
Actor_COW texts not filled
Primary_Actor_Sector text the sector of the first
Actor_Sectors texts their sectors, where known
Actor_Title texts offices they hold
Actor_Name_Raw texts the words that name them
Wikipedia_Actor_ID texts Wikidata ids, where known
Recipient_Name texts to whom
Recipient_Country texts as for actors
Recipient_COW texts not filled
Primary_Recipient_Sector text as for actors
Recipient_Sectors texts as for actors
Recipient_Title texts as for actors
Recipient_Name_Raw texts as for actors
Wikipedia_Recipient_ID texts as for actors
Placename text where
City text the place, where it is a city
District text not filled
Province text not filled
Country text ISO 3166-1 alpha-3
Latitude decimal degrees, WGS 84
Longitude decimal degrees, WGS 84
GeoNames_ID text not filled
Raw_Placename text as Placename
Feature_Type text city, region, state, ...: what the place is
Source texts the outlets
Publication_Date day the day of the first report
Story_People texts people who take part or vouch, in any report
Story_Organizations texts bodies, ministries and organisations that do
Story_Locations texts places that any report names
Language text en
Version text the version of these columns
Status text occurred, ongoing, planned, possible, cancelled, overdue
Rule text which rule of PLOVER made the code out of the status; None where it happened
Earliest day the first day of the happening itself, planned or past
Latest day the last day of it
Precision text day, week, month, quarter, season, year, unknown
Attributed_To texts who asserts or confirms it
Denied_By texts who denies or doubts it
Reports number how many reports tell of it
Independent_Sources number how many independent sources it rests on
History texts its turns, with the days on which they were reported
Evidence text the words of the report that shows the status
Document text id of the article that holds them
"""
)
HEAD = tuple(it.name.replace("_", " ") for it in COLUMNS)
LeftOut = Callable[[Happening], None]


def to_plover(happenings: Iterable[Happening], left_out: LeftOut | None = None) -> Iterator[str]:
    """The head and the rows, each with its line end; `left_out` is told of each happening without a code."""
    yield "\t".join(HEAD) + "\n"
    for happening in happenings:
        code = plover_of(happening.kind, happening.status)
        if code is None:
            if left_out is not None:
                left_out(happening)
            continue
        row = plover_row(happening, code)
        yield "\t".join(row[column.name] for column in COLUMNS) + "\n"


def plover_row(happening: Happening, code: Plover) -> dict[str, str]:
    """The cells by name of column."""
    agents, recipients = happening.agents, happening.recipients
    if code.all_act:
        agents, recipients = (*agents, *recipients), ()
    said, reports, when = vouchers(happening.reports), happening.reports, happening.when
    shown = quoted(happening)
    cells: dict[str, object] = {
        "Event_ID": happening.id,
        "Event_Date": coded_day(happening, happened=code.rule is None)[0],
        "Event_Type": code.type,
        "Event_Mode": code.mode,
        "Intensity": code.intensity,
        "Quad_Code": code.quad,
        "Contexts": topics_of(happening.kind),
        **_parties("Actor", agents),
        **_parties("Recipient", recipients),
        **_place(happening),
        "Source": tuple(dict.fromkeys(it.outlet for it in reports if it.outlet)),
        "Publication_Date": first_told(happening),
        **_story(happening),
        "Language": "en",
        "Version": VERSION,
        "Status": happening.status,
        "Rule": code.rule,
        "Earliest": when.earliest,
        "Latest": when.latest,
        "Precision": when.precision,
        "Attributed_To": (*said.get("asserts", ()), *said.get("confirms", ())),
        "Denied_By": (*said.get("denies", ()), *said.get("doubts", ())),
        "Reports": len(reports),
        "Independent_Sources": happening.independent_sources,
        "History": history(happening),
        "Evidence": shown.words if shown else None,
        "Document": shown.document if shown else None,
    }
    return {column.name: cell(cells.get(column.name)) for column in COLUMNS}


def cell(value: object) -> str:
    """One cell: no tab, no line end, no quoting."""
    if isinstance(value, tuple):
        return "; ".join(line(str(it)).replace(";", ",") or NONE for it in value) or NONE
    return NONE if value is None else line(f"{value:g}" if isinstance(value, float) else str(value)) or NONE


def _parties(role: str, parties: Sequence[Who]) -> dict[str, object]:
    own = [sectors(who) for who in parties]
    return {
        f"{role}_Name": names(parties),
        f"{role}_Country": tuple(country_code(who) or "" for who in parties),
        f"Primary_{role}_Sector": own[0] if own and own[0] else None,
        f"{role}_Sectors": tuple(it or "" for it in own),
        f"{role}_Title": tuple(who.office for who in parties),
        f"{role}_Name_Raw": tuple(who.text or who.name for who in parties),
        f"Wikipedia_{role}_ID": tuple(who.actor if who.actor.startswith("Q") else "" for who in parties),
    }


def _place(happening: Happening) -> dict[str, object]:
    place = happening.place
    if place is None:
        return {}
    entry = World.load().entry(place.place)
    kind = entry.kind if entry else None
    return {
        "Placename": place.name,
        "City": place.name if kind == "city" else None,
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "Raw_Placename": place.name,
        "Feature_Type": kind,
    }


def _story(happening: Happening) -> dict[str, object]:
    people: dict[str, None] = {}
    bodies: dict[str, None] = {}
    places: dict[str, None] = {}
    for report in happening.reports:
        named: tuple[Who | Voice, ...] = (*report.parties, *report.sources)
        for who in named:
            if who.kind == "person":
                people[who.name] = None
            elif who.kind in ("government", "ministry", "organisation", "outlet"):
                bodies[who.name] = None
        if report.place is not None:
            places[report.place.name] = None
    return {"Story_People": tuple(people), "Story_Organizations": tuple(bodies), "Story_Locations": tuple(places)}


def documented() -> tuple[Column, ...]:
    """The columns as the file names them."""
    return tuple(Column(name, it.kind, it.meaning) for name, it in zip(HEAD, COLUMNS, strict=True))
