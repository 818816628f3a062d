"""The templates: one environment, with the words and addresses that all of them use."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import quote

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from demarche import __version__
from demarche.apps.page.items import ACTS, acted
from demarche.apps.page.plain import plain, safe, words
from demarche.apps.serving import Serving
from demarche.lexicon.wording import spoken_day, spoken_days, spoken_when

#: (address, name) of what the navigation offers.
PLACES = (
    ("/", "Today"),
    ("/timeline", "Timeline"),
    ("/statements", "Statements"),
    ("/actors", "Actors"),
    ("/network", "Network"),
    ("/promises", "Promises"),
    ("/conflicts", "Contradictions"),
    ("/documents", "Articles"),
)


@cache
def environment() -> Environment:
    """Everything is escaped; a name that is not there is an error."""
    made = Environment(
        loader=PackageLoader("demarche.apps.page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(
        words=words, safe_words=safe, plain=plain, day=spoken_day, days=spoken_days, when=spoken_when,
        names=names, opening=opening, digits=digits, titled=titled, counted=counted, segment=segment,
    )  # fmt: skip
    made.globals.update(acts=ACTS, acted=acted, places=PLACES, version=__version__)
    return made


def render(request: Request, template: str, status: int = 200, **context: object) -> HTMLResponse:
    """The page of a template; `here` is the part of the navigation that is lit."""
    serving: Serving = request.app.state.serving
    known = {"here": "", "today": serving.day, "writable": serving.token is not None, "asked_words": ""}
    text = environment().get_template(template).render({**known, **context})
    return HTMLResponse(text, status)


def render_form(request: Request, template: str, **context: object) -> HTMLResponse:
    """The page of a form; with a `fault` it is what was sent and not taken."""
    known = {"fault": "", **context}
    return render(request, template, 422 if known["fault"] else 200, **known)


def names(them: Sequence[str]) -> Markup:
    """'A', 'A and B', 'A, B and C', each isolated."""
    shown = [words(it) for it in them]
    if len(shown) < 2:
        return Markup("").join(shown)
    return Markup(", ").join(shown[:-1]) + Markup(" and ") + shown[-1]


def opening(them: Sequence[str]) -> Markup:
    """The same at the beginning of a sentence."""
    return names([them[0][:1].upper() + them[0][1:], *them[1:]]) if them else names(them)


def digits(id: str) -> str:
    """An id without what it is an id of, as addresses have it."""
    return id.partition(":")[2]


def titled(title: str | None, source: str) -> str:
    """The title; without one the last part of where it came from."""
    return title or source.rstrip("/").rpartition("/")[2] or source


def segment(name: str) -> str:
    """A name as one step of an address."""
    return quote(name, safe="")


def counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
