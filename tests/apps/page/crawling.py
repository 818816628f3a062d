"""Follows the links of pages."""

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

#: Attributes that lead somewhere.
LINKS = {"a": "href", "link": "href", "script": "src", "form": "action", "img": "src"}


class Page(HTMLParser):
    """The links, ids and texts of a page, and what must not be in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []
        self.scripts: list[str] = []
        self.text = ""
        self._inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self._inside = tag
        if (link := known.get(LINKS.get(tag, ""))) is not None:
            self.links.append(link)
        if known.get("id"):
            self.ids.append(known["id"] or "")
        self.faults += [f"{tag} {name}" for name in known if name == "style" or name.startswith("on")]
        if tag == "script" and "src" not in known:
            self.faults.append("inline script")
        if tag == "style":
            self.faults.append("inline style")

    def handle_data(self, data: str) -> None:
        self.text += data


def inside(base: str, page: Page) -> Iterator[str]:
    """The addresses on this server that the page leads to, without their fragments."""
    for link in page.links:
        address, _ = urldefrag(urljoin(base, link))
        if address.startswith(("/", "http://localhost/")):
            yield address.removeprefix("http://localhost")
