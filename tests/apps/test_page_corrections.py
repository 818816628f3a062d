"""Corrections on the page: who may write, what is shown, and that forms of other sites are refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from demarche.apps.page.app import make_app
from demarche.apps.page.corrections.signing import inside
from demarche.apps.serving import Serving
from demarche.apps.writing import open_session, session_of
from demarche.linking import link_store
from demarche.store.contract import Asked
from demarche.store.sqlite import SqliteStore
from tests.samples import sample
from tests.store.traced import STORY, TODAY, keep, told

TOKEN = "a-token-of-the-tests"
PLAN = STORY[0].document.id.removeprefix("sha256:")
FORM = {"kind": "visit", "status": "planned", "agents": ["Lawrence Wong"], "recipients": ["Indonesia"]}
WHEN = {"days": "2024-06-18"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with a visit that three outlets tell of, and another one."""
    path = tmp_path / "records.sqlite"
    store = SqliteStore.open(path)
    keep(store, [*STORY, told("Bay Post", "2024-06-11", visit="2024-08-30", guest="Mei Tan")])
    link_store(store, TODAY)
    store.close()
    return path


@dataclass
class Visitor:
    """A browser without JavaScript."""

    client: TestClient
    path: Path
    proof: str = field(default="")

    def get(self, address: str, status: int = 200) -> str:
        answer = self.client.get(address)
        assert answer.status_code == status, answer.text
        return str(answer.text)

    def post(self, address: str, code: int = 303, /, **fields: object) -> str:
        """The address to go on to, or the page where there is none."""
        answer = self.client.post(address, data={"proof": self.proof, **fields})
        assert answer.status_code == code, answer.text
        return str(answer.headers["location"]) if code == 303 else answer.text

    def store(self) -> SqliteStore:
        return SqliteStore.open(self.path, create=False)

    def lines(self) -> list[tuple[str, str, int]]:
        """(status, place, articles) of each happening of an Indonesian visit."""
        store = self.store()
        found = [(it.status, it.place or "", it.articles) for it in store.timeline(Asked(kinds=("visit",)))]
        store.close()
        return found


def visitor(path: Path, token: str | None) -> Visitor:
    app = make_app(Serving(str(path), token, TODAY))
    return Visitor(TestClient(app, "http://localhost", follow_redirects=False, raise_server_exceptions=False), path)


@pytest.fixture
def signed(path: Path) -> Iterator[Visitor]:
    """Somebody who typed the token."""
    found = visitor(path, TOKEN)
    assert found.post("/sign-in", token=TOKEN, name="Ada Quill", next=f"/correct/{PLAN}/e1") == f"/correct/{PLAN}/e1"
    match = re.search(r'name="proof" value="(\w+)"', found.get(f"/correct/{PLAN}/e1"))
    assert match is not None
    found.proof = match[1]
    yield found
    found.client.close()


def test_the_cookie_is_for_this_site_alone(path: Path) -> None:
    answer = visitor(path, TOKEN).client.post("/sign-in", data={"token": TOKEN, "name": "Ada Quill", "next": "/"})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie


def test_an_event_is_corrected_and_the_page_shows_it(signed: Visitor) -> None:
    to = signed.post(f"/correct/{PLAN}/e1", **FORM, **WHEN, place="Bandung", reason="the <b>article</b> says so")
    page = signed.get(to)
    assert "Bandung" in page
    assert "the record said <s><bdi>nothing</bdi></s>" in page
    assert "“<bdi>the &lt;b&gt;article&lt;/b&gt; says so</bdi>”" in page
    assert "<b>Corrected</b> where" in signed.get(f"/articles/{PLAN}")
    assert ("occurred", "Bandung", 3) in signed.lines()
    listed = signed.get("/corrections")
    match = re.search(r'action="(/corrections/\w+/undo)"', listed)
    assert match is not None
    assert signed.post(match[1], next="/corrections") == "/corrections"
    assert "undone <bdi>by Ada Quill</bdi>" in signed.get("/corrections")
    assert ("occurred", "", 3) in signed.lines()
    assert signed.post(match[1], next="/corrections") == "/corrections"  # once more changes nothing


def test_what_stays_as_it_was_is_no_correction(signed: Visitor) -> None:
    page = signed.post(f"/correct/{PLAN}/e1", 422, **FORM, **WHEN)
    assert "says so already" in page
    signed.post(f"/correct/{PLAN}/e1", **{**FORM, **WHEN, "status": "cancelled"})
    store = signed.store()
    assert [it.field for it in store.corrections()] == ["status"]
    store.close()


def test_what_cannot_be_is_told_and_what_was_typed_stays(signed: Visitor) -> None:
    page = signed.post(f"/correct/{PLAN}/e1", 422, **FORM, days="next week", place="Bandung")
    assert 'role="alert"' in page
    assert "is no date" in page
    assert 'value="next week"' in page
    assert 'value="Bandung"' in page


