"""Corrections and judgements on the command line, on records made by hand."""

import json
from pathlib import Path

import pytest

from demarche.linking import link_store
from demarche.store.sqlite import SqliteStore
from tests.apps.conftest import Run
from tests.store.traced import STORY, TODAY, keep, told

DAY = ("--today", str(TODAY))
ADA = ("--by", "Ada Quill", "--reason", "the article says so", *DAY)
PLAN = "Straits Courier-2024-06-10.txt"


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Run:
    """`run` on a store with a visit that three outlets tell of, and another one."""
    store = SqliteStore.open(tmp_path / "store" / "records.sqlite")
    keep(store, [*STORY, told("Bay Post", "2024-06-11", visit="2024-08-30", guest="Mei Tan")])
    link_store(store, TODAY)
    store.close()
    return run


def rows(run: Run, *command: object) -> list[dict[str, object]]:
    ran = run(*command, "--format", "json")
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def visit(run: Run, guest: str = "Lawrence Wong") -> dict[str, object]:
    (line,) = rows(run, "timeline", guest)
    return line


def test_a_field_is_corrected_shown_listed_and_undone(kept: Run) -> None:
    ran = kept("correct", f"{PLAN}:e1", "place", "Jakarta", *ADA)
    assert (ran.code, ran.out.endswith("place: nothing → Jakarta\n")) == (0, True)
    id = ran.out[:8]
    assert kept("link", *DAY).out.startswith("0 documents linked"), "they follow at once"
    assert visit(kept)["place"] == "Jakarta"
    page = kept("show", PLAN).out
    assert "✎ place: was nothing, by Ada Quill on" in page
    assert f"the article says so\n{' ' * 15}({id})" in page or f"so ({id})" in page
    assert "✎" not in kept("show", PLAN, "--as-read").out
    (row,) = rows(kept, "corrections")
    assert (row["about"], row["words"], row["state"], row["by"]) == ("e1", "visit", "holds", "Ada Quill")
    assert "place: nothing → Jakarta" in kept("corrections", PLAN).out
    assert kept("correct", "--undo", id, "--by", "Bo", *DAY).code == 0
    assert visit(kept)["place"] is None
    assert rows(kept, "corrections")[0]["state"] == "undone"
    assert "undone by Bo" in kept("corrections").out
    ran = kept("correct", "--undo", id, "--by", "Bo", *DAY)
    assert (ran.code, "has been undone by Bo" in ran.err) == (1, True)


def test_the_record_as_json_names_its_corrections(kept: Run) -> None:
    kept("correct", f"{PLAN}:e1", "status", "cancelled", *ADA)
    written = json.loads(kept("show", PLAN, "--format", "json").out)
    assert written["events"][0]["status"] == "cancelled"
    assert [(it["field"], it["before"], it["holds"]) for it in written["corrections"]] == [
        ("status", ["planned"], "e1")
    ]
    as_read = json.loads(kept("show", PLAN, "--format", "json", "--as-read").out)
    assert as_read["events"][0]["status"] == "planned"
    assert "corrections" not in as_read


def test_a_happening_is_corrected_in_all_its_reports(kept: Run) -> None:
    id = visit(kept)["id"]
    ran = kept("correct", id, "recipients", "Ghana", *ADA)
    assert (ran.code, len(ran.out.splitlines())) == (0, 3)
    assert visit(kept)["recipients"] == ["Ghana"]
    assert "says so already" in kept("correct", visit(kept)["id"], "recipients", "GHA", *ADA).out
    ran = kept("correct", visit(kept)["id"], "status", "cancelled", *ADA)
    assert (ran.code, "each with status of its own" in ran.err, ":e1" in ran.err) == (1, True, True)


def test_who_somebody_is(kept: Run) -> None:
    assert kept("correct", f"{PLAN}:Lawrence Wong", "actor", "Penny", "Wong", *ADA).code == 0
    assert visit(kept, "Penny Wong")["articles"] == 1
    assert "✎ Penny Wong: was Lawrence Wong" in kept("show", PLAN).out


def test_what_is_no_event_is_struck(kept: Run) -> None:
    assert kept("correct", f"{PLAN}:e1", "event", "no", *ADA).code == 0
    assert visit(kept)["articles"] == 2
    assert "✎ e1, visit, is no event" in kept("show", PLAN).out


