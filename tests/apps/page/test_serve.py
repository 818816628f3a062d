"""`demarche serve` as a process: it tells where it is, answers, stops at Ctrl-C; what cannot be is told in a line."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from tests.apps.conftest import Run
from tests.apps.test_process import hear_interrupts

MAIN = "from demarche.apps.cli import main; main()"


def test_it_serves_and_stops(sample_store: Path) -> None:
    command = [sys.executable, "-c", MAIN, "serve", "--port", "0", "--store", str(sample_store)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=hear_interrupts)
    assert process.stderr is not None
    try:
        told = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        assert found is not None, told
        assert httpx.get(found.group() + "help", timeout=20).status_code == 200
        assert "Today" in httpx.get(found.group(), timeout=20).text
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_a_store_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("serve", "--store", tmp_path / "none.sqlite")
    assert ran.code == 1
    assert len(ran.lines) == 1
    assert "no store there yet" in ran.err


def test_a_port_that_is_taken(run: Run, sample_store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("serve", "--store", sample_store, "--port", port)
    assert ran.code == 1
    assert len(ran.lines) == 1
    assert "cannot listen there" in ran.err


def test_tokens_that_are_none(run: Run, sample_store: Path, tmp_path: Path) -> None:
    short = tmp_path / "token"
    short.write_text("abc\n", encoding="utf-8")
    ran = run("serve", "--store", sample_store, "--token-file", short)
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert "12 signs" in ran.err
    ran = run("serve", "--store", sample_store, "--token-file", tmp_path / "none")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert "no token can be read" in ran.err
