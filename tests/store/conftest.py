"""The engines that the contract is held against; PostgreSQL by a server of the tests' own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest

from demarche.store.postgres import PostgresStore
from demarche.store.sql import SqlStore
from demarche.store.sqlite import SqliteStore

ENGINES = ("sqlite", "postgresql")
DATABASES = count(1)


def program(name: str) -> str | None:
    """Debian keeps the server's programs out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder with the socket of a PostgreSQL server; skipped where none is installed."""
    pytest.importorskip("pg8000", reason="needs the driver pg8000, which is not there")
    initdb, control = program("initdb"), program("pg_ctl")
    if initdb is None or control is None:
        pytest.skip("needs a PostgreSQL server, which is not there")
    folder = Path(mkdtemp(prefix="demarche-"))
    who: list[str] = []
    if os.geteuid() == 0:  # the server does not run as root
        shutil.chown(folder, "postgres")
        who = ["runuser", "-u", "postgres", "--"]
    data, options = str(folder / "data"), f"-k {folder} -c listen_addresses='' -c fsync=off"
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    subprocess.run([*who, initdb, "-A", "trust", "-U", "demarche", "-E", "UTF8", data], check=True, **silent)  # type: ignore[call-overload]
    subprocess.run([*who, control, "-D", data, "-w", "-o", options, "start"], check=True, **silent)  # type: ignore[call-overload]
    yield folder
    subprocess.run([*who, control, "-D", data, "-m", "immediate", "stop"], check=False, **silent)  # type: ignore[call-overload]
    shutil.rmtree(folder, ignore_errors=True)


def database(server: Path) -> str:
    """The address of a new, empty database."""
    from sqlalchemy import create_engine, text

    socket = f"?unix_sock={server}/.s.PGSQL.5432"
    name = f"store{next(DATABASES)}"
    engine = create_engine(f"postgresql+pg8000://demarche@/postgres{socket}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"postgresql://demarche@/{name}{socket}"


@pytest.fixture
def postgres_address(server: Path) -> str:
    return database(server)


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    """An empty store of each engine."""
    opened: SqlStore
    if request.param == "sqlite":
        opened = SqliteStore.open(tmp_path / "deep" / "records.sqlite")
    else:
        opened = PostgresStore.open(database(request.getfixturevalue("server")))
    yield opened
    opened.close()
