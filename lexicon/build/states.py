"""Builds states.csv and the capitals of places.csv from country_codes, the factbook and the hand tables."""

import re
from typing import Any

from sources import CORPORA, HAND, factbook, plain, read_csv, write_csv

COLUMNS = (
    "iso3 iso2 id name formal status aliases adjectives people capital latitude longitude former start end successor "
    "source"
).split()


def build() -> list[dict[str, str]]:
    """The rows of the capitals, for places.csv; writes states.csv."""
    profiles = factbook()
    hand = {row["iso3"]: row for row in reversed(read_csv(HAND / "states.csv"))}
    capitals = {row["iso3"]: row for row in read_csv(HAND / "capitals.csv")}
    rows, places = [], []
    for code in [*read_csv(CORPORA / "country_codes" / "country-codes.csv"), KOSOVO]:
        iso3 = code["ISO3166-1-Alpha-3"]
        profile = profiles.get(iso3, {})
        place = capital(iso3, profile, capitals.get(iso3))
        rows.append(state(code, profile, hand.get(iso3, {}), place))
        if place:
            places.append(place)
    for former in read_csv(HAND / "former_states.csv"):
        capital_id = next((place["id"] for place in places if place["name"] == former["capital"]), "")
        rows.append(
            {
                **former,
                "iso2": "",
                "status": "former",
                "capital": capital_id,
                "latitude": "",
                "longitude": "",
                "former": "",
                "source": "common knowledge",
            }
        )
    rows.sort(
        key=lambda row: ("state territory former".split().index(row["status"]), row["iso3"] in LATER, row["name"])
    )
    write_csv("states.csv", COLUMNS, rows)
    return places


#: States that come after another of the same name or demonym (Congo, Dominican).
LATER = {"COG", "DMA"}
#: Middles of large states that the factbook puts elsewhere.
CENTRES = {row["iso3"]: (row["latitude"], row["longitude"]) for row in read_csv(HAND / "centres.csv")}
KOSOVO = {
    "ISO3166-1-Alpha-3": "XKX",
    "ISO3166-1-Alpha-2": "XK",
    "wikidata_id": "Q1246",
    "is_independent": "Yes",
    "CLDR display name": "Kosovo",
    "UNTERM English Formal": "",
    "UNTERM English Short": "",
}


def state(
    code: dict[str, str], profile: dict[str, Any], hand: dict[str, str], place: dict[str, str] | None
) -> dict[str, str]:
    """One row of states.csv."""
    iso3 = code["ISO3166-1-Alpha-3"]
    name = hand.get("name") or code["CLDR display name"].replace("’", "'")
    formal = re.sub(r"^the |[*]|\(the\)", "", code["UNTERM English Formal"]).strip()
    if "United Nations" in formal or formal == name:
        formal = ""
    aliases = [alias for alias in hand.get("aliases", "").split("|") if alias not in ("", name)]
    where = (
        CENTRES.get(iso3)
        or degrees(profile.get("Geography", {}).get("Geographic coordinates", {}).get("text", ""))
        or ("", "")
    )
    nationality = profile.get("People and Society", {}).get("Nationality", {})
    adjectives = (
        hand.get("adjectives", "").split("|") if hand else words(nationality.get("adjective", {}).get("text", ""))
    )
    people = hand.get("people", "").split("|") if hand else nouns(nationality.get("noun", {}).get("text", ""))
    independent = code["is_independent"] == "Yes" or iso3 in ("TWN", "PSE", "VAT", "XKX", "ESH", "COK", "NIU")
    return {
        "iso3": iso3,
        "iso2": code["ISO3166-1-Alpha-2"],
        "id": hand.get("id") or code["wikidata_id"].rsplit("/", 1)[-1] or f"dem:{iso3}",
        "name": name,
        "formal": formal,
        "status": "state" if independent else "territory",
        "aliases": "|".join(aliases),
        "adjectives": "|".join(filter(None, adjectives)),
        "people": "|".join(filter(None, people)),
        "capital": place["id"] if place else "",
        "latitude": where[0],
        "longitude": where[1],
        "former": hand.get("former", ""),
        "start": "",
        "end": "",
        "successor": "",
        "source": "country_codes; factbook; common knowledge" if hand else "country_codes; factbook",
    }


