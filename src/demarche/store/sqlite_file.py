"""How SQLite's file is opened, and its complaints in words."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

from demarche.errors import StoreError

BUSY_SECONDS = 30


def open_engine(path: Path, *, create: bool) -> Engine:
    """With `create` to write, else only to read."""
    if create:
        _make_folder(path)
    engine = create_engine(_address(path, create), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _by_hand)
    event.listen(engine, "begin", _begin)
    if create:
        event.listen(engine, "connect", _prepare)
    return engine


def reason(complaint: str) -> str:
    """SQLite's complaint in words that say what to do."""
    known = {
        "file is not a database": "not a database",
        "database disk image is malformed": "the file is damaged",
        "readonly database": "the file or its folder is read-only",
        "unable to open database file": "cannot be opened or made (is the folder there, and may it be written to?)",
        "disk is full": "the disk is full; nothing of this document was kept",
        "database is locked": f"another process has held the store for more than {BUSY_SECONDS} s",
        "disk I/O error": "the disk does not answer",
    }
    return next((reason for sign, reason in known.items() if sign in complaint), complaint)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror} ({error.filename})") from error


def _address(path: Path, create: bool) -> URL:
    """To read only, SQLite must be told so; where it may not write beside the file, also that nobody else does."""
    if create:
        return URL.create("sqlite", database=str(path))
    fixed = {} if os.access(path.parent, os.W_OK) else {"immutable": "1"}
    return URL.create("sqlite", database=f"file:{quote(str(path))}", query={"mode": "ro", "uri": "true", **fixed})


def _by_hand(connection: Any, _: object) -> None:
    """Python's driver would end the transaction at each CREATE TABLE; we begin them ourselves."""
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    """Who will write says so at once: a transaction that has read before it writes may not wait for another writer."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _prepare(connection: Any, _: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
