"""PostgreSQL servers of the tests' own, which they may start, kill and fill."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest

DATABASES = count(1)


def program(name: str) -> str | None:
    """Debian keeps the server's programs out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


class Server:
    """A server in `folder`, which also holds its socket; it does not run as root."""

    def __init__(self, folder: Path, options: str) -> None:
        self.folder = folder
        self._options = f"-k {folder} -c listen_addresses='' {options}"
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-A", "trust", "-U", "demarche", "-E", "UTF8", "--no-sync", str(self._data))

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-o", self._options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop", check=False)

    def kill(self) -> None:
        """The server and every process of it, with no word of warning."""
        first = int((self._data / "postmaster.pid").read_text().split()[0])
        processes = [first, *children(first)]
        for process in processes:
            os.kill(process, signal.SIGKILL)
        end = time.monotonic() + 10
        while any(runs(process) for process in processes) and time.monotonic() < end:
            time.sleep(0.01)
        # Where nobody asks how a process ended, its number stays taken, and a new server would think that it runs.
        (self._data / "postmaster.pid").unlink()
        (self.folder / ".s.PGSQL.5432.lock").unlink()

    def query(self, statement: str) -> None:
        """Runs what may not stand in a transaction."""
        from sqlalchemy import create_engine, text

        engine = create_engine(f"postgresql+pg8000://demarche@/postgres{self._socket}", isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def database(self, options: str = "") -> str:
        """The address of a new, empty database."""
        name = f"store{next(DATABASES)}"
        self.query(f"CREATE DATABASE {name} {options}")
        return f"postgresql://demarche@/{name}{self._socket}"

    @property
    def _socket(self) -> str:
        return f"?unix_sock={self.folder}/.s.PGSQL.5432"

    def _run(self, name: str, *words: str, check: bool = True) -> None:
        who = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        silent = subprocess.DEVNULL
        subprocess.run([*who, str(program(name)), *words], check=check, stdout=silent, stderr=silent, cwd=self.folder)


@contextmanager
def running(options: str) -> Iterator[Server]:
    """A started server; skips where none is installed."""
    pytest.importorskip("pg8000", reason="needs the driver pg8000, which is not there")
    if program("initdb") is None or program("pg_ctl") is None:
        pytest.skip("needs a PostgreSQL server, which is not there")
    folder = Path(mkdtemp(prefix="demarche-"))
    try:
        server = Server(folder, options)
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def children(process: int) -> list[int]:
    """The processes that this one started; Linux tells them in /proc."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = status.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(words[1]) == process:
            found.append(int(status.parent.name))
    return found


def runs(process: int) -> bool:
    """False for one that has ended, though nobody has asked how."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
