"""What an exported picture says: true, whole, in the reader's language."""

import json
from datetime import date

import pytest
from plotly.utils import PlotlyJSONEncoder

from components.language.texts import plain, texts
from components.panels import story
from components.takeaway import export, files, frozen
from components.takeaway import picture as exported
from components.views.catalogue import VIEWS
from components.wording import headline
from data.files import extract
from data.languages import LANGUAGES
from tests.counting import rows, selected

TODAY = date(2026, 11, 25)
LETTERS = 12  # pixels of a chart: the names in it
DOTS = 300  # an inch of paper
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
    assert sent["subtitle"] == headline.summary(exported.of(drawn, picture, "light"))
    assert sent["figure"]["data"]
    assert all(mark["label"] for mark in sent["key"])
    assert json.loads(json.dumps(sent, allow_nan=False))


@pytest.mark.parametrize(("actors", "months"), [("IRN,VEN", "2005"), ("BOL,IRN", "2007")])
def test_the_notes_say_how_many_sources_a_selection_has_and_its_months(spec, scene, actors, months):
    query = f"?data=chronology&actors={actors}&side=between&title=Mine&from={months}&to=2013-08"
    drawn = scene(query)
    read_in = {one for relation in drawn.results.evidence for one in relation.sources}
    assert 1 < len(read_in) < len(drawn.data_set.sources)
    [line] = [line for line in spec(query)["notes"] if line.startswith("Data: ")]
    assert line.endswith(f". Sources: {len(read_in)}")
    assert headline.when(drawn) in line
    assert months in line


def test_a_selection_with_a_single_source_names_it(spec, scene):
    query = "?data=chronology&tie=BLZ~IRN"
    [relation] = scene(query).results.evidence
    [source] = relation.sources
    title = scene(query).data_set.sources[source].title
    assert f"Source: {title}" in plain(" ".join(spec(query)["notes"]))


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
    persian = spec("?from=2019&types=support&lang=fa")["notes"][0]
    assert "؛" in persian
    assert ";" not in persian


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_only_the_chosen_is_shown_it_is_not_said_to_be_the_whole_set(spec, lang):
    query, says = f"?data=chronology&tie=VEN&lang={lang}", texts(lang)
    named, _, _ = says["export.only"].partition("{")
    assert says["export.unfiltered"] in spec(query)["notes"][0]
    alone = spec(f"{query}&only=1")["notes"][0]
    assert named in alone
    assert says["export.unfiltered"] not in alone
    assert named in spec(f"{query}&only=1&from=2010")["notes"][0]


OWN = "title=A+%3Cb%3Etitle%3C/b%3E+of+mine&subtitle=none&note=500,200,Here&names=IRN.none"


def test_the_readers_own_words_are_those_of_the_picture_but_not_of_its_address(spec, scene):
    sent, usual = spec(f"?view=network&{OWN}", "network"), spec("?view=network", "network")
    assert (sent["title"], sent["subtitle"]) == ("A <b>title</b> of mine", "")
    assert (sent["headline"], sent["summary"]) == (usual["title"], usual["subtitle"])
    assert {**sent, "title": "", "subtitle": ""} == {**usual, "title": "", "subtitle": ""}
    title, subtitle, _ = export.rewritten(scene(f"?{OWN}"))
    assert (title.value, subtitle.value) == ("A <b>title</b> of mine", "")


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


ON_A_SCREEN = ("social", "portrait", "square", "slide")


@pytest.mark.parametrize("name", exported.SIZES)
def test_names_are_large_enough_to_be_read_in_a_picture_of_its_size(name):
    size = exported.SIZES[name]
    letters = LETTERS * size.zoom * size.scale  # in pixels of the file
    if name in ON_A_SCREEN:
        assert letters >= 0.02 * size.down - 1e-9
    else:
        assert letters / DOTS * 72 >= 7, "points on paper"
        wide, high = size.across / DOTS * 25.4, size.down / DOTS * 25.4
        paper = {"print": (297, 210), "column": (85, 140), "columns": (180, 120)}[name]
        assert (wide, high) == pytest.approx(paper, abs=0.1)


@pytest.mark.parametrize("picture", export.names(VIEWS))
def test_no_name_in_a_picture_is_smaller(spec, picture):
    sent = spec("?data=chronology", picture)
    sizes = [*type_sizes(sent["figure"])]
    if sent["labelled"]:  # they are written over it, see assets/views/names.js
        sizes.append(sent["figure"]["data"][-1]["textfont"]["size"])
    assert sizes
    assert min(sizes) >= LETTERS