def test_what_is_no_event_leaves_the_happening_and_comes_back(signed: Visitor) -> None:
    assert signed.post(f"/correct/{PLAN}/e1", **FORM, no_event="yes") == f"/articles/{PLAN}"
    assert "Taken out" in signed.get(f"/articles/{PLAN}")
    assert ("overdue", "", 1) not in signed.lines()
    assert ("occurred", "", 2) in signed.lines()
    assert "undo that first" in signed.post(f"/correct/{PLAN}/e1", 422, **FORM)
    match = re.search(r'action="(/corrections/\w+/undo)"', signed.get(f"/correct/{PLAN}/e1"))
    assert match is not None
    assert signed.post(match[1], next=f"/correct/{PLAN}/e1") == f"/correct/{PLAN}/e1"
    assert ("occurred", "", 3) in signed.lines()


def test_who_somebody_is(signed: Visitor) -> None:
    assert "Who is <bdi>Lawrence Wong</bdi>?" in signed.get(f"/who/{PLAN}?actor=a1")
    to = signed.post(f"/who/{PLAN}", actor="a1", name="Ilse Brandt (NOR)")
    page = signed.get(to)
    assert "Ilse Brandt" in page
    assert "the record said <s><bdi>Lawrence Wong</bdi></s>" in page
    assert "give the one name" in signed.post(f"/who/{PLAN}", 422, actor="Q252", name=" ")
    signed.get(f"/who/{PLAN}?actor=nobody", 404)


def test_merge_and_split(signed: Visitor) -> None:
    store = signed.store()
    one, other = (it.id.partition(":")[2] for it in store.timeline(Asked(kinds=("visit",))))
    store.close()
    assert other in signed.get(f"/judge/{one}")
    whole = signed.post(f"/judge/{one}/merge", other_id=f"http://localhost/happenings/{other}", reason="one trip")
    assert [articles for _, _, articles in signed.lines()] == [4]
    page = signed.get(whole.replace("happenings", "judge"))
    reports = re.findall(r'name="report" value="(\w+)"', page)
    assert len(reports) == 4
    signed.post(f"{whole.replace('happenings', 'judge')}/split", report=reports[2:])
    assert sorted(articles for _, _, articles in signed.lines()) == [2, 2]
    listed = signed.get("/corrections")
    assert "are more than one happening" in listed
    for action in re.findall(r'action="(/judgements/\w+/undo)"', listed):
        signed.post(action, next="/corrections")
    assert sorted(articles for _, _, articles in signed.lines()) == [1, 3]
    assert "with itself" in signed.post(f"/judge/{one}/merge", 422, other=one)
    assert "Choose the other" in signed.post(f"/judge/{one}/merge", 422)
    assert "no happening" in signed.post(f"/judge/{one}/merge", 422, other="ffffffff")
    assert "some, but not all" in signed.post(f"/judge/{one}/split", 422)


WRITES = (
    f"/correct/{PLAN}/e1",
    f"/who/{PLAN}",
    "/judge/abcd/merge",
    "/judge/abcd/split",
    "/corrections/abcd/undo",
    "/judgements/abcd/undo",
    "/sign-out",
)


def everything(path: Path) -> bytes:
    """What the store answers, to be compared."""
    store = SqliteStore.open(path, create=False)
    told = repr((store.corrections(), store.judgements(), store.timeline(Asked()), store.revision())).encode()
    store.close()
    return told


@pytest.mark.parametrize("address", WRITES)
def test_nobody_writes_without_the_token(path: Path, address: str) -> None:
    before = everything(path)
    for token in (TOKEN, None):
        found = visitor(path, token)
        found.post(address, 403, **FORM)
        found.client.cookies.set("demarche_session", open_session("another token", "Eve").value)
        found.post(address, 403, **FORM)
    assert everything(path) == before


