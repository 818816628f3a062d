"""`demarche serve`: the record in a browser."""

import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from demarche.apps.cli.options import StoreOption, TodayOption, day_of, open_store, word_in
from demarche.apps.cli.output import console, prepare_output
from demarche.errors import InputError
from demarche.settings import Settings

#: A token shorter than this can be guessed.
SHORTEST_TOKEN = 12


def serve(
    host: Annotated[str, typer.Option("--host", help="The address to listen on; only this machine unless given.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8025,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="Holds the token with which one may correct.")
    ] = None,
    rate: Annotated[
        int, typer.Option("--rate", min=0, metavar="N", help="API requests a minute and client; 0: any number.")
    ] = 1200,
    origin: Annotated[
        list[str] | None, typer.Option("--origin", metavar="URL", help="A site whose scripts may ask the API.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="Another host name by which one may ask.")
    ] = None,
    today: TodayOption = None,
    store: StoreOption = None,
) -> None:
    """Opens the record in a browser: pages, API, calendar and feeds."""
    prepare_output()
    day = day_of(today, "--today")
    named = store or str(Settings.load().store)
    open_store(named, create=False).close()  # a store that is not there is told of now, not on the first page
    token = token_of(token_file)
    import uvicorn

    from demarche.apps.page.app import Serving, make_app

    listening = listener(host, port)
    port = listening.getsockname()[1]
    app = make_app(Serving(named, token, day, host, port, rate, tuple(origin or ()), tuple(name or ())))
    server = uvicorn.Server(uvicorn.Config(app, host, port, log_level="warning", server_header=False))
    shown = f"[{host}]" if ":" in host else host
    console(stderr=True).print(f"http://{shown}:{port}/ shows {named}; Ctrl-C stops", soft_wrap=True)
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        sys.exit(130)


def listener(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises InputError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise InputError(f"{host}:{port}", f"cannot listen there: {error.strerror or error}") from error


def token_of(path: Path | None) -> str | None:
    """The token of a file, else of the environment; raises InputError or SettingsError where it is none."""
    return Settings.load().token if path is None else word_in(path, "token", SHORTEST_TOKEN)
