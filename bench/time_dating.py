"""How well the day of publication is found where it is withheld.

    python bench/time_dating.py [--shared ../shared] [--each 150]

Reads every n-th release of `corpora/releases` (about `--each` of each office, the title above the text, cut at 6,000
characters) and all of `dev`, and counts: the exact day, an interval that holds it of at most a week, a month, a year,
longer, unknown, wrong.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

from demarche.find.times import find_times
from demarche.lexicon import Lexicon
from demarche.model.document import Document, Published
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel
from demarche.resolve.published import published_day

LONGEST = 6_000
LENGTHS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"), (10_000, "longer"))
VERDICTS = (*(name for _, name in LENGTHS), "unknown", "wrong")
Dated = tuple[str, str, date]


def releases(shared: Path, each: int) -> Iterator[Dated]:
    """Name, text and day of the sampled releases."""
    for path in sorted((shared / "corpora" / "releases").glob("*.jsonl")):
        rows = path.read_text(encoding="utf-8").splitlines()
        for line in rows[:: max(1, len(rows) // each)]:
            row = json.loads(line)
            yield path.stem, f"{row['title']}\n\n{row['text'][:LONGEST]}", parsedate_to_datetime(row["date"]).date()


def dev(shared: Path) -> Iterator[Dated]:
    """The hand-annotated documents."""
    for row in json.loads((shared / "dev" / "articles.json").read_text(encoding="utf-8")):
        text = (shared / "dev" / "texts" / f"{row['id']}.txt").read_text(encoding="utf-8")
        yield "dev", text, date.fromisoformat(row["published"])


def judge(said: Published, day: date) -> str:
    if said.earliest is None or said.latest is None:
        return "unknown"
    if not said.earliest <= day <= said.latest:
        return "wrong"
    length = (said.latest - said.earliest).days + 1
    return next(name for most, name in LENGTHS if length <= most)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    arguments.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    arguments.add_argument("--each", type=int, default=150)
    given = arguments.parse_args()
    parser, lexicon = Parser(LanguageModel.load()), Lexicon.load()
    counts: dict[str, Counter[str]] = {}
    for name, text, day in (*dev(given.shared), *releases(given.shared, given.each)):
        article = parser.parse(Document("sha256:0", "bench", text))
        said = published_day(article, find_times(article, lexicon), lexicon)
        verdict = judge(said, day)
        counts.setdefault(name, Counter())[verdict] += 1
        if verdict == "wrong":
            print(f"wrong: {said.earliest}..{said.latest} for {day}: {'; '.join(said.reasons)} | {text[:70]!r}")
    for name, count in counts.items():
        print(f"{name:30} {sum(count.values()):5} " + "  ".join(f"{it} {count[it]}" for it in VERDICTS))


if __name__ == "__main__":
    main()
