"""Who holds office now: the factbook, world_leaders_current, the US executive; and the visits of foreign leaders."""

import json
import re
from collections.abc import Iterator

import yaml
from people import Fact, Register
from sources import CORPORA, factbook, plain, read_csv

MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(), 1
    )
}
TITLES = (
    (r"^(?:Interim |Transitional |Acting )?(?:President|Transition(?:al)? President)$", "President"),
    (r"Prime Minister$", "Prime Minister"),
    (r"^Premier", "Premier"),
    (r"Chancellor$", "Chancellor"),
    (r"^King$", "King"),
    (r"^Queen$", "Queen"),
    (r"^Amir$|^Emir$", "Emir"),
    (r"^Sultan", "Sultan"),
    (r"^Emperor$", "Emperor"),
    (r"^Taoiseach", "Taoiseach"),
    (r"^Supreme Leader", "Supreme Leader"),
    (r"^Pope", "Pope"),
    (r"Prince$", "Prince"),
)
FACTBOOK = "factbook"
OFFICES = (
    "President|Prime Minister|Chancellor|King|Queen|Amir|Emir|Sultan|Crown Prince|Taoiseach|Premier|Emperor|"
    "Foreign Minister|Vice President|Chief Executive"
)
WORD = r"(?:[A-Z][\w.'’-]+|al-\w+|el-\w+|bin|de|van|von|da|dos|del|la|II|III|IV|VI)"
VISITOR = re.compile(rf"(?:Interim |Acting )?({OFFICES})(?: of .*?)? ({WORD}(?: {WORD})*)$")


def from_factbook() -> Iterator[Fact]:
    """Chiefs of state and heads of government with the day since when."""
    for iso3, profile in factbook().items():
        branch = profile.get("Government", {}).get("Executive branch", {})
        cells = [
            (key, plain(branch.get(field, {}).get("text", "")))
            for key, field in (("head_of_state", "chief of state"), ("head_of_government", "head of government"))
        ]
        for key, text in cells:
            match = re.match(r"(.+?) \(since (?:(\d{1,2}) )?(?:(\w+) )?(\d{4})\)", text)
            if match:
                name, title = factbook_name(match[1])
                start = "-".join(
                    filter(
                        None,
                        (
                            match[4],
                            MONTHS.get(match[3] or "", ""),
                            f"{int(match[2]):02}" if match[2] and match[3] in MONTHS else "",
                        ),
                    )
                )
                if name and title:
                    both = cells[0][1] == cells[1][1]
                    keys = ("head_of_state", "head_of_government") if both else (key,)
                    yield Fact(name, iso3, keys, title, start, "", FACTBOOK)


def factbook_name(text: str) -> tuple[str, str]:
    """ "Prime Minister Sanae TAKAICHI" -> ("Sanae Takaichi", "Prime Minister"); blanks where it is not so plain."""
    for words in range(4, 0, -1):
        head, rest = " ".join(text.split()[:words]), text.split()[words:]
        title = next((title for pattern, title in TITLES if re.search(pattern, head)), "")
        if (
            title
            and rest
            and not any(word in ("and", "General", "Gen.") for word in rest)
            and not re.search(r"[,;\"()]", " ".join(rest))
        ):
            name = " ".join(
                w.capitalize()
                if w.isupper() and not re.fullmatch(r"[IVX]+|[A-Z]\.", w) and "-" not in w
                else "-".join(p.capitalize() if p.isupper() else p for p in w.split("-"))
                if "-" in w
                else w
                for w in rest
            )
            if title in ("King", "Queen", "Emir", "Sultan", "Emperor", "Pope", "Prince") or len(rest) > 1:
                return name, title
    return "", ""


def from_world_leaders(register: Register) -> None:
    """Wikidata ids, and holders at the snapshot of August 2026."""
    iso = {
        row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"]
        for row in read_csv(CORPORA / "country_codes" / "country-codes.csv")
    }
    for path in sorted((CORPORA / "world_leaders_current" / "data" / "countries").glob("*/current.json")):
        data = json.loads(path.read_text())
        iso3 = iso.get(data["country"].get("iso_code") or "", "")
        for key, position in data["positions"].items():
            holder = position.get("current_holder") or {}
            if not iso3 or not holder.get("name_en") or not key.startswith("head_of") or not holder.get("since"):
                continue
            title = position["title_en"]
            if title == "Monarch":
                title = "King"
            fact = Fact(holder["name_en"], iso3, (key,), title, holder["since"], "", "world_leaders_current")
            register.close(fact)
            same = [
                person
                for person in register.people
                if person.id == holder.get("wikidata_id") or (title == "King" and person.name == fact.name)
            ]
            person = register.attach(same[0], fact) if same else register.add(fact)
            if person is not None and holder.get("wikidata_id"):
                person.id = person.id or holder["wikidata_id"]


def from_executive() -> Iterator[Fact]:
    """Presidents and vice presidents of the United States since 1945."""
    for entry in yaml.safe_load((CORPORA / "congress_legislators" / "executive.yaml").read_text()):
        name = f"{entry['name'].get('nickname') or entry['name']['first']} {entry['name']['last']}"
        for term in entry["terms"]:
            if term["end"] >= "1945":
                president = term["type"] == "prez"
                keys = ("head_of_state", "head_of_government") if president else ("vice_president",)
                yield Fact(
                    name,
                    "USA",
                    keys,
                    "President" if president else "Vice President",
                    term["start"],
                    term["end"],
                    "congress_legislators",
                )


def legislators(register: Register) -> None:
    """Today's members of the Congress of the United States since when they sit in their chamber, with Wikidata ids."""
    entries = yaml.load((CORPORA / "congress_legislators" / "legislators-current.yaml").read_text(), yaml.CSafeLoader)
    for entry in entries:
        name, terms = entry["name"], entry["terms"]
        chamber = terms[-1]["type"]
        first = next(term["start"] for term in terms if term["type"] == chamber)
        full = f"{name.get('nickname') or name['first']} {name['last']}"
        key, title = ("senator", "Senator") if chamber == "sen" else ("representative", "Representative")
        person = register.add(Fact(full, "USA", (key,), title, first, terms[-1]["end"], "congress_legislators"))
        if person is not None:
            person.id = person.id or entry["id"].get("wikidata", "")
            for other in (name.get("official_full"), f"{name['first']} {name['last']}"):
                if other:
                    register.call(person, other)


def from_visits(countries: dict[str, str]) -> Iterator[Fact]:
    """Leaders on the days of their visits to the United States: "President Volodymyr Zelenskyy"."""
    for line in (CORPORA / "foreign-leader-visits" / "items.jsonl").open():
        visit = json.loads(line)
        match = VISITOR.match(visit["visitor"])
        iso3 = countries.get(re.sub(r",.*| \(.*", "", visit["from_country"])) or countries.get(visit["from_country"])
        if match and iso3 and visit["start"] >= "1960" and len(match[2].split()) > 1:
            title = {"Amir": "Emir"}.get(match[1], match[1])
            keys = {
                "Crown Prince": ("crown_prince",),
                "Foreign Minister": ("foreign_minister",),
                "Vice President": ("vice_president",),
                "President": ("head_of_state",),
                "Chief Executive": ("chief_executive",),
            }.get(title)
            keys = keys or (
                ("head_of_state",)
                if title in ("King", "Queen", "Emir", "Sultan", "Emperor")
                else ("head_of_government",)
            )
            yield Fact(
                match[2],
                iso3,
                keys,
                title,
                visit["start"],
                max(visit["start"], visit["end"]),
                "observed: foreign-leader-visits",
            )
