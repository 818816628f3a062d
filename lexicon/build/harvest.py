"""Office holders seen in dated texts: "Turkish Foreign Minister Mevlut Cavusoglu" ....

Only the fact (who, what office, of which state, first and last day seen) is kept, and only where two texts say it or
another source knows the person.
"""

import csv
import email.utils
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from people import SHARED, Fact, Register, overlap
from sources import CORPORA, DATA, fold, read_csv

#: What was seen, kept so that a build need not read the texts again.
OBSERVED = Path(__file__).parent / "observed.csv"
TITLES = {
    "president": "head_of_state|President",
    "prime minister": "head_of_government|Prime Minister",
    "premier": "head_of_government|Premier",
    "chancellor": "head_of_government|Chancellor",
    "taoiseach": "head_of_government|Taoiseach",
    "king": "head_of_state|King",
    "foreign minister": "foreign_minister|Foreign Minister",
    "minister of foreign affairs": "foreign_minister|Foreign Minister",
    "minister for foreign affairs": "foreign_minister|Foreign Minister",
    "foreign secretary": "foreign_minister|Foreign Secretary",
    "external affairs minister": "foreign_minister|External Affairs Minister",
    "secretary of state": "foreign_minister|Secretary of State",
    "foreign affairs minister": "foreign_minister|Foreign Minister",
    "minister of external affairs": "foreign_minister|External Affairs Minister",
    "defence minister": "defence_minister|Defence Minister",
    "defense minister": "defence_minister|Defence Minister",
    "minister of defence": "defence_minister|Defence Minister",
    "minister of defense": "defence_minister|Defence Minister",
    "defence secretary": "defence_minister|Defence Secretary",
    "defense secretary": "defence_minister|Secretary of Defense",
    "secretary of defense": "defence_minister|Secretary of Defense",
    "interior minister": "interior_minister|Interior Minister",
    "home secretary": "interior_minister|Home Secretary",
    "finance minister": "finance_minister|Finance Minister",
    "treasury secretary": "finance_minister|Treasury Secretary",
    "trade minister": "trade_minister|Trade Minister",
    "vice president": "vice_president|Vice President",
    "deputy prime minister": "deputy_prime_minister|Deputy Prime Minister",
    "deputy foreign minister": "deputy_foreign_minister|Deputy Foreign Minister",
    "vice foreign minister": "deputy_foreign_minister|Vice Foreign Minister",
    "national security adviser": "national_security_adviser|National Security Adviser",
    "national security advisor": "national_security_adviser|National Security Advisor",
    "foreign ministry spokesman": "spokesperson|Foreign Ministry Spokesperson",
    "foreign ministry spokeswoman": "spokesperson|Foreign Ministry Spokesperson",
    "foreign ministry spokesperson": "spokesperson|Foreign Ministry Spokesperson",
    "state department spokesman": "spokesperson|State Department Spokesperson",
    "state department spokeswoman": "spokesperson|State Department Spokesperson",
    "state department spokesperson": "spokesperson|State Department Spokesperson",
    "department spokesperson": "spokesperson|State Department Spokesperson",
    "department of state spokesperson": "spokesperson|State Department Spokesperson",
    "ambassador": "ambassador|Ambassador",
    "special envoy": "special_envoy|Special Envoy",
    "envoy": "special_envoy|Special Envoy",
    "special representative": "special_envoy|Special Representative",
    "crown prince": "crown_prince|Crown Prince",
    "opposition leader": "opposition_leader|Opposition Leader",
    "justice minister": "justice_minister|Justice Minister",
    "energy minister": "energy_minister|Energy Minister",
    "health minister": "health_minister|Health Minister",
    "oil minister": "oil_minister|Oil Minister",
    "secretary-general": "secretary_general|Secretary-General",
    "secretary general": "secretary_general|Secretary General",
    "high commissioner": "high_commissioner|High Commissioner",
    "attorney general": "attorney_general|Attorney General",
    "defence ministry spokesman": "defence_spokesperson|Defence Ministry Spokesperson",
    "defense ministry spokesman": "defence_spokesperson|Defence Ministry Spokesperson",
    "under secretary of state": "under_secretary|Under Secretary of State",
    "assistant secretary of state": "assistant_secretary|Assistant Secretary of State",
    "deputy secretary of state": "deputy_secretary_of_state|Deputy Secretary of State",
}
NOUNS = "|".join(sorted((re.escape(title) for title in TITLES), key=len, reverse=True))
NOUN = "(?P<title>" + re.sub(r"([a-z])", lambda m: m[1], NOUNS) + ")"
PART = r"(?:[A-Z][\w’']*[a-z][\w’']*(?:-[A-Za-z][\w’']+)*|(?:al|el|Al|El)-[A-Z][\w’']+|[A-Z]\.(?:[A-Z]\.)?)"
PARTICLE = "bin|ibn|al|de|da|do|dos|del|della|di|van|von|der|den|la|le|ten|Ould"
NAME = rf"(?P<name>{PART}(?: (?:{PARTICLE}|{PART})){{0,3}} {PART})"
BAD = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December President Prime Minister Foreign Secretary State Defence Defense King
    Queen Prince Chancellor Ambassador Envoy Special General Council Republic United Nations The In On At And
    For Mr Mrs Ms Dr Department Ministry House Senate Party Union Affairs Elect Office Speaker Government
    Parliament Street Court Bank World International National Representative Deputy Vice Chief Adviser Advisor
    Leader Security News Agency Press Summit Meeting Conference Call Readout Remarks Statement Administrator
    Director Commissioner Governor Congress Assistant Under Former Acting Senior Interior Finance Trade
    Spokesperson Spokesman Spokeswoman Counselor Coordinator Secretaries Ministers Presidents Travel Visit
    Russian American Chinese""".split()
)
NOT_NOW = re.compile(r"(?:former|ex|late|then|-elect|new|incoming|outgoing|deputy|vice)[ -]$", re.I)
HONOURS = frozenset(
    "Cardinal Sheikh Gen. General Sir Dr. Lord Mr. Mrs. Ms. Dr Shaikh Ayatollah H.E. Excellency Baroness Dame".split()
)
#: Bodies whose heads are named like ministers of states.
BODIES = {
    "UN": "Q1065",
    "U.N.": "Q1065",
    "United Nations": "Q1065",
    "NATO": "Q7184",
    "EU": "Q458",
    "European Union": "Q458",
    "Arab League": "Q7172",
    "ASEAN": "Q7768",
    "OAS": "Q123759",
    "OSCE": "Q81299",
    "OPEC": "Q7795",
    "Commonwealth": "Q7785",
}


def owners(states: list[dict[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Words that own an office -> ISO3: adjectives and names of today's states; names alone."""
    names, adjectives = dict(BODIES), dict(BODIES)
    for row in states:
        if row["status"] == "state":
            for word in [row["name"], *row["aliases"].split("|")]:
                names.setdefault(word, row["iso3"])
                adjectives.setdefault(word, row["iso3"])
                adjectives.setdefault(word + "'s", row["iso3"])
            for word in row["adjectives"].split("|"):
                adjectives.setdefault(word, row["iso3"])
    for table in (names, adjectives):
        for word in ("", "Congolese", "Congo", "Dominican", "Guinean", "Korea"):
            table.pop(word, None)
    return names, adjectives


