"""The addresses (IRIs) of happenings, articles, actors and places in the formats of the web."""

from dataclasses import dataclass
from urllib.parse import quote

from demarche.model.happening import Happening

WIKIDATA = "http://www.wikidata.org/entity/"
UNSAFE = frozenset("<>\"'` {}|\\^")


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: no script, no file, no blank."""
    safe = url is not None and url.startswith(("http://", "https://")) and not set(url) & UNSAFE
    return url if safe and url is not None and url.isprintable() else None


@dataclass(frozen=True, slots=True)
class Addresses:
    """Pages under `base` ("https://example.org/record") where one is given, else `urn:demarche:` names.

    The latter are the same whoever makes them, for ids are hashes.
    """

    base: str | None = None

    def happening(self, id: str) -> str:
        return self._made("happenings", id.removeprefix("happening:"))

    def article(self, id: str) -> str:
        return self._made("articles", id.removeprefix("sha256:"))

    def actor(self, id: str) -> str:
        """The Wikidata entity where it has one."""
        if id.startswith("Q") and id[1:].isdigit():
            return WIKIDATA + id
        return self._made("actors", id)

    def place(self, id: str) -> str:
        return WIKIDATA + id if id.startswith("Q") and id[1:].isdigit() else self.named("places", id)

    def report(self, id: str) -> str:
        return self.named("reports", id.removeprefix("report:"))

    def named(self, what: str, id: str) -> str:
        """Something that has no page of its own."""
        return f"urn:demarche:{what.removesuffix('s')}:{quote(id, safe=':')}"

    def page(self, happening: Happening) -> str | None:
        """The address at which a browser finds it, if there is one."""
        return self.happening(happening.id) if self.base else None

    def _made(self, what: str, id: str) -> str:
        return f"{self.base.rstrip('/')}/{what}/{quote(id, safe=':')}" if self.base else self.named(what, id)