@pytest.mark.parametrize("address", WRITES)
def test_a_form_of_another_site_is_refused(signed: Visitor, path: Path, address: str) -> None:
    before = everything(path)
    proof, signed.proof = signed.proof, "0" * 64
    signed.post(address, 403, **FORM)
    signed.proof = ""
    signed.post(address, 403, **FORM)
    answer = signed.client.post(address, data={"proof": proof, **FORM}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert everything(path) == before


def test_sign_in_needs_the_token_and_a_name(path: Path) -> None:
    found = visitor(path, TOKEN)
    assert "not the token" in found.post("/sign-in", 403, token="guess", name="Eve", next="/")
    assert "Give the name" in found.post("/sign-in", 403, token=TOKEN, name="  ", next="/")
    assert "demarche_session" not in found.client.cookies
    visitor(path, None).post("/sign-in", 403, token="", name="Eve")


def test_a_read_only_server_says_how_to_correct(path: Path) -> None:
    found = visitor(path, None)
    for address in (
        f"/correct/{PLAN}/e1",
        f"/articles/{PLAN}",
        "/corrections",
        "/sign-in",
        f"/who/{PLAN}?actor=Q252",
    ):
        page = found.get(address)
        assert "--token-file" in page, address
        assert 'method="post"' not in page, address


def test_who_has_not_signed_in_sees_no_form(path: Path) -> None:
    page = visitor(path, TOKEN).get(f"/correct/{PLAN}/e1")
    assert 'method="post"' not in page
    assert f"/sign-in?next=%2Fcorrect%2F{PLAN}%2Fe1" in page


def test_too_much_or_no_form_is_refused(signed: Visitor) -> None:
    assert "KiB" in signed.post(f"/correct/{PLAN}/e1", 413, reason="x" * 70_000)
    assert "reason is longer" in signed.post(f"/correct/{PLAN}/e1", 422, **FORM, reason="x" * 3000)
    answer = signed.client.post(f"/correct/{PLAN}/e1", json={"proof": signed.proof})
    assert answer.status_code == 415
    signed.get(f"/correct/{PLAN}/e77", 404)
    signed.get("/correct/nowhere/e1", 404)


def test_a_session_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session(TOKEN, "Ada Quill")
    assert session_of(TOKEN, session.value) == session
    assert session_of("another", session.value) is None
    assert session_of(None, session.value) is None
    assert session_of(TOKEN, session.value[:-1]) is None
    assert session_of(TOKEN, "x.y") is None
    assert session_of(TOKEN, None) is None
    monkeypatch.setattr("demarche.apps.writing.time.time", lambda: 9_999_999_999)
    assert session_of(TOKEN, session.value) is None


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""])
def test_one_is_sent_nowhere_else(address: str) -> None:
    assert inside(address) == "/corrections"
    assert inside("/who/ab?actor=local%3Ax&y=é") == "/who/ab?actor=local%3Ax&y=%C3%A9"


MISSED = {"kind": "talks", "status": "planned", "agents": ["Lawrence Wong", "Indonesia"], "days": "2024-06-18"}


def test_a_missed_event_is_added_shown_as_a_persons_and_undone(signed: Visitor) -> None:
    article = signed.get(f"/articles/{PLAN}")
    assert f'href="/missed/{PLAN}"' in article
    assert "<mark>Indonesia</mark>" in signed.get(f"/missed/{PLAN}?words=Indonesia")
    to = signed.post(f"/missed/{PLAN}", **MISSED, words="visit  Indonesia", reason="they will talk")
    assert to.startswith("/happenings/")
    assert "<b>Added</b> by hand" in signed.get(to)
    match = re.search(r'href="/correct/\w+/(e-\w+)"', signed.get(f"/articles/{PLAN}"))
    assert match is not None
    assert "<b>missed event</b>: <bdi>kind: talks; status: planned; who: Lawrence" in signed.get("/corrections")
    page = signed.get(f"/correct/{PLAN}/{match[1]}")
    undo = re.search(r'action="(/corrections/\w+/undo)".*?name="next" value="([^"]+)"', page, re.DOTALL)
    assert undo is not None
    assert signed.get(signed.post(undo[1], next=undo[2])).count("/correct/") == article.count("/correct/")
    signed.get(f"/correct/{PLAN}/{match[1]}", 404)


def test_words_that_are_not_in_the_article_add_nothing(signed: Visitor) -> None:
    page = signed.post(f"/missed/{PLAN}", 422, **MISSED, words="visit <b>Norway</b>")
    assert "do not stand so in the text" in page
    assert "visit &lt;b&gt;Norway&lt;/b&gt;</textarea>" in page
    assert "needs its kind" in signed.post(f"/missed/{PLAN}", 422, status="planned", words="Indonesia")
    store = signed.store()
    assert list(store.corrections()) == []
    store.close()


def test_which_of_several_places_is_asked(signed: Visitor) -> None:
    store = SqliteStore.open(signed.path)
    keep(store, [sample()])
    store.close()
    address = f"/missed/{sample().document.id[7:]}"
    page = signed.post(address, 422, **MISSED, words="Indonesia")
    assert "They stand there 2 times" in page
    starts = re.findall(r'name="start" value="(\d+)"', page)
    assert len(starts) == 2
    signed.post(address, **MISSED, words="Indonesia", start=starts[1])
    store = signed.store()
    assert [str(it.anchor.trigger.start) for it in store.corrections()] == starts[1:]
    store.close()
    signed.get("/missed/ffffffff", 404)


def test_to_add_needs_the_token(path: Path) -> None:
    reader = visitor(path, None)
    assert "read-only" in reader.get(f"/missed/{PLAN}")
    reader.post(f"/missed/{PLAN}", 403, **MISSED, words="visit Indonesia")


def test_corrections_come_page_by_page(signed: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("Bandung", "Medan", "Surabaya"):
        signed.post(f"/correct/{PLAN}/e1", **FORM, **WHEN, place=place)
    monkeypatch.setattr("demarche.apps.page.corrections.listing.PAGE", 2)
    first = signed.get("/corrections")
    assert "3 corrections" in first
    assert re.findall("→ <bdi>(.*?)</bdi>", first) == ["Surabaya", "Medan"]
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further is not None
    assert re.findall("→ <bdi>(.*?)</bdi>", signed.get(further[1])) == ["Bandung"]
    signed.get("/corrections?after=yesterday", 400)
