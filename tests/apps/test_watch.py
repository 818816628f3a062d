"""`demarche watch` against a server of the test's own: signed, tried again, each turn once."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from demarche.apps import watching
from demarche.apps.webhook import Hook
from demarche.errors import InputError
from tests.apps.conftest import Run
from tests.conftest import ROOT

ARTICLES = ROOT / "tests" / "articles"
SECRET = "correct horse battery staple"


@dataclass
class Taken:
    """What the server was sent; `answers` are the next statuses, then 204."""

    address: str = ""
    answers: list[int] = field(default_factory=list)
    messages: list[tuple[Message, bytes]] = field(default_factory=list)

    @property
    def changes(self) -> list[dict[str, object]]:
        return [change for _, body in self.messages for change in json.loads(body)["changes"]]


@pytest.fixture
def taken() -> Iterator[Taken]:
    found = Taken()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = found.answers.pop(0) if found.answers else 204
            if status < 300:
                found.messages.append((self.headers, body))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", found.address + "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    found.address = f"http://127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text(SECRET + "\n", encoding="utf-8")
    return path


@pytest.fixture
def first(run: Run) -> Run:
    """`run` on a store with what was known in February."""
    assert run("read", ARTICLES / "blinken-beijing-1.txt", "--format", "json").code == 0
    assert run("link", "--today", "2023-02-02").code == 0
    return run


def more(run: Run, number: int = 2) -> None:
    assert run("read", ARTICLES / f"blinken-beijing-{number}.txt", "--format", "json").code == 0
    assert run("link", "--today", "2023-02-04").code == 0


def hook(address: str, waits: list[float] | None = None, tries: int = 3) -> Hook:
    return Hook(
        address, SECRET.encode(), tries, wait=(waits if waits is not None else []).append, clock=lambda: 1700000000.5
    )


def test_only_what_is_new_is_sent_and_only_once(first: Run, taken: Taken, secret: Path) -> None:
    watch = ("watch", "desk", "--secret-file", secret)
    ran = first(*watch, "--url", taken.address, "--actor", "Blinken", "--kind", "visit")
    assert (ran.code, ran.out) == (0, f"0 changes sent to {taken.address}\n")
    more(first)
    assert first(*watch).out == f"{len(taken.changes)} changes sent to {taken.address}\n".replace(
        "1 changes", "1 change"
    )
    (change,) = taken.changes
    assert str(change["title"]).startswith("Put off: Antony Blinken to visit China")
    assert change["reports"][0]["words"].startswith("U.S. Secretary of State Antony Blinken postponed a trip")  # type: ignore[index]
    assert first(*watch).out.startswith("0 changes")
    assert len(taken.messages) == 1


def test_what_is_old_is_sent_where_it_is_asked_for(first: Run, taken: Taken, secret: Path) -> None:
    watch = ("watch", "desk", "--url", taken.address, "--secret-file", secret)
    assert first(*watch, "--since", "2023-01-01").code == 0
    assert taken.changes
    days = [str(change["change"]["day"]) for change in taken.changes]  # type: ignore[index]
    assert days == sorted(days)
    assert (
        first("watch", "other", "--url", taken.address, "--secret-file", secret, "--since", "2024-01-01").out[0] == "0"
    )


def test_messages_are_as_documented(first: Run, taken: Taken, secret: Path) -> None:
    first(
        "watch", "desk", "--url", taken.address, "--secret-file", secret, "--since", "2023-01-01", "--actor", "Blinken"
    )
    documented = (ROOT / "docs" / "export.md").read_text(encoding="utf-8").partition("## Webhook")[2]
    message = json.loads(taken.messages[0][1])
    assert message["filter"] == {"actor": "Blinken"}
    for part in (message, *message["changes"], message["changes"][0]["happening"], *message["changes"][0]["reports"]):
        for key in part:
            assert f'"{key}"' in documented


def test_messages_are_signed(first: Run, taken: Taken, secret: Path) -> None:
    first("watch", "desk", "--url", taken.address, "--secret-file", secret, "--since", "2023-01-01")
    ((headers, body),) = taken.messages
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert SECRET.encode() not in body


def test_what_may_pass_is_tried_again_and_again(taken: Taken) -> None:
    waits: list[float] = []
    taken.answers = [503, 429]
    hook(taken.address, waits).post({"a": 1})
    assert waits == [1.0, 2.0]
    assert len(taken.messages) == 1


@pytest.mark.parametrize(
    ("status", "words"), [(404, "it answered 404"), (401, "it answered 401"), (302, "it answered 302")]
)
def test_what_will_not_pass_is_an_error_at_once(taken: Taken, status: int, words: str) -> None:
    waits: list[float] = []
    taken.answers = [status]
    with pytest.raises(InputError, match=words):
        hook(taken.address, waits).post({})
    assert (waits, taken.messages) == ([], [])


def test_what_was_not_taken_is_sent_the_next_time(first: Run, taken: Taken, secret: Path) -> None:
    watch = ("watch", "desk", "--url", taken.address, "--secret-file", secret, "--since", "2023-01-01", "--tries", "1")
    taken.answers = [500]
    ran = first(*watch)
    assert ran.code == 1
    assert f"{taken.address}: did not take the changes: it answered 500" in " ".join(ran.err.split())
    assert taken.messages == []
    assert first(*watch).code == 0
    assert taken.changes


def test_nobody_there_is_told(first: Run, secret: Path) -> None:
    ran = first(
        "watch", "x", "--url", "http://127.0.0.1:9", "--secret-file", secret, "--since", "2023-01-01", "--tries", "1"
    )
    assert ran.code == 1
    assert "http://127.0.0.1:9: did not take the changes: [Errno 111] Connection refused" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:99999", "http://127.0.0.1:x", "http://", "http://[::1", "http://no-such-host.invalid"]
)
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(InputError, match="did not take the changes: "):
        hook(address).post({})


def test_a_name_stands_for_one_filter(first: Run, taken: Taken, secret: Path) -> None:
    assert first("watch", "desk", "--url", taken.address, "--secret-file", secret, "--actor", "Blinken").code == 0
    ran = first("watch", "desk", "--secret-file", secret, "--actor", "Lavrov")
    assert ran.code == 1
    assert "watches something else already" in " ".join(ran.err.split())


def test_a_broken_state_is_told(first: Run, taken: Taken, secret: Path, tmp_path: Path) -> None:
    assert first("watch", "desk", "--url", taken.address, "--secret-file", secret).code == 0
    (state,) = tmp_path.rglob("*.watch-desk.json")
    state.write_text("{}", encoding="utf-8")
    ran = first("watch", "desk", "--secret-file", secret)
    assert ran.code == 1
    assert "is no state of a watch" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("desk",), 2, "--url"),
        (("../desk", "--url", "http://localhost"), 1, "is no name of a watch"),
        (("desk", "--url", "ftp://localhost"), 1, "is no web address"),
        (("desk", "--url", "https://me:pass@localhost/"), 1, "has a name or password in it"),
        (("desk", "--url", "http://localhost", "--kind", "vsit"), 1, "'vsit' is not one of"),
    ],
)
def test_what_is_wrong_is_told(first: Run, secret: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    ran = first("watch", *arguments, "--secret-file", secret)
    assert ran.code == code
    assert words in " ".join(ran.err.split())


def test_a_secret_must_be_one(first: Run, taken: Taken, tmp_path: Path) -> None:
    path = tmp_path / "short"
    assert first("watch", "desk", "--url", taken.address, "--secret-file", path).code == 1
    path.write_text("short", encoding="utf-8")
    ran = first("watch", "desk", "--url", taken.address, "--secret-file", path)
    assert ran.code == 2
    assert "a secret has at least 16 signs" in " ".join(ran.err.split())


def test_what_was_taken_before_a_fault_is_not_sent_again(
    first: Run, taken: Taken, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST", 1)
    watch = ("watch", "desk", "--url", taken.address, "--secret-file", secret, "--since", "2023-01-01", "--tries", "1")
    taken.answers = [204, 500]
    assert first(*watch).code == 1
    assert len(taken.changes) == 1
    assert first(*watch).code == 0
    assert len(taken.changes) == len({str(change["id"]) for change in taken.changes}) == len(taken.messages) > 2


def test_it_looks_again_and_again_and_outlives_a_fault(
    first: Run, taken: Taken, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("demarche.apps.cli.watch.time.sleep", sleep)
    taken.answers = [400]
    ran = first(
        *("watch", "desk", "--url", taken.address, "--secret-file", secret, "--since", "2023-01-01", "--every", "60")
    )
    assert ran.code == 130
    assert pauses == [60, 60, 60]
    assert len(ran.lines) == 1
    assert "it answered 400" in ran.err
    assert ran.out.count("sent to") == 1  # a round with nothing new says nothing
    assert taken.changes
