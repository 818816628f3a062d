"""A real server and a real browser, for the tests that need them."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from demarche.apps.page.app import Serving, make_app

CHROMIUM = Path("/usr/bin/chromium")
#: (width, height) of a phone and of a desk.
SIZES = ((390, 844), (1400, 1000))


@contextmanager
def running(serving: Serving) -> Iterator[str]:
    """The address of a server in a thread."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(make_app(serving), log_level="warning", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listening.close()


def browser_path() -> str:
    """Debian's Chromium; the test is skipped where it is not there."""
    pytest.importorskip("playwright.sync_api", reason="needs playwright")
    if not CHROMIUM.exists():
        pytest.skip(f"needs {CHROMIUM}, which is not there")
    return str(CHROMIUM)
