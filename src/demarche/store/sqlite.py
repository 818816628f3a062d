"""The default store: one SQLite file.

Each record is one transaction in write-ahead mode, so a killed process loses at most the record it was writing, and
readers do not wait for the writer.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from demarche.errors import StoreError
from demarche.store.migrations import SCHEMA_VERSION, migrate
from demarche.store.sql import SqlStore
from demarche.store.sqlite_file import open_engine, reason


class SqliteStore(SqlStore):
    """A store in the file `path`; fulfils `store.contract.Store`."""

    path: Path

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """With `create` to write, making it where it is missing, else only to read; raises StoreError.

        A file of an older version is brought up to date first, whatever it is opened for.
        """
        path = path.expanduser()
        if not create and not path.exists():
            raise StoreError(f"{path}: no store there yet; `demarche read` makes one")
        if path.is_dir():
            raise StoreError(f"{path}: a folder, not a store file")
        store = cls(path, open_engine(path, create=create))
        try:
            if store._is_older():
                if create:
                    store._migrate()
                else:
                    store._migrate_first()
        except StoreError:
            store.close()
            raise
        return store

    def _is_older(self) -> bool:
        """Refuses what is no store of ours or one from a newer version."""
        with self._connection() as connection:
            return self._version(connection) < SCHEMA_VERSION

    def _version(self, connection: Connection) -> int:
        version: int = connection.execute(text("PRAGMA user_version")).scalar_one()
        if version > SCHEMA_VERSION:
            raise StoreError(f"{self.path}: written by a newer Demarche (store version {version}); please upgrade")
        if version == 0 and connection.execute(text("SELECT count(*) FROM sqlite_schema")).scalar_one():
            raise StoreError(f"{self.path}: a database of another program, not a Demarche store")
        return version

    def _migrate(self) -> None:
        """All steps or none; another process may have been faster."""
        with self._connection(writing=True) as connection:
            version = self._version(connection)
            if version < SCHEMA_VERSION:
                migrate(connection, version)
                connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))

    def _migrate_first(self) -> None:
        """For a store that is only read, through a door of its own."""
        if not os.access(self.path, os.W_OK) or not os.access(self.path.parent, os.W_OK):
            raise StoreError(
                f"{self.path}: written by an older Demarche and read-only, so it cannot be brought up to date"
            )
        type(self).open(self.path).close()

    @contextmanager
    def _connection(self, *, writing: bool = False) -> Iterator[Connection]:
        """One transaction; what SQLite complains of becomes a StoreError that names the path."""
        try:
            with self._engine.connect().execution_options(writing=writing) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise StoreError(f"{self.path}: {reason(str(error.orig))}") from error
