"""Free sentences that say what was done: a type is suggested, claimed until a person settles it."""

from dataclasses import replace

import pytest

from data.opening.answers import Answers, settled
from data.opening.folder import write
from data.opening.kinds import READ, type_of
from data.opening.opened import open_file
from data.opening.report import report

SENTENCES = {  # what each says was done, "" where nobody can tell
    "Acusó a Irán por el atentado contra la AMIA": "ACCUSE",
    "Condenó el ataque": "ACCUSE",
    "Atentado contra la Embajada": "ASSAULT",
    "Firmó acuerdos comerciales": "SUPPORT",
    "Acuerdo de cooperación y fondo de inversión conjunto": "AGREE",
    "Recibió al presidente en Managua": "CONSULT",
    "Sancionó petroleros": "SANCTION",
    "Pidió alto el fuego": "REQUEST",
    "No firmó el acuerdo": "",
    "La Cámara de Casación declaró a Irán Estado terrorista": "",
    "Bombed a port near Sanaa": "ASSAULT",
    "Accused it of the bombing": "ACCUSE",
    "Refused to sign the agreement": "REJECT",
    "Was sanctioned by the council": "",
    "Assinou um acordo comercial com o governo": "SUPPORT",
    "دو طرف توافق‌نامه امضا کردند": "SUPPORT",
    "Vivid green hills": "",
    "Trade and sanctions with the south": "",
}
HEAD = "Fecha;Quién;A quién;Hecho;Medio"
ROWS = (
    "17/03/1992;Irán;Argentina;Atentado contra la Embajada de Israel;Clarín",
    "18/07/1994;Argentina;Irán;Acusó a Irán por el atentado contra la AMIA;La Nación",
    "27/01/2013;Argentina;Irán;Firmó memorando de entendimiento en Adís Abeba;Página/12",
    "12/04/2024;Argentina;Irán;La Cámara declaró a Irán Estado terrorista;Infobae",
)
WEIGHTS = ("-9,5", "-8,0", "3,5", "-7,2")


@pytest.fixture
def told(tmp_path):
    """Return what opens a table of some lines."""

    def opened(*lines):
        path = tmp_path / "mi_tabla.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return open_file(path)

    return opened


@pytest.mark.parametrize(("sentence", "type_"), SENTENCES.items())
def test_of_a_sentence_the_type_is_suggested_that_it_says(sentence, type_):
    found = type_of(sentence, READ)
    assert (found.type if found else "") == type_


def test_attacks_in_free_words_never_become_cooperation(told):
    found = told(HEAD, *ROWS)
    assert found.mapping.roles[3] == "statement"
    assert (found.mapping.scheme, found.mapping.one_type) == (READ, "")
    assert [(one.type, one.status, one.attributed_to) for one in found.outcome.drafts] == [
        ("ASSAULT", "claimed", "Clarín"),
        ("ACCUSE", "claimed", "La Nación"),
        ("SUPPORT", "claimed", "Página/12"),
    ]
    assert found.outcome.drafts[1].statement == "Acusó a Irán por el atentado contra la AMIA"
    (fault,) = found.outcome.faults
    assert (fault.line, fault.column, fault.why) == (5, "Hecho", "unknown-type")


def test_what_a_person_settles_is_no_longer_only_claimed(told):
    found = told(HEAD, *ROWS)
    words = report(found).words
    assert [one.proposal for one in words] == ["ASSAULT", "ACCUSE", "SUPPORT", ""]
    types = {one.name: one.proposal or "ACCUSE" for one in words}
    said = found.read_as(replace(found.mapping, types=types)).outcome
    assert [one.type for one in said.drafts] == ["ASSAULT", "ACCUSE", "SUPPORT", "ACCUSE"]
    assert {(one.status, one.attributed_to) for one in said.drafts} == {("reported", "")}


def test_one_type_for_all_rows_takes_the_place_of_suggestions(told):
    found = told(HEAD, *ROWS)
    mapping = settled(found.mapping, Answers(one_type="ACCUSE"))
    said = found.read_as(mapping).outcome
    assert {(one.type, one.status) for one in said.drafts} == {("ACCUSE", "reported")}
    assert len(said.drafts) == len(ROWS)


