"""The evidence: every statement with its author, its place and its link."""

import pytest
from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.evidence.card import SHORT, card
from components.evidence.lists import WINDOW
from components.panels import evidence
from components.views import table
from data.address.reading import parse
from data.languages import LANGUAGES
from data.model import UNCOUNTED
from tests.grammar import grammar
from tests.landed import LANDED


def parts(component):
    """Yield a component and all that is in it, texts too."""
    if isinstance(component, (list, tuple)):
        for part in component:
            yield from parts(part)
        return
    yield component
    if isinstance(component, Component) and getattr(component, "children", None) is not None:
        yield from parts(component.children)


def text(component):
    return "".join(part for part in parts(component) if isinstance(part, str))


def of_class(component, name):
    return [
        part
        for part in parts(component)
        if isinstance(part, Component) and name in str(getattr(part, "className", "")).split()
    ]


def all_cards(scene, name, lang="en"):
    drawn = scene(f"?data={name}&lang={lang}")
    for row in drawn.results.relations:
        yield drawn, row, card(drawn, row)


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("lang", ["en", "es", "pt", "fa"])
def test_every_claim_is_shown_with_the_one_who_claims_it(scene, data_sets, name, lang):
    claims = 0
    for drawn, row, item in all_cards(scene, name, lang):
        (said,) = of_class(item, "said")
        assert "said" in said.className
        assert row.status in said.className.split()
        if row.status == "claimed":
            claims += 1
            names = drawn.data_set.about.get("translations", {}).get("attributed_to", {})
            author = names.get(row.attributed_to, {}).get(lang, row.attributed_to)
            assert author in text(said), row.relation_id
            assert drawn.say("said.claimed", who="").strip() in text(said)
    assert bool(claims) == ("claimed" in data_sets[name].relations.tally("status"))


@pytest.mark.parametrize("name", LANDED)
def test_no_statement_stands_without_somebody_who_says_so(scene, name):
    for drawn, row, item in all_cards(scene, name):
        (said,) = of_class(item, "said")
        rest = drawn.say(f"said.{row.status}", who="")
        assert len(text(said)) > len(rest), row.relation_id
        source = drawn.data_set.sources[row.source_id]
        assert (source.publisher or source.title) in text(said) or row.attributed_to in text(said)


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("lang", ["en", "fa"])
def test_statements_and_notes_are_told_in_the_language_of_the_page_with_the_english_beside(
    scene, name, lang
):
    data_set = LANDED[name]
    for _, row, item in all_cards(scene, name, lang):
        (statement,) = of_class(item, "statement")
        assert statement.children == data_set.told(row)[lang]
        assert not hasattr(statement, "lang")
        notes = [part for part in of_class(item, "coder") if "original" not in part.className]
        assert len(notes) == bool(row.note)
        for note in notes:
            told = data_set.told(row, "note")[lang]
            assert note.children[1].children == told
            assert isinstance(note, html.Details) == (len(told) > SHORT)
        english = [] if lang == "en" else [row.statement, *([row.note] if row.note else [])]
        originals = [part.children[1:] for part in of_class(item, "original")]
        assert [[one.children for one in each] for each in originals] == (
            [english] if english else []
        )
        assert all((one.lang, one.dir) == ("en", "ltr") for each in originals for one in each)


@pytest.mark.parametrize("name", LANDED)
def test_a_link_leads_outside_and_tells_nobody_whence(scene, data_sets, name):
    links = [
        part
        for _, _, item in all_cards(scene, name)
        for part in parts(item)
        if isinstance(part, html.A) and not part.href.startswith("#")
    ]
    assert bool(links) == any(source.url for source in data_sets[name].sources.values())
    for link in links:
        assert link.href.startswith(("https://", "http://"))
        assert {"noopener", "noreferrer"} <= set(link.rel.split())
        assert link.target == "_blank"
        assert text(link)


@pytest.mark.parametrize("name", LANDED)
def test_every_source_of_a_relation_is_named(scene, name):
    for drawn, row, item in all_cards(scene, name):
        for source_id in filter(None, (row.source_id, row.second_source_id)):
            source = drawn.data_set.sources[source_id]
            links = [
                p for p in parts(*of_class(item, "said")) if isinstance(p, (html.A, html.Cite))
            ]
            titles = [getattr(p, "title", None) or text(p) for p in links]
            assert source.title in titles, row.relation_id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_relation_that_does_not_count_says_why(scene, lang):
    for drawn, row, item in all_cards(scene, "article", lang):
        told = {why for why in UNCOUNTED if drawn.say(f"uncounted.{why}") in text(item)}
        assert told == {*filter(None, [row.counted_why])}, row.relation_id
        assert row.counted is not bool(told)


def test_the_place_in_the_article_is_told_in_the_readers_language(scene):
    for lang, place in (("en", "paragraph 1"), ("es", "párrafo 1"), ("fa", "بند ۱")):
        _, _, item = next(all_cards(scene, "article", lang))
        assert place in text(item)


# ---------------------------------------------------------------- what is chosen


