"""A journey to several places, each with its days: "to *Milan* June 20-22, *Tirana* June 30, and *Ohrid* July 1-3"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from demarche.find.event_fillers import Fillers, begin
from demarche.find.statement_tree import Tree
from demarche.model.finding import EventFinding, Mention, TimeFinding

#: What may stand between a place and its days, and between the days and the next place.
BEFORE_DAYS = frozenset({",", "(", "on", "from", "in"})
BEFORE_PLACE = frozenset({")", ",", ";", "and", "then", "to", "in", "finally", "the"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def by_stops(tree: Tree, fillers: Fillers, times: Sequence[TimeFinding], event: EventFinding) -> list[EventFinding]:
    """One finding for each stop where two or more of them are listed with their own days; else the event itself."""
    if event.kind != "visit" or not event.times:
        return [event]
    goals = [mention for mention in (*event.recipients, *event.place) if fillers.is_place(mention)]
    behind = fillers.beginning.get(skip(tree, event.trigger[1], BEFORE_PLACE))
    if behind is not None and fillers.is_place(behind):
        goals.append(behind)
    listed = stops(tree, fillers, times, min(goals, key=begin)) if goals else []
    if sum(bool(days) for _, days in listed) < 2:
        return [event]
    return [replace(event, recipients=tuple(places), place=tuple(places), times=tuple(days)) for places, days in listed]


def stops(
    tree: Tree, fillers: Fillers, times: Sequence[TimeFinding], first: Mention
) -> list[tuple[list[Mention], list[int]]]:
    """The places of a list from the first on, each with the state it lies in ("Lima, Peru") and the days behind it."""
    starting = {time.start: number for number, time in enumerate(times)}
    found: list[tuple[list[Mention], list[int]]] = []
    following: Mention | None = first
    while following is not None:
        places, token = [following], following.end
        token = skip(tree, behind_short_form(tree, token, starting), BEFORE_DAYS)
        state = fillers.beginning.get(token)
        if state is not None and fillers.is_place(state) and fillers.is_town(following) and not fillers.is_town(state):
            places.append(state)
            token = skip(tree, state.end, BEFORE_DAYS)
        days: list[int] = []
        while token in starting:
            days.append(starting[token])
            token = times[starting[token]].end
        if found and token < tree.size and tree.tag[token] in FINITE:
            break  # "visited Minsk on Monday, and *Moscow* on Friday *said* ..."
        found.append((places, days))
        behind = skip(tree, token, BEFORE_PLACE)
        place = fillers.beginning.get(behind) if behind > token else None
        following = place if place is not None and fillers.is_place(place) else None
    return found


def behind_short_form(tree: Tree, token: int, starting: Mapping[int, int]) -> int:
    """The token behind "(PRC)": a short form in brackets, no days."""
    closed = token + 2 < tree.size and tree.lower[token] == "(" and tree.lower[token + 2] == ")"
    return token + 3 if closed and token + 1 not in starting else token


def skip(tree: Tree, token: int, words: frozenset[str]) -> int:
    """The next token that is none of the words, within the sentence."""
    end = tree.sentence(token)[1] if token < tree.size else token
    while token < end and tree.lower[token] in words:
        token += 1
    return token
