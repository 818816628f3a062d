"""What only a process of its own can show: start, pipes that close, Ctrl-C."""

import signal
import subprocess
import sys
from pathlib import Path

from demarche import __version__
from demarche.store.sqlite import SqliteStore
from tests.samples import samples

COMMAND = [sys.executable, "-c", "from demarche.apps.cli import main; main()"]


def test_the_version_is_told() -> None:
    done = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"demarche {__version__}\n"


def test_the_engines_are_loaded_only_for_reading() -> None:
    code = "import sys; import demarche.apps.cli; sys.exit('spacy' in sys.modules or 'onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    store = SqliteStore.open(path)
    for record in samples(3):
        store.put(record, "test")
    store.close()
    command = [*COMMAND, "list", "--format", "json", "--store", str(path)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert (running.wait(30), running.stderr.read()) == (0, "")
    running.stderr.close()


def hear_interrupts() -> None:
    """What a shell starts in the background, these tests perhaps with it, is born deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_keeps_what_was_read(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    text = "PARIS, March 4, 2024 — France recalled its ambassador from Rome on Monday, the ministry said."
    rows.write_text("".join(f'{{"text": "{text} {number}."}}\n' for number in range(20_000)), encoding="utf-8")
    path = tmp_path / "records.sqlite"
    command = [*COMMAND, "read", str(rows), "--format", "json", "--store", str(path)]
    told = tmp_path / "errors.txt"  # a file, for a full pipe would stop the reader
    with told.open("w", encoding="utf-8") as errors_file:
        running = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors_file, text=True, preexec_fn=hear_interrupts
        )
        assert running.stdout is not None
        for _ in range(3):
            assert running.stdout.readline()
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
    errors = told.read_text(encoding="utf-8")
    assert running.returncode == 130
    assert "Traceback" not in errors
    assert errors.startswith("demarche: stopped after ")
    store = SqliteStore.open(path, create=False)
    assert len(list(store.list())) >= 3
    store.close()
