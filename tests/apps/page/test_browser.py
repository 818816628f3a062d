"""Every page in a real Chromium: no error, nothing from elsewhere, nothing off the screen, no fault for axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from demarche.apps.page.app import Serving
from tests.apps.page.browsing import SIZES, browser_path, running
from tests.apps.page.conftest import TODAY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: The headline of the visit to Beijing.
VISIT = re.compile("Blinken visited (China|Beijing)")
#: What is walked; a `~` stands for the page of the visit to Beijing, its article, and a fact of it.
WALK = (
    "/",
    "/timeline",
    "/timeline?actor=Antony+Blinken&order=oldest&status=occurred",
    "~happening",
    "~article",
    "~fact",
    "/actors",
    "/actors/Antony%20Blinken",
    "/actors/China",
    "/pairs/USA/CHN",
    "/network",
    "/promises",
    "/conflicts",
    "/documents",
    "/statements",
    "/statements?actor=Blinken",
    "/search?q=visit",
    "/help",
    "/nowhere",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = browser_path()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(serving: Serving) -> Iterator[str]:
    with running(serving) as address:
        yield address


@pytest.fixture(scope="module")
def walk(browser: Browser, address: str) -> list[str]:
    """The addresses of the walk."""
    page = browser.new_page()
    page.goto(f"{address}/timeline?actor=Antony+Blinken")
    happening = page.get_by_role("link", name=VISIT).first.get_attribute("href") or ""
    page.goto(address + happening)
    fact = page.locator("figure.quote a").first.get_attribute("href") or ""
    page.close()
    named = {"~happening": happening, "~article": fact.partition("?")[0], "~fact": fact}
    return [named.get(it, it) for it in WALK]


class Watched:
    """A page with what went wrong on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("console", lambda it: self.faults.append(f"{page.url}: {it.text}") if it.type == "error" else None)
        page.on("request", lambda it: None if it.url.startswith((address, "data:")) else self.faults.append(it.url))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
def test_every_page_is_clean_and_fits(browser: Browser, address: str, walk: list[str], size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    watched = Watched(context.new_page(), address)
    page = watched.page
    for path in walk:
        page.goto(address + path)
        if path != "/nowhere":
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= size[0], f"{path} is {wide} wide at {size[0]}: {widest(page)}"
    context.close()
    assert [it for it in watched.faults if "/nowhere" not in it] == []


def widest(page: Page) -> Any:
    """What reaches furthest to the right."""
    return page.evaluate(
        "[...document.querySelectorAll('body *')].map(it => [Math.round(it.getBoundingClientRect().right), "
        "it.outerHTML.slice(0, 120)]).sort((a, b) => b[0] - a[0])[0]"
    )


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault(browser: Browser, address: str, walk: list[str], theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    # The policy forbids scripts of the test as well; it is lifted here, and tested elsewhere.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found = []
    for path in walk:
        page.goto(address + path)
        results = axe.run(page).response
        assert len(results["passes"]) > 5, "axe did not run"
        found += [f"{path}: {it['id']}: {it['nodes'][0]['html'][:200]}" for it in results["violations"]]
    context.close()
    assert found == []


def test_three_clicks_to_the_words(browser: Browser, address: str) -> None:
    """From the start page to the words that show that a visit was planned, and what became of it."""
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("link", name=VISIT).first.click()  # 1: a happening
    told = page.locator("main").inner_text()
    assert "put off" in told
    assert "took place" in told
    planned = page.locator(".report", has=page.locator(".status.planned")).first
    assert "fly" in planned.locator("mark").inner_text()
    planned.locator("figcaption a").click()  # 2: the words in the article
    lit = page.locator(".s.lit").first
    lit.wait_for()
    assert "will travel to Beijing" in page.locator("#text").inner_text()
    page.locator(".fact.lit a", has_text="What became of it").click()  # 3: and what became of it
    assert "took place" in page.locator(".kicker").inner_text()
    page.close()


def test_layers_facts_and_words(browser: Browser, address: str, walk: list[str]) -> None:
    page = browser.new_page()
    page.goto(address + walk[WALK.index("~article")])
    word = page.locator(".s.k-date").first
    border = "getComputedStyle(it).borderBottomStyle"
    assert word.evaluate(f"it => {border}") == "none"
    page.get_by_role("checkbox", name="Dates").check()
    assert word.evaluate(f"it => {border}") == "dashed"
    page.locator(".to-words[data-fact='e2']").click()
    assert page.locator(".s.lit").count() >= 1
    assert "fact=e2" in page.url
    page.locator(".s.k-event").first.click()
    assert page.locator(".fact.lit").count() == 1
    page.close()


@pytest.mark.parametrize("layer", ["Events", "Statements", "Dates", "Actors", "Places"])
def test_the_keyboard_goes_from_words_to_facts_and_back(
    browser: Browser, address: str, walk: list[str], layer: str
) -> None:
    page = browser.new_page()
    page.goto(address + walk[WALK.index("~article")])
    page.get_by_role("checkbox", name="Events").uncheck()
    box = page.get_by_role("checkbox", name=layer)
    box.check()
    box.focus()
    focused = "document.activeElement.className"
    for _ in range(10):
        page.keyboard.press("Tab")
        if "note" in page.evaluate(focused):
            break
    fact = page.evaluate("document.activeElement.hash").removeprefix("#f-")
    page.keyboard.press("Enter")
    assert page.locator(".fact.lit").get_attribute("id") == f"f-{fact}"
    assert page.evaluate("document.activeElement.dataset.fact") == fact
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.hash") == f"#f-{fact}"
    assert page.locator(".s.lit").count() >= 1
    page.close()


def test_marked_words_go_into_the_form_of_a_missed_event(browser: Browser, sample_store: Path) -> None:
    with running(Serving(str(sample_store), "a-token-of-the-tests", TODAY)) as address:
        page = browser.new_page()
        page.goto(f"{address}/documents")
        article = page.locator("main a[href^='/articles/']").first.get_attribute("href") or ""
        page.goto(address + article)
        page.evaluate(
            "const text = document.querySelector('.passage.paragraph');"
            "const range = document.createRange(); range.selectNodeContents(text);"
            "getSelection().removeAllRanges(); getSelection().addRange(range)"
        )
        page.locator("a.missed[href*='?words=']").wait_for()
        marked = page.evaluate("getSelection().toString().trim()")
        page.locator("a.missed").click()
        following = page.get_by_role("link", name="Sign in").get_attribute("href") or ""
        assert unquote(unquote(following)).endswith(f"?words={marked}")
        page.close()


def test_everything_works_without_javascript(browser: Browser, address: str, walk: list[str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + walk[WALK.index("~fact")])
    assert page.locator(".s.lit").count() >= 1
    page.goto(f"{address}/timeline")
    page.get_by_label("Who", exact=True).fill("Blinken")
    page.get_by_role("button", name="Show").click()
    assert "Antony Blinken" in page.locator(".rows").first.inner_text()
    context.close()


def test_the_theme_is_chosen_and_kept(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate(paper)
    assert light != dark
    page.goto(f"{address}/help")
    assert page.evaluate(paper) == dark
    context.close()


def test_the_keyboard_reaches_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_a_megabyte_of_one_word_fits_a_phone(browser: Browser, hostile_store: Path) -> None:
    with running(Serving(str(hostile_store), today=TODAY)) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        watched = Watched(page, address)
        for id in ("ab" * 32, "cd" * 32):
            page.goto(f"{address}/articles/{id}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert len(page.locator("#text").inner_text()) > 1_000_000
        page.goto(f"{address}/documents")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.close()
    assert watched.faults == []
