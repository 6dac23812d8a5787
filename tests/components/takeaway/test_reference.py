"""One relation as a reference: the sources it rests on, and what is coded here."""

import json
from datetime import date

import pytest

from components.language.texts import plain
from components.takeaway.reference import contents
from components.wording import citation
from data.languages import LANGUAGES
from tests.components.panels.test_evidence import parts, text
from tests.counting import rows
from tests.landed import LANDED

HERE, TODAY = "https://example.org", date(2026, 11, 29)


def body(asked, href="http://localhost/"):
    return {
        "output": "reference-body.children",
        "outputs": {"id": "reference-body", "property": "children"},
        "inputs": [{"id": "reference-asked", "property": "data", "value": asked}],
        "state": [{"id": "url", "property": "href", "value": href}],
        "changedPropIds": ["reference-asked.data"],
    }


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_relation_is_cited_with_all_of_its_sources(scene, name, lang):
    drawn = scene(f"?data={name}&lang={lang}")
    sources = {row["source_id"]: row for row in rows(name, "sources")}
    for row in rows(name, "relations")[::7]:
        relation = drawn.data_set.relations.find(row["relation_id"])
        said = plain(text(contents(drawn, relation, HERE, TODAY)))
        for source_id in filter(None, (row["source_id"], row["second_source_id"])):
            for field in ("title", "publisher", "url"):
                assert sources[source_id][field].rstrip(".") in said
        assert row["statement" if lang == "en" else f"statement_{lang}"] in said
        assert f"#{row['relation_id']}" in said
        assert HERE in said


def test_every_style_has_a_copy_of_its_own(scene):
    drawn = scene("?data=chronology&tie=IRN~VEN")
    relation = drawn.data_set.relations.find("CH190")
    found = contents(drawn, relation, HERE, TODAY)
    quoted = [part for part in parts(found) if getattr(part, "className", "") == "quoted"]
    buttons = [part for part in parts(quoted) if hasattr(part, "data-take")]
    assert len(buttons) == len(quoted) == len(relation.sources) + len(citation.STYLES)
    assert len({getattr(button, "aria-label") for button in buttons}) >= len(citation.STYLES)


def test_a_reference_is_of_the_relation_and_not_of_the_view(scene):
    drawn = scene("?data=chronology&tie=IRN~VEN")
    relation = drawn.data_set.relations.find("CH190")
    address = f"{HERE}/?data=chronology&tie=IRN~VEN#CH190"
    cited = citation.of_relation(drawn, relation, address, TODAY)
    (item,) = json.loads(citation.csl_json(cited))
    assert item["title"] == f"CH190: {relation.statement.rstrip('.')}"
    assert item["URL"] == address
    assert item["id"].endswith("CH190")
    assert citation.bibtex(cited).startswith("@misc{entente-chronology-ch190-2026,")
    assert "..”" not in citation.chicago(cited)


def test_the_server_fills_the_dialog_for_the_query_of_the_page(ask):
    answer = ask(body("CH190?data=chronology&tie=IRN~VEN&lang=es"))
    assert answer.status_code == 200
    assert "http://localhost/?data=chronology&tie=IRN~VEN&lang=es#CH190" in json.dumps(
        answer.get_json(), ensure_ascii=False
    )


@pytest.mark.parametrize("asked", ["", "?", "CH190", "nobody?data=chronology", "<b>?lang=fa"])
def test_an_unknown_relation_is_said_to_be_unknown(ask, asked):
    answer = ask(body(asked))
    assert answer.status_code == 200
    assert "quoted" not in json.dumps(answer.get_json())


@pytest.mark.parametrize("asked", [None, 3, ["CH190"], {}, "\ud800"])
def test_what_is_no_text_is_refused(ask, asked):
    assert ask(body(asked)).status_code == 400