def ids(children):
    return [
        part.id
        for part in parts(children)
        if isinstance(part, html.Li) and str(getattr(part, "id", "")).startswith("relation-")
    ]


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("level", ["countries", "actors"])
def test_a_tie_opens_exactly_its_relations_counted_or_not(scene, name, level):
    """Those of its first window; the others are a click away (tests/components/evidence)."""
    whole = scene(f"?data={name}&level={level}")
    for tie in whole.results.ties[:25]:
        drawn = scene(f"?data={name}&level={level}&tie={tie.tie}")
        of_tie = [one for one in drawn.results.relations if one.tie(level) == tie.tie]
        shown = ids(evidence.children(drawn))
        assert {*shown} <= {f"relation-{one.relation_id}" for one in of_tie}
        assert len(shown) == min(len(of_tie), WINDOW)
        assert sum(one.counted for one in of_tie) == tie.relations


def test_a_node_opens_everything_said_of_it(scene):
    shown = ids(evidence.children(scene("?tie=hezbollah")))
    relations = scene("?").results.relations
    about = [one for one in relations if "hezbollah" in (one.actor, one.target)]
    assert sorted(shown) == sorted(f"relation-{one.relation_id}" for one in about)


def test_relations_come_in_the_order_of_their_dates(scene):
    drawn = scene("?data=chronology&tie=IRN~VEN")
    when = {one.relation_id: one.earliest for one in drawn.results.relations}
    shown = [when[name.removeprefix("relation-")] for name in ids(evidence.children(drawn))]
    assert len(shown) == WINDOW < len(drawn.results.evidence)
    assert shown == sorted(shown)


def test_two_without_a_relation_are_told_so(scene):
    drawn = scene("?tie=CHN~BRA")
    assert drawn.say("evidence.none") in text(evidence.children(drawn))
    assert ids(evidence.children(drawn)) == []


@pytest.mark.parametrize("query", ["?", "?lang=fa", "?data=chronology&from=2015", "?tie=IRN~VEN"])
def test_every_tie_is_a_sentence_that_leads_to_its_evidence(scene, data_sets, query):
    drawn = scene(query)
    links = [p for p in parts(evidence.sentences(drawn)) if isinstance(p, dcc.Link)]
    assert len(links) == len(drawn.results.ties)
    for link in links:
        selection, ignored = parse(link.href, grammar(data_sets))
        assert ignored == ()
        assert selection.choosing() == drawn.selection.choosing()
        assert selection.chosen[0] in {tie.tie for tie in drawn.results.ties}
        assert (
            drawn.say("tie.alignment").lower() in text(link).lower() or drawn.say.language != "en"
        )


def test_letting_go_leads_back_to_the_same_view(scene, data_sets):
    drawn = scene("?view=network&types=aid,request&tie=IRN~VEN")
    (close,) = of_class(evidence.children(drawn), "close")
    assert parse(close.href, grammar(data_sets)) == (drawn.selection.choosing(), ())


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("lang", ["en", "es", "pt", "fa"])
def test_the_overview_says_what_the_data_are(scene, name, lang):
    drawn = scene(f"?data={name}&lang={lang}")
    said = text(evidence.children(drawn))
    assert drawn.data_set.about["about"][lang] in said
    assert drawn.say("about.borders") in said


def test_hostile_words_are_text_and_never_markup_or_an_address(hostile, scene_of):
    drawn = scene_of(hostile)
    for row in drawn.results.relations:
        for part in parts(card(drawn, row)):
            assert isinstance(
                part,
                (
                    str,
                    html.Li,
                    html.P,
                    html.Div,
                    html.Button,
                    html.Span,
                    html.Details,
                    html.Summary,
                    html.Bdi,
                    html.A,
                    html.Cite,
                ),
            )
            if isinstance(part, html.A):
                assert part.href in ("https://example.org/page", f"#{row.relation_id}")


# ---------------------------------------------------------------- the table


@pytest.mark.parametrize(
    "query", ["?view=table", "?view=table&data=chronology", "?view=table&level=actors&lang=fa"]
)
def test_the_table_has_a_row_for_every_relation_and_a_cell_for_every_column(scene, query):
    drawn = scene(query)
    rows = table.rows(drawn)
    assert [row["relation_id"] for row in rows] == [
        relation.relation_id
        for relation in drawn.results.relations.page(0)  # by their dates
    ]
    fields = {column["field"] for column in table.columns(drawn)}
    assert all(fields <= row.keys() and all(row[field] for field in fields) for row in rows)


def test_a_row_of_the_table_leads_to_a_tie_or_an_actor_that_the_address_knows(scene, data_sets):
    for query in ("?view=table", "?view=table&level=actors", "?view=table&data=chronology"):
        drawn = scene(query)
        for row in table.rows(drawn):
            address = addresses.here(drawn.selection.choosing(row["tie"]))
            assert parse(address, grammar(data_sets)) == (drawn.selection.choosing(row["tie"]), ())


def test_the_table_names_the_claimant(scene):
    drawn = scene("?view=table&data=chronology&status=claimed")
    for row, relation in zip(table.rows(drawn), drawn.results.relations.page(0), strict=True):
        assert relation.attributed_to in row["said_by"]
