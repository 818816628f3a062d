"""Happenings as CAMEO dyads: the columns of ICEWS (tab-separated), then GDELT's codes and our status and attribution.

CAMEO speaks of one source and one target: a happening gives a row for each pair, a symmetric one in both directions,
as its coders do. What is planned gets the code of the intent, on the day it was told; what is denied, called off or
put off has none and is left out.
"""

from collections.abc import Iterable, Iterator

from demarche.export.coded import coded_day, country_code, history, sectors
from demarche.export.columns import columns
from demarche.export.plover import LeftOut, cell
from demarche.export.telling import headline, quoted, vouchers
from demarche.lexicon.codes import Cameo, cameo_of, is_symmetric
from demarche.lexicon.world import World
from demarche.model.happening import Happening, Who

#: QuadClass of each root code, as GDELT has it.
QUADS = {root: 1 + (root > 5) + (root > 8) + (root > 13) for root in range(1, 21)}
COLUMNS = columns(
    """Event_ID text id of the happening and the number of the pair
Event_Date day the first day of what happened; of a plan or threat the day it was reported
Source_Name text who does it
Source_Sectors text PLOVER sector, where known
Source_Country text ISO 3166-1 alpha-3; of bodies EUR (European Union), UNO, IGO, NGO
Event_Text text the happening in words
CAMEO_Code text two to four digits, as text: leading zeros count
Intensity decimal not filled: the Goldstein scale is not ours to ship
Target_Name text to whom
Target_Sectors text as for the source
Target_Country text as for the source
Story_ID text id of the article whose words are shown
Sentence_Number number not filled: Start says where the words stand
Publisher text the outlet of that article
City text where, if a city
District text not filled
Province text not filled
Country text ISO 3166-1 alpha-3
Latitude decimal degrees, WGS 84
Longitude decimal degrees, WGS 84
Source_Code text CAMEO's way of writing actors: country and sector, "CHNGOV"
Target_Code text as for the source
Root_Code text the first two digits
Quad_Class number 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
Date_Precision text day, week, month, quarter, season, year, unknown; reported: the day is that of the report
Status text occurred, ongoing, planned, possible, overdue
Rule text which rule made the code out of the status; None where it happened
Earliest day the first day of the happening itself, planned or past
Latest day the last day of it
Attributed_To texts who asserts or confirms it
Denied_By texts who denies or doubts it
Reports number how many reports tell of it
Independent_Sources number how many independent sources it rests on
History texts its turns, with the days on which they were reported
Evidence text the words of the report that shows the status
Start number where the word that says it stands in the article, in code points
"""
)
HEAD = tuple(it.name.replace("_", " ") for it in COLUMNS)


def to_cameo(happenings: Iterable[Happening], left_out: LeftOut | None = None) -> Iterator[str]:
    """The head and the rows, each with its line end; `left_out` is told of what has no code or no party."""
    yield "\t".join(HEAD) + "\n"
    for happening in happenings:
        code = cameo_of(happening.kind, happening.status)
        found = pairs(happening)
        if code is None or not found:
            if left_out is not None:
                left_out(happening)
            continue
        shared = _shared(happening, code)
        for number, (source, target) in enumerate(found, 1):
            row = {**shared, **_who("Source", source), **_who("Target", target), "Event_ID": f"{happening.id}#{number}"}
            yield "\t".join(cell(row.get(column.name)) for column in COLUMNS) + "\n"


def pairs(happening: Happening) -> list[tuple[Who | None, Who | None]]:
    """Who does it to whom; each to each where all do alike; one side alone where the other is not told."""
    everybody = (*happening.agents, *happening.recipients)
    if is_symmetric(happening.kind) and len({who.actor for who in everybody}) > 1:
        return [(one, other) for one in everybody for other in everybody if one.actor != other.actor]
    return [
        (one, other)
        for one in happening.agents or (None,)
        for other in happening.recipients or (None,)
        if (one or other) is not None and (one is None or other is None or one.actor != other.actor)
    ]


def _shared(happening: Happening, code: Cameo) -> dict[str, object]:
    """What all pairs of a happening have in common."""
    shown, said, place = quoted(happening), vouchers(happening.reports), happening.place
    day, precision = coded_day(happening, happened=code.rule is None)
    entry = World.load().entry(place.place) if place else None
    return {
        "Event_Date": day,
        "Event_Text": headline(happening),
        "CAMEO_Code": code.code,
        "Story_ID": shown.document if shown else None,
        "Publisher": shown.outlet if shown else None,
        "City": place.name if place and entry and entry.kind == "city" else None,
        "Country": place.country if place else None,
        "Latitude": place.latitude if place else None,
        "Longitude": place.longitude if place else None,
        "Root_Code": code.root,
        "Quad_Class": QUADS[int(code.root)],
        "Date_Precision": precision,
        "Status": happening.status,
        "Rule": code.rule,
        "Earliest": happening.when.earliest,
        "Latest": happening.when.latest,
        "Attributed_To": (*said.get("asserts", ()), *said.get("confirms", ())),
        "Denied_By": (*said.get("denies", ()), *said.get("doubts", ())),
        "Reports": len(happening.reports),
        "Independent_Sources": happening.independent_sources,
        "History": history(happening),
        "Evidence": shown.words if shown else None,
        "Start": shown.trigger.start if shown else None,
    }


def _who(role: str, who: Who | None) -> dict[str, object]:
    if who is None:
        return {}
    sector = sectors(who)
    country = country_code(who) or ""
    code = country if who.kind == "state" or (sector == "IGO" and country) else f"{country}{sector or ''}"
    return {
        f"{role}_Name": who.name,
        f"{role}_Sectors": sector,
        f"{role}_Country": country or None,
        f"{role}_Code": code or None,
    }
