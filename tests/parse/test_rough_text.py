"""Texts that are not news prose go through the whole pipeline without a crash, and soon."""

from pathlib import Path

import pytest

from demarche.errors import LanguageError
from demarche.model.check import check_record
from demarche.model.document import Document
from demarche.model.record import Record
from demarche.model.serial import record_to_json
from demarche.pipeline import Pipeline
from demarche.read.source import documents
from tests.timing import seconds

NEWS = (
    "OSLO, March 4, 2024 — Norwegian Foreign Minister Anna Berg met her Kenyan counterpart, Peter Otieno, in Oslo on "
    "Monday. “We will open talks next week,” she told reporters. Kenya recalled its ambassador to Denmark, the Foreign "
    "Ministry said on Sunday, and Denmark denied that it had expelled two envoys. "
)
SECONDS = 60
"""Of CPU for 25,000 characters (two seconds on a quiet core); for what grows with the square of the length."""


def record(pipeline: Pipeline, text: str) -> Record:
    """Read as a document; what comes out keeps the format's rules."""
    made = pipeline.record(Document("sha256:0", "test", text))
    assert check_record(record_to_json(made)) == []
    return made


@pytest.mark.parametrize("paragraph", [NEWS, NEWS + "\n\n"], ids=["one block", "paragraphs"])
def test_a_long_article(pipeline: Pipeline, paragraph: str) -> None:
    text = "".join(f"{paragraph.replace('Otieno', f'Otieno{number}')}" for number in range(600))[:25_000]
    made = []
    assert seconds(lambda: made.append(record(pipeline, text)), runs=1) < SECONDS
    assert made[0].events
    assert made[0].statements


@pytest.mark.parametrize(
    "text",
    [
        NEWS.upper() * 3,
        NEWS.lower() * 3,
        "".join(mark for mark in NEWS if mark.isalnum() or mark.isspace()) * 20,
        NEWS.replace(" ", "  ").replace(".", " ."),
        NEWS.replace(".", " 🇳🇴🤝🇰🇪!").replace(" met ", " 🤝 met 👩‍👩‍👧 ") + "🙂" * 300,
        NEWS + "Президент встретился с министром. 外交部发言人表示，会谈将继续。 وزير الخارجية ﷽ שר החוץ วันนี้ " + NEWS,
        "e\u0301" * 500 + "\u200b\u200d\ufeff\u202e " + NEWS,
        "the minister " * 4_000,
        "“" * 2_000 + NEWS,
        "Anna Berg, " * 1_500,
        "A" * 20_000,
        "1 2 3 4 5 " * 1_000,
        "\n".join(NEWS.split()),
        ". ! ? … ; : — ( ) [ ] " * 200,
        "the the of of met Monday 99 99 99 -- // @@ ## http://a.example/ " * 50,
    ],
    ids=(
        "capitals|lower case|no punctuation|double spaces|emoji|other scripts|marks without width|no end|quotes"
        "|names|one word|numbers|a word a line|marks|salad"
    ).split("|"),
)
def test_rough_text_is_read(pipeline: Pipeline, text: str) -> None:
    assert seconds(lambda: record(pipeline, text), runs=1) < SECONDS


def test_capitals_tell_who_met(pipeline: Pipeline) -> None:
    made = record(pipeline, "NORWEGIAN FOREIGN MINISTER ANNA BERG MET KENYAN PRESIDENT PETER OTIENO IN OSLO ON MONDAY.")
    assert "meet" in [event.kind for event in made.events]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La ministre norvégienne des Affaires étrangères a rencontré lundi à Oslo son homologue kényan. Les deux "
         "parties ont parlé du commerce et de la pêche, et elles ouvriront des négociations la semaine prochaine. "
         "Le Danemark, de son côté, a refusé de rappeler son ambassadeur, a dit un porte-parole.", "French"),
        ("Министр иностранных дел Норвегии встретилась в понедельник в Осло со своим кенийским коллегой.", "Cyrillic"),
        ("挪威外交大臣周一在奥斯陆会见肯尼亚外交部长，双方就贸易与渔业问题交换意见。", "Chinese"),
    ],
)  # fmt: skip
def test_another_language_is_named_and_skipped(tmp_path: Path, text: str, language: str) -> None:
    path = tmp_path / "other.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = documents(str(path))
    assert isinstance(found, LanguageError)
    assert language in str(found)
    assert "other.txt" in str(found)
