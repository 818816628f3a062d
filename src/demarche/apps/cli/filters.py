"""The filters of a timeline as options, for the commands that take them all."""

from typing import Annotated

import typer

from demarche.apps.cli.options import day_of
from demarche.asking import Wanted
from demarche.errors import InputError
from demarche.export.addresses import Addresses, web_address

ActorOption = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Who takes part: a name, the end of one, ISO 3166-1.")
]
OtherOption = Annotated[str | None, typer.Option("--other", metavar="NAME", help="Who else must take part.")]
KindOption = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Of this kind; may be repeated.")]
StatusOption = Annotated[
    list[str] | None, typer.Option("--status", metavar="STATUS", help="Of this present status; may be repeated.")
]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="NAME", help="At this place, or in this state.")]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="Not before this day.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Not after this day.")]
TopicOption = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Of the kinds of this topic.")]
ConflictedOption = Annotated[bool, typer.Option("--conflicted", help="Only where reports contradict each other.")]
BaseOption = Annotated[
    str | None, typer.Option("--base-url", metavar="URL", help="Where `demarche serve` shows its pages, for links.")
]


def pages_at(base_url: str | None) -> Addresses:
    """Where links lead; raises InputError where it is no web address."""
    if base_url is not None and web_address(base_url) is None:
        raise InputError("--base-url", f"{base_url!r} is no web address")
    return Addresses(base_url)


def wanted(
    actor: str | None,
    other: str | None,
    kinds: list[str] | None,
    statuses: list[str] | None,
    place: str | None,
    days: tuple[str | None, str | None],
    topic: str | None,
    conflicted: bool,
) -> Wanted:
    """The filter; raises BadParameter where a day is none."""
    return Wanted(
        actor=actor,
        other=other,
        kinds=tuple(kinds or ()),
        statuses=tuple(statuses or ()),
        place=place,
        first=day_of(days[0], "--from"),
        last=day_of(days[1], "--to"),
        topic=topic,
        conflicted=conflicted,
    )
