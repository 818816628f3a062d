"""What people said, page by page: each line once, in order, whatever the size of a page, on both engines."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from demarche.errors import CorrectionError, NotFoundError
from demarche.link.correcting import By, corrections_of
from demarche.link.judging import split
from demarche.linking import link_store, record_of
from demarche.model.correction import Correction, moment
from demarche.store.contract import Asked, AskedWords
from demarche.store.sql import SqlStore
from tests.store.traced import STORY, TODAY, keep

AT = datetime(2024, 7, 2, tzinfo=UTC)
PLAN = STORY[0].document.id
#: The second was made an hour before the first, though its clock shows a later hour.
MOMENTS = (AT, AT.astimezone(timezone(timedelta(hours=5))) - timedelta(hours=1), AT + timedelta(1), AT, AT)


@pytest.fixture
def corrected(store: SqlStore) -> SqlStore:
    keep(store, STORY)
    for number, at in enumerate(MOMENTS):
        document = STORY[number % 2].document.id
        by = By(f"Reader {number}", at)
        for it in corrections_of(record_of(store, document), "e1", [("place", [f"Town {number}"])], by):
            store.correct(it)
    return store


def by_moment(corrections: list[Correction]) -> list[str]:
    return [it.id for it in sorted(corrections, key=lambda it: (moment(it.at), it.id), reverse=True)]


@pytest.mark.parametrize("most", [1, 2, 3, 5, 9])
@pytest.mark.parametrize("document", [None, PLAN])
def test_corrections(corrected: SqlStore, most: int, document: str | None) -> None:
    found: list[str] = []
    after: tuple[str, str] | None = None
    while page := corrected.corrections_page(AskedWords(document, after, most)):
        assert len(page) <= most
        found += [it.id for it in page]
        after = moment(page[-1].at), page[-1].id
    every = corrected.corrections(None if document is None else [document])
    assert found == by_moment(list(every))
    assert len(found) == (5 if document is None else 3)


@pytest.mark.parametrize("most", [1, 2, 9])
@pytest.mark.parametrize("document", [None, PLAN])
def test_acts_of_judging(store: SqlStore, most: int, document: str | None) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    (happening,) = store.stream(Asked())
    for number, at in enumerate(MOMENTS):
        store.judge(split(happening, happening.reports[: 1 + number % 2], f"Reader {number}", at))
    found: list[str] = []
    after: tuple[str, str] | None = None
    while page := store.acts(AskedWords(document, after, most)):
        assert len(page) <= most
        found += [them[0].act for them in page]
        assert all(len({it.act for it in them}) == 1 for them in page)
        after = moment(page[-1][0].at), page[-1][0].act
    acts = {it.act: moment(it.at) for it in store.judgements()}
    assert found == sorted(acts, key=lambda it: (acts[it], it), reverse=True)
    assert all(list(store.act(id)) == [it for it in store.judgements() if it.act == id] for id in acts)


def test_one_is_known_by_the_beginning_of_its_id(corrected: SqlStore) -> None:
    first = corrected.corrections()[0]
    digits = first.id.partition(":")[2]
    assert corrected.correction(first.id) == corrected.correction(digits) == corrected.correction(digits[:12]) == first
    for key in ("", "corr", "correction:", digits[:3], "ffffffffffff", "%", "judgement:" + digits):
        with pytest.raises(NotFoundError):
            corrected.correction(key)
        with pytest.raises(NotFoundError):
            corrected.act(key)


def test_what_is_undone_is_not_undone_again(corrected: SqlStore) -> None:
    first = corrected.corrections()[0]
    assert corrected.withdraw(first.id, "Bo", AT, "no").undone_by == "Bo"
    with pytest.raises(CorrectionError, match="has been undone by Bo"):
        corrected.withdraw(first.id, "Cy", AT, "no")
    link_store(corrected, TODAY)
    happening = next(it for it in corrected.stream(Asked()) if len(it.reports) > 1)
    corrected.judge(split(happening, happening.reports[:1], "Ada Quill", AT))
    (act,) = {it.act for it in corrected.judgements()}
    assert {it.undone_by for it in corrected.unjudge(act, "Bo", AT, "no")} == {"Bo"}
    assert {it.undone_by for it in corrected.act(act)} == {"Bo"}
    with pytest.raises(CorrectionError, match="has been undone by Bo"):
        corrected.unjudge(act, "Cy", AT, "no")
