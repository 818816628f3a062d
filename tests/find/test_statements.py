"""Statements in sentences of our own, read with the shipped model and lexicon; marks over hand-made articles."""

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.find.quotation_marks import quotations
from demarche.find.statements import EVERYTHING
from demarche.lexicon.cues import Cue
from demarche.model.article import Article
from demarche.model.document import Document, Passage
from demarche.model.span import Span
from tests.find.statement_reader import findings, lexicon, said

LEADING = re.compile(r"^(that|to|for|on|upon|of|about|against|at|with|in) ")
#: The examples are simple; a parse goes wrong in one of fifty.
LEAST_EXAMPLES_RIGHT = 0.97


def marked(*paragraphs: str) -> Article:
    """An article of paragraphs whose tokens are split at spaces and marks; one sentence for each stop."""
    text = "\n\n".join(paragraphs)
    words, starts, ends, passage_of, passages = [], [], [], [], []
    first: list[bool | int | None] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        passages.append(Passage("paragraph", Span(at, at + len(paragraph))))
        opens = True
        for match in re.finditer(r"\w+(?:['’]\w+)*|''|[^\w\s]", paragraph):
            words.append(match.group())
            starts.append(at + match.start())
            ends.append(at + match.end())
            passage_of.append(number)
            first.append(opens)
            opens = match.group() in ".!?" and paragraph[match.end() : match.end() + 1] == " "
        at += len(paragraph) + 2
    doc = Doc(Vocab(), words=words, sent_starts=first)
    document = Document("sha256:0", "test", text)
    return Article(document, tuple(passages), doc, tuple(starts), tuple(ends), tuple(passage_of))


def in_marks(*paragraphs: str) -> list[str]:
    article = marked(*paragraphs)
    return [" / ".join(article.words(*part) for part in quotation.parts) for quotation in quotations(article)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We will go,” she said.", ["We will go,"]),
        ('"We will go," she said. "Or stay."', ["We will go,", "Or stay."]),
        ("''We will go,'' she said.", ["We will go,"]),
        ("«We will go», she said.", ["We will go"]),
        ("„We will go“, she said.", ["We will go"]),
        ("The mayor's 'grand plan' failed.", ["grand plan"]),
        ("The mayors' plan failed.", []),
        ("It’s the mayor’s plan.", []),
        ("“We will go, she said. He left.", ["We will go, she said. He left."]),
        ('He spoke of a “new era," she said. He left.', ["new era,"]),
        ("He spoke of a “new era. She left. They stayed.", ["new era."]),
        ("He left” the room.", []),
    ],
)
def test_marks_are_paired(text: str, words: list[str]) -> None:
    assert in_marks(text) == words


def test_a_quotation_runs_over_paragraphs() -> None:
    assert in_marks("“We will go.", "“Or we will stay,” she said.") == ["We will go. / Or we will stay,"]


def test_a_missing_mark_costs_its_own_paragraph_only() -> None:
    assert in_marks("“We will go.", "He left.", "“I stay,” she said.") == ["We will go.", "I stay,"]


