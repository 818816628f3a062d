"""Actors as nodes, happenings as edges: GraphML, as Gephi, yEd and networkx read it.

A happening with several parties gives an edge a pair; each names its happening. Nodes must stand before edges, so the
edges wait in a file of their own; memory grows with the number of actors, not with that of happenings.
"""

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from demarche.export.actors import identity
from demarche.export.addresses import Addresses
from demarche.export.columns import columns
from demarche.export.telling import first_told, headline
from demarche.export.words import line
from demarche.lexicon.codes import is_symmetric, plover_of
from demarche.model.happening import Happening, Who

#: Edges that stay in memory before they go to a file, in signs.
SPOOL = 4_000_000
TYPES = {"text": "string", "day": "string", "number": "int", "decimal": "double", "truth": "boolean"}
NODES = columns(
    """label text the name
kind text person, state, government, ministry, office, organisation, outlet, group
country text whom it acts for: ISO 3166-1 alpha-3, or the name of a body
happenings number in how many happenings of this file it takes part
"""
)
EDGES = columns(
    """happening text id of the happening; the edges of one happening share it
label text the happening in words
kind text what happens: see events.md
status text occurred, ongoing, planned, possible, cancelled, postponed, denied, overdue
earliest text first day, ISO 8601
latest text last day
precision text day, week, month, quarter, season, year, unknown
reported text the day of the first report
plover text PLOVER's type by the rules of the status
quad number PLOVER's quad code: 1, 2 cooperation, 3, 4 conflict
symmetric truth both do alike: the direction means nothing
happened truth occurred or ongoing
weight decimal how many independent sources it rests on
url text its page
"""
)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def to_graphml(happenings: Iterable[Happening], addresses: Addresses | None = None) -> Iterator[str]:
    """The document, in pieces."""
    nodes: dict[str, list[object]] = {}
    with tempfile.SpooledTemporaryFile(SPOOL, "w+", encoding="utf-8", newline="") as edges:
        for happening in happenings:
            _add(happening, nodes, edges, addresses or Addresses())
        yield HEAD
        yield from _keys()
        yield '<graph id="happenings" edgedefault="directed">\n'
        for id, data in nodes.items():
            values = dict(zip((it.name for it in NODES), data, strict=True))
            yield f"<node id={quoteattr(id)}>{_data(values)}</node>\n"
        edges.seek(0)
        while piece := edges.read(65_536):
            yield piece
        yield "</graph>\n</graphml>\n"


def ties(happening: Happening) -> Iterator[tuple[Who, Who]]:
    """Each pair once: who does it to whom; where all do alike, each with each."""
    everybody = (*happening.agents, *happening.recipients)
    if is_symmetric(happening.kind):
        for number, one in enumerate(everybody):
            yield from ((one, other) for other in everybody[number + 1 :] if other.actor != one.actor)
    else:
        for one in happening.agents:
            yield from ((one, other) for other in happening.recipients if other.actor != one.actor)


def _add(happening: Happening, nodes: dict[str, list[object]], edges: IO[str], addresses: Addresses) -> None:
    for id, who in {identity(who, happening.id): who for who in (*happening.agents, *happening.recipients)}.items():
        node = nodes.setdefault(line(id), [line(who.name), who.kind, who.country, 0])
        node[3] = int(str(node[3])) + 1
    data = _data(_values(happening, addresses))
    for number, (one, other) in enumerate(ties(happening), 1):
        ends = (quoteattr(line(identity(who, happening.id))) for who in (one, other))
        edge = quoteattr(f"{happening.id}#{number}")
        edges.write("<edge id={} source={} target={}>{}</edge>\n".format(edge, *ends, data))


def _values(happening: Happening, addresses: Addresses) -> dict[str, object]:
    when, told = happening.when, first_told(happening)
    plover = plover_of(happening.kind, happening.status)
    return {
        "happening": happening.id,
        "label": headline(happening),
        "kind": happening.kind,
        "status": happening.status,
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
        "reported": told,
        "plover": plover.type if plover else None,
        "quad": plover.quad if plover else None,
        "symmetric": is_symmetric(happening.kind),
        "happened": happening.status in ("occurred", "ongoing"),
        "weight": float(max(1, happening.independent_sources)),
        "url": addresses.page(happening),
    }


def _keys() -> Iterator[str]:
    for what, own in (("node", NODES), ("edge", EDGES)):
        for it in own:
            id, kind = _key(what, it.name), TYPES[it.kind]
            yield f'<key id="{id}" for="{what}" attr.name="{it.name}" attr.type="{kind}">'
            yield f"<desc>{escape(it.meaning)}</desc></key>\n"


def _key(what: str, name: str) -> str:
    """Nodes and edges both have a label and a kind, but keys are shared by the whole file."""
    return f"{what}_{name}"


def _data(values: dict[str, object]) -> str:
    what = "edge" if "happening" in values else "node"
    written = []
    for name, value in values.items():
        if value is None:
            continue
        text = str(value).lower() if isinstance(value, bool) else escape(line(str(value)))
        written.append(f'<data key="{_key(what, name)}">{text}</data>')
    return "".join(written)
