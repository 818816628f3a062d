"""The store for many users: a PostgreSQL database, by the driver pg8000 (extra `postgres`).

Each record is one transaction; who writes holds a lock until it is through, and readers do not wait for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from logging import CRITICAL, getLogger
from typing import Any, Self

from sqlalchemy import URL, Connection, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from demarche.errors import StoreError
from demarche.store.migrations import SCHEMA_VERSION, migrate
from demarche.store.sql import SqlStore

DRIVER = "postgresql+pg8000"
#: The key of our lock among those of a database; any number of our own.
WRITING = 0x64656D61
VERSION = "demarche_version"
#: The server's codes, and the driver's words, that say too little to who reads them.
KNOWN = {
    "53100": "the server's disk is full; nothing of this document was kept",
    "57P01": "the server was shut down; what was not kept yet is lost",
    "network error": "the server does not answer any more; what was not kept yet is lost",
}


class PostgresStore(SqlStore):
    """A store in the database at `path` (an address); fulfils `store.contract.Store`."""

    @classmethod
    def open(cls, address: str, *, create: bool = True) -> Self:
        """Connects, makes the tables where there are none, and brings older ones up to date; raises StoreError.

        `address`: `postgresql://user:password@host:port/database`; `?unix_sock=` names a socket. Without `create` an
        empty database is refused.
        """
        url = parsed(address)
        shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
        try:
            # A server may have gone and come back between two questions.
            engine = create_engine(url.set(drivername=DRIVER), pool_pre_ping=True, pool_logging_name=VERSION)
        except ModuleNotFoundError as error:
            raise StoreError(f"{shown}: needs the driver pg8000: pip install 'demarche[postgres]'") from error
        # Of a lost connection our own error speaks; the pool would tell of it with a traceback.
        getLogger(f"sqlalchemy.pool.impl.QueuePool.{VERSION}").setLevel(CRITICAL)
        store = cls(shown, engine)
        try:
            store._migrate(create=create)
        except StoreError:
            store.close()
            raise
        return store

    def _migrate(self, *, create: bool) -> None:
        """All steps or none."""
        with self._connection() as connection:
            if self._version(connection) == SCHEMA_VERSION:
                return
        with self._connection(writing=True) as connection:
            version = self._version(connection)
            if version == 0 and not create:
                raise StoreError(f"{self.path}: no store there yet; `demarche read` makes one")
            if version < SCHEMA_VERSION:
                migrate(connection, version)
                connection.execute(text(f"CREATE TABLE IF NOT EXISTS {VERSION} (version integer NOT NULL)"))
                connection.execute(text(f"DELETE FROM {VERSION}"))
                connection.execute(text(f"INSERT INTO {VERSION} VALUES ({SCHEMA_VERSION})"))

    def _version(self, connection: Connection) -> int:
        """Refuses what is no store of ours or one from a newer version; 0 where there are no tables."""
        query = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        tables = set(connection.execute(text(query)).scalars())
        if VERSION not in tables:
            if tables:
                raise StoreError(f"{self.path}: a database of another program, not a Demarche store")
            return 0
        version: int = connection.execute(text(f"SELECT version FROM {VERSION}")).scalar_one()
        if version > SCHEMA_VERSION:
            raise StoreError(f"{self.path}: written by a newer Demarche (store version {version}); please upgrade")
        return version

    @contextmanager
    def _connection(self, *, writing: bool = False) -> Iterator[Connection]:
        """Readers see the store as it was when they began; writers take turns."""
        level = "READ COMMITTED" if writing else "REPEATABLE READ"
        try:
            with self._engine.connect() as connection, connection.begin():
                connection.execute(text(f"SET TRANSACTION ISOLATION LEVEL {level}"))
                if writing:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITING})"))
                yield connection
        except DBAPIError as error:
            raise StoreError(f"{self.path}: {reason(error.orig)}") from error


def parsed(address: str) -> URL:
    try:
        return make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{address!r} is no address such as postgresql://user@host/database") from error


def reason(complaint: Any) -> str:
    """What PostgreSQL complains of, in one line; the driver gives a mapping by letters."""
    told = complaint.args[0] if getattr(complaint, "args", None) else complaint
    if not isinstance(told, dict):
        return KNOWN.get(str(told), " ".join(str(told).split()))
    return KNOWN.get(told.get("C", ""), " ".join(str(told.get("M", told)).split()))