@pytest.mark.parametrize(
    ("text", "speaker", "act", "content", "kind"),
    [
        ("“The bridge is safe,” the mayor said.", "the mayor", "say", "The bridge is safe,", "direct"),
        ("“The bridge is safe,” said Ada Berg.", "Ada Berg", "say", "The bridge is safe,", "direct"),
        ("Ada Berg said, “The bridge is safe.”", "Ada Berg", "say", "The bridge is safe.", "direct"),
        ("Berg warned that the bridge was unsafe.", "Berg", "warn", "that the bridge was unsafe", "indirect"),
        ("The bridge is safe, Berg said on Monday.", "Berg", "say", "The bridge is safe", "indirect"),
        ("The bridge, Berg said, is safe.", "Berg", "say", "The bridge … is safe", "indirect"),
        ("According to the ministry, the bridge is safe.", "the ministry", "say", "the bridge is safe", "indirect"),
        ("Oslo denied the claims.", "Oslo", "deny", "the claims", "indirect"),
        ("Oslo has accused Berg of lying.", "Oslo", "accuse", "Berg of lying", "indirect"),
        ("Berg called the plan “a bad joke”.", "Berg", "criticise", "the plan “a bad joke”", "mixed"),
        ("Berg said the plan was “a bad joke”.", "Berg", "say", "the plan was “a bad joke”", "mixed"),
        ("The minister declined to comment.", "The minister", "refuse", "to comment", "indirect"),
        ("Berg pledged to repair the bridge.", "Berg", "promise", "to repair the bridge", "indirect"),
        ("Berg said the bridge was safe, adding that it was new.", "Berg", "say", "that it was new", "indirect"),
        ("Oslo says it will reopen the bridge.", "Oslo", "announce", "it will reopen the bridge", "indirect"),
        ("Oslo says it will not reopen the bridge.", "Oslo", "refuse", "it will not reopen the bridge", "indirect"),
        ("“We condemn this attack,” Berg said.", "Berg", "criticise", "We condemn this attack,", "direct"),
        ("The king expressed gratitude for the help.", "The king", "praise", "gratitude for the help", "indirect"),
        ("As Berg noted, the bridge is safe.", "Berg", "say", "the bridge is safe", "indirect"),
    ],
)  # fmt: skip
def test_a_statement_is_found(text: str, speaker: str, act: str, content: str, kind: str) -> None:
    assert (speaker, act, content, kind) in [(row.speaker, row.act, row.content, row.kind) for row in said(text)]


def test_two_halves_around_a_tag_are_one_statement() -> None:
    rows = said("“The bridge is safe,” Berg said. “It was tested in May.”")
    assert [row.content for row in rows] == ["The bridge is safe, … It was tested in May."]


def test_a_quotation_without_a_cue_goes_on_with_the_last_speaker() -> None:
    rows = said("“The bridge is safe,” Berg said.\n\n“It was tested in May by our own engineers.”")
    assert [(row.speaker, row.rule) for row in rows] == [("Berg", "say.quote"), ("Berg", "floating")]


def test_the_outlet_that_carried_it_is_no_speaker() -> None:
    rows = said("The Kremlin said the visit would go ahead, according to the news agency RIA Novosti.")
    assert [row.speaker for row in rows] == ["The Kremlin"]
    assert any("RIA Novosti" in outlet for outlet in rows[0].via)


def test_who_is_told_is_the_addressee() -> None:
    (row,) = said("Berg told reporters that the bridge was safe.")
    assert row.addressee == "reporters"


def test_a_demand_has_its_addressee() -> None:
    (row,) = said("Tokyo told France to release the ship.")
    assert (row.act, row.addressee) == ("demand", "France")


def test_not_said() -> None:
    (row,) = said("Berg did not say that the bridge was safe.")
    assert row.negated


def test_the_head_of_a_release_names_whose_words_follow() -> None:
    text = (
        "Meeting with the Mayor of Oslo\n\nThe following is attributable to Spokesperson Ada Berg:\n\n"
        "The Secretary met with the mayor today in Oslo. The Secretary thanked Norway for its help.\n"
    )
    rows = said(text)
    assert ("block", "direct") in [(row.rule, row.kind) for row in rows]
    assert "praise" in [row.act for row in rows]


def test_a_headline_with_a_name_and_a_colon() -> None:
    rows = said("Ada Berg: “The bridge will never be safe again.”\n\nThe mayor spoke in Oslo on Monday.")
    assert ("Ada Berg", "colon") in [(row.speaker, row.rule) for row in rows]


@pytest.mark.parametrize("text", ["", '"', "said", "“ ”", "According to", ":", "said: “", "Berg: “a b c"])
def test_crumbs_do_no_harm(text: str) -> None:
    assert all(row.content for row in said(text))


