"""Joins the commands and turns every error into one line and an exit code."""

import sys

import typer

from demarche import __version__
from demarche.apps.cli.changes import changes
from demarche.apps.cli.conflicts import conflicts
from demarche.apps.cli.correct import correct, corrections
from demarche.apps.cli.date import date_of
from demarche.apps.cli.export import export
from demarche.apps.cli.happening import happening
from demarche.apps.cli.judge import judge, judgements
from demarche.apps.cli.lexicon import lexicon
from demarche.apps.cli.link import link
from demarche.apps.cli.list import list_documents
from demarche.apps.cli.output import complain
from demarche.apps.cli.promises import promises
from demarche.apps.cli.read import read
from demarche.apps.cli.search import search
from demarche.apps.cli.serve import serve
from demarche.apps.cli.show import show
from demarche.apps.cli.timeline import timeline
from demarche.apps.cli.verify import verify
from demarche.apps.cli.watch import watch
from demarche.errors import DemarcheError, SettingsError

app = typer.Typer(
    name="demarche",
    help="Reads the news and keeps the diplomatic record: who met, warned, promised or denied what, when, who says so.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read)
app.command("show")(show)
app.command("list")(list_documents)
app.command("search")(search)
app.command("link")(link)
app.command("timeline")(timeline)
app.command("happening")(happening)
app.command("changes")(changes)
app.command("conflicts")(conflicts)
app.command("promises")(promises)
app.command("correct")(correct)
app.command("corrections")(corrections)
app.command("judge")(judge)
app.command("judgements")(judgements)
app.command("serve")(serve)
app.command("export")(export)
app.command("watch")(watch)
app.command("verify")(verify)
app.command("date")(date_of)
app.add_typer(lexicon, name="lexicon")


def version(wanted: bool) -> None:
    if wanted:
        print(f"demarche {__version__}")  # noqa: T201
        raise typer.Exit


@app.callback()
def options(
    _version: bool = typer.Option(False, "--version", help="Print the version.", callback=version, is_eager=True),
) -> None:
    """Options before any command."""


def main() -> None:
    """Exit codes: 0 all well, 1 something could not be read or kept, 2 a wrong command line, 130 stopped by Ctrl-C."""
    try:
        app()
    except SettingsError as error:
        complain(error)
        sys.exit(2)
    except DemarcheError as error:
        complain(error)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
