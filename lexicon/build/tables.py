"""Builds places.csv and outlets.csv from the hand tables (and the capitals of states.py)."""

import re
from collections import Counter
from collections.abc import Iterator

from country_info import countries
from sources import DATA, HAND, fold, read_csv, write_csv


def slug(name: str) -> str:
    return "dem:" + re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def places(capitals: list[dict[str, str]]) -> None:
    """places.csv: capitals first, then other cities, regions, seas and facilities."""
    rows, seen = [], set()
    rows_by_hand = read_csv(HAND / "places.csv")
    taken = {fold(name) for row in [*capitals, *rows_by_hand] for name in (row["name"], *row["aliases"].split("|"))}
    taken |= {fold(name) for row in read_csv(DATA / "states.csv") for name in (row["name"], *row["aliases"].split("|"))}
    for row in [*capitals, *rows_by_hand, *further(taken)]:
        row = {"source": "common knowledge", **row, "id": row.get("id") or slug(row["name"])}
        if (row["name"], row["country"]) in seen:
            continue
        if row["id"] in {other["id"] for other in rows}:
            row["id"] += "-" + row["country"].lower()
        seen.add((row["name"], row["country"]))
        rows.append(row)
    write_csv("places.csv", "id name aliases kind country sector latitude longitude source".split(), rows)


#: Names of places that are more often something else.
COMMON = frozenset(
    """luik takeo sian soledad doris champagne vladimir sevilla bale surin phichit lawrence chiba oviedo toledo
    split van victoria salvador rosario mendoza hamilton austin buffalo charlotte phoenix queens naze tara
    providence halle brunswick gomorrah sodom delphi nineveh corinth sardis tivoli gorky lubavitch central
    northern southern eastern western north south east west centre littoral capital coast highlands midlands
    marches plateau rivers delta cross river union progress""".split()
)


def further(taken: set[str]) -> Iterator[dict[str, str]]:
    """Cities and regions of CountryInfo, with their state but without coordinates, where the name is not taken."""
    found = []
    for iso3, block in countries():
        for tag, kind in (("MajorCities", "city"), ("Regions", "region")):
            part = re.search(f"<{tag}>(.*?)</{tag}>", block, re.S)
            for line in part[1].splitlines() if part else []:
                name = line.strip().rstrip("_").replace("_", " ").title()
                if re.fullmatch(r"[A-Z][a-z]{3,}(?:[ -][A-Z][a-z]+){0,2}", name) and not name.endswith(" State"):
                    found.append((name, kind, iso3))
    owners = Counter(name for name, _ in {(name, iso3) for name, _, iso3 in found})
    for name, kind, iso3 in dict.fromkeys(found):
        if owners[name] == 1 and fold(name) not in taken and not set(fold(name).split()) & COMMON:
            taken.add(fold(name))
            yield {
                "name": re.sub(r" (De|Do|Da|Del|Na|Am|Of|And) ", lambda match: match[0].lower(), name),
                "aliases": "",
                "kind": kind,
                "country": iso3,
                "latitude": "",
                "longitude": "",
                "source": "CountryInfo",
            }


def outlets() -> None:
    """outlets.csv."""
    rows = []
    for line in (HAND / "outlets.txt").read_text().splitlines():
        if line.startswith("#"):
            continue
        name, aliases, country, ownership, agency, id = line.split(";")
        rows.append(
            {
                "id": id or slug(name),
                "name": name,
                "aliases": aliases,
                "country": country,
                "ownership": ownership,
                "agency": "yes" if agency else "",
                "source": "common knowledge",
            }
        )
    write_csv("outlets.csv", "id name aliases country ownership agency source".split(), rows)
