"""Draw the picture of the README: the page of one article of the sample news, as the terminal shows it.

    python docs/make_picture.py [ARTICLE] [PICTURE]
"""

import io
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from demarche.apps.cli.page import page
from demarche.model.document import Document
from demarche.pipeline import Pipeline
from demarche.read.source import documents

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 100


def main() -> None:
    article = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "tests" / "articles" / "blinken-beijing-2.txt")
    picture = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "images" / "record.svg"
    (document,) = documents(article)
    assert isinstance(document, Document), document
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False, markup=False)
    record = Pipeline.load().record(replace(document, source=Path(article).name))
    console.print(page(record))
    picture.parent.mkdir(parents=True, exist_ok=True)
    console.save_svg(str(picture), title=f"demarche read {Path(article).name}")
    print(f"wrote {picture}")


if __name__ == "__main__":
    main()
