"""`demarche watch`: new changes posted to a web address, for a filter that is saved under a name."""

import base64
import binascii
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.apps.cli import filters
from demarche.apps.cli.options import StoreOption, day_of, linked_store, word_in
from demarche.apps.cli.output import complain, prepare_output, write
from demarche.apps.stores import DATABASE
from demarche.asking import Wanted
from demarche.errors import DemarcheError, InputError, SettingsError
from demarche.export.addresses import web_address
from demarche.settings import Settings

if TYPE_CHECKING:
    from demarche.apps.watching import Watch

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
#: A secret shorter than this can be guessed.
SHORTEST = 16
#: How the secrets of standardwebhooks.com begin; the rest is Base64.
PREFIX = "whsec_"


SecretOption = Annotated[
    Path, typer.Option("--secret-file", metavar="FILE", help="Holds the secret with which messages are signed.")
]
UrlOption = Annotated[
    str | None, typer.Option("--url", metavar="URL", help="The address to post to; needed the first time.")
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", help="The first time: also send what was reported from this day on."),
]
EveryOption = Annotated[
    int | None, typer.Option("--every", min=1, metavar="SECONDS", help="Look again and again; else once.")
]
TriesOption = Annotated[int, typer.Option("--tries", min=1, metavar="N", help="How often a message is tried.")]


def watch(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Under which the filter and what was sent are kept.")],
    secret_file: SecretOption,
    url: UrlOption = None,
    actor: filters.ActorOption = None,
    other: filters.OtherOption = None,
    kind: filters.KindOption = None,
    status: filters.StatusOption = None,
    place: filters.PlaceOption = None,
    first: filters.FromOption = None,
    last: filters.ToOption = None,
    topic: filters.TopicOption = None,
    conflicted: filters.ConflictedOption = False,
    since: SinceOption = None,
    every: EveryOption = None,
    tries: TriesOption = 5,
    base_url: filters.BaseOption = None,
    store: StoreOption = None,
) -> None:
    """Posts what changed since the last time: announced, put off, called off, took place, denied."""
    prepare_output()
    from demarche.apps.watching import look
    from demarche.apps.webhook import Hook  # what talks to the network is loaded by nothing else

    wanted = filters.wanted(actor, other, kind, status, place, (first, last), topic, conflicted)
    pages = filters.pages_at(base_url)
    path, day = state_of(name, store), day_of(since, "--since")
    address = saved(path, name, url, wanted).address
    hook = Hook(address, secret_of(secret_file), tries)
    while True:
        try:
            with linked_store(store) as opened:
                sent = look(opened, saved(path, name, url, wanted), hook, path, day, pages)
            if sent or every is None:
                write(f"{sent} {'change' if sent == 1 else 'changes'} sent to {address}")
        except DemarcheError as error:
            if every is None:
                raise
            complain(error)  # what was not sent is tried the next time
        if every is None:
            return
        time.sleep(every)


def saved(path: Path, name: str, url: str | None, wanted: Wanted) -> "Watch":
    """The watch of this name, or a new one; raises where another filter or address is given than was saved."""
    from demarche.apps.watching import Watch

    known = Watch.read(path)
    if known is None:
        if url is None:
            raise typer.BadParameter(f"{name!r} is new: give the address to post to", param_hint="--url")
        if web_address(url) is None:
            raise InputError("--url", f"{url!r} is no web address")
        if "@" in url.partition("://")[2].partition("/")[0]:
            raise InputError("--url", "has a name or password in it, which would stand in files and messages")
        return Watch(url, wanted)
    if (url or known.address) != known.address or (wanted != Wanted() and wanted != known.wanted):
        raise InputError(name, f"watches something else already: take another name, or remove {path}")
    return known


def state_of(name: str, store: str | None) -> Path:
    """The file beside the store, in this folder where that is a database; raises InputError where the name is none."""
    if not NAME.fullmatch(name):
        raise InputError(repr(name), "is no name of a watch: letters, digits, - and _ only")
    kept = store or Settings.load().store
    if kept.startswith(DATABASE):
        return Path(f"demarche-watch-{name}.json")
    return Path(f"{kept}.watch-{name}.json")


def secret_of(path: Path) -> bytes:
    """The secret; raises InputError or SettingsError where it is none."""
    secret = word_in(path, "secret", SHORTEST)
    if not secret.startswith(PREFIX):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise SettingsError(f"{path}: what follows {PREFIX} is no Base64") from error
