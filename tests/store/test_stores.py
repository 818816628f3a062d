"""What every store must do; a new engine is one more parameter of the fixture in `conftest`."""

from dataclasses import replace

import pytest

from demarche.errors import StoreError
from demarche.model.serial import record_to_json
from demarche.store.contract import Store
from tests.samples import sample, samples


def test_a_record_comes_back_whole(store: Store) -> None:
    assert store.put(sample(), "test")
    assert record_to_json(store.get("ab12"), explain=True) == record_to_json(sample(), explain=True)


def test_the_same_record_twice_changes_nothing(store: Store) -> None:
    assert store.put(sample(), "test")
    assert not store.put(sample(), "test")
    assert len(list(store.list())) == 1


def test_a_newer_model_replaces_the_record(store: Store) -> None:
    store.put(sample(), "old")
    assert store.put(sample(), "new")
    assert len(list(store.list())) == 1


def test_the_first_name_of_the_same_bytes_stays(store: Store) -> None:
    store.put(sample(), "test")
    copy = replace(sample(), document=replace(sample().document, source="copy.txt"))
    assert not store.put(copy, "test")
    assert store.get("wong.txt").document.source == "wong.txt"


@pytest.mark.parametrize("key", ["sha256:0002", "0002", "news/wong-2.txt", "wong-2.txt"])
def test_a_record_is_found_by_id_or_source(store: Store, key: str) -> None:
    for record in samples(3):
        store.put(record, "test")
    assert store.get(key).document.source == "news/wong-2.txt"


@pytest.mark.parametrize("key", ["nowhere", "000", "", "%"])
def test_an_unknown_key_is_named(store: Store, key: str) -> None:
    for record in samples(3):
        store.put(record, "test")
    with pytest.raises(StoreError, match=f"no document '{key}'"):
        store.get(key)


def test_a_key_that_fits_two_is_refused(store: Store) -> None:
    for record in (sample(0x1234), sample(0x1235)):
        store.put(replace(record, document=replace(record.document, source="same.txt")), "test")
    with pytest.raises(StoreError, match="fits more than one"):
        store.get("same.txt")


def test_the_list_has_a_line_for_each_document(store: Store) -> None:
    for record in samples(2):
        store.put(record, "test")
    first, second = store.list()
    assert (first.source, first.outlet, first.events, first.statements) == ("news/wong-1.txt", "Straits Courier", 2, 4)
    assert str(first.earliest) == "2024-06-14"
    assert second.source == "news/wong-2.txt"