def rows_of(name: str) -> list[dict[str, str]]:
    path = Path(str(files("demarche") / "lexicon" / "data" / "en" / "cues" / name))
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows_of("no_statements.csv"), ids=lambda row: row["text"][:40])
def test_nothing_is_said(row: dict[str, str]) -> None:
    assert said(row["text"]) == []


def trimmed(words: str) -> str:
    return LEADING.sub("", words.rstrip(".,"))


def right(cue: Cue) -> bool:
    """True where the example's content and speaker are found."""
    speaker = re.search(r"\[(.*?)\]", cue.example)
    content = " … ".join(re.findall(r"\{(.*?)\}", cue.example))
    plain = re.sub(r"[\[\]{}]", "", cue.example)
    wanted = (trimmed(content), "" if speaker is None else speaker[1].lower())
    return wanted in [(trimmed(row.content), (row.speaker or "").lower()) for row in said(plain, EVERYTHING)]


def test_the_examples_of_the_cues() -> None:
    cues = list(lexicon().cues.all())
    wrong = [cue.id for cue in cues if not right(cue)]
    assert len(wrong) <= (1 - LEAST_EXAMPLES_RIGHT) * len(cues), wrong


def test_there_are_enough_cues() -> None:
    cues = lexicon().cues
    assert len(cues.verbs) >= 250
    assert len(cues.nouns) >= 80


def test_what_is_dropped_has_a_reason() -> None:
    _, _, rejected = findings("The so-called “green line” divides the city.")
    assert [row.reason for row in rejected] == ["words in marks without a verb of saying"]


@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        ("The ministry issued a statement saying that the port was closed.", "The ministry", "say"),
        ("Berg wrote a letter urging the council to act.", "Berg", "ask"),
        ("“Never in my time,” the old admiral shot back.", "the old admiral", "say"),
        ("Norway is deeply concerned about the arrests.", "Norway", "criticise"),
        ("The minister said Peru must leave the islands.", "The minister", "demand"),
        ("Berg called the general a liar.", "Berg", "criticise"),
        ("Lima reaffirmed its commitment to the treaty.", "Lima", "say"),
        ("Lima called on Quito to free the crew.", "Lima", "ask"),
        ("The envoy ended the visit with a speech on trade, warning that prices would rise.", "The envoy", "warn"),
        ("Berg said Olsen is weak and accused him of fraud.", "Berg", "accuse"),
        ("Olsen, leading a group of ten mayors, asked the court to stop the sale.", "Olsen", "ask"),
        (
            "The port director, Ada Berg, bluntly suggested that the ferry be sold.",
            "The port director, Ada Berg",
            "say",
        ),
        ("Berg wrote an op-ed urging Lima to sign the treaty.", "Berg", "ask"),
        (
            "OSLO — Minister Ada Berg (Centre) defended the vote, saying it was fair.",
            "Minister Ada Berg (Centre)",
            "say",
        ),
        ("According to Berg: “The ferry was late and the harbour was closed.”", "Berg", "say"),
    ],
)
def test_who_speaks_and_what_it_does(text: str, speaker: str, act: str) -> None:
    assert (speaker, act) in [(row.speaker, row.act) for row in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lima has a firm belief that the court is wrong.", "Lima"),
        ("Peru is a country that accused the council of fraud in May.", "a country that"),
        ("The council heard the Berg claim that the ferry was late.", "Berg"),
        ("In a poll of May, 51 percent of voters said they trusted the court.", "a poll of May"),
        ("After months of refusing to recognise the council, Lima sent an envoy.", "Lima"),
        ("Berg walked out of the hall before accusing the board of fraud.", "Berg"),
        ("Worried that the strait might freeze, Lima closed the port.", "Lima"),
        ("Berg had no trouble accusing the board of fraud.", "Berg"),
        ("Another tweeted, “The ferry is late again.”", "Another"),
    ],
)
def test_who_holds_it(text: str, speaker: str) -> None:
    assert speaker in [row.speaker for row in said(text, EVERYTHING)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Harbour Times quoted Berg as saying that the ferry would sail.", "that the ferry would sail"),
        ("The ferry would sail on Friday, the Harbour Times quoted Berg as saying.", "The ferry would sail on Friday"),
        ("The ferry will sail on Friday, Berg was quoted as saying by the Times.", "The ferry will sail on Friday"),
        ("“The ferry will sail,” the Harbour Times quoted Berg as saying.", "The ferry will sail,"),
    ],
)
def test_who_is_quoted_as_saying_it(text: str, content: str) -> None:
    assert ("Berg", content) in [(row.speaker, row.content) for row in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("The ferry will sail, Reuters reported on Monday, citing two officials.", "two officials", "Reuters"),
        ("Citing an aide, Reuters reported that the ferry would sail.", "an aide", "Reuters"),
        ("The ferry will sail, Reuters said, citing safety concerns.", "Reuters", ""),
    ],
)
def test_who_is_cited_speaks(text: str, speaker: str, via: str) -> None:
    assert (speaker, via) in [(row.speaker, "".join(row.via)) for row in said(text)]


