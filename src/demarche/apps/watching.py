"""A saved filter whose new turns are sent on; what was sent is kept in a small file."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from demarche.apps.exporting import Chosen
from demarche.apps.webhook import Hook
from demarche.asking import Wanted
from demarche.errors import InputError
from demarche.export.addresses import Addresses
from demarche.export.atom import Turn
from demarche.model.happening_serial import from_json, to_json
from demarche.store.contract import Store

SCHEMA = "demarche.watch/1"
#: Turns a message.
MOST = 50


@dataclass(frozen=True, slots=True)
class Watch:
    """The address, the filter, and (short) ids of the turns that are known there.

    `revision` is that of the store when it was last looked at; None before the first time.
    """

    address: str
    wanted: Wanted
    known: frozenset[str] = frozenset()
    revision: str | None = None

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """None where there is no such file; raises InputError where it is no state of ours."""
        try:
            written = json.loads(path.read_text(encoding="utf-8"))
            if written["schema"] != SCHEMA:
                raise ValueError(f"schema {written['schema']!r}")
            wanted = from_json(Wanted, written["wanted"])
            return cls(written["address"], wanted, frozenset(map(str, written["known"])), written["revision"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(str(path), f"is no state of a watch: {error}") from error

    def keep(self, path: Path) -> None:
        """Writes it whole or not at all."""
        written = {
            "schema": SCHEMA,
            "address": self.address,
            "wanted": to_json(self.wanted),
            "known": sorted(self.known),
            "revision": self.revision,
        }
        try:
            with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as part:
                json.dump(written, part)
            Path(part.name).replace(path)
        except OSError as error:
            raise InputError(str(path), f"cannot be written: {error.strerror or error}") from error


def look(
    store: Store, watch: Watch, hook: Hook, path: Path, since: date | None = None, pages: Addresses | None = None
) -> int:
    """Sends what is new, oldest first, and keeps after each message what is known now; how many turns were sent.

    The first time, turns reported before `since` count as known; all of them where it is None.
    """
    revision = store.revision()
    if revision == watch.revision:
        return 0
    turns = list(Chosen(store, watch.wanted).turns(pages or Addresses()))
    if watch.revision is None:
        old = [turn for turn in turns if since is None or turn.change.day is None or turn.change.day < since]
        watch = replace(watch, known=watch.known | {short(turn) for turn in old})
    new = [turn for turn in reversed(turns) if short(turn) not in watch.known]
    for start in range(0, len(new), MOST):
        part = new[start : start + MOST]
        hook.post(message(store, watch.wanted, part))
        watch = replace(watch, known=watch.known | {short(turn) for turn in part})
        watch.keep(path)
    replace(watch, revision=revision).keep(path)
    return len(new)


def message(store: Store, wanted: Wanted, turns: Sequence[Turn]) -> dict[str, Any]:
    """What is posted: the filter, and each turn with the reports that show it and their words."""
    filters = {name: value for name, value in to_json(wanted).items() if value}
    return {"schema": "demarche.changes/1", "filter": filters, "changes": [told(store, turn) for turn in turns]}


def told(store: Store, turn: Turn) -> dict[str, Any]:
    shown = [it for it in store.happening(turn.happening).reports if it.id in turn.change.reports]
    return {
        "id": turn.id,
        "title": turn.title,
        "summary": turn.summary,
        "change": to_json(turn.change),
        "happening": {
            "id": turn.happening,
            "page": turn.page,
            "kind": turn.kind,
            "status": turn.status,
            "earliest": to_json(turn.earliest),
            "latest": to_json(turn.latest),
            "agents": list(turn.agents),
            "recipients": list(turn.recipients),
            "place": turn.place,
        },
        "reports": [
            {
                "document": it.document,
                "outlet": it.outlet,
                "reported": to_json(it.reported),
                "status": it.status,
                "words": it.words,
                "trigger": to_json(it.trigger),
            }
            for it in shown
        ],
    }


def short(turn: Turn) -> str:
    return turn.id[-16:]
