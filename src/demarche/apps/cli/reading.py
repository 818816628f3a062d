"""One run over many documents: what fails is named, and the rest goes on."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from demarche import __version__
from demarche.apps.cli.output import Format, complain, console, print_record
from demarche.errors import DemarcheError, InputError
from demarche.linking import traces_of
from demarche.model.document import Document
from demarche.model.record import Record
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import ROW_ENDINGS, STANDARD_INPUT, documents, files
from demarche.store.contract import Store

COLUMNS = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


@dataclass(slots=True)
class Tally:
    """Counts of one run."""

    read: int = 0
    events: int = 0
    statements: int = 0
    failed: int = 0

    def __str__(self) -> str:
        told = f"{self.read} documents, {self.events} events, {self.statements} statements"
        return f"{told}, {self.failed} failed" if self.failed else told


class Reading:
    """Reads sources into records, shows each, and keeps it where there is a store."""

    def __init__(
        self,
        store: Store | None,
        style: Format,
        *,
        explain: bool,
        statements: bool = False,
        model: str | None = None,
        actors: Path | None = None,
    ) -> None:
        self.store = store
        self.style = style
        self.explain = explain
        self.statements = statements
        self.model = model
        self.actors = actors
        self.made_by = f"demarche {__version__}" + "".join(f" with {it}" for it in (model, actors) if it)
        self.tally = Tally()
        self._out = console()

    def run(self, sources: Sequence[str], options: ReadOptions) -> None:
        """Every document of every source; raises StoreError, for then nothing more can be kept."""
        pipeline = Pipeline.load(self.model, self.actors)
        with self._progress(sources) as advance:
            for source in sources:
                for found in self._found(source, options):
                    self._one(pipeline, found)
                    advance()

    def _found(self, source: str, options: ReadOptions) -> Iterator[Document | InputError]:
        try:
            yield from documents(source, options)
        except OSError as error:
            yield InputError(source, error.strerror or str(error))
        except Exception as error:  # a fault of ours in one source must not cost the user the others
            yield InputError(source, f"internal error, please report it: {described(error)}")

    def _one(self, pipeline: Pipeline, found: Document | InputError) -> None:
        if isinstance(found, InputError):
            self._fail(found)
            return
        try:
            record = pipeline.record(found)
        except DemarcheError as error:
            self._fail(error)
            return
        except Exception as error:  # a fault of ours in one document must not cost the user the others
            self._fail(f"{found.source}: internal error, please report it: {described(error)}")
            return
        if self.store is not None:
            self.store.put(record, self.made_by, traces_of(record))
        self._count(record)
        print_record(self._out, record, self.style, explain=self.explain, statements=self.statements)

    def _count(self, record: Record) -> None:
        self.tally.read += 1
        self.tally.events += len(record.events)
        self.tally.statements += len(record.statements)

    def _fail(self, error: DemarcheError | str) -> None:
        self.tally.failed += 1
        complain(error)

    @contextmanager
    def _progress(self, sources: Sequence[str]) -> Iterator[Callable[[], None]]:
        """A bar while many files are read, where somebody sees it; the pages scroll above it."""
        files = [counted(source) for source in sources]
        total = None if None in files else sum(number or 0 for number in files)
        on_page = self._out.is_terminal and self.style is Format.PAGE
        shown_on = self._out if on_page else console(stderr=True)
        wanted = total != 1 and shown_on.is_terminal and (on_page or not self._out.is_terminal)
        bar = Progress(*COLUMNS, console=shown_on, transient=True, disable=not wanted, redirect_stdout=False)
        with bar as progress:
            task = progress.add_task("reading", total=total)

            def advance() -> None:
                progress.update(task, advance=1, description=f"{self.tally.events} events")

            yield advance


def counted(source: str) -> int | None:
    """How many documents a source holds, where that is known before it is read."""
    if source == STANDARD_INPUT:
        return None
    found = list(files(source))
    rows = any(isinstance(path, Path) and path.suffix.lower() in ROW_ENDINGS for path in found)
    return None if rows else len(found)


def described(error: Exception) -> str:
    """The error and the line of ours it comes from."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {error} ({Path(last.filename).name}:{last.lineno})"
