"""GraphML as networkx reads it: actors, ties, what each tie says."""

import io
from collections.abc import Iterable

import networkx
import pytest
from lxml import etree

from demarche.apps.exporting import Chosen
from demarche.export.graphml import EDGES, NODES, to_graphml
from tests.export.made import NORWAY, SMITH, happening


def graph(pieces: Iterable[str]) -> networkx.MultiDiGraph:
    written = "".join(pieces).encode()
    return networkx.read_graphml(io.BytesIO(written), force_multigraph=True)


def test_the_sample_news_is_a_network(news: Chosen) -> None:
    found = graph(to_graphml(news.happenings()))
    told = {it.id: it for it in news.happenings()}
    assert found.nodes["Q148"] == {
        "label": "China",
        "kind": "state",
        "country": "CHN",
        "happenings": found.nodes["Q148"]["happenings"],
    }
    assert {data["happening"] for *_, data in found.edges(data=True)} <= set(told)
    for *_, data in found.edges(data=True):
        it = told[data["happening"]]
        assert (data["kind"], data["status"], data["weight"]) == (
            it.kind,
            it.status,
            float(max(1, it.independent_sources)),
        )
        assert data["happened"] == (it.status in ("occurred", "ongoing"))


def test_nodes_stand_before_edges(news: Chosen) -> None:
    root = etree.fromstring("".join(to_graphml(news.happenings())).encode())
    names = [etree.QName(it).localname for it in root[-1]]
    assert names == sorted(names, reverse=True)


def test_every_actor_counts_its_happenings(news: Chosen) -> None:
    found = graph(to_graphml(news.happenings()))
    china = sum(any(who.actor == "Q148" for who in (*it.agents, *it.recipients)) for it in news.happenings())
    assert found.nodes["Q148"]["happenings"] == china


def test_where_all_do_alike_each_pair_has_one_tie() -> None:
    talks = happening("occurred", kind="talks", agents=(SMITH, NORWAY), recipients=())
    found = graph(to_graphml([talks]))
    ((one, other, data),) = found.edges(data=True)
    assert {one, other} == {"local:ada-smith", "Q20"}
    assert data["symmetric"] is True


@pytest.mark.parametrize("happenings", [[], [happening(agents=(), recipients=())]])
def test_a_network_of_nobody_is_a_network(happenings: list[object]) -> None:
    assert not graph(to_graphml(happenings)).edges  # type: ignore[arg-type]


def test_every_datum_is_declared() -> None:
    found = graph(to_graphml([happening()]))
    ((*_, data),) = found.edges(data=True)
    assert set(data) - {"id"} <= {column.name for column in EDGES}
    assert {name for _, node in found.nodes(data=True) for name in node} <= {column.name for column in NODES}
