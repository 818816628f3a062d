"""Opens the store that was named: a file, or a PostgreSQL database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from demarche.settings import Settings
from demarche.store.contract import Store
from demarche.store.postgres import PostgresStore
from demarche.store.sqlite import SqliteStore

#: How the address of a database begins; everything else is the path of a file.
DATABASE = "postgresql:"


def open_store(name: str | None, *, create: bool) -> SqliteStore | PostgresStore:
    """The store that was named, else that of the settings; raises StoreError or SettingsError."""
    wanted = name or Settings.load().store
    if wanted.startswith(DATABASE):
        return PostgresStore.open(wanted, create=create)
    return SqliteStore.open(Path(wanted), create=create)


@contextmanager
def store_of(name: str | None, *, create: bool) -> Iterator[SqliteStore | PostgresStore]:
    """The same for a while, closed behind it."""
    store = open_store(name, create=create)
    try:
        yield store
    finally:
        store.close()


class KeptStore:
    """A store that a server reads from, kept open between requests; any number of threads may ask it at once.

    To open one takes longer than most answers. Another file under the same name is opened anew.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = Lock()
        self._store: Store | None = None
        self._file: tuple[int, int] | None = None

    def get(self) -> Store:
        """Raises StoreError where it cannot be opened."""
        file = self._seen()
        with self._lock:
            if self._store is None or file != self._file:
                before, self._store = self._store, open_store(self._name, create=False)
                self._file = file
                if before is not None:
                    before.close()  # who still asks it keeps its connection to the end of the answer
            return self._store

    def close(self) -> None:
        """Lets go of the store; who asks again opens it again."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = None

    def _seen(self) -> tuple[int, int] | None:
        """What tells one file of a name from the next; None for a database."""
        if self._name.startswith(DATABASE):
            return None
        try:
            found = Path(self._name).expanduser().stat()
        except OSError:
            return 0, 0
        return found.st_dev, found.st_ino
