"""Networks: read back by NetworkX, with places, signs and the times of Gephi's timeline."""

import io
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.files.network import spells
from data.files.tables import writable
from tests.data.files import oracle

DAYS = st.dates(date(2000, 1, 1), date(2000, 3, 1))
CLOSED = st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))
SPANS = CLOSED | st.tuples(st.none(), st.none() | DAYS) | st.tuples(DAYS, st.none())
WINDOW = [date(1999, 12, 1) + timedelta(days=number) for number in range(150)]


def read(content, form):
    return (nx.read_gexf if form == "gexf" else nx.read_graphml)(io.BytesIO(content))


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_100_selections_come_back(file_of, data_sets, layouts, form):
    for parameters in oracle.selections(f"network.{form}"):
        data, level = parameters["data"], parameters["level"]
        found = read(file_of(parameters, "network", form), form)
        wanted = oracle.ties(parameters)
        assert not found.is_directed()
        assert {"~".join(sorted(edge)) for edge in found.edges} == wanted.keys(), parameters
        assert set(found) == {end for tie in wanted for end in tie.split("~")}
        for one, other, said in found.edges(data=True):
            tie = wanted["~".join(sorted((one, other)))]
            for name in ("relations", "cooperation", "conflict", "demands", "deeds", "reported"):
                assert said[name] == getattr(tie, name), name
            assert (said["forward"], said["backward"]) == (tie.forward, tie.backward)
            assert said["weight"] == tie.relations > 0
            assert said["alignment"] == pytest.approx(tie.alignment, abs=1e-4)
            assert said["one_sided"] != bool(tie.forward and tie.backward)
            first, last = tie.outer
            assert said.get("first") == (first and first.isoformat())
            assert said.get("last") == (last and last.isoformat())
            if form == "gexf":
                assert [covers(said["spells"], day) for day in around(tie)] == [
                    within(tie, day) for day in around(tie)
                ]
        for node, said in found.nodes(data=True):
            state = node in oracle.state_table()
            actor = oracle.actor_table(data).get(node, {})
            assert said["label"] == oracle.name(parameters, node)
            assert said["state"] == state
            assert said["kind"] == ("state" if state else actor["kind"])
            assert said["country"] == (node if state else actor["country"])
            place = said["viz"]["position"] if form == "gexf" else said
            assert (place["x"], place["y"]) == layouts[data][level][node]
            assert (said["lon"], said["lat"]) == data_sets[data].place(node)


def around(tie):
    """Return the days on which a tie may begin or end, and those beside them."""
    edges = {day for span in tie.spans for day in span if day}
    return sorted(day + timedelta(days=step) for day in edges for step in (-1, 0, 1))


def within(tie, day):
    return any((first or date.min) <= day <= (last or date.max) for first, last in tie.spans)


def covers(spelled, day):
    """Tell whether any spell covers a day; NetworkX reads a missing end as the word None."""
    return any(
        (first in (None, "None") or first <= day.isoformat())
        and (last in (None, "None") or day.isoformat() <= last)
        for first, last in spelled
    )


@given(st.lists(SPANS, min_size=1, max_size=8))
def test_spells_cover_the_same_days_and_never_overlap(spans):
    """Gephi refuses a file whose times overlap."""
    joined = spells(spans)
    for day in WINDOW:
        wanted = any((one or date.min) <= day <= (other or date.max) for one, other in spans)
        assert covers(joined, day) == wanted
    for (_, end), (start, _) in pairwise(joined):
        assert end is not None
        assert start is not None
        assert end < start


def test_gephi_finds_times_sizes_and_an_undirected_graph(file_of):
    root = ElementTree.fromstring(file_of({"data": "chronology"}, "network", "gexf"))
    spaces = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}
    graph = root.find("g:graph", spaces)
    assert graph.attrib["mode"] == "dynamic"
    assert graph.attrib["timeformat"] == "date"
    assert graph.attrib["defaultedgetype"] == "undirected"
    for node in graph.iterfind(".//g:node", spaces):
        assert float(node.find("viz:size", spaces).attrib["value"]) > 0
    for edge in graph.iterfind(".//g:edge", spaces):
        assert edge.findall("g:spells/g:spell", spaces)


@pytest.mark.parametrize("form", ["gexf", "graphml"])
@pytest.mark.parametrize("query", [{"types": "none"}, {"tie": "hezbollah~mahan-air"}])
def test_an_empty_selection_is_an_empty_network(file_of, form, query):
    parameters = {"data": "chronology", "level": "actors", **query}
    assert len(read(file_of(parameters, "network", form), form)) == 0


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_equal_selections_give_equal_bytes(file_of, form):
    one, other = (file_of({"data": "article"}, "network", form) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_a_hostile_text_is_only_a_text(poison, poisoned_file, form):
    found = read(poisoned_file("network", form), form)
    wanted = writable(poison).replace("\r\n", "\n")
    if form == "graphml":
        wanted = wanted.replace("\r", "\n")  # as XML reads line ends
    assert {said["label"] for _, said in found.nodes(data=True)} == {wanted}
