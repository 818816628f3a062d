"""Sources: files, folders, rows and standard input; what cannot be read is said in one line and the rest is read."""

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from demarche.errors import InputError, LanguageError
from demarche.model.document import Document
from demarche.read.limits import MOST_WORDS
from demarche.read.options import ReadOptions
from demarche.read.source import digest, documents

NEWS = "Norway recalled its ambassador to Denmark on Friday, the Foreign Ministry said.\r\n"
PAGE = """<!DOCTYPE html><html><head><title>Norway recalls envoy | Harbour Courier</title>
<meta property="og:title" content="Norway recalls envoy"/><meta property="og:site_name" content="Harbour Courier"/>
<meta name="author" content="Ada Quill"/><meta property="article:published_time" content="2024-05-03T09:00:00Z"/>
<link rel="canonical" href="https://harbourcourier.example/envoy"/></head>
<body><nav><a href="/">Home</a></nav><article><h1>Norway recalls envoy</h1>
<p>Norway recalled its ambassador to Denmark on Friday after a cable was leaked to the press, it said.</p>
<p>The ministry said that the ambassador would stay in Oslo until the two governments had spoken about the cable.</p>
<p>Denmark said that it regretted the decision and that its own ambassador would remain in Norway for now.</p>
</article><footer>All rights reserved</footer></body></html>"""


def write(path: Path, data: bytes | str) -> str:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def one(source: str, options: ReadOptions | None = None) -> Document:
    (document,) = documents(source, options)
    assert isinstance(document, Document), document
    return document


def error(source: str) -> InputError:
    (found,) = documents(source)
    assert isinstance(found, InputError), found
    assert "\n" not in str(found)
    return found


def test_plain_text_is_kept_character_for_character(tmp_path: Path) -> None:
    document = one(write(tmp_path / "a.txt", NEWS))
    assert document.text == NEWS
    assert document.id == digest(NEWS.encode())
    assert document.language == "en"
    assert document.published.basis == "unknown"


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le"])
def test_encodings(tmp_path: Path, name: str) -> None:
    text = "The “Bergen” talks – the café talks – began on Monday."
    assert one(write(tmp_path / "a.txt", text.encode(name))).text == text


def test_mixed_encodings_lose_nothing(tmp_path: Path) -> None:
    data = "“Never,” the envoy said. ".encode() + "“Never,” the minister said.".encode("cp1252")
    assert one(write(tmp_path / "a.txt", data)).text == "“Never,” the envoy said. “Never,” the minister said."


def test_a_page_gives_its_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    document = one(write(tmp_path / "a.html", PAGE))
    assert "Norway recalled its ambassador to Denmark on Friday" in document.text
    assert "Home" not in document.text
    assert (document.title, document.outlet, document.author) == (
        "Norway recalls envoy",
        "Harbour Courier",
        "Ada Quill",
    )
    assert document.url == "https://harbourcourier.example/envoy"
    assert (document.published.day, document.published.basis) == (date(2024, 5, 3), "metadata")


def test_a_page_that_says_its_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", "<head><meta charset='iso-8859-2'>").replace("Denmark said", "Łódź said")
    assert "Łódź said" in one(write(tmp_path / "a.html", page.encode("iso-8859-2"))).text


def test_a_page_that_is_too_big(tmp_path: Path) -> None:
    source = write(tmp_path / "a.html", PAGE + " " * 5_000_000)
    assert "bytes; at most 5,000,000 are read" in str(error(source))


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", PAGE)).outlet == "Harbour Courier"


def test_options_win_over_metadata(tmp_path: Path) -> None:
    document = one(write(tmp_path / "a.html", PAGE), ReadOptions(date(2024, 5, 4), "Meridian Post"))
    assert (document.outlet, document.published.day, document.published.basis) == (
        "Meridian Post", date(2024, 5, 4), "given",
    )  # fmt: skip


def test_rows_with_the_usual_names(tmp_path: Path) -> None:
    line = '{"id": "n1", "text": "Norway recalled its envoy.", "outlet": "Meridian Post", "date": "2024-05-03T10:00Z"}'
    document = one(write(tmp_path / "a.jsonl", f"{line}\n\n"))
    assert (document.source, document.outlet, document.published.day) == ("n1", "Meridian Post", date(2024, 5, 3))
    assert document.id == digest(line.encode())
    assert document.published.basis == "metadata"


