"""What the caller knows about the sources beyond their bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`published` and `outlet` hold for every document and win over what a document says of itself.

    `text_field` and `fields` are for rows (JSONL): the row's name of the text, and of id, url, outlet, title,
    author and published where they are not the usual ones ({"published": "pub_date"}).
    """

    published: date | None = None
    outlet: str | None = None
    text_field: str = "text"
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
