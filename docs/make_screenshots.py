"""Makes the screenshots of docs/page.md: python -m docs.make_screenshots, from the root of the repository.

Reads our own sample news into a store of its own, serves it as of 19 June 2023, and looks at it with Debian's Chromium.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.apps.page.browsing import CHROMIUM, running
from tests.apps.page.conftest import TODAY, store_of

from demarche.apps.page.app import Serving
from demarche.model.document import Document
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
DESK, TALL, PHONE = (1280, 900), (1280, 1080), (390, 844)
#: name -> (address, size, theme); `~` is the visit to Beijing, `~~` the words of its first report.
PICTURES = {
    "page-today": ("/", DESK, "light"),
    "page-timeline": ("/timeline?actor=Antony+Blinken&order=oldest", DESK, "light"),
    "page-happening": ("~", DESK, "light"),
    "page-article": ("~~", DESK, "dark"),
    "page-network": ("/network", TALL, "light"),
    "page-phone": ("/", PHONE, "light"),
}
#: A picture larger than this is no picture for a repository.
LARGEST = 200_000


def sample_news() -> Iterator[Document]:
    for folder in ("articles", "stories"):
        found = documents(f"tests/{folder}", ReadOptions())
        yield from (it for it in found if isinstance(it, Document))


def main() -> None:
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = store_of(Path(folder) / "records.sqlite", Pipeline.load(), sample_news())
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM))
        with running(Serving(str(store), today=TODAY)) as address:
            page = browser.new_page()
            page.goto(f"{address}/timeline?actor=Antony+Blinken")
            visit = page.get_by_role("link", name="Antony Blinken visited China").first.get_attribute("href") or ""
            page.goto(address + visit)
            words = page.locator("figure.quote a").first.get_attribute("href") or ""
            for name, (path, (width, height), theme) in PICTURES.items():
                size = {"width": width, "height": height}
                looked = browser.new_page(viewport=size, color_scheme=theme, reduced_motion="reduce")
                looked.goto(address + {"~": visit, "~~": words}.get(path, path))
                if path == "~~":
                    for layer in ("Statements", "Dates", "Actors"):
                        looked.get_by_role("checkbox", name=layer).check()
                    looked.evaluate("scrollTo(0, 0)")
                    looked.mouse.move(0, 0)
                file = IMAGES / f"{name}.png"
                looked.screenshot(path=file)
                assert file.stat().st_size <= LARGEST, f"{file} has {file.stat().st_size:,} bytes"
                print(f"{file}: {file.stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
