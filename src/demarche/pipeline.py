"""The one path from a document to its record: parse, find, resolve."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

from demarche.find.events import find_events
from demarche.find.mentions import find_mentions
from demarche.find.statements import find_statements
from demarche.find.times import find_times
from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Document
from demarche.model.finding import Findings, Rejected
from demarche.model.record import Record
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel
from demarche.parse.spacy_pipeline import SpacyPipeline
from demarche.resolve.actors import resolve_actors
from demarche.resolve.events import resolve_events
from demarche.resolve.outlet import with_outlet
from demarche.resolve.published import published_day
from demarche.resolve.statements import about_events, resolve_statements
from demarche.resolve.times import resolve_times


class Pipeline:
    """Holds the engines; `record` is the algorithm."""

    def __init__(self, parser: Parser, lexicon: Lexicon) -> None:
        self.parser = parser
        self.lexicon = lexicon

    @classmethod
    def load(cls, model: str | None = None, actors: Path | None = None) -> Self:
        """The shipped model or the spaCy pipeline named, and the lexicon; raises ModelError or LexiconError.

        `actors`: a user's CSV of actors, which go before those of the lexicon (`demarche.lexicon.overlay`).
        """
        lexicon = Lexicon.load(actors)
        return cls(Parser(SpacyPipeline.load(model) if model else LanguageModel.load()), lexicon)

    def record(self, document: Document) -> Record:
        """What one document says; raises InputError where it cannot be read."""
        article = self.parser.parse(document)
        article = replace(article, document=with_outlet(article, self.lexicon))
        return self.resolve(article, self.find(article))

    def records(self, documents: Iterable[Document]) -> Iterator[Record]:
        return map(self.record, documents)

    def find(self, article: Article) -> Findings:
        """Who did or said what, when, still in the article's words."""
        mentions = find_mentions(article, self.lexicon)
        times = find_times(article, self.lexicon)
        statements, no_statements = find_statements(article, mentions, self.lexicon)
        events, no_events = find_events(article, mentions, times, self.lexicon)
        rejected = (*no_statements, *no_events)
        return Findings(tuple(mentions), tuple(times), tuple(statements), tuple(events), rejected)

    def resolve(self, article: Article, findings: Findings) -> Record:
        """Who is meant, on which days, according to whom."""
        published = published_day(article, findings.times, self.lexicon)
        times = resolve_times(article, findings.times, published, self.lexicon)
        cast = resolve_actors(article, findings.mentions, published, self.lexicon, findings.statements)
        statements = resolve_statements(article, findings, cast, times)
        events, no_events = resolve_events(article, findings, cast, times, statements, published, self.lexicon)
        return Record(
            document=replace(article.document, published=published),
            published=published,
            passages=article.passages,
            actors=cast.actors,
            places=cast.places,
            times=times,
            statements=about_events(statements, events),
            events=events,
            rejected=tuple(_in_text(article, dropped) for dropped in (*findings.rejected, *no_events)),
        )


def _in_text(article: Article, dropped: Rejected) -> Rejected:
    """What the stages dropped by its tokens, put by its place in the text."""
    span = article.span(dropped.start, max(dropped.end, dropped.start + 1))
    return replace(dropped, start=span.start, end=span.end)
