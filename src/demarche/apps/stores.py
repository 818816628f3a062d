"""Opens the store that was named: a file, or a PostgreSQL database."""

import re
from pathlib import Path

from demarche.settings import Settings
from demarche.store.postgres import PostgresStore
from demarche.store.sqlite import SqliteStore

#: An address that went through a path lost one of its slashes.
ADDRESS = re.compile(r"^postgresql:/+")


def open_store(name: str | None, *, create: bool) -> SqliteStore | PostgresStore:
    """The store that was named, else that of the settings; raises StoreError or SettingsError."""
    wanted = name or str(Settings.load().store)
    if ADDRESS.match(wanted):
        return PostgresStore.open(ADDRESS.sub("postgresql://", wanted), create=create)
    return SqliteStore.open(Path(wanted), create=create)
