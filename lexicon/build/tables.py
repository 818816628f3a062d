"""Builds places.csv and outlets.csv from the hand tables (and the capitals of states.py)."""

import re

from sources import HAND, fold, read_csv, write_csv


def slug(name: str) -> str:
    return "dem:" + re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def places(capitals: list[dict[str, str]]) -> None:
    """places.csv: capitals first, then other cities, regions, seas and facilities."""
    rows, seen = [], set()
    for row in [*capitals, *read_csv(HAND / "places.csv")]:
        row = {"source": "common knowledge", **row, "id": row.get("id") or slug(row["name"])}
        if (row["name"], row["country"]) in seen:
            continue
        if row["id"] in {other["id"] for other in rows}:
            row["id"] += "-" + row["country"].lower()
        seen.add((row["name"], row["country"]))
        rows.append(row)
    write_csv("places.csv", "id name aliases kind country latitude longitude source".split(), rows)


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
