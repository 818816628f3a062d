"""Headlines that list who acts with commas, or leave out "is"."""

import pytest

from demarche.model.finding import Mention
from tests.find.event_reader import read

STORY = "\n\nOSLO, May 3 (Northgate) — The palace announced it on Friday in a short note to the press of the town.\n"


@pytest.mark.parametrize(
    ("headline", "kind", "status", "names"),
    [
        ("Erdogan, Putin discuss grain deal over phone", "call", "occurred", ["Erdogan", "Putin"]),
        ("Macron, Scholz to meet in Berlin on Friday", "meet", "planned", ["Macron", "Scholz"]),
        ("Norway, Chad, Kenya sign fishing deal", "sign", "occurred", ["Norway", "Chad", "Kenya"]),
        ("Scholz to visit China next week", "visit", "planned", ["Scholz"]),
        ("Blinken to fly to Beijing for talks with Chinese foreign minister", "visit", "planned", ["Blinken"]),
        ("Blinken to fly to Beijing for talks with Chinese foreign minister", "talks", "planned", ["Blinken"]),
        ("Blinken to make delayed Beijing trip", "visit", "planned", ["Blinken"]),
        ("Lavrov in Tehran for talks with Iranian counterpart", "visit", "ongoing", ["Lavrov"]),
        ("Kerry due in Beijing for climate talks", "visit", "planned", ["Kerry"]),
        ("Macron to host Zelensky in Paris", "meet", "planned", ["Macron"]),
    ],
)
def test_all_who_are_listed_act(headline: str, kind: str, status: str, names: list[str]) -> None:
    article, found, _ = read(headline + STORY)
    event = next(event for event in found if event.kind == kind)

    def words(mention: Mention) -> str:
        return article.words(mention.start, mention.end)

    assert (event.status, sorted(map(words, event.agents))) == (status, sorted(names))
