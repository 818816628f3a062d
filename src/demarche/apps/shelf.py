"""Records as people have corrected them, at hand while happenings are told: fetched many at a time, few kept."""

from collections import OrderedDict
from collections.abc import Iterable

from demarche.model.correction import by_document
from demarche.model.record import Record
from demarche.store.contract import Store


class Shelf:
    """Fetches what it was told to expect together, once the first of it is wanted."""

    def __init__(self, store: Store, most: int = 64) -> None:
        self._store, self._most = store, most
        self._made = by_document(store.corrections())
        self._held: OrderedDict[str, Record] = OrderedDict()
        self._expected: frozenset[str] = frozenset()

    def expect(self, documents: Iterable[str]) -> None:
        """These may be wanted next, and those before no more."""
        self._expected = frozenset(documents)

    def get(self, document: str) -> Record:
        """Raises NotFoundError where there is none."""
        if document not in self._held:
            wanted = sorted(self._expected - self._held.keys()) if document in self._expected else [document]
            found = self._store.records(wanted)
            self._held.update((id, self.corrected(record)) for id, record in found.items())
            if document not in found:
                return self.corrected(self._store.get(document))
        self._held.move_to_end(document)
        while len(self._held) > max(self._most, len(self._expected)):
            self._held.popitem(last=False)
        return self._held[document]

    def corrected(self, record: Record) -> Record:
        made = self._made.get(record.document.id)
        if not made:
            return record
        from demarche.link.corrected import corrected  # its rules take a moment to load

        return corrected(record, made)
