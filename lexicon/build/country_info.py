"""Leaders 1945-2011 and governments 2003-2011 of CountryInfo.txt."""

import re
from collections.abc import Iterator

from people import Fact
from sources import CORPORA, DATA, read_csv

LEADERS = "CountryInfo leaders"
#: Who held office when the file was last brought up to date held it at least so long.
UPDATED = "2008-12-31"
GOVERNMENT = "CountryInfo governments 2003-2011"
#: Names of sections of leaders -> title and office; what is not here is not taken.
SECTIONS = (
    (r"^prime.?ministers?\b|^coequal prime|^first prime|^co-prime", "Prime Minister", "head_of_government"),
    (r"^presidents?$|^interim president|^presidents, prime|^president of the interim", "President", "head_of_state"),
    (r"^premiers?$|premiers$", "Premier", "head_of_government"),
    (r"^chancellors?$", "Chancellor", "head_of_government"),
    (r"^kings?\b", "King", "head_of_state"),
    (r"^emirs$", "Emir", "head_of_state"),
    (r"^sultans$", "Sultan", "head_of_state"),
    (r"^emperor", "Emperor", "head_of_state"),
    (r"^shahs", "Shah", "head_of_state"),
    (r"^sovereign princes", "Prince", "head_of_state"),
    (r"^chief executives", "Chief Executive", "chief_executive"),
    (r"^chairmen of the council of ministers", "Prime Minister", "head_of_government"),
    (
        r"^presidents of the (council of ministers|government council)|^(heads|chiefs) of government",
        "Prime Minister",
        "head_of_government",
    ),
    (r"^heads? of state|^presidents of the revolutionary council", "Head of State", "head_of_state"),
    (r"^governors-general|^governor_general", "Governor-General", "governor_general"),
    (r"^chief ministers?$", "Chief Minister", "chief_minister"),
    (r"^vice-presidents$", "Vice President", "vice_president"),
    (r"^leader of the revolution", "Supreme Leader", "head_of_state"),
)
OFFICES = (
    (
        r"minister (of|for) (foreign|external) (affairs|relations)$|minister of foreign affairs and|^sec\w* of foreign",
        "foreign_minister",
        "Foreign Minister",
    ),
    (r"^minister (of|for) (national )?defen[cs]e$", "defence_minister", "Defence Minister"),
    (r"^minister (of|for) (the )?(interior|internal affairs|home affairs)$", "interior_minister", "Interior Minister"),
    (r"^minister (of|for) finance$", "finance_minister", "Finance Minister"),
    (r"^minister of justice$", "justice_minister", "Justice Minister"),
    (r"^(first |second )?vice president$", "vice_president", "Vice President"),
    (r"^(first |second )?deputy prime minister$", "deputy_prime_minister", "Deputy Prime Minister"),
    (r"^permanent representative to the un, new york$", "ambassador", "Ambassador to the United Nations"),
    (r"^ambassador to the us$", "ambassador", "Ambassador to the United States"),
    (
        r"^(secretary|director), (supreme )?national security council$",
        "national_security_adviser",
        "National Security Adviser",
    ),
    (r"^minister of (commerce|trade)$", "trade_minister", "Trade Minister"),
    (r"^minister of (oil|petroleum)$", "oil_minister", "Oil Minister"),
)
#: Codes of the file that are not those of ISO 3166-1.
CODES = {"KSV": "XKX", "KOS": "XKX", "TMP": "TLS", "ROM": "ROU", "ZAR": "COD"}
#: Last days of months that exist.
FULL = frozenset(
    f"{m:02}{d}" for m in range(1, 13) for d in (29, 30, 31) if m != 2 and (d < 31 or m not in (4, 6, 9, 11))
)
SMALL = frozenset("de del della da dos das do van von der den bin ibn bint al el ul y e la le of ould zu ten".split())


def countries() -> Iterator[tuple[str, str]]:
    """ISO3 and block of each country."""
    known = {row["iso3"] for row in read_csv(DATA / "states.csv")}
    text = (CORPORA / "country_info" / "CountryInfo.txt").read_text(encoding="latin-1")
    for block in re.split(r"(?=<CountryCode>)", text)[1:]:
        code = re.search(r"<CountryCode>\s*(\w+)", block)
        match = re.search(r"<ISO3166-alpha3>\s*(\w{3})", block)
        for cell in (code, match):
            iso3 = CODES.get(cell[1].upper(), cell[1].upper()) if cell else ""
            if iso3 in known:
                yield iso3, block
                break