def texts() -> Iterator[tuple[str, str, str]]:
    """Day, source and text of every dated text."""
    for line in (CORPORA / "current-events" / "diplomacy_2002_2026.jsonl").open():
        item = json.loads(line)
        yield item["date"], "current-events", item["text"]
    for path in sorted((CORPORA / "releases").glob("*.jsonl")):
        for line in path.open():
            item = json.loads(line)
            day = iso(str(item.get("date") or ""))
            if day:
                yield day, "releases", f"{item.get('title', '')}\n{item.get('text', '')}"


def iso(cell: str) -> str:
    """The day of "Thu, 20 May 2021 22:14:56 +0000" or "2021-05-20"; "" for another form."""
    if re.match(r"\d{4}-\d{2}-\d{2}", cell):
        return cell[:10]
    parsed = email.utils.parsedate(cell)
    return f"{parsed[0]}-{parsed[1]:02}-{parsed[2]:02}" if parsed else ""


def sightings(states: list[dict[str, str]]) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, owner, key|title, day and source for each time a text says who holds an office."""
    names, adjectives = owners(states)
    before = "|".join(sorted(map(re.escape, adjectives), key=len, reverse=True))
    behind = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    noun = re.sub(
        r"([A-Za-z])", lambda m: f"[{m[1].lower()}{m[1].upper()}]", NOUN.removeprefix("(?P<title>").removesuffix(")")
    )
    patterns = [
        re.compile(rf"(?<!-)\b(?<!former )(?<!ex-)(?P<owner>{before}) (?P<title>{noun}),? {NAME}"),
        re.compile(rf"(?P<title>{noun}) of (?:the )?(?P<owner>{behind}),? {NAME}"),
        re.compile(rf"(?P<title>{noun}) {NAME} of (?:the )?(?P<owner>{behind})\b"),
        re.compile(rf"{NAME}, (?:the )?(?P<title>{noun}) of (?:the )?(?P<owner>{behind})\b"),
        re.compile(rf"{NAME}, (?:the )?(?P<owner>{before}) (?P<title>{noun})\b"),
    ]
    nouns = re.compile(rf"\b{noun}\b")
    for day, source, text in texts():
        found = set()
        for place in nouns.finditer(text):
            start = max(0, place.start() - 90)
            window = re.sub(r"\s*\n\s*", " | ", text[start : place.end() + 90])
            for pattern in patterns:
                for match in pattern.finditer(window):
                    if not NOT_NOW.search(window[max(0, match.start() - 10) : match.start()]):
                        found.add(
                            (
                                clean(match["name"]),
                                adjectives.get(match["owner"]) or names[match["owner"]],
                                TITLES[match["title"].lower()],
                            )
                        )
        for name, of, office in sorted(found):
            if name:
                yield name, of, office, day, source


def clean(name: str) -> str:
    """The name without what does not belong to it; "" where too little is left."""
    words = re.sub(r"[’']s$", "", name).split()
    while words and words[0] in HONOURS:
        words = words[1:]
    for index, word in enumerate(words):
        if word in BAD:
            words = words[:index]
            break
    while words and words[-1] in ("bin", "al", "de", "da", "van", "von", "der", "la", "le", "del"):
        words = words[:-1]
    return " ".join(words) if len(words) > 1 else ""


def observe() -> None:
    """Writes observed.csv: what at least two texts of different days say."""
    seen: dict[tuple[str, str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for name, of, office, day, source in sightings(read_csv(DATA / "states.csv")):
        seen[fold(name), of, office].append((day, source, name))
    with OBSERVED.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("name", "of", "office", "seen"))
        for (_, of, office), rows in sorted(seen.items(), key=lambda item: (-len(item[1]), item[0])):
            names = [name for _, _, name in rows]
            if len({day for day, _, _ in rows}) >= 2:
                cells = sorted({f"{day} {source}" for day, source, _ in rows})
                writer.writerow((max(sorted(set(names)), key=names.count), of, office, "|".join(cells)))


def add(register: Register) -> None:
    """Adds what was seen to the register."""
    for row in read_csv(OBSERVED):
        key, title = row["office"].split("|")
        days = [(cell.split()[0], cell.split()[1], "") for cell in row["seen"].split("|")]
        for first, last, sources, count in list(runs(register, key, row["of"], row["name"], days)):
            register.add(Fact(row["name"], row["of"], (key,), title, first, last, f"observed: {sources} ({count})"))


def runs(
    register: Register, key: str, of: str, name: str, rows: list[tuple[str, str, str]]
) -> Iterator[tuple[str, str, str, int]]:
    """Days seen, joined where nobody else held the office in between: first day, last day, sources, count."""
    days = sorted({(day, source) for day, source, _ in rows})
    start = 0
    for index in range(1, len(days) + 1):
        if index == len(days) or parted(register, key, of, name, days[index - 1][0], days[index][0]):
            part = days[start:index]
            yield part[0][0], part[-1][0], "+".join(sorted({source for _, source in part})), len(part)
            start = index


def parted(register: Register, key: str, of: str, name: str, one: str, two: str) -> bool:
    """True where two sightings are too far apart, or somebody else held the office between them."""
    years = int(two[:4]) - int(one[:4])
    if key in SHARED:
        return years > 2
    between = Fact(name, of, (key,), "", one, two, "")
    others = [fact for fact, person in register.by_office.get((key, of), []) if fold(name) not in person.names]
    return years > 4 or any(overlap(between, other) > 30 for other in others)


if __name__ == "__main__":
    observe()
