"""The statements of a record, in the order of the text."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.words import Names, listed, one_line, quotation, quoted
from demarche.model.record import Record, Statement
from demarche.model.span import Span


def statements(record: Record, *, explain: bool) -> Iterator[RenderableType]:
    """Who says, to whom and through whom, and the words."""
    names = Names(record)
    for _, group in groupby(sorted(record.statements, key=order), key=said):
        together = list(group)
        yield heading(record, together, names)
        yield Padding(quoted(content(record, together[0])), (0, 0, 0, 2), expand=False)
        if explain:
            yield from (Text(f"    {why(statement)}", style="cyan") for statement in together)


def table(record: Record, *, explain: bool) -> Table:
    """Who, what act, to whom and through whom, and the words: a row for each statement, those said together in one."""
    names = Names(record)
    rows = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title, share in (("who", 3), ("act", None), ("to, via", 2), ("words", 6)):
        rows.add_column(title, ratio=share, no_wrap=share is None, overflow="fold")
    for _, group in groupby(sorted(record.statements, key=order), key=said):
        together = list(group)
        words = content(record, together[0])
        if explain:
            words = Text("\n").join([words, *(Text(why(statement), style="cyan") for statement in together)])
        passed = Text("\n").join(Text(part) for part in carried(together[0], names))
        rows.add_row(speakers(record, together, names), Text(together[0].act, style="italic"), passed, words)
    return rows


def order(statement: Statement) -> tuple[Span, ...]:
    """As in the text."""
    return statement.content


def said(statement: Statement) -> tuple[str, tuple[Span, ...], str | None, tuple[str, ...]]:
    """What two speakers share who say one thing together."""
    return statement.act, statement.content, statement.addressee, statement.via


def why(statement: Statement) -> str:
    about = f" · about {', '.join(statement.about)}" if statement.about else ""
    return f"{statement.id}: rule {statement.rule} · {statement.kind}{about}"


def heading(record: Record, together: list[Statement], names: Names) -> Text:
    """'Mei Tan say, to reporters, via Java Herald': those who say one thing together stand together."""
    parts = (f" · {part}" for part in carried(together[0], names))
    return Text.assemble(speakers(record, together, names), "  ", (together[0].act, "italic"), *parts)


def speakers(record: Record, together: list[Statement], names: Names) -> Text:
    """Their names, else the words that name them."""
    statement = together[0]
    if statement.speaker is not None:
        return Text(listed([names(it.speaker) for it in together if it.speaker]), style="bold")
    if statement.speaker_text is not None:
        return Text(one_line(statement.speaker_text.of(record.document.text)), style="bold")
    return Text("(not named)", style="dim")


def carried(statement: Statement, names: Names) -> list[str]:
    """To whom and through whom: ["to reporters", "via Java Herald"]."""
    return [
        *([f"to {names(statement.addressee)}"] if statement.addressee else []),
        *([f"via {listed([names(outlet) for outlet in statement.via])}"] if statement.via else []),
    ]


def content(record: Record, statement: Statement) -> Text:
    """The words: in marks where they are the speaker's own, without where the article retells them."""
    parts = Text(" … ").join(quotation(record.document.text, span, room=320) for span in statement.content)
    return Text.assemble("“", parts, "”") if statement.kind == "direct" else parts
