"""Records as JSON Lines (format `demarche.record/1`): one object a line, UTF-8."""

import json

from demarche.model.record import Record
from demarche.model.serial import record_to_json


def record_to_line(record: Record, *, explain: bool = False) -> str:
    """One line without its line end; `explain` adds what was rejected."""
    return json.dumps(record_to_json(record, explain=explain), ensure_ascii=False, separators=(",", ":"))