def leaders() -> Iterator[Fact]:
    """Heads of state and government, with days; those that the file gives to Mauritius are Mauritania's."""
    for iso3, block in countries():
        if iso3 == "XKX":
            continue  # the file has the leaders of Kiribati there
        iso3 = "MRT" if iso3 == "MUS" else iso3
        part = re.search(r"<Leaders>(.*?)</Leaders>", block, re.S)
        sections = re.findall(r"<([^/>]+)>\s*\n(.*?)\n\s*</", part[1], re.S) if part else []
        names = [re.sub(r"\s+", " ", name.strip().lower().replace("_", " ")) for name, _ in sections]
        premier = any("minister" in name or "premier" in name or "chancellor" in name for name in names)
        for name, (_, lines) in zip(names, sections, strict=True):
            found = next(((title, key) for pattern, title, key in SECTIONS if re.search(pattern, name)), None)
            if found:
                title, key = found
                keys = (
                    (key, "head_of_government")
                    if key == "head_of_state" and title == "President" and not premier
                    else (key,)
                )
                yield from rows(lines, iso3, keys, title)


def rows(lines: str, iso3: str, keys: tuple[str, ...], title: str) -> Iterator[Fact]:
    of = "DDR" if iso3 == "DEU" and title == "Prime Minister" else iso3
    for names, terms in re.findall(r"((?:\{[^}]+\}|[^\[\]{}\s]+)+(?:\s*\{[^}]+\})*)\s*((?:\[[^\]]*\]\s*)+)", lines):
        name = proper((re.findall(r"\{([^}]+)\}", names) or [names])[0])
        for start, end in re.findall(r"\[\s*>?\s*(\d{8})(?:\s*-\s*(\d{8}))?\s*\]", terms):
            if name and (not end or end >= "1946"):
                last = day(end) if end else max(UPDATED, f"{start[:4]}-12-31")
                yield Fact(name, of, keys, title, day(start), last, LEADERS, not end)


def governments() -> Iterator[Fact]:
    """Ministers and ambassadors, with months."""
    for iso3, block in countries():
        part = re.search(r"<Government>(.*?)</Government>", block, re.S)
        for line in part[1].splitlines() if part else []:
            names, _, title = line.partition("#")
            office = title.replace('"Acting"', "").strip().lower()
            found = next(((key, title) for pattern, key, title in OFFICES if re.search(pattern, office)), None)
            name = proper(re.split(r"[\[}]", names.replace("{", ""))[0])
            if found and name:
                for mark, start, end in re.findall(r"\[\w+ ([<>]?)(\d{8})(?:\s*-\s*(\d{8}))?\]", names):
                    first, last = (
                        ("2003-01", start[:4] + "-" + start[4:6])
                        if mark == "<"
                        else (start[:4] + "-" + start[4:6], end)
                    )
                    last = last if mark == "<" else f"{end[:4]}-{end[4:6]}" if end else "2011-02"
                    if first <= last:
                        yield Fact(name, iso3, (found[0],), found[1], first, last, GOVERNMENT)


def day(cell: str) -> str:
    """ "20030231" -> "2003-02"; "20030500" -> "2003-05"."""
    year, month, number = cell[:4], cell[4:6], cell[6:]
    if not "01" <= month <= "12":
        return year
    return f"{year}-{month}" if number == "00" or number > "28" and cell[4:] not in FULL else f"{year}-{month}-{number}"


def proper(raw: str) -> str:
    """ "DOMINIQUE_DE_VILLEPIN_" -> "Dominique de Villepin"; "" for what is no full name."""
    words = re.sub(r"\(.*?\)", "", raw).replace("_", " ").split()
    while words and words[0] in (
        "ACTING",
        "FOREIGN",
        "MINISTER",
        "PRESIDENT",
        "GENERAL",
        "PRIME",
        "DR.",
        "SHEIKH",
        "SHAYKH",
        "PRINCE",
        "KING",
        "GEN.",
        "LT.",
        "COL.",
        "SIR",
    ):
        words = words[1:]
    out = []
    for index, word in enumerate(words):
        lower = word.lower()
        if re.fullmatch(r"[IVX]{2,4}", word):
            out.append(word)
        elif index and lower in SMALL:
            out.append(lower)
        elif lower.startswith(("al-", "el-", "ul-")):
            out.append(lower[:3] + capital(lower[3:]))
        else:
            out.append("-".join(capital(piece) for piece in lower.split("-")))
    name = " ".join(out)
    return name if len(out) > 1 and re.fullmatch(r"[\w' .’-]+", name) else ""


def capital(word: str) -> str:
    if word.startswith("mc") and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    return "'".join(
        piece.capitalize() if len(piece) > 1 or not index else piece for index, piece in enumerate(word.split("'"))
    )
