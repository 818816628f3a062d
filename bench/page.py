"""How fast the pages of a store are, and whether they fit and are clean in Chromium: python -m bench.page STORE

Every page is asked for three times; the middle time counts, and more than 500 ms is a fault.
"""

import re
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

import httpx
from tests.apps.page.browsing import CHROMIUM, SIZES, running

from demarche.apps.page.app import Serving
from demarche.apps.stores import open_store
from demarche.store.contract import Asked

LIMIT = 0.5
TIMES = 3


def addresses(name: str, client: httpx.Client) -> Iterator[str]:
    """Every kind of page, with what this store has most of."""
    store = open_store(name, create=False)
    ties = sorted(store.ties(None, None), key=lambda it: -it.happenings)
    actors = store.actors("", 2)
    busiest = max(store.timeline(Asked(newest_first=True)), key=lambda it: it.articles, default=None)
    store.close()
    yield from ("/", "/timeline", "/timeline?order=oldest", "/timeline?status=overdue", "/timeline?conflicted=true")
    yield from ("/actors", "/network", "/promises", "/conflicts", "/documents", "/search?q=visit", "/help")
    yield from ("/statements", "/statements?act=warn", "/corrections")
    yield from (f"/promises?outcome={outcome}" for outcome in ("kept", "changed", "overdue", "open"))
    for actor in actors:
        yield f"/actors/{quote(actor.name)}"
        yield f"/timeline?actor={quote(actor.name)}"
        yield f"/statements?actor={quote(actor.name)}"
    for tie in ties[:1]:
        yield f"/pairs/{quote(tie.one)}/{quote(tie.other)}"
        yield f"/timeline?actor={quote(tie.one)}&other={quote(tie.other)}"
    if busiest is not None:
        address = f"/happenings/{busiest.id.partition(':')[2]}"
        yield address
        yield from re.findall(r'href="(/articles/\w+)\?', client.get(address).text)[:1]
        if busiest.day is not None:
            yield f"/?day={busiest.day}"


def measured(client: httpx.Client, address: str) -> tuple[float, int]:
    """Median seconds and bytes."""
    times, size = [], 0
    for _ in range(TIMES):
        start = time.perf_counter()
        answer = client.get(address)
        times.append(time.perf_counter() - start)
        size = len(answer.content)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return statistics.median(times), size


def walked(address: str, paths: list[str]) -> list[str]:
    """What is wrong with the pages in the browser."""
    from playwright.sync_api import sync_playwright

    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM))
        for width, height in SIZES:
            page = browser.new_page(viewport={"width": width, "height": height})
            watch(page, faults)
            for path in paths:
                page.goto(address + path)
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    faults.append(f"{path}: {wide} wide at {width}")
        browser.close()
    return faults


def watch(page: Any, faults: list[str]) -> None:
    """Notes what the console complains of."""
    page.on("console", lambda it: faults.append(it.text) if it.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))


def main() -> None:
    name = sys.argv[1]
    today = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else None
    with running(Serving(name, today=today)) as address, httpx.Client(base_url=address, timeout=60) as client:
        client.get("/")  # the lexicon is read once
        paths = list(dict.fromkeys(addresses(name, client)))
        slow = 0
        for path in paths:
            seconds, size = measured(client, path)
            slow += seconds > LIMIT
            print(f"{seconds * 1000:7.0f} ms {size / 1000:7.0f} kB  {path}")
        faults = walked(address, paths)
    print(f"{len(paths)} pages, {slow} slower than {LIMIT * 1000:.0f} ms; {len(faults)} faults in the browser")
    print("\n".join(faults))
    sys.exit(1 if slow or faults else 0)


if __name__ == "__main__":
    main()
