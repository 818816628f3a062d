"""How long the API takes to answer on a large store.

    python bench/api.py STORE [--today DAY] [--rounds N] [--json]

STORE: a linked store, such as bench/store.py makes. Each address is asked once and then N times more, in this process
and without a network; told are the first answer and the median, in milliseconds of wall clock, then of processor, and
the lines and bytes of the answer. Exit code 1 where a median is over 300 ms of processor.
"""

import argparse
import json
import statistics
import sys
import time
from datetime import date
from urllib.parse import quote

from fastapi.testclient import TestClient

from demarche.apps.api.app import make_api
from demarche.apps.api.limits import Limits
from demarche.apps.serving import Serving

MOST = 300.0
ADDRESSES = (
    "status",
    "kinds",
    "documents?limit=200",
    "documents/{document}",
    "happenings",
    "happenings?limit=200&order=oldest",
    "happenings?actor=USA",
    "happenings?actor=USA&other=CHN&limit=200",
    "happenings?kind=meet&kind=visit&status=planned",
    "happenings?place=FRA",
    "happenings?topic=military&from=2022-03-01&to=2022-03-31",
    "happenings?conflicted=true",
    "happenings/{happening}",
    "statements",
    "statements?speaker=USA&limit=200",
    "statements?addressee=RUS&act=warn",
    "actors?limit=200",
    "actors?q=foreign ministry",
    "actors/Antony Blinken",
    "actors/USA",
    "ties?limit=200",
    "ties?from=2023-01-01&to=2023-12-31",
    "changes",
    "changes?actor=RUS&limit=200",
    "conflicts?limit=200",
    "promises",
    "promises?outcome=kept",
    "promises?outcome=changed",
    "promises?outcome=overdue",
    "promises?outcome=open",
    "promises?actor=USA",
    "search?q=foreign minister",
    'search?q="prime minister" visit&limit=200',
)


def measure(client: TestClient, address: str, rounds: int, headers: dict[str, str]) -> dict[str, object]:
    wall, work, answer = [], [], None
    for _ in range(rounds + 1):
        start, used = time.perf_counter(), time.process_time()
        answer = client.get(address, headers=headers)
        wall.append((time.perf_counter() - start) * 1000)
        work.append((time.process_time() - used) * 1000)
    assert answer is not None
    assert answer.status_code == 200, f"{address}: {answer.text}"
    return {
        "address": address + (" (JSON-LD)" if headers else ""),
        "first ms": round(wall[0], 1),
        "median ms": round(statistics.median(wall[1:]), 1),
        "first cpu": round(work[0], 1),
        "median cpu": round(statistics.median(work[1:]), 1),
        "lines": len(answer.json().get("items", ())),
        "bytes": len(answer.content),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 1))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="a line of JSON for each address")
    arguments = parser.parse_args()
    app = make_api(Serving(arguments.store, today=arguments.today), Limits(rate=0))
    with TestClient(app) as client:
        document = client.get("documents?limit=1").json()["items"][0]["id"]
        happening = client.get("happenings?actor=USA&limit=1").json()["items"][0]["id"]
        asked: list[tuple[str, dict[str, str]]] = [(quote(it, safe="/?&={}"), {}) for it in ADDRESSES]
        asked.append(("happenings", {"Accept": "application/ld+json"}))
        slow = False
        for address, headers in asked:
            found = measure(client, address.format(document=document, happening=happening), arguments.rounds, headers)
            slow = slow or float(str(found["median cpu"])) > MOST
            print(json.dumps(found) if arguments.json else "  ".join(str(it) for it in found.values()), flush=True)
    sys.exit(slow)


if __name__ == "__main__":
    main()
