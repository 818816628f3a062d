"""Opens the store that was named: a file, or a PostgreSQL database."""

from pathlib import Path

from demarche.settings import Settings
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