def test_a_quotation_signed_after_a_dash() -> None:
    rows = said("The debate went on.\n\n“We have enough salt for years.” — Anna Berg, on the harbour")
    assert [(row.speaker, row.rule) for row in rows] == [("Anna Berg", "dash.quote")]


def test_a_byline_as_first_line_speaks_the_whole() -> None:
    text = "Anna Berg, Department Spokesperson\n\nI congratulate the people of Peru on their holiday."
    rows = said(text)
    assert [(row.speaker, row.act, row.kind, row.rule) for row in rows] == [("Anna Berg", "praise", "direct", "block")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway ruled out sending troops to the border.", "refuse"),
        ("The Kremlin would not confirm that the envoy had left.", "refuse"),
        ("Peskov did not confirm reports that the envoy had left.", "refuse"),
        ("The Kremlin would neither confirm nor deny that the envoy had left.", "refuse"),
        ("Chile refused to confirm that the talks had failed.", "refuse"),
        ("Chile said it would not extradite the general.", "refuse"),
        ("Chile said it would host the talks.", "announce"),
        ("Chile said Peru would host the talks.", "say"),
        ("Peru rejected the accusation that it armed the rebels.", "deny"),
        ("Peru rejected the offer.", "refuse"),
        ("Peru denied having supplied the missiles.", "deny"),
        ("Peru admitted having supplied the missiles.", "confirm"),
        ("The minister stressed that Moscow must withdraw its forces.", "demand"),
        ("The minister stressed that talks must go on.", "say"),
        ("Sweden expressed outrage at the verdict.", "criticise"),
        ("Sweden expressed readiness to mediate.", "promise"),
        ("Turkey acknowledged that its jets had crossed the line.", "confirm"),
        ("Turkey blamed Greece for the blast.", "accuse"),
        ("France called on Iran to release the hostages.", "ask"),
        ("Berlin gave the diplomats 48 hours to leave.", "demand"),
        ("Berlin described the vote as a sham.", "criticise"),
        ("Berlin hailed the agreement as historic.", "praise"),
        ("Berlin cautioned against a hasty withdrawal.", "warn"),
        ("Poland raised concerns about the pipeline.", "warn"),
        ("Berlin paid tribute to the victims.", "praise"),
    ],
)
def test_the_act_of_what_is_said(text: str, act: str) -> None:
    assert [row.act for row in said(text)] == [act]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Norway did not rule out sending troops to the border.", True),
        ("The envoy did not deny that he had met the rebels.", True),
        ("The envoy denied that he had met the rebels.", False),
    ],
)
def test_the_polarity_of_what_is_said(text: str, negated: bool) -> None:
    assert [row.negated for row in said(text)] == [negated]
