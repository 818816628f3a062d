"""Words from articles, made safe to look at: escaped, on one line, their direction kept to themselves."""

import re
from unicodedata import name

from markupsafe import Markup, escape

from demarche.lexicon.wording import one_line

#: Signs that would turn the words around them, or that cannot be seen and are no white space.
UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb]")


def safe(text: str) -> Markup:
    """Escaped; each unseen sign of control stands there as its number, and does nothing."""
    parts: list[Markup] = []
    end = 0
    for found in UNSEEN.finditer(text):
        parts += [escape(text[end : found.start()]), shown(found.group())]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def shown(sign: str) -> Markup:
    return Markup('<span class="unseen" title="{}">U+{:04X}</span>').format(name(sign, "control sign"), ord(sign))


def words(text: str | None) -> Markup:
    """Words of an article or a name on one line, isolated from the direction of what stands around them."""
    return Markup("<bdi>{}</bdi>").format(safe(one_line(text or "")))


def plain(text: str | None) -> str:
    """On one line without signs of control, for titles and attributes, where no element can stand."""
    return UNSEEN.sub("�", one_line(text or ""))
