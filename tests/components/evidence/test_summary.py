"""The summary of what is chosen: each of its numbers is counted again from the files."""

import pytest
from dash import html

from components.evidence.summary import summaries
from components.language.calendar import year_in_words
from components.language.texts import Words, plain
from components.wording import account, weighing
from data.address.reading import parse
from data.languages import LANGUAGES
from data.listing import BEGUN
from tests.components.evidence.test_listing import QUERIES, of_chosen, year
from tests.components.panels.test_evidence import of_class, parts, text
from tests.grammar import grammar
from tests.landed import LANDED

GAP = 10


def called(begins, lines, language):
    """Return a year as it is called: the decade where no more is known of what begins in it."""
    dates = {line["date"].partition("/")[0] for line in lines if year(line) == begins}
    decade = dates == {f"{begins // 10}X"}
    years = (begins, begins + 9) if decade else (begins,)
    return "–".join(year_in_words(one, language) for one in years)


def wanted(say, lines):
    """Return what is to be said of some lines of a file."""
    counted = [line for line in lines if line["counted"] == "true"]
    years = sorted({year(line) for line in counted} - {BEGUN})
    first, *rest = [called(one, counted, say.language) for one in years] or [""]
    if len(rest) > 1 and years[1] - years[0] >= GAP:
        said = [say("account.again", first=first, again=rest[0], last=rest[-1])]
    elif rest:
        said = [say("account.since", first=first, last=rest[-1])]
    else:
        said = [say("account.once", year=first)] if first else []
    for status in ("claimed", "interpreted"):
        if n := sum(line["status"] == status for line in counted):
            said.append(say.count(f"count.{status}", n))
    sources = {line[name] for line in lines for name in ("source_id", "second_source_id")} - {""}
    return " · ".join([*said, say.count("count.sources", len(sources))])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "chosen"), QUERIES)
def test_the_summary_counts_as_the_files_do(scene, name, chosen, lang):
    drawn = scene(f"?data={name}&tie={chosen}&lang={lang}")
    say, lines = drawn.say, [*of_chosen(name, chosen)]
    assert account.of(drawn, drawn.results.evidence) == wanted(say, lines)
    counted = sum(line["counted"] == "true" for line in lines)
    assert say.count("count.relations", counted) in text(summaries(drawn))


@pytest.mark.parametrize("name", LANDED)
def test_the_summary_of_every_tie_counts_as_the_files_do(scene, name):
    say = Words("en")
    for tie in scene(f"?data={name}").results.ties:
        drawn = scene(f"?data={name}&tie={tie.tie}")
        assert wanted(say, [*of_chosen(name, tie.tie)]) in text(summaries(drawn))


def test_a_long_silence_after_the_first_record_is_told(scene):
    said = account.of(scene("?"), scene("?data=chronology&tie=IRN~VEN").results.evidence)
    assert said.startswith("Events of 1960, then from 1970")


def test_of_nothing_nothing_is_said(scene):
    drawn = scene("?types=none&tie=IRN~VEN")
    assert account.of(drawn, drawn.results.evidence) == ""
    assert not of_class(summaries(drawn), "take")


def test_every_thing_has_the_files_of_it_alone(scene, data_sets):
    drawn = scene("?data=chronology&tie=CUB~IRN,IRN~VEN&from=2000&view=network")
    groups = [
        [part.href.partition("?")[2] for part in parts(group) if isinstance(part, html.A)]
        for group in of_class(summaries(drawn), "take")
    ]
    read = [parse(f"?{queries[0]}", grammar(data_sets))[0] for queries in groups]
    assert [one.chosen for one in read] == [("CUB~IRN", "IRN~VEN"), ("CUB~IRN",), ("IRN~VEN",)]
    assert {one.since for one in read} == {"2000"}
    for queries in groups:  # files are of the data alone, the paper is of the view too
        chosen = {parse(f"?{query}", grammar(data_sets))[0].chosen for query in queries}
        assert (len(queries), len(chosen)) == (3, 1)


def test_the_files_are_there(scene, client):
    links = [
        part
        for part in parts(of_class(summaries(scene("?tie=IRN~VEN")), "take"))
        if isinstance(part, html.A)
    ]
    assert [text(link) for link in links] == ["CSV", "Excel", "PDF"]
    assert all(client.get(link.href).status_code == 200 for link in links)
    for link in links[:2]:
        assert link.download in plain(getattr(link, "aria-label"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tie_leads_to_those_in_the_country_who_stand_for_no_state(scene, language):
    drawn = scene(f"?data=chronology&tie=ARG~IRN&lang={language}")
    said = text(summaries(drawn))
    assert drawn.say("evidence.beside") in said
    (apart,) = [tie for tie in drawn.results.ties if {tie.a, tie.b} == {"amia", "IRN"}]
    assert drawn.sentences.tie(apart) in said
    none = scene(f"?data=chronology&tie=BOL~IRN&lang={language}")
    assert drawn.say("evidence.beside") not in text(summaries(none))


def test_an_alignment_is_worked_out_type_by_type(chronology, scene_of):
    scene = scene_of(chronology, "?data=chronology&tie=ARG~IRN")
    tie = next(tie for tie in scene.results.ties if tie.tie == "ARG~IRN")
    own = [one for one in chronology.relations if one.tie("countries") == tie.tie and one.counted]
    table, result = weighing.worked_out(scene, tie)
    rows = [[cell.children for cell in row.children] for row in table.children[1].children]
    assert sum(int(times) for _, times, _, _ in rows) == len(own) == tie.relations
    total = sum(one.weight for one in own)
    assert sum(float(each.replace("\u2212", "-")) for *_, each in rows) == pytest.approx(
        total, abs=0.006 * len(rows)
    )
    sizes = sum(one.size for one in own)
    alignment = f"{total / (sizes + 1):+.2f}".replace("-", "\u2212")
    assert f"{sizes:.2f}".rstrip("0").rstrip(".") in result.children
    assert result.children.endswith(f"alignment {alignment}.")