def test_words_nobody_knows_are_asked_about_before_there_is_an_atlas(told):
    found = told("who,whom,when,remarkable thing", "Iran,Cuba,2001,green hills of home seen")
    assert found.outcome.drafts == []
    assert found.outcome.left_out == {"unknown-type": 1}


@pytest.mark.parametrize("heading", ["Qué hizo", "Tipo"])
def test_weights_make_nothing_mutual_and_keep_what_words_do_not_tell(told, heading):
    head = f"Fecha;Quién;A quién;{heading};Intensidad"
    rows = [f"{';'.join(row.split(';')[:4])};{n}" for row, n in zip(ROWS, WEIGHTS, strict=True)]
    drafts = told(head, *rows).outcome.drafts
    assert [(one.type, one.form, one.weight, one.mutual) for one in drafts] == [
        ("ASSAULT", "act", -0.95, False),
        ("ACCUSE", "statement", -0.8, False),
        ("SUPPORT", "statement", 0.35, False),
        ("ACCUSE", "stance", -0.72, False),  # by its weight
    ]
    assert drafts[3].label == "hostile"


def test_a_sentence_that_its_weight_contradicts_goes_by_the_weight(told):
    row = "18/07/1994;Argentina;Irán;Atacó un barco en el puerto;5"
    other = "19/07/1994;Argentina;Irán;Atacó otro barco en el puerto;-5"
    drafts = told("Fecha;Quién;A quién;Qué hizo;Intensidad", row, other).outcome.drafts
    assert [(one.label, one.weight) for one in drafts] == [("friendly", 1.0), ("", -1.0)]


@pytest.mark.parametrize(
    ("head", "mutual"),
    [
        ("quién;hacia quién;fecha;peso", False),
        ("source;target;date;weight", False),
        ("actor;target;year;weight", False),
        ("país 1;país 2;fecha;peso", True),
        ("country a;country b;year;weight", True),
    ],
)
def test_who_acts_is_kept_beside_a_weight_where_headings_say_it(told, head, mutual):
    drafts = told(head, "Iran;Cuba;2001;-0.5", "Chile;Peru;2002;0.5").outcome.drafts
    assert [one.mutual for one in drafts] == [mutual, mutual]


def test_rows_from_both_ends_are_one_relation_of_both(told):
    rows = ("Iran;Cuba;2001;-0.5", "Cuba;Iran;2001;-0.5", "Peru;Cuba;2002;1", "Cuba;Peru;2002;1")
    drafts = told("actor;target;year;weight", *rows).outcome.drafts
    assert [one.mutual for one in drafts] == [True, True]


def test_votes_with_a_column_for_each_resolution_are_a_roll_call(told):
    found = told("País;2019;2020", "Argentina;Sí;Sí", "Brasil;Abs.;Abs.", "Cuba;No;No", "Perú;;Sí")
    scores = {(one.actor, one.target, one.date): one.score for one in found.outcome.drafts}
    assert scores["ARG", "CUB", "2019"] == "0.00"
    assert scores["ARG", "BRA", "2020"] == "0.50"
    assert scores["ARG", "PER", "2020"] == "1.00"
    assert found.outcome.left_out == {"no-vote": 1}


def test_yes_and_no_alone_may_tell_anything_and_are_no_votes(told):
    found = told("Country;NATO;EU", "France;yes;yes", "Turkey;yes;no", "Austria;no;yes")
    assert found.outcome.drafts == []


def test_a_set_says_that_of_some_relations_only_a_side_is_told(told, tmp_path):
    found = told("actor;target;year;weight", "Iran;Cuba;2001;-0.5", "Chile;Peru;2002;0.5")
    data_set = write(tmp_path, "rows", "Rows", found.outcome, None)
    assert data_set.about["sides"] is True
    words = told(HEAD, *ROWS)
    assert "sides" not in write(tmp_path, "rows", "Rows", words.outcome, None).about
