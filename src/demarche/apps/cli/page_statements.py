"""The statements of a record, in the order of the text."""

from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.words import Names, listed, one_line, quotation
from demarche.model.record import Record, Statement
from demarche.model.span import Span


def statements(record: Record, *, explain: bool) -> RenderableType:
    """Who, to whom and through whom; the act; the words."""
    names = Names(record)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=14, ratio=3, overflow="fold")
    table.add_column(width=8, no_wrap=True)
    table.add_column(ratio=9, overflow="fold")
    table.expand = True
    for (act, _, _, _), together in groupby(sorted(record.statements, key=order), key=said):
        found = list(together)
        words = content(record, found[0])
        if explain:
            words.append("".join(why(statement) for statement in found), "cyan")
        table.add_row(speakers(record, found, names), Text(act, style="italic"), words)
    return table


def order(statement: Statement) -> tuple[Span, ...]:
    """As in the text."""
    return statement.content


def said(statement: Statement) -> tuple[str, tuple[Span, ...], str | None, tuple[str, ...]]:
    """What two speakers share who say one thing together."""
    return statement.act, statement.content, statement.addressee, statement.via


def why(statement: Statement) -> str:
    about = f" · about {', '.join(statement.about)}" if statement.about else ""
    return f"\n{statement.id}: rule {statement.rule} · {statement.kind}{about}"


def speakers(record: Record, together: list[Statement], names: Names) -> Text:
    """Who, to whom and through whom."""
    statement = together[0]
    if statement.speaker is not None:
        who = Text(listed([names(it.speaker) for it in together if it.speaker]), style="bold")
    elif statement.speaker_text is not None:
        who = Text(one_line(statement.speaker_text.of(record.document.text)))
    else:
        who = Text("(not named)", style="dim")
    if statement.addressee is not None:
        who.append(f"\nto {names(statement.addressee)}", "not bold dim")
    if statement.via:
        who.append(f"\nvia {', '.join(names(outlet) for outlet in statement.via)}", "not bold dim")
    return who


def content(record: Record, statement: Statement) -> Text:
    """The words: in marks where they are the speaker's own, without where the article retells them."""
    parts = Text(" … ").join(quotation(record.document.text, span, room=320) for span in statement.content)
    return Text.assemble("“", parts, "”") if statement.kind == "direct" else parts