def type_sizes(value):
    """Yield every size of type of what is written along axes and in a picture, signs left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "tickfont" or (key == "textfont" and value.get("mode") == "text"):
                yield inner["size"]
            yield from type_sizes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from type_sizes(inner)


PAIRED = "?data=chronology&to=2009&versus=from%3D2010"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_where_a_picture_holds_another_thing_than_the_page(scene, language):
    shown, says = scene(f"{PAIRED}&lang={language}"), texts(language)
    alone, _, _ = says["compare.alone"].partition("{")
    drawn = {name: exported.of(shown, name, "light") for name in ("map", "matrix")}
    assert export.held(drawn["map"], shown) == says["export.difference"]
    assert export.held(drawn["matrix"], shown).startswith(alone)
    seen = scene(f"{PAIRED}&compare=difference&lang={language}")
    assert export.held(exported.of(seen, "map", "light"), seen) == ""
    assert export.held(scene("?"), scene("?")) == ""


def test_the_months_of_a_difference_are_those_of_both_sides(spec, scene):
    one = scene(PAIRED)
    first, second = map(headline.when, (one, one.second))
    assert first != second
    notes = " ".join(spec(PAIRED)["notes"])
    assert f"Relations shown: {first}; {second}." in notes


def test_the_name_of_a_comparison_tells_the_other_side(spec):
    assert spec(PAIRED)["name"] == "entente_chronology_until-2009_versus_from-2010"
    assert spec(PAIRED, "matrix")["name"] == "entente_chronology_until-2009"


def test_the_line_over_the_bars_of_a_timeline_is_in_its_key(spec, scene):
    drawn = scene("?data=chronology&view=table")
    label = texts("en")["legend.spanning"]
    key = spec("?data=chronology", "timeline")["key"]
    [mark] = [mark for mark in key if mark["label"] == label]
    assert mark["hue"] == drawn.style.theme.ink
    few = spec("?data=chronology&tie=IRN~VEN", "timeline")["key"]
    assert label not in [mark["label"] for mark in few]


@pytest.mark.parametrize("view", ["per-year", "timeline"])
def test_nothing_is_said_to_stand_behind_where_nothing_does(spec, view):
    query = "?data=chronology&tie=IRN~VEN"
    behind = texts("en")["summary.rest"].rpartition("}")[2]
    assert behind in spec(query, "map")["subtitle"]
    assert behind not in spec(query, view)["subtitle"]


# ---------------------------------------------------------------- the frozen page


def test_what_is_too_much_for_a_page_or_a_file_is_not_offered(scene, monkeypatch):
    drawn = scene("?data=article")
    assert all(one["statements"] for one in frozen.evidence(drawn))
    assert export.FROZEN in str(export.preview(drawn))
    assert drawn.say("download.too_many", most="30") not in str(files.layout(drawn))
    monkeypatch.setattr(frozen, "MOST", 30)
    monkeypatch.setattr(extract, "MOST", 30)
    monkeypatch.setattr(files, "MOST", 30)
    assert not any(one["statements"] for one in frozen.evidence(drawn))
    assert export.FROZEN not in str(export.preview(drawn))
    assert drawn.say("download.too_many", most="30") in str(files.layout(drawn))
    assert "relations.csv" not in str(files.layout(drawn))
    assert "ties.csv" in str(files.layout(drawn))


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
            row["statement" if language == "en" else f"statement_{language}"]
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


# ---------------------------------------------------------------- a step of a story


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_a_step_tells_the_step_and_leads_back_to_it(spec, scene, language):
    query = f"?story=1&step=12&lang={language}"
    sent, step = spec(query, "camps"), scene(query).results.step
    assert sent["title"] == sent["headline"] == step.title[language]
    assert sent["subtitle"] == sent["summary"]
    assert sent["subtitle"].split("،" if language == "fa" else ",")[0] in step.text[language]
    assert sent["query"].startswith("?story=1&step=12")
    assert sent["notes"][0] == story.place(scene(query))


def test_the_picture_of_a_question_asks_it_and_does_not_answer(spec, scene):
    query = "?story=1&step=2"
    step = scene(query).results.step
    waiting, answered = spec(query, "map"), spec(f"{query}&answer=1", "network")
    assert waiting["title"] == step.question["en"]
    assert waiting["subtitle"] == headline.title(scene(query))
    assert answered["title"] == step.title["en"]
    assert (waiting["query"], answered["query"]) == (query, f"{query}&answer=1")


def test_another_picture_than_that_of_the_step_is_no_part_of_the_story(spec, scene):
    sent = spec("?story=1&step=12", "matrix")
    assert "story" not in sent["query"]
    assert sent["title"] == headline.title(scene("?story=1&step=12"))


def test_a_title_of_ones_own_stands_on_the_picture_of_a_step(spec):
    sent = spec("?story=1&step=12&title=Mine&subtitle=none", "camps")
    assert (sent["title"], sent["subtitle"]) == ("Mine", "")
    assert sent["headline"] != "Mine"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_picture_names_source_and_authors_in_the_readers_language(spec, scene, language):
    query = f"?lang={language}"
    said, data_set = " ".join(spec(query)["notes"]), scene(query).data_set
    [source] = data_set.sources
    assert data_set.source_title(source, language) in said
    assert data_set.authors(language)[0] in said
    assert data_set.sources[source].title not in said
    assert data_set.rights.authors[0] not in said
