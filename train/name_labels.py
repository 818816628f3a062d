"""Maps every corpus' name labels to ours: PERSON ORG GPE LOC NORP EVENT FAC, in BIO.

A word may allow several labels where a corpus does not tell them apart (UNER's LOC is a city, a river or an airport);
the training loss then sums over what is allowed.
"""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "FAC")
LABELS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
ANY = frozenset(LABELS)
PLACE = ("GPE", "LOC", "FAC")
WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split() if isinstance(words, str) else words)
    for name, words in tomllib.loads((Path(__file__).parent / "name_words.toml").read_text(encoding="utf-8")).items()
}
TITLES, FACILITY, NATURAL = WORDS["titles"], WORDS["facility"], WORDS["natural"]
NOT_NATIONAL, PRONOUNS = WORDS["not_national"], WORDS["pronouns"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Lower-cased names of states and capitals, and words for nationalities."""

    states: frozenset[str]
    cities: frozenset[str]
    nationalities: frozenset[str]

    @classmethod
    def load(cls, shared: Path) -> "Gazetteer":
        """From the country-codes table and the Factbook."""
        states, cities, nationalities = (set(WORDS[f"extra_{kind}"]) for kind in ("states", "cities", "nationalities"))
        with (shared / "corpora/country_codes/country-codes.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                for column in (
                    "CLDR display name",
                    "UNTERM English Short",
                    "official_name_en",
                    "UNTERM English Formal",
                ):
                    name = re.sub(r"\s*\(.*\)", "", row[column].replace("*", "")).strip().lower()
                    states.add(name.removeprefix("the "))
                cities.add(row["Capital"].lower())
        for path in sorted((shared / "corpora/factbook").glob("*/*.json")):
            profile: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            government = profile.get("Government", {})
            short = government.get("Country name", {}).get("conventional short form", {}).get("text", "none")
            states.add(short.split("(")[0].split(";")[0].strip().lower().removeprefix("the "))
            capital = government.get("Capital", {}).get("name", {}).get("text", "")
            cities.add(re.split(r"[(;<]", capital)[0].strip().lower())
            people = profile.get("People and Society", {}).get("Nationality", {})
            for form in ("noun", "adjective"):
                text = re.sub(r"\(.*?\)|<.*?>", " ", people.get(form, {}).get("text", ""))
                nationalities |= {part.strip().lower() for part in re.split(r"[,;]| or | and ", text)}
        nationalities = {name for name in nationalities if name and " " not in name and name not in NOT_NATIONAL}
        return cls(frozenset(states - {"", "none"}), frozenset(cities - {""}), frozenset(nationalities))

    def place(self, words: list[str]) -> tuple[str, ...]:
        """Which of GPE, LOC and FAC a name of a place may be."""
        lowered = [word.lower() for word in words]
        name = re.sub(r"^the ", "", " ".join(lowered))
        if name in self.states or name in self.cities or name.replace(" .", ".") in self.states:
            return ("GPE",)
        if lowered[-1] in FACILITY or lowered[0] in FACILITY - {"st.", "base"}:
            return ("FAC",)
        if set(lowered) & NATURAL:
            return ("LOC",)
        return ("GPE", "LOC") if len(words) <= 2 else PLACE

    def state(self, words: list[str]) -> bool:
        """Whether the words name a state ("the U.S.", "Russia")."""
        return re.sub(r"^the ", "", " ".join(words).lower()) in self.states


def national(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised word is a nationality, a faith or a party's people."""
    return word[:1].isupper() and word.lower() in gazetteer.nationalities


def allow(kinds: tuple[str, ...], first: bool) -> frozenset[str]:
    """The labels of one word inside a name that may be of several kinds."""
    return frozenset(f"{'B' if first else 'I'}-{kind}" for kind in kinds)


def spans_of(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Spans of a BIO sequence as (start, end, kind); a stray I- opens a span."""
    start, kind = -1, ""
    for index, label in enumerate([*labels, "O"]):
        inside = label.startswith("I-") and label[2:] == kind
        if kind and not inside:
            yield start, index, kind
            kind = ""
        if label != "O" and not inside:
            start, kind = index, label[2:]


def paint(length: int, spans: list[tuple[int, int, tuple[str, ...]]]) -> list[frozenset[str]]:
    """Allowed labels per word; a span of no kind leaves its words open."""
    painted = [frozenset({"O"})] * length
    for start, end, kinds in spans:
        for index in range(start, end):
            painted[index] = allow(kinds, index == start) if kinds else ANY
    return painted


def add_nationalities(words: list[str], painted: list[frozenset[str]], gazetteer: Gazetteer) -> list[frozenset[str]]:
    """Marks nationalities that a corpus leaves unmarked."""
    return [
        frozenset({"B-NORP"}) if label == {"O"} and national(word, gazetteer) else label
        for word, label in zip(words, painted, strict=True)
    ]


def uner_names(words: list[str], labels: list[str], gazetteer: Gazetteer) -> list[frozenset[str]]:
    """UNER: a state tagged ORG is a GPE; OTH is a nationality or left open; the stray B-O is nothing."""
    labels = ["O" if label in ("B-O", "I-O") else label for label in labels]
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, kind in spans_of(labels):
        name = words[start:end]
        if kind == "OTH":
            spans.append((start, end, ("NORP",) if end - start == 1 and national(name[0], gazetteer) else ()))
        elif kind == "ORG" and gazetteer.state(name):
            spans.append((start, end, ("GPE",)))
        else:
            spans.append((start, end, {"PER": ("PERSON",), "ORG": ("ORG",)}.get(kind) or gazetteer.place(name)))
    return add_nationalities(words, paint(len(words), spans), gazetteer)


def wikigold_names(words: list[str], labels: list[str], gazetteer: Gazetteer) -> list[frozenset[str]]:
    """Wikigold: MISC is a nationality or left open."""
    renamed = [label.replace("MISC", "OTH") for label in labels]
    return uner_names(words, renamed, gazetteer)


def crossner_names(words: list[str], labels: list[str], gazetteer: Gazetteer) -> list[frozenset[str]]:
    """CrossNER politics: parties are organisations, politicians persons, elections events."""
    kinds = {"politicalparty": ("ORG",), "organisation": ("ORG",), "politician": ("PERSON",), "person": ("PERSON",)}
    kinds |= {"election": ("EVENT",), "event": ("EVENT",), "country": ("GPE",)}
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, kind in spans_of(labels):
        name = words[start:end]
        if kind == "misc":
            spans.append((start, end, ("NORP",) if end - start == 1 and national(name[0], gazetteer) else ()))
        else:
            spans.append((start, end, kinds.get(kind) or gazetteer.place(name)))
    return add_nationalities(words, paint(len(words), spans), gazetteer)


GUM_KINDS = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT"}


def gum_mentions(document: list[list[Any]]) -> Iterator[list[tuple[int, int, str]]]:
    """Mentions (start, end, type) of each sentence of a GUM document, from ``Entity=``."""
    for rows in document:
        opened: list[tuple[str, str, int]] = []
        mentions = []
        for index, row in enumerate(rows):
            entity = next((part[7:] for part in row.misc.split("|") if part.startswith("Entity=")), "")
            for piece in re.findall(r"\([^()]+\)?|\d+(?:\[\d+/\d+\])?\)", entity):
                if piece.startswith("("):
                    cells = piece.strip("()").split("-")
                    opened.append((cells[0].split("[")[0], cells[1] if len(cells) > 1 else "", index))
                    if piece.endswith(")"):
                        mentions.append((index, index + 1, opened.pop()[1]))
                else:
                    number = piece.rstrip(")").split("[")[0]
                    position = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == number), None)
                    if position is not None:
                        _, kind, start = opened.pop(position)
                        mentions.append((start, index + 1, kind))
        yield mentions


JOINING = {
    "ORG": frozenset({"of", "for", "and", "the", "&", "-", "–", "de", "on", "to"}),
    "EVENT": frozenset({"of", "for", "and", "the", "&", "-", "–", "de", "on", "to"}),
}
"""Small words that may stand inside a name, by kind; in other kinds, `HYPHENS` and "de", "of"."""
HYPHENS = frozenset("-–")
ORDINAL = re.compile(r"[IVX]+")


def name_inside(rows: list[Any], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The run of proper nouns around the head of a mention ("the [Ministry of Justice] in Kyiv"), titles cut off.

    Roman numerals belong to it ("World War II", "Norton I"), and so does what "and" or a dash joins on the left of an
    organisation's or a place's head if its words hang on that head ("Newfoundland and Labrador Court of Appeal").
    """
    head = next((i for i in range(start, end) if not start < rows[i].head <= end), -1)
    if head < 0 or not rows[head].tag.startswith("PROPN"):
        return None
    inner = [proper(rows[i]) for i in range(start, end)]
    first = leftmost(rows, start, head, inner, kind)
    last = rightmost(rows, start, head, inner, kind)
    if kind == "PERSON":
        while first < last and (rows[start + first].word.lower() in TITLES or rows[start + first].word in HYPHENS):
            first += 1
        if rows[start + last].word.lower() in TITLES and first == last:
            return None
        if rows[start + first].word.islower():
            return None
    return start + first, start + last + 1


def proper(row: Any) -> bool:
    """Whether a word may be part of a name by its tag."""
    return row.tag.split("|")[1] in ("NNP", "NNPS") or row.tag.startswith("PROPN")


def leftmost(rows: list[Any], start: int, head: int, inner: list[bool], kind: str) -> int:
    """The first word of the run that ends in the head, counted from `start`."""
    first = head - start
    while first > 0:
        word = rows[start + first - 1].word
        if not inner[first - 1]:
            dashed = word in "-–'" or (kind in ("ORG", "PLACE", "EVENT") and word in ("and", "&", "–", "—"))
            if not dashed or first < 2 or not inner[first - 2] or not hangs_on(rows, start + first - 2, head):
                break
        first -= 1
    return first


def hangs_on(rows: list[Any], place: int, head: int) -> bool:
    """Whether a word is a modifier of the head within one name, through others if need be."""
    for _ in range(6):
        if place == head:
            return True
        if rows[place].head == 0 or rows[place].label not in ("compound", "flat", "conj", "amod", "nmod:desc"):
            return False
        place = rows[place].head - 1
    return False


def rightmost(rows: list[Any], start: int, head: int, inner: list[bool], kind: str) -> int:
    """The last word of the run that begins with the head, counted from `start`."""
    last = head - start
    joining = JOINING.get(kind, HYPHENS | {"de", "of"})
    while last + 1 < len(inner):
        step = 1
        while last + step < len(inner) and rows[start + last + step].word in joining and step < 3:
            step += 1
        if last + step >= len(inner):
            break
        numeral = step == 1 and ORDINAL.fullmatch(rows[start + last + 1].word) and kind in ("PERSON", "EVENT")
        if not inner[last + step] and not numeral:
            break
        last += step
    return last


def many(row: Any) -> bool:
    """Whether the last word of a person's name is a plural: a family or a group ("Founders", "Senators")."""
    return bool(row.tag.endswith("NNPS"))


def gum_names(document: list[list[Any]], gazetteer: Gazetteer) -> Iterator[tuple[list[Any], list[frozenset[str]]]]:
    """GUM: proper-noun mentions, the outermost one winning where two overlap."""
    for rows, mentions in zip(document, gum_mentions(document), strict=True):
        words = [row.word for row in rows]
        taken: list[tuple[int, int, tuple[str, ...]]] = []
        for start, end, kind in sorted(mentions, key=lambda mention: mention[0] - mention[1]):
            mapped = GUM_KINDS.get(kind, "OTHER")
            name = name_inside(rows, start, end, mapped)
            if name is None or any(name[0] < other[1] and other[0] < name[1] for other in taken):
                continue
            labels: tuple[str, ...] = gazetteer.place(words[name[0] : name[1]]) if mapped == "PLACE" else (mapped,)
            if mapped in ("PERSON", "ORG") and name[1] - name[0] == 1 and national(words[name[0]], gazetteer):
                labels = ("NORP",)
            if mapped == "ORG" and gazetteer.state(words[name[0] : name[1]]):
                labels = ("GPE",)
            if mapped == "OTHER" or (mapped == "PERSON" and labels == ("PERSON",) and many(rows[name[1] - 1])):
                labels = ()
            taken.append((*name, labels))
        yield rows, add_nationalities(words, paint(len(words), taken), gazetteer)


def re3d_label(
    spans: list[tuple[int, int]], words: list[str], entities: list[dict[str, Any]], gazetteer: Gazetteer
) -> list[frozenset[str]]:
    """re3d: mentions whose content words are all capitalised are names; every other mention is left open."""
    kinds = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Nationality": "NORP"}
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for entity in sorted(entities, key=lambda item: float(item["begin"] - item["end"])):
        if str(entity["value"]).lower() in PRONOUNS:
            continue
        inside = [i for i, (start, end) in enumerate(spans) if start >= entity["begin"] and end <= entity["end"]]
        if not inside or any(inside[0] < end and start <= inside[-1] for start, end, _ in found):
            continue
        first, last = inside[0], inside[-1] + 1
        if words[first].lower() == "the" and last - first > 1:
            first += 1
        name = words[first:last]
        kind = kinds.get(entity["type"])
        small = {"of", "the", "and", "for", "in", "-", "’s", "'s", "'", "al"}
        proper = all(word[:1].isupper() or word in small for word in name) and name[-1] not in small
        if kind and proper:
            labels: tuple[str, ...] = gazetteer.place(name) if kind == "PLACE" else (kind,)
            labels = ("GPE",) if gazetteer.state(name) else labels
            labels = ("NORP",) if len(name) == 1 and national(name[0], gazetteer) else labels
            if kind == "PERSON" and name[0].lower() in TITLES:
                labels = ()
            found.append((first, last, labels))
        elif any(word[:1].isupper() for word in name):
            found.append((first, last, ()))
    return add_nationalities(words, paint(len(words), found), gazetteer)
