"""What PLOVER and CAMEO rows have in common: the day of what was coded, sectors, history."""

from datetime import date

from demarche.export.telling import SHOWN_AS, day_of_status, first_told
from demarche.lexicon.world import World
from demarche.model.happening import Happening, Who

#: PLOVER sectors of actors that no table lists.
KIND_SECTORS = {"government": "GOV", "ministry": "GOV", "state": "GOV", "office": "GOV", "outlet": "JRN"}
#: Where PLOVER goes its own way.
STATES = {"XKX": "KOS"}
#: PLOVER's codes of international bodies; the others are IGO or NGO.
BODIES = {"European Union": "EUR", "United Nations": "UNO"}


def coded_day(happening: Happening, *, happened: bool) -> tuple[date | None, str]:
    """The day, and how exactly it is known: its precision, or "reported" where it is the day of the report.

    A plan, threat or calling off is an event of the day on which it was told, as is what has no day of its own.
    """
    when = happening.when
    if happened and when.earliest is not None:
        return when.earliest, when.precision
    if happened:
        return first_told(happening), "reported"
    return day_of_status(happening, happening.status, *SHOWN_AS.get(happening.status, ())), "reported"


def sectors(who: Who) -> str | None:
    """The PLOVER sector: that of the lexicon, else what the kind or an office of a person implies."""
    entry = World.load().entry(who.actor)
    if entry is not None and entry.sector:
        return entry.sector
    if who.kind == "person":
        return "GOV" if who.office else None
    return KIND_SECTORS.get(who.kind)


def country_code(who: Who) -> str | None:
    """ISO 3166-1 alpha-3 as PLOVER has it (KOS for Kosovo), else its code for a body: EUR, UNO, IGO, NGO."""
    acts_for = who.country
    if acts_for is None or World.load().state(acts_for) is not None:
        return STATES.get(acts_for or "", acts_for)
    if acts_for in BODIES:
        return BODIES[acts_for]
    entry = World.load().entry(acts_for)
    return entry.sector if entry is not None and entry.sector in ("IGO", "NGO") else "IGO"


def history(happening: Happening) -> tuple[str, ...]:
    """ "2023-02-03 postponed"."""
    return tuple(f"{it.day.isoformat() if it.day else 'undated'} {it.kind}" for it in happening.changes)
