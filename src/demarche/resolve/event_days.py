"""When: the days of an event from its own times, the text's tense, and the event it is part of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from demarche.model.article import Article
from demarche.model.document import Published
from demarche.model.record import TimeSpan, When
from demarche.resolve.event_draft import Draft, Scene

#: Happenings that take place within a visit, meeting or summit of the same parties.
WITHIN = {
    "sign": ("visit", "summit", "talks", "meet"),
    "agree": ("visit", "summit", "talks", "meet"),
    "talks": ("visit", "summit"),
    "meet": ("visit", "summit"),
    "invite": ("call", "meet", "talks"),
    "praise": ("meet", "call", "talks", "visit"),
    "criticise": ("meet", "call", "talks", "visit"),
    "promise": ("meet", "call", "talks", "visit"),
    "request": ("meet", "call", "talks", "visit"),
}
#: Meetings at which agreements are reached.
MEETINGS = frozenset({"meet", "talks", "summit"})
#: What somebody says at an encounter that he takes part in.
SAID_THERE = frozenset({"praise", "criticise", "promise", "request"})
#: Words between two days of a list.
LISTING = frozenset({"and", ",", ", and", "and on"})
#: Days between the first and the last of a week.
WEEK = 6
PRECISIONS = ((3, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))


def when_of(scene: Scene, draft: Draft, published: Published) -> When:
    """The narrowest interval that all its times agree on; the day of the news for the historical present."""
    if draft.bounds is not None:
        return draft.bounds
    interval = narrowest(joined_days(scene, draft.times), ahead=draft.status in ("planned", "possible"))
    if interval is None and reports_the_day(scene, draft) and published.day is not None:
        interval = (published.day, published.day)
    if interval is None:
        return When(times=tuple(time.id for time in draft.times))
    earliest, latest = lengthened(draft, *interval)
    return When(earliest, latest, precision(earliest, latest), tuple(time.id for time in draft.times))


def joined_days(scene: Scene, times: Sequence[TimeSpan]) -> list[TimeSpan]:
    """ "On Friday *and* Saturday" are two days of one visit."""
    found: list[TimeSpan] = []
    for time in times:
        last = found[-1] if found else None
        if last is not None and last.latest and time.earliest and time.earliest == time.latest:
            between = scene.article.document.text[last.span.end : time.span.start].strip()
            if between in LISTING and 0 < (time.earliest - last.latest).days <= WEEK:
                found[-1] = replace(last, latest=time.latest)
                continue
        found.append(time)
    return found


def narrowest(times: Sequence[TimeSpan], *, ahead: bool = False) -> tuple[date, date] | None:
    """Intersection of the intervals, in order; one that contradicts those before it is left aside.

    A length of time is none, but for what is `ahead` where it is counted from the day of publication ("within a week").
    """
    interval: tuple[date, date] | None = None
    for time in times:
        length = time.type == "DURATION" and not (ahead and time.anchor == "published")
        if time.earliest is None or time.latest is None or time.type == "SET" or length:
            continue
        if interval is None:
            interval = (time.earliest, time.latest)
            continue
        earliest, latest = max(interval[0], time.earliest), min(interval[1], time.latest)
        if earliest <= latest:
            interval = shorter(interval, (time.earliest, time.latest)) or (earliest, latest)
    return interval


def shorter(one: tuple[date, date], other: tuple[date, date]) -> tuple[date, date] | None:
    """ "This week", on "June 18 and 19": the days rather than what they share with a week that ends in between."""
    lengths = [(latest - earliest).days for earliest, latest in (one, other)]
    if max(lengths) < WEEK or min(lengths) >= WEEK:
        return None
    return one if lengths[0] < lengths[1] else other


def reports_the_day(scene: Scene, draft: Draft) -> bool:
    """ "Israeli forces strike ..." in a headline or in an item told in the present tells of that day."""
    if draft.feature("tense") != "present" or draft.status != "occurred":
        return False
    return scene.article.passage(draft.finding.trigger[0]).kind == "headline" or scene.told_in_present


def told_in_present(article: Article) -> bool:
    """True where more sentences of the text have a main verb in the present than in the past (headlines aside)."""
    tags = Counter(
        sentence.root.tag_ for sentence in article.sentences() if article.passage(sentence.start).kind != "headline"
    )
    return tags["VBZ"] + tags["VBP"] >= tags["VBD"]


def lengthened(draft: Draft, earliest: date, latest: date) -> tuple[date, date]:
    """ "A three-day visit from Monday" ends on Wednesday; one that was concluded on Friday began on Wednesday."""
    days = draft.feature("days")
    if days and days.isdigit() and earliest == latest and 1 < int(days) <= 60:
        if draft.feature("ends"):
            return earliest - timedelta(days=int(days) - 1), latest
        return earliest, earliest + timedelta(days=int(days) - 1)
    return earliest, latest


def precision(earliest: date, latest: date) -> str:
    length = (latest - earliest).days + 1
    return next((name for limit, name in PRECISIONS if length <= limit), "year")


def inherit_days(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Talks, signatures and thanks without a day of their own belong to the visit, meeting or call of the same
    parties.
    """
    for draft in drafts:
        if draft.times or draft.bounds or draft.kind not in WITHIN:
            continue
        for host in drafts:
            if host is not draft and host.kind in WITHIN[draft.kind] and host.times and holds(scene, host, draft):
                draft.times = list(host.times)
                if draft.status == "occurred":
                    draft.place = draft.place or host.place
                break
    for host in drafts:
        if host.kind in MEETINGS and host.status == "occurred" and not host.bounds and narrowest(host.times) is None:
            there = next((it.times for it in drafts if narrowest(it.times) and reached_there(scene, host, it)), [])
            host.times = [*host.times, *there]


def reached_there(scene: Scene, host: Draft, part: Draft) -> bool:
    """An agreement of the very parties of a meeting, told just before or after it: it was made there, on its day."""
    if part.kind not in ("sign", "agree") or not holds(scene, host, part):
        return False
    if {it.actor for it in host.parties} != {it.actor for it in part.parties}:
        return False
    first, second = sorted((host.trigger, part.trigger))
    return len(re.findall(r"[.!?]\s", scene.article.document.text[first.end : second.start])) <= 1


def holds(scene: Scene, host: Draft, part: Draft) -> bool:
    """True where all parties of the part are on one side of the host event and neither is superseded."""
    if host.status != part.status or host.feature("superseded") or part.feature("superseded") or not part.parties:
        return False
    if part.feature("earlier") and not host.feature("earlier"):
        return False
    if host.feature("earlier") and host.trigger.start > part.trigger.start and not clause_holds(part, host):
        return False  # "Their leaders met on the island. In July the minister had come ..."
    if part.kind == "invite":
        return clause_holds(host, part)
    if part.kind in SAID_THERE and not any(
        scene.same_side(it.actor, at.actor) for it in part.agents for at in host.parties
    ):
        return False  # a countryman of the traveller spoke at home
    return all(any(related(scene, party.actor, other.actor) for other in host.parties) for party in part.parties)


def clause_holds(host: Draft, part: Draft) -> bool:
    return any(span.covers(host.trigger) for span in part.evidence)


def related(scene: Scene, one: str, other: str) -> bool:
    """Same side, or two people of one country (the host's president at a visit to his country)."""
    country = scene.cast.state_of(one)
    return scene.same_side(one, other) or (country is not None and country == scene.cast.state_of(other))
