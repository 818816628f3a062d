"""What only PostgreSQL has: addresses, versions, a lock for who writes."""

import pytest
from sqlalchemy import text

from demarche.errors import StoreError
from demarche.store.postgres import PostgresStore
from tests.store.traced import STORY, keep


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("postgresql://host:port/x", "no address"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "127.0.0.1"),
    ],
)
def test_what_does_not_answer_is_named_without_its_password(address: str, reason: str) -> None:
    pytest.importorskip("pg8000", reason="needs the driver pg8000, which is not there")
    with pytest.raises(StoreError, match=reason) as error:
        PostgresStore.open(address)
    assert "secret" not in str(error.value)


def test_an_empty_database_is_not_filled_for_reading(postgres_address: str) -> None:
    with pytest.raises(StoreError, match="no store there yet"):
        PostgresStore.open(postgres_address, create=False)


def test_a_newer_version_and_another_program_are_refused(postgres_address: str) -> None:
    store = PostgresStore.open(postgres_address)
    with store._connection(writing=True) as connection:
        connection.execute(text("UPDATE demarche_version SET version = 99"))
    with pytest.raises(StoreError, match="newer Demarche"):
        PostgresStore.open(postgres_address)
    with store._connection(writing=True) as connection:
        connection.execute(text("DROP TABLE demarche_version"))
    store.close()
    with pytest.raises(StoreError, match="another program"):
        PostgresStore.open(postgres_address)


def test_a_reader_does_not_wait_for_the_linker(postgres_address: str) -> None:
    writer = PostgresStore.open(postgres_address)
    keep(writer, STORY)
    reader = PostgresStore.open(postgres_address, create=False)
    with writer.linking() as work:
        work.linked(work.waiting(10))
        assert reader.waits() == 3
    assert reader.waits() == 0
    reader.close()
    writer.close()