def test_two_happenings_are_merged_one_is_split(kept: Run) -> None:
    one, other = visit(kept)["id"], visit(kept, "Mei Tan")["id"]
    ran = kept("judge", one, other, "merge", *ADA)
    assert (ran.code, ran.out.startswith("merge: happening:")) == (0, True)
    whole = visit(kept)
    assert whole["articles"] == 4
    (happening,) = rows(kept, "happening", whole["id"])
    ids = [it["id"] for it in happening["reports"]]  # type: ignore[attr-defined]
    assert kept("judge", whole["id"], *ids[2:], "split", *ADA).code == 0
    assert sorted(str(it["articles"]) for it in rows(kept, "timeline", "Indonesia")) == ["2", "2"]
    acts = list(dict.fromkeys(str(it["act"]) for it in rows(kept, "judgements")))
    assert len(acts) == 2
    assert "are more than one happening" in " ".join(kept("judgements").out.split())
    for act in reversed(acts):
        assert kept("judge", "--undo", act, "--by", "Bo", *DAY).code == 0
    assert sorted(str(it["articles"]) for it in rows(kept, "timeline", "Indonesia")) == ["1", "3"]
    assert {it["undone_by"] for it in rows(kept, "judgements")} == {"Bo"}
    assert kept("verify").code == 0


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (("correct", f"{PLAN}:e1", "status", "done", *ADA), 1, "give one of occurred"),
        (("correct", f"{PLAN}:e9", "status", "denied", *ADA), 1, "no event 'e9'"),
        (("correct", "nowhere:e1", "status", "denied", *ADA), 1, "nowhere"),
        (("correct", "nowhere", "status", "denied", *ADA), 1, "DOCUMENT:EVENT"),
        (("correct", f"{PLAN}:e1", "mood", "good", *ADA), 1, "cannot be corrected"),
        (("correct", f"{PLAN}:Nobody", "actor", "Somebody", *ADA), 1, "its actors: Lawrence Wong, Indonesia"),
        (("correct", f"{PLAN}:e1", "status", "denied"), 2, "--by"),
        (("correct", "--by", "Ada"), 2, "EVENT FIELD VALUE"),
        (("correct", "--undo", "abcdef01", *ADA), 1, "no correction 'abcdef01'"),
        (("correct", f"{PLAN}:e1", "status", "denied", "--by", "Ada", "--today", "soon"), 2, "--today"),
        (("judge", "--undo", "abcdef01", *ADA), 1, "no judgement 'abcdef01'"),
        (("judge", "abcd", "--by", "Ada"), 2, "verdict"),
        (("judge", "ffff", "eeee", "merge", *ADA), 1, "no happening"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(kept: Run, command: tuple[str, ...], code: int, words: str) -> None:
    ran = kept(*command)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    if code == 1:
        assert len(ran.lines) == 1
    assert rows(kept, "corrections") == []


def test_a_happening_is_not_merged_with_itself_nor_split_into_nothing(kept: Run) -> None:
    id = str(visit(kept)["id"])
    (happening,) = rows(kept, "happening", id)
    ids = [it["id"] for it in happening["reports"]]  # type: ignore[attr-defined]
    assert "with itself" in kept("judge", id, id, "merge", *ADA).err
    assert "some, but not all" in kept("judge", id, *ids, "split", *ADA).err
    assert "one id" in kept("judge", id, *ids, "accept", *ADA).err


def test_nothing_corrected_is_told(kept: Run) -> None:
    assert kept("corrections").out == "Nothing has been corrected.\n"
    assert kept("judgements").out == "Nothing has been judged.\n"


def test_a_missed_event_is_added_shown_and_undone(kept: Run) -> None:
    said = ("kind=talks", "status=planned", "agents=Lawrence Wong", "agents=Indonesia", "days=2024-06-18")
    ran = kept("correct", PLAN, "new", *said, "--words", "visit Indonesia", *ADA)
    assert ran.code == 0, ran.err
    assert "new event: kind=talks, status=planned, agents=Lawrence Wong, agents=Indonesia, days=2024-06-18" in ran.out
    id = ran.out[:8]
    page = kept("show", PLAN).out
    assert "✎ added: by Ada Quill on" in page
    assert page.count("✎") == 1
    assert {it["kind"] for it in rows(kept, "timeline", "Lawrence Wong")} == {"visit", "talks"}
    (row,) = rows(kept, "corrections")
    assert (row["about"], row["words"], row["state"]) == (f"e-{id}", "visit Indonesia", "holds")
    gold = json.loads(kept("export", "gold").out)
    assert [it["corrected"] for it in gold["events"]] == [[], ["agents", "days", "kind", "new", "status"]]
    assert kept("verify").code == 0
    assert kept("correct", f"{PLAN}:e-{id}", "status", "cancelled", *ADA).code == 0
    assert kept("correct", "--undo", id, "--by", "Bo", *DAY).code == 0
    assert {it["kind"] for it in rows(kept, "timeline", "Lawrence Wong")} == {"visit"}
    assert [it["state"] for it in rows(kept, "corrections")] == ["undone", "lost"]


@pytest.mark.parametrize(
    ("given", "code", "why"),
    [
        (("kind=talks", "status=planned", "--words", "visit Norway"), 1, "do not stand so in the text"),
        (("kind=talks", "status=planned"), 1, "choose the words"),
        (("kind=talks", "--words", "visit"), 1, "needs its status"),
        (("talks", "--words", "visit"), 1, "say field=value"),
        (("kind=visit", "status=planned", "--words", "will visit Indonesia"), 1, "visit in these words already (e1,"),
    ],
)
def test_what_cannot_be_added_is_told_in_a_line(kept: Run, given: tuple[str, ...], code: int, why: str) -> None:
    ran = kept("correct", PLAN, "new", *given, *ADA)
    assert (ran.code, len(ran.lines)) == (code, 1), ran.err
    assert why in ran.err
    assert rows(kept, "corrections") == []
