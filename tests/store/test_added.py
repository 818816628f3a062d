"""What a copy added to the text it was copied from, out of the store."""

from demarche.linking import added_words, link_store, traces_of, with_added
from demarche.store.sql import SqlStore
from tests.link.test_copies import ADDED, ALL
from tests.store.traced import TODAY


def test_what_a_copy_added_is_told_in_its_own_words(store: SqlStore) -> None:
    for name in ("wire", "exact", "partial"):
        store.put(ALL[name], "test", traces_of(ALL[name]))
    link_store(store, TODAY)
    documents = [ALL[name].document.id for name in ("wire", "exact", "partial")]
    families = with_added(store, store.families(documents), documents)
    (words,) = added_words(store, families).values()
    assert [ADDED.rstrip(".")] == [it.rstrip(".") for it in words]
    assert {it.document for it in families[documents[0]].copies if it.added} == {ALL["partial"].document.id}
    assert with_added(store, {}, documents) == {}
