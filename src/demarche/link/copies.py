"""Copies: which texts tell in the same words, who copied whom, and what was added.

Two texts are compared only where they share a hash of the index; a document's parent is the earlier text in which most
of it stands, and a family is everything that goes back to one text. A round-up of two stories thus joins one family,
and does not make one of both.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Protocol

from demarche.lexicon.linking import agency_names
from demarche.link.credits import whole_credit
from demarche.link.groups import groups
from demarche.link.shingles import index_hashes
from demarche.model.happening import Copy, CopyFamily, Sketch

#: Independent texts of one story share at most 0.15 of the shorter one (80 documents of the dev set), readouts of two
#: calls by one press office up to 0.45 (450 releases), so little text needs a larger share.
CONTAINED = 0.3
SHARED = 16
CONTAINED_SHORT = 0.5
SHARED_SHORT = 6
#: An outlet repeats its own phrases.
CONTAINED_OWN = 0.6
NEAR = 0.8
#: Texts further apart in time share a template, not a story; exact copies are copies for ever.
DAYS = 14
#: A run of words that stands in more texts than this is a phrase of the trade.
COMMON = 100


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two texts with words in common: the part of each (0 to 1) that stands in the other; `one` < `other`."""

    one: str
    other: str
    one_in_other: float
    other_in_one: float
    exact: bool


class SketchIndex(Protocol):
    """What finding copies asks of a store."""

    def sharing(self, sketch: Sketch) -> Iterable[Sketch]:
        """Every kept sketch that has one of `index_hashes(sketch)`, or the same `whole`."""


class Sketches:
    """An index in memory; fulfils SketchIndex."""

    def __init__(self, sketches: Iterable[Sketch] = ()) -> None:
        self._sketches: dict[str, Sketch] = {}
        self._by_hash: dict[int, list[str]] = defaultdict(list)
        self._by_whole: dict[str, list[str]] = defaultdict(list)
        for sketch in sketches:
            self.add(sketch)

    def add(self, sketch: Sketch) -> None:
        if sketch.document not in self._sketches:
            self._sketches[sketch.document] = sketch
            self._by_whole[sketch.whole].append(sketch.document)
            for number in index_hashes(sketch):
                self._by_hash[number].append(sketch.document)

    def sharing(self, sketch: Sketch) -> Iterator[Sketch]:
        found = dict.fromkeys(self._by_whole[sketch.whole])
        for number in index_hashes(sketch):
            documents = self._by_hash.get(number, ())
            if len(documents) <= COMMON:
                found.update(dict.fromkeys(documents))
        return (self._sketches[document] for document in sorted(found))


def overlap(one: Sketch, other: Sketch) -> Overlap | None:
    """How far two texts are the same; None where they are no copies of each other."""
    if other.document < one.document:
        one, other = other, one
    if one.whole == other.whole and one.shingles:
        return Overlap(one.document, other.document, 1.0, 1.0, True)
    if not one.hashes or not other.hashes or _days_apart(one.reported, other.reported) > DAYS:
        return None
    shared = len(set(one.hashes).intersection(other.hashes))
    contained = shared / min(len(one.hashes), len(other.hashes))
    enough = contained >= CONTAINED and shared >= SHARED
    if not enough and not (contained >= CONTAINED_SHORT and shared >= SHARED_SHORT):
        return None
    if one.outlet is not None and one.outlet == other.outlet and contained < CONTAINED_OWN:
        return None
    return Overlap(one.document, other.document, shared / len(one.hashes), shared / len(other.hashes), False)


def overlaps(new: Iterable[Sketch], known: SketchIndex) -> Iterator[Overlap]:
    """Every overlap of a new sketch with one of the index (which may hold the new ones too), each once."""
    seen = set()
    for sketch in new:
        for other in known.sharing(sketch):
            pair = (min(sketch.document, other.document), max(sketch.document, other.document))
            if other.document != sketch.document and pair not in seen:
                seen.add(pair)
                found = overlap(sketch, other)
                if found is not None:
                    yield found


def copy_families(sketches: Mapping[str, Sketch], found: Iterable[Overlap]) -> tuple[CopyFamily, ...]:
    """The families of two or more among `sketches`, by id; `found` are all overlaps between them.

    Documents that no chain of overlaps joins do not influence each other, so after adding documents only the chains
    that hold them need to be given.
    """
    beside: dict[str, dict[str, float]] = defaultdict(dict)
    exact: set[tuple[str, str]] = set()
    for it in found:
        beside[it.one][it.other], beside[it.other][it.one] = it.one_in_other, it.other_in_one
        if it.exact:
            exact |= {(it.one, it.other), (it.other, it.one)}
    order = {document: place for place, document in enumerate(sorted(beside, key=lambda it: _age(sketches[it])))}
    parents = {}
    for document, shares in beside.items():
        earlier = [other for other in shares if order[other] < order[document]]
        if earlier:
            parents[document] = max(earlier, key=lambda it: (shares[it] + beside[it][document], -order[it]))
    families = []
    for members in groups(beside, parents.items()):
        if len(members) == 1:
            continue
        members.sort(key=order.__getitem__)
        copies = [_copy(document, parents.get(document), beside, exact) for document in members]
        families.append(_family(copies, sketches))
    return tuple(sorted(families, key=lambda family: family.id))


def origins(families: Iterable[CopyFamily], sketches: Iterable[Sketch]) -> dict[str, str]:
    """Document -> where its text came from: an agency's name, a family's id, or the document itself."""
    found = {}
    for sketch in sketches:
        credit = whole_credit(sketch.credits)
        found[sketch.document] = credit.agency if credit else agency_names().get(sketch.outlet or "", sketch.document)
    for family in families:
        origin = family.id if family.origin in family.documents else family.origin
        found.update(dict.fromkeys(family.documents, origin))
    return found


def _copy(
    document: str, parent: str | None, beside: Mapping[str, Mapping[str, float]], exact: set[tuple[str, str]]
) -> Copy:
    if parent is None:
        return Copy(document, "original")
    shared, back = beside[document][parent], beside[parent][document]
    kind = "exact" if (document, parent) in exact else "near" if min(shared, back) >= NEAR else "partial"
    return Copy(document, kind, parent, round(shared, 3))


def _family(copies: list[Copy], sketches: Mapping[str, Sketch]) -> CopyFamily:
    """The origin is the agency that the oldest credited member names, else the oldest member."""
    first = sketches[copies[0].document]
    id = "family:" + sha256(first.document.encode()).hexdigest()[:16]
    for copy in copies:
        member = sketches[copy.document]
        outlet = agency_names().get(member.outlet or "")
        credit = whole_credit(member.credits)
        if outlet:
            return CopyFamily(id, tuple(copies), outlet, f"one of the texts is published by {outlet}")
        if credit:
            return CopyFamily(id, tuple(copies), credit.agency, f"one of the texts is credited to {credit.agency}")
    dated = f"it is the oldest ({first.reported})" if first.reported else "no text has a day or a credit"
    return CopyFamily(id, tuple(copies), first.document, dated)


def _age(sketch: Sketch) -> tuple[date, bool, bool, str]:
    """Older first; on one day a text that an agency published comes first, one that credits an agency last."""
    agency = agency_names().get(sketch.outlet or "") is not None
    return sketch.reported or date.max, not agency, whole_credit(sketch.credits) is not None, sketch.document


def _days_apart(one: date | None, other: date | None) -> int:
    return 0 if one is None or other is None else abs((one - other).days)
