"""Where the fact sources stand, and how their oddities are read. Everything here runs at build time only."""

import csv
import html
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SHARED = Path("/work/shared")
HAND = Path(__file__).parent / "hand"
DATA = Path(__file__).parents[2] / "src" / "demarche" / "lexicon" / "data" / "world"
CORPORA = SHARED / "corpora"


def read_csv(path: Path) -> list[dict[str, str]]:
    """All rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_csv(name: str, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    """A table under `data/world`, with unix line ends."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(columns), lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def plain(text: str) -> str:
    """Text of the factbook without entities and tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html.unescape(html.unescape(text)))).strip()


def fold(name: str) -> str:
    """Lower case without accents, hyphens and apostrophes: for comparing names."""
    table = str.maketrans(
        {
            "ø": "o",
            "ł": "l",
            "đ": "d",
            "ı": "i",
            "ə": "a",
            "ß": "ss",
            "æ": "ae",
            "’": "",
            "'": "",
            "ʻ": "",
            "‘": "",
            "`": "",
            "-": " ",
            ".": " ",
            "Ø": "o",
            "Ł": "l",
            "Đ": "d",
        }
    )
    decomposed = unicodedata.normalize("NFKD", name.translate(table))
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower().split())


def factbook() -> dict[str, dict[str, Any]]:
    """Profiles by ISO3, through the FIPS codes of country_codes."""
    profiles = {path.stem.upper(): json.loads(path.read_text()) for path in (CORPORA / "factbook").glob("*/*.json")}
    special = {"SRB": "RI", "NLD": "NL", "PSE": "WE", "XKX": "KV"}
    by_iso3 = {}
    for row in read_csv(CORPORA / "country_codes" / "country-codes.csv"):
        fips = special.get(row["ISO3166-1-Alpha-3"], row["FIPS"])
        if fips in profiles and row["ISO3166-1-Alpha-3"] not in ("BES", "SJM"):
            by_iso3[row["ISO3166-1-Alpha-3"]] = profiles[fips]
    by_iso3["XKX"] = profiles["KV"]
    return by_iso3