def test_rows_with_a_mapping(tmp_path: Path) -> None:
    line = '{"body": "Norway recalled its envoy.", "paper": "Meridian Post", "day": "3 May 2024"}'
    options = ReadOptions(text_field="body", fields={"outlet": "paper", "published": "day"})
    source = write(tmp_path / "a.jsonl", line)
    document = one(source, options)
    assert (document.source, document.outlet) == (f"{source}:1", "Meridian Post")
    assert document.published.day == date(2024, 5, 3)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Norway', "not JSON"),
        ("[1]", "a row must be an object"),
        ('{"body": "x"}', 'no text in the field "text"'),
        ('{"text": 3}', 'no text in the field "text"'),
        ('{"text": " "}', "empty"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_broken_row_names_its_line_and_the_next_is_read(tmp_path: Path, line: str, reason: str) -> None:
    source = write(tmp_path / "a.jsonl", f'{line}\n{{"text": "Norway recalled its envoy."}}\n')
    broken, read = documents(source)
    assert isinstance(broken, InputError)
    assert str(broken).startswith(f"{source}:1: {reason}")
    assert isinstance(read, Document)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty: nothing but white space"),
        (b"%PDF-1.7 ...", "PDF is not read yet"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"ab\0cd", "binary data"),
        (bytes(range(1, 32)) * 50, "binary data"),
        (b"x" * 5_000_000, "5,000,000 characters; at most"),
        (b"word " * (MOST_WORDS + 1), f"{MOST_WORDS + 1:,} words; at most"),
    ],
)
def test_bad_files(tmp_path: Path, data: bytes, reason: str) -> None:
    source = write(tmp_path / "a.txt", data)
    assert str(error(source)).startswith(f"{source}: {reason}")


def test_a_missing_file_and_an_empty_folder(tmp_path: Path) -> None:
    assert str(error(str(tmp_path / "no.txt"))).endswith("no.txt: no such file or folder")
    assert str(error(str(tmp_path))).endswith("an empty folder")
    assert "empty" in str(error(write(tmp_path / "a.jsonl", "\n")))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    source = write(tmp_path / "a.txt", NEWS)
    Path(source).chmod(0)
    assert "permission denied" in str(error(source))


def test_a_device_is_no_file() -> None:
    assert str(error("/dev/zero")) == "/dev/zero: a device, not a file"


def test_a_folder_is_read_in_order_and_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", ".hidden.txt", "sub/c.html"):
        write(tmp_path / name, PAGE if name.endswith("html") else NEWS)
    write(tmp_path / "a.txt", b"\0\0")
    write(tmp_path / "picture.gif", b"GIF89a")
    found = list(documents(str(tmp_path)))
    assert [Path(item.source).name for item in found] == ["a.txt", "b.txt", "picture.gif", "c.html"]
    assert [isinstance(item, Document) for item in found] == [False, True, False, True]
    assert "files that end in .gif are not read" in str(found[2])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def pipe(data: str) -> list[Document | InputError]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        return list(documents("-"))

    assert [item.source for item in pipe(NEWS)] == ["standard input"]
    assert [item.source for item in pipe('{"text": "Norway left.", "id": "a"}\n{"text": "It is back."}')] == [
        "a", "standard input:2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Norwegen hat am Freitag seinen Botschafter aus Dänemark zurückgerufen, teilte das Ministerium mit. " * 4,
            "German",
        ),
        ("La Norvège a rappelé vendredi son ambassadeur au Danemark, a annoncé le ministère à Oslo. " * 4, "French"),
        ("NORUEGA RETIRÓ EL VIERNES A SU EMBAJADOR EN DINAMARCA, INFORMÓ EL MINISTERIO DE EXTERIORES. " * 4, "Spanish"),
        ("Норвегия отозвала посла из Дании.", "Cyrillic"),
        ("挪威召回驻丹麦大使。", "Chinese"),
        ("استدعت النرويج سفيرها", "Arabic"),
    ],
)
def test_other_languages_are_named(tmp_path: Path, text: str, language: str) -> None:
    found = error(write(tmp_path / "a.txt", text))
    assert isinstance(found, LanguageError)
    assert language in str(found)


@pytest.mark.parametrize(
    "text",
    [
        "NORWAY RECALLED ITS AMBASSADOR TO DENMARK ON FRIDAY AFTER A CABLE WAS LEAKED, THE MINISTRY SAID. " * 4,
        "Present: Nguyen Xuan Phuc, Pham Minh Chinh, Bui Thanh Son, for the ministry of foreign affairs. " * 4,
        "The envoy said “Слава” and left Oslo.",
        "12.5% 13.8% 14.1%",
    ],
)
def test_english_in_capitals_with_names_or_a_foreign_word_is_read(tmp_path: Path, text: str) -> None:
    assert one(write(tmp_path / "a.txt", text)).language == "en"
