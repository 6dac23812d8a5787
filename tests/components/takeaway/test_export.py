"""What an exported picture says: true, whole, in the reader's language."""

import json
from datetime import date

import pytest
from plotly.utils import PlotlyJSONEncoder

from components.language.texts import texts
from components.takeaway import export, files, frozen
from components.takeaway import picture as exported
from components.views.catalogue import VIEWS
from components.wording import headline
from data.languages import LANGUAGES
from tests.counting import rows, selected

TODAY = date(2026, 11, 25)
QUERIES = (
    "?",
    "?data=chronology&from=2005&to=2013-08",
    "?actors=VEN&status=claimed",
    "?tie=IRN~VEN",
)


@pytest.fixture
def spec(scene):
    """Return what is sent for a picture of an address: spec("?lang=fa", "network")."""

    def build(query, picture="map", look="light"):
        drawn = exported.of(scene(query), picture, look)
        return exported.spec(drawn, TODAY)

    return build


@pytest.mark.parametrize("picture", export.names(VIEWS))
@pytest.mark.parametrize("query", QUERIES)
def test_a_picture_brings_its_words(spec, scene, picture, query):
    sent = spec(query, picture)
    drawn = scene(query)
    assert sent["title"] == headline.title(drawn)
    assert sent["subtitle"] == headline.summary(drawn)
    assert sent["figure"]["data"]
    assert all(mark["label"] for mark in sent["key"])
    assert json.loads(json.dumps(sent, allow_nan=False))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("picture", export.names(VIEWS))
def test_the_notes_are_in_the_readers_language(spec, picture, language):
    notes = spec(f"?lang={language}&status=claimed", picture)["notes"]
    borders = texts(language)["export.borders"]
    assert (borders in notes) == (picture == "map")
    assert texts(language)["status.claimed"] in notes[0]
    assert "Entente" in " ".join(notes)
    if language == "fa":
        assert not any(digit in notes[1] for digit in "0123456789")


@pytest.mark.parametrize("query", ["?", "?data=chronology", "?actors=USA&side=acts", "?to=2013"])
def test_the_counts_by_status_are_those_of_the_files(spec, query):
    parameters = dict(part.split("=") for part in query[1:].split("&") if part)
    counted = [row for row in selected(parameters) if row["counted"] == "true"]
    line = spec(query)["notes"][1]
    for status in ("reported", "claimed", "interpreted"):
        number = sum(row["status"] == status for row in counted)
        said = f"{texts('en')[f'status.{status}']}: {number}"
        assert (said in line) == (number > 0)


def test_the_filters_in_force_are_named(spec):
    notes = spec("?actors=IRN,VEN&from=2019&types=support&tie=IRN~VEN")["notes"]
    for words in ("Iran", "Venezuela", "2019", texts("en")["type.support"]):
        assert words in notes[0]
    assert spec("?")["notes"][0] == texts("en")["export.unfiltered"]


ADDRESSES = [
    ("?", "map", "light", "?"),
    ("?", "network", "light", "?view=network"),
    ("?view=matrix&lang=fa", "timeline", "light", "?lang=fa"),
    ("?actors=IRN", "map", "dark", "?actors=IRN&theme=dark"),
    ("?theme=dark", "map", "transparent", "?"),
]


@pytest.mark.parametrize(("query", "picture", "look", "address"), ADDRESSES)
def test_the_address_brings_the_picture_back(spec, query, picture, look, address):
    assert spec(query, picture, look)["query"] == address


def test_the_key_names_only_signs_that_occur(spec):
    signs = [mark["glyph"] for mark in spec("?types=support", "network")["key"]]
    assert "+" in signs
    assert "−" not in signs
    assert "±" not in signs


# ---------------------------------------------------------------- the frozen page


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_frozen_page_has_every_statement_of_its_ties(scene, query, language):
    drawn = scene(f"{query}&lang={language}")
    ties = frozen.evidence(drawn)
    assert [tie["id"] for tie in ties] == [
        tie.tie
        for tie in sorted(drawn.results.highlighted, key=lambda tie: (-tie.relations, tie.tie))
    ]
    data = drawn.data_set.name
    stands_for = {row["actor_id"]: row["stands_for"] for row in rows(data, "actors")}
    parameters = dict(part.split("=") for part in query[1:].split("&") if part)
    for tie in ties:
        ends = set(tie["id"].split("~"))
        wanted = [
            row["statement"]
            for row in selected(parameters)
            if {stands_for[row["actor"]], stands_for[row["target"]]} == ends
        ]
        assert sorted(one["words"] for one in tie["statements"]) == sorted(wanted)


def test_a_claim_on_the_frozen_page_names_who_claims_it(scene):
    claims = [
        one
        for tie in frozen.evidence(scene("?"))
        for one in tie["statements"]
        if one["status"] == "claimed"
    ]
    assert claims
    assert all(one["said"].startswith("Claimed by ") for one in claims)


@pytest.mark.parametrize(("query", "offered"), [("?", 2), ("?status=none", 1)])
def test_a_data_set_of_nothing_is_not_offered(scene, query, offered):
    layout = json.dumps(files.layout(scene(query)), cls=PlotlyJSONEncoder)
    assert layout.count("/data/relations.zip") == offered  # of what is selected, and of everything
    assert layout.count("/data/relations.csv") == 2
