"""Whether two reports speak of the same parties, seen through names, offices and the states they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from demarche.lexicon.linking import family_of, party_words
from demarche.link.bodies import body_in
from demarche.model.happening import Report, Who

#: Kinds of actors that can stand for their country.
OFFICIAL = frozenset({"state", "government", "ministry", "office", "person", "group", "organisation"})
#: How surely two parties are one: the same actor, one standing for the other's country, or not at all.
SAME, STANDS_FOR, NONE = 2, 1, 0
#: Names that were looked at and are kept, for the same few come again and again.
REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Match:
    """The parties of two reports side by side.

    `same`: actors in both. `standing`: pairs where one stands for the other's country. `strange`: those of the side
    that names fewer without a partner. `extra`: how many more the other side names. `missing`: a side that one report
    leaves open. `countries`: countries that both share.
    """

    same: tuple[str, ...] = ()
    standing: tuple[tuple[str, str], ...] = ()
    strange: tuple[str, ...] = ()
    extra: int = 0
    missing: bool = False
    countries: frozenset[str] = frozenset()

    @property
    def matched(self) -> int:
        return len(self.same) + len(self.standing)


def match_parties(one: Report, other: Report) -> Match:
    """All against all where roles tell nothing, else agents against agents and recipients against recipients."""
    family = family_of(one.kind)
    if (bodies := _match_bodies(one, other)) is not None:
        return bodies
    if family.symmetric:
        return _match(one.parties, other.parties, by_country=False)
    hosts = family.id == "visit"
    voters = {one.kind, other.kind} == {"vote"}
    agents = _match(*(_voters(it.agents) if voters else it.agents for it in (one, other)), by_country=voters)
    if hosts:
        recipients = _match(hosts_of(one), hosts_of(other), by_country=True)
    else:
        recipients = _match(one.recipients, other.recipients, by_country=False)
    return Match(
        agents.same + recipients.same,
        agents.standing + recipients.standing,
        agents.strange + recipients.strange,
        agents.extra + recipients.extra,
        agents.missing or recipients.missing,
        agents.countries | recipients.countries,
    )


def _voters(agents: Sequence[Who]) -> Sequence[Who]:
    """The states for which a parliament or its members vote."""
    return [
        Who(who.country, who.name, "state", who.country, who.text, who.office)
        if who.country and not party_words("votes").isdisjoint(re.findall(r"\w+", who.name.casefold()))
        else who
        for who in agents
    ]


def _match_bodies(one: Report, other: Report) -> Match | None:
    """A body beside itself ("the Quad", "leaders of the Quad") or its members; None where it is a party of several."""
    first, second = body_in(one), body_in(other)
    body = first or second
    if body is None:
        return None
    if first is None or second is None:
        if not body.made_of(countries(other if second is None else one)):
            return None
    elif first.id != second.id:
        return None
    return Match(same=(body.name, "its members"), countries=body.members)


def hosts_of(report: Report) -> tuple[Who, ...]:
    """Who is visited: the recipients, else the country of the place."""
    if report.recipients or report.place is None or report.place.country is None:
        return report.recipients
    return (Who(report.place.country, report.place.name, "state", report.place.country),)


def sides(report: Report) -> int:
    """How many take part, with the country of the place where a visit names no other host."""
    if family_of(report.kind).id != "visit":
        return len(report.parties)
    return len(report.agents) + len(hosts_of(report))


def country_of(who: Who) -> str:
    """The country an actor belongs to; one without a country stands for itself."""
    return who.country or who.actor


def countries(report: Report) -> frozenset[str]:
    """The countries (or bodies of none) that take part."""
    parties: Sequence[Who] = report.parties
    if family_of(report.kind).id == "visit":
        parties = (*report.agents, *hosts_of(report))
    return frozenset(country_of(who) for who in parties)


def named(who: Who) -> bool:
    """True for a person known by name, not only described ("a senior official")."""
    return who.kind == "person" and _proper(who.name)


@lru_cache(maxsize=REMEMBERED)
def _proper(name: str) -> bool:
    words = name.split()
    office = any(word.casefold().strip(".,") in party_words("offices") for word in words)
    return not office and all(word.split("-")[-1][:1].isupper() or word in party_words("particles") for word in words)


def likeness(one: Who, other: Who, *, by_country: bool = False) -> int:
    """SAME, STANDS_FOR or NONE."""
    if one.actor == other.actor or (one.name.casefold() == other.name.casefold() and one.kind == other.kind):
        return SAME
    if one.country is None or one.country != other.country:
        return NONE
    if by_country:
        return SAME if {one.kind, other.kind} <= {"state", "government"} else STANDS_FOR
    if named(one) and named(other):
        return NONE
    if one.kind in OFFICIAL and other.kind in OFFICIAL and stands_for(one, other):
        return STANDS_FOR
    return NONE


def described(who: Who) -> bool:
    """True where the name is an office or a description ("U.S. Secretary of State")."""
    return any(word.casefold().strip(".,") in party_words("offices") for word in who.name.split())


def stands_for(one: Who, other: Who) -> bool:
    """A state, its government, its ministries and its people in office; two different ministries or bodies do not."""
    kinds = {one.kind, other.kind}
    if "group" in kinds and any(named(who) for who in (one, other)):
        return False  # he may be one of them, or not
    if kinds & {"state", "government"}:
        return not (kinds & {"group", "organisation"}) or any(official(who) for who in (one, other))
    if "group" in kinds:
        return official(one) and official(other)
    if described(one) or described(other):
        return holds(one, other) or holds(other, one)
    return "person" in kinds and bool(kinds & {"ministry", "office"})


def holds(described: Who, person: Who) -> bool:
    """True where the person may hold the office so described: "the Italian minister" is no president."""
    words = {word.casefold().strip(".,") for word in described.name.split()} & party_words("offices")
    titles = {word.casefold() for word in person.office.split()}
    known = titles & party_words("offices")
    return bool(words) and (not known or not words.isdisjoint(known | {"leader"}))


def assembled(who: Who) -> bool:
    """True for many of one rank, who meet each other ("European leaders", "foreign ministers")."""
    last = who.name.casefold().split()[-1:]
    return who.kind == "group" and any(word.endswith("s") and word[:-1] in party_words("ranks") for word in last)


def official(who: Who) -> bool:
    """True for a group that speaks for its state ("Chinese officials", "foreign ministers")."""
    words = {word.casefold() for word in who.name.split()}
    return not party_words("speaks").isdisjoint(words | {word.removesuffix("s") for word in words})


def _match(one: Sequence[Who], other: Sequence[Who], *, by_country: bool) -> Match:
    """Every party of the shorter side is given the best free partner of the longer one."""
    if not one or not other:
        return Match(missing=bool(one or other))
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    free = list(many)
    same: list[str] = []
    standing: list[tuple[str, str]] = []
    shared: set[str] = set()
    left = list(few)
    for level in (SAME, STANDS_FOR):
        for who in list(left):
            partner = next((it for it in free if likeness(who, it, by_country=by_country) == level), None)
            if partner is not None:
                left.remove(who)
                free.remove(partner)
                shared.add(country_of(who))
                if level == SAME:
                    same.append(who.name)
                else:
                    standing.append((who.name, partner.name))
    strange, extra = _beyond(left, free, shared)
    strange += _displaced(standing, few, many)
    return Match(tuple(same), tuple(standing), strange, extra, False, frozenset(shared))


def _displaced(standing: Sequence[tuple[str, str]], few: Sequence[Who], many: Sequence[Who]) -> tuple[str, ...]:
    """People for whom a state stands that is there with somebody else of its own ("Biden and the United States")."""
    people = {who.name: who for who in (*few, *many) if named(who)}
    found = []
    for one, other in standing:
        for name, side in ((one, many), (other, few)):
            if name in people:
                country = people[name].country
                others = [who.name for who in side if named(who) and who.country == country]
                found += [name] if others and name not in others else []
    return tuple(found)


def _beyond(left: Sequence[Who], free: Sequence[Who], shared: set[str]) -> tuple[tuple[str, ...], int]:
    """Who has no partner, and how many of the other side nobody speaks for.

    A further member of a delegation whose state is matched is neither; another person in the same chair is a stranger.
    """
    rivals = {country_of(who) for who in free if named(who)}
    strange = tuple(
        who.name for who in left if country_of(who) not in shared or (named(who) and country_of(who) in rivals)
    )
    beside = {country_of(who) for who in left}
    return strange, len({country_of(who) for who in free} - shared - beside)