def words(text: str) -> list[str]:
    """Adjectives of the factbook: "Antiguan, Barbudan"."""
    found = [part.strip() for part in re.split(r",|;|/| or ", re.sub(r"\([^)]*\)", "", plain(text)))]
    return [
        word
        for word in found
        if re.fullmatch(r"[A-Z][\w'-]+( [A-Z][\w'-]+){0,2}", word) and word not in ("NA", "Dutch", "French", "Chinese")
    ]


def nouns(text: str) -> list[str]:
    """Nouns of the factbook: "Albanian(s)" -> Albanian, Albanians."""
    return [form for word in words(text) for form in ([word, word + "s"] if f"{word}(s)" in plain(text) else [word])]


def capital(iso3: str, profile: dict[str, Any], hand: dict[str, str] | None) -> dict[str, str] | None:
    """The capital as a place."""
    if hand:
        return {**hand, "kind": "city", "country": iso3, "source": "common knowledge"}
    found = profile.get("Government", {}).get("Capital", {})
    name = re.split(r"[;(,]| in ", plain(found.get("name", {}).get("text", "")))[0].strip()
    where = degrees(found.get("geographic coordinates", {}).get("text", ""))
    if where is None or name in NO_CAPITALS or not re.fullmatch(r"[A-Z][\w' .-]{2,23}", name):
        return None
    return {
        "id": "dem:" + re.sub(r"\W+", "-", name.lower()) + ("" if name not in DOUBLE else f"-{iso3.lower()}"),
        "name": name,
        "aliases": ALIASES.get(name, ""),
        "kind": "city",
        "country": iso3,
        "latitude": where[0],
        "longitude": where[1],
        "source": "factbook",
    }


def degrees(text: str) -> tuple[str, str] | None:
    """Latitude and longitude of the factbook: "54 00 N, 2 00 W" -> ("54.00", "-2.00")."""
    match = re.search(r"(\d+) (\d+)\s*([NS]), (\d+) (\d+)\s*([EW])", plain(text))
    if match is None:
        return None
    latitude, longitude = int(match[1]) + int(match[2]) / 60, int(match[4]) + int(match[5]) / 60
    return f"{-latitude if match[3] == 'S' else latitude:.2f}", f"{-longitude if match[6] == 'W' else longitude:.2f}"


#: Capitals of territories whose names are more often something else.
NO_CAPITALS = {"Douglas", "Stanley", "Hamilton", "Plymouth", "The Valley", "The Settlement", "West Island", "Victoria"}
DOUBLE = {"Kingstown", "Kingston", "Saint John's", "Georgetown", "George Town", "Hamilton", "Victoria", "San Juan"}
ALIASES = {
    "Chisinau": "Chișinău|Kishinev",
    "Nuku'alofa": "Nuku’alofa",
    "Ulaanbaatar": "Ulan Bator",
    "Saint John's": "St. John's",
    "Saint George's": "St. George's",
    "Brasilia": "Brasília",
    "Ashgabat": "Ashkhabad",
    "Noumea": "Nouméa",
    "Lome": "Lomé",
    "Yaounde": "Yaoundé",
    "Asuncion": "Asunción",
    "Asunción": "Asuncion",
    "Sao Tome": "São Tomé",
    "Reykjavik": "Reykjavík",
    "Male": "Malé",
    "Torshavn": "Tórshavn",
    "San Jose": "San José",
    "Port-Vila": "Port Vila",
    "N'Djamena": "Ndjamena|N’Djamena",
}
