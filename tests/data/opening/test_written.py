"""Tables that other programs wrote are read back as they were, cell by cell."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.opening.tables.cells import text_of
from data.opening.tables.files import Unreadable, open_tables

NAMES = ("who", "whom", "when", "what", "said")
# What a writer of each format can write and a reader can tell from the end of a cell.
LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.text(LETTERS, max_size=12)
LINES = st.text(LETTERS | st.sampled_from("\n\t\",;|:'\\ #="), max_size=12)
WORDS = st.text("abcdefghxyzáéñپچ", min_size=1, max_size=8)
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(-1e9, 1e9).map(lambda number: round(number, 3))
    | st.dates(date(1900, 3, 1), date(2100, 1, 1))
    | st.text("abcdefghxyz,;\"'é\u06cc \n", max_size=9)
)


def tables(cells, least=2):
    """Return rows of equal length of which no one is empty."""
    rows = st.integers(least, 5).flatmap(
        lambda width: st.lists(st.tuples(WORDS, *[cells] * (width - 1)), min_size=1, max_size=8)
    )
    return rows.map(lambda found: [NAMES[: len(found[0])], *found])


def opened(content, name="table.csv", **choices):
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return [
            (table.headings, [cells for _, cells in table])
            for table in open_tables(path, **choices)
        ]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    tables(LINES),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_csv_wrote_comes_back(rows, separator, encoding, end, quoting):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerows(rows)
    content = file.getvalue().encode(encoding)
    # Few rows do not tell a separator for certain, nor whether there are headings.
    (found,) = opened(content, separator=separator, quotes="doubled", header=True)
    assert found == (rows[0], rows[1:])


@settings(deadline=None)
@given(tables(st.text("abcdefgh xyz.é", max_size=9), 3), st.sampled_from(",;\t|"))
def test_what_separates_cells_is_found(rows, separator):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator="\n").writerows(rows)
    (found,) = opened(file.getvalue().encode(), header=True)
    assert found == (rows[0], rows[1:])


# Blanks around a text are lost in a workbook that does not say that they count.
IN_SHEETS = VALUES.map(lambda value: value.strip() if isinstance(value, str) else value)


@settings(deadline=None, max_examples=50)
@given(tables(IN_SHEETS))
def test_what_openpyxl_wrote_comes_back(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    (found,) = opened(file.getvalue(), "table.xlsx", header=True)
    assert found == (rows[0], as_texts(rows[1:]))


def as_texts(rows):
    return [tuple(map(text_of, row)) for row in rows]


def frame(rows):
    return pd.DataFrame([*rows[1:]], columns=[*rows[0]])


@settings(deadline=None, max_examples=30)
@given(tables(TEXTS))
def test_what_pandas_wrote_as_parquet_comes_back(rows):
    file = io.BytesIO()
    frame(rows).to_parquet(file, index=False)
    assert opened(file.getvalue()) == [(rows[0], rows[1:])]


@settings(deadline=None, max_examples=30)
@given(tables(st.text(LETTERS, min_size=1, max_size=9).map(lambda text: f"x{text}x")))
def test_what_pandas_wrote_for_stata_comes_back(rows):
    file = io.BytesIO()
    frame(rows).to_stata(file, write_index=False, version=118)
    assert opened(file.getvalue()) == [(rows[0], rows[1:])]


SHAPES: dict[str, Callable[[Any], Any]] = {
    "records": lambda rows: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]],
    "within": lambda rows: {"meta": {"n": 1}, "data": SHAPES["records"](rows), "more": [1]},
    "columns": lambda rows: dict(zip(rows[0], map(list, zip(*rows[1:], strict=True)), strict=True)),
    "split": lambda rows: {"columns": rows[0], "data": [*map(list, rows[1:])]},
}


@settings(deadline=None)
@given(tables(VALUES.filter(lambda value: not isinstance(value, date))), st.sampled_from([*SHAPES]))
def test_what_json_holds_comes_back(rows, shape):
    content = json.dumps(SHAPES[shape](rows)).encode()
    assert opened(content) == [(rows[0], as_texts(rows[1:]))]


@settings(deadline=None)
@given(tables(VALUES.filter(lambda value: not isinstance(value, date))))
def test_json_lines_come_back(rows):
    lines = [json.dumps(record) for record in SHAPES["records"](rows)]
    if len(lines) > 1:
        assert opened("\n".join(lines).encode()) == [(rows[0], as_texts(rows[1:]))]


def test_types_of_cells_become_texts():
    values = {
        datetime(2024, 3, 5): "2024-03-05",
        datetime(2024, 3, 5, 10, 30): "2024-03-05T10:30:00",
        date(2024, 3, 5): "2024-03-05",
        1494.0: "1494",
        0.1: "0.1",
        1e300: "1e+300",
        float("nan"): "",
        None: "",
        True: "true",
        "NA": "NA",
        "007": "007",
    }
    assert [text_of(value) for value in values] == [*values.values()]
    assert text_of(["a", 2]) == "a; 2"


def test_moments_and_numbers_of_parquet_and_stata_become_texts():
    days = pd.to_datetime(["2024-03-05", None, "1999-12-31"])
    table = pd.DataFrame({"year": [1494.0, float("nan"), 2.5], "day": days, "n": [1, 2, 3]})
    rows = [("1494", "2024-03-05", "1"), ("", "", "2"), ("2.5", "1999-12-31", "3")]
    for write in ("to_parquet", "to_stata"):
        file = io.BytesIO()
        getattr(table, write)(file, **({"write_index": False} if write == "to_stata" else {}))
        assert opened(file.getvalue()) == [(("year", "day", "n"), rows)]


def test_names_stand_for_numbers_only_where_the_numbers_say_nothing():
    states = [f"state {number}" for number in range(20)]
    table = pd.DataFrame({"who": pd.Categorical(states), "level": pd.Categorical(["a", "b"] * 10)})
    file = io.BytesIO()
    table.to_stata(file, write_index=False)
    ((_, rows),) = opened(file.getvalue())
    assert {who for who, _ in rows} == {*states}
    assert {level for _, level in rows} == {"0", "1"}


LABELS = st.lists(st.text('abcdefgh xyzéپ&<"', min_size=1, max_size=8).map(str.strip), unique=True)


@st.composite
def graphs(draw):
    labels = [label for label in draw(LABELS) if label]
    graph = nx.DiGraph() if draw(st.booleans()) else nx.Graph()
    for number, label in enumerate(labels):
        graph.add_node(f"n{number}", label=label)
    ends = st.integers(0, max(len(labels) - 1, 0))
    for one, other in draw(st.lists(st.tuples(ends, ends), max_size=9)) if labels else []:
        graph.add_edge(f"n{one}", f"n{other}", kind=draw(WORDS), weight=draw(st.integers(-9, 9)))
    return graph


def edges_of(graph):
    labels = graph.nodes(data="label")
    return sorted(
        (labels[one], labels[other], said["kind"], float(said["weight"]))
        for one, other, said in graph.edges(data=True)
    )


@pytest.mark.parametrize("form", ["gexf", "graphml"])
@settings(deadline=None)
@given(graph=graphs())
def test_what_networkx_wrote_comes_back(form, graph):
    file = io.BytesIO()
    (nx.write_gexf if form == "gexf" else nx.write_graphml_xml)(graph, file)
    check(file.getvalue(), graph)


@settings(deadline=None)
@given(graph=graphs())
def test_gml_comes_back(graph):
    file = io.BytesIO()
    named = nx.relabel_nodes(graph, dict(graph.nodes(data="label")))
    for _, said in named.nodes(data=True):
        said.pop("label")
    nx.write_gml(named, file)
    check(file.getvalue(), graph)


def check(content, graph):
    if not graph.edges:
        with pytest.raises(Unreadable, match="without an edge"):
            opened(content)
        return
    ((headings, rows),) = opened(content)
    at = [headings.index(name) for name in ("source", "target", "kind", "weight")]
    found = [tuple(row[place] for place in at) for row in rows]
    pairs = sorted((one, other, kind, float(weight)) for one, other, kind, weight in found)
    assert ends_sorted(pairs, graph) == ends_sorted(edges_of(graph), graph)


def ends_sorted(edges, graph):
    """Return edges whose ends are in order where they have no direction."""
    return sorted(edge if graph.is_directed() else (*sorted(edge[:2]), *edge[2:]) for edge in edges)


PAJEK = """*Vertices 3
1 "Iran"
2 "United States" 0.1 0.2
3 Iraq
*Arcs :1 "threat"
1 2 3
*Edges
2 3
*Arcslist
1 2 3
"""


def test_pajek_is_read():
    ((headings, rows),) = opened(PAJEK.encode(), "net.net")
    assert headings == ("source", "target", "weight", "relation", "direction")
    assert rows == [
        ("Iran", "United States", "3", "threat", "directed"),
        ("United States", "Iraq", "", "", "undirected"),
        ("Iran", "United States", "", "", ""),
        ("Iran", "Iraq", "", "", ""),
    ]


GEPHI = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="undirected" mode="dynamic" timeformat="date">
<attributes class="node"><attribute id="0" title="kind" type="string"/></attributes>
<attributes class="edge"><attribute id="0" title="act" type="string"><default>visit</default>
</attribute></attributes>
<nodes><node id="a" label="Iran"><viz:size value="2"/></node><node id="b"/></nodes>
<edges>
<edge id="1" source="a" target="b" type="directed" weight="2.0">
<attvalues><attvalue for="0" value="attack"/></attvalues>
<spells><spell start="2001-01-01" end="2002-01-01"/><spell start="2003-01-01"/></spells></edge>
<edge id="2" source="b" target="c"/>
</edges></graph></gexf>
"""


def test_times_defaults_and_directions_of_gephi_are_read():
    ((headings, rows),) = opened(GEPHI.encode(), "g.gexf")
    assert [dict(zip(headings, row, strict=True)) for row in rows] == [
        {**both, "start": start, "end": end}
        for both, start, end in (
            (ACT, "2001-01-01", "2002-01-01"),
            (ACT, "2003-01-01", ""),
            (VISIT, "", ""),
        )
    ]


ACT = {"source": "Iran", "target": "b", "id": "1", "weight": "2.0", "act": "attack"}
ACT |= {"direction": "directed"}
VISIT = {"source": "b", "target": "c", "id": "2", "weight": "", "act": "visit", "direction": ""}


@settings(deadline=None)
@given(st.binary(max_size=400) | st.text("<>?!{}[]\"',;\n\t a1", max_size=200).map(str.encode))
def test_whatever_bytes_come_there_is_a_table_or_a_sentence(content):
    try:
        found = opened(content)
    except Unreadable as refused:
        found = [((str(refused),), [])]
    assert all("".join(row) for headings, rows in found for row in (headings or "-", *rows))
