"""The statements of a record, in the order of the text."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.words import Names, one_line, quotation
from demarche.model.record import Record, Statement


def statements(record: Record, *, explain: bool) -> RenderableType:
    """Who, to whom and through whom; the act; the words."""
    names = Names(record)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=14, ratio=3, overflow="fold")
    table.add_column(width=8, no_wrap=True)
    table.add_column(ratio=9, overflow="fold")
    table.expand = True
    for statement in record.statements:
        words = content(record, statement)
        if explain:
            words.append(f"\n{statement.id}: rule {statement.rule} · {statement.kind}", "cyan")
            words.append(f" · about {', '.join(statement.about)}" if statement.about else "", "cyan")
        table.add_row(speaker(record, statement, names), Text(statement.act, style="italic"), words)
    return table


def speaker(record: Record, statement: Statement, names: Names) -> Text:
    if statement.speaker is not None:
        who = Text(names(statement.speaker), style="bold")
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
