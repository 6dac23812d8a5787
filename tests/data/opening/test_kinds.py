"""Types of other tables: which of PLOVER's each is, and which have none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import FORMS, TYPES_CSV, relation_types
from data.opening.kinds import PLAIN, Kind, scheme_of, type_of, type_of_sign
from data.opening.own_words import proposed, side_of
from data.reading.header import Column
from data.reading.table import whole_table

SCHEMES = ("plover", "cameo", "cameo-bare", "icews", "words", *PLAIN)

MEANT = [
    ("CONSULT", "plover", "CONSULT"),
    ("Assault", "plover", "ASSAULT"),
    ("CONCEDE", "plover", "AGREE"),
    ("PROTEST", "plover", ""),
    ("FIGHT", "plover", None),
    # CAMEO: the root, three digits, four, and the exceptions.
    ("01", "cameo", ""),
    ("010", "cameo", ""),
    ("020", "cameo", "REQUEST"),
    ("036", "cameo", "AGREE"),
    ("042", "cameo", "CONSULT"),
    ("057", "cameo", "SUPPORT"),
    ("061", "cameo", "COOPERATE"),
    ("071", "cameo", "AID"),
    ("081", "cameo", "AGREE"),
    ("0811", "cameo", "AGREE"),
    ("0814", "cameo", "RETREAT"),
    ("0831", "cameo", "AGREE"),
    ("0841", "cameo", "RETREAT"),
    ("090", "cameo", "ACCUSE"),
    ("1011", "cameo", "REQUEST"),
    ("112", "cameo", "ACCUSE"),
    ("129", "cameo", "REJECT"),
    ("138", "cameo", "THREATEN"),
    ("141", "cameo", ""),
    ("152", "cameo", "MOBILIZE"),
    ("163", "cameo", "SANCTION"),
    ("171", "cameo", "COERCE"),
    ("1711", "cameo", "COERCE"),
    ("1712", "cameo", "ASSAULT"),
    ("175", "cameo", "ASSAULT"),
    ("182", "cameo", "ASSAULT"),
    ("190", "cameo", "ASSAULT"),
    ("191", "cameo", "COERCE"),
    ("192", "cameo", "COERCE"),
    ("204", "cameo", "ASSAULT"),
    # The zero that a spreadsheet took away.
    ("42", "cameo", "CONSULT"),
    ("831", "cameo", "AGREE"),
    ("7", "cameo", "AID"),
    ("42.0", "cameo", "CONSULT"),
    ("20", "cameo", "ASSAULT"),
    ("20", "cameo-bare", "REQUEST"),
    ("190", "cameo-bare", "ASSAULT"),
    ("21", "cameo", "REQUEST"),
    ("00", "cameo", None),
    ("99999", "cameo", None),
    ("X", "cameo", None),
    ("Host a visit", "icews", "CONSULT"),
    ("Return, release person(s)", "icews", "RETREAT"),
    ("Make statement", "icews", ""),
    ("Do something else", "icews", None),
    ("1", "quad", "AGREE"),
    ("4.0", "quad", "COERCE"),
    ("MATERIAL COOPERATION", "quad", "COOPERATE"),
    ("+", "sign", "SUPPORT"),
    ("-", "sign", "ACCUSE"),
    ("\N{MINUS SIGN}", "sign", "ACCUSE"),
    ("-1", "sign", "ACCUSE"),
    ("1", "sign", "SUPPORT"),
    ("0", "sign", ""),
    ("negativo", "sign", "ACCUSE"),
    ("defense", "alliance", "SUPPORT"),
    ("nonaggression", "alliance", "AGREE"),
    ("entente", "alliance", "AGREE"),
    ("1", "mid", ""),
    ("2", "mid", "THREATEN"),
    ("3", "mid", "MOBILIZE"),
    ("5", "mid", "ASSAULT"),
    ("-9", "mid", None),
    ("7", "mid-action", "MOBILIZE"),
    ("15", "mid-action", "COERCE"),
    ("20", "mid-action", "ASSAULT"),
    ("3", "ucdp-violence", "ASSAULT"),
    ("Explosions/Remote violence", "acled", "ASSAULT"),
    ("Protests", "acled", ""),
    # Own words.
    ("sends troops", "words", "MOBILIZE"),
    ("sends aid", "words", "AID"),
    ("ally", "words", "SUPPORT"),
    ("Aliados", "words", "SUPPORT"),
    ("متحد", "words", "SUPPORT"),
    ("treaty signed", "words", "SUPPORT"),
    ("visita de Estado", "words", "CONSULT"),
    ("comércio", "words", "COOPERATE"),
    ("کمک نظامی", "words", "AID"),
    ("condena", "words", "ACCUSE"),
    ("threatens", "words", "THREATEN"),
    ("tariffs", "words", "SANCTION"),
    ("imposes sanctions on", "words", "SANCTION"),
    ("lifts sanctions", "words", "RETREAT"),
    ("levantamiento de sanciones", "words", "RETREAT"),
    ("رفع تحریم", "words", "RETREAT"),
    ("تحریم", "words", "SANCTION"),
    ("expels ambassador", "words", "SANCTION"),
    ("reconoce", "words", "SUPPORT"),
    ("guerra", "words", "ASSAULT"),
    ("حمله هوایی", "words", "ASSAULT"),
    ("enemy", "words", "THREATEN"),
    ("دشمن", "words", "THREATEN"),
    ("veto", "words", "REJECT"),
    ("military exercise", "words", "MOBILIZE"),
    ("joint military exercise", "words", "COOPERATE"),
    ("neutral", "words", ""),
    # Two types, or none: somebody has to be asked.
    ("trade and sanctions", "words", None),
    ("important committee", "words", None),
    ("Denmark", "words", None),
    ("no attack", "words", None),
    ("sin acuerdo", "words", None),
    ("عدم حمایت", "words", None),
    ("pacto de no agresión", "words", "AGREE"),
    ("non-aggression pact", "words", "AGREE"),
    ("détente", "words", None),
    # Verbs in the forms that a chronology has them in, and what follows a verb.
    *(
        (text, "words", kind)
        for kind, texts in {
            "SANCTION": "broke relations|cut diplomatic ties|withdrew its ambassador|froze assets"
            "|deported|rompió relaciones|fechou a embaixada",
            "CONSULT": "met with|held talks|sent a letter",
            "COOPERATE": "opened embassy|restored ties|normalised relations|extradited",
            "REQUEST": "requested extradition|pidió",
            "ACCUSE": "condenó|acusou|summoned the ambassador",
            "REJECT": "voted against|opposes",
            "SUPPORT": "congratulated|voted for|positive|apoiou",
            "THREATEN": "amenazó|ameaçou|trade dispute",
            "COERCE": "kidnapped|espionage|hacked",
            "ASSAULT": "fired missiles|bombardeó",
            "RETREAT": "withdrew troops|liberated|peace treaty|acuerdo de paz",
            "AID": "sold weapons|debt relief|vendeu armas",
        }.items()
        for text in texts.split("|")
    ),
    ("xyz", "words", None),
]


@pytest.mark.parametrize(("text", "scheme", "kind"), MEANT)
def test_each_type_is_one_of_plovers_or_none(text, scheme, kind):
    found = type_of(text, scheme)
    assert (found and found.type) == kind or (found is None and kind is None)


def test_what_stands_is_a_tie_and_has_a_verbal_type():
    for text, scheme in [
        ("defense", "alliance"),
        ("+", "sign"),
        ("-1", "sign"),
        ("rivals", "words"),
        ("alianza", "words"),
    ]:
        found = type_of(text, scheme)
        assert found.form == "tie"
        assert not relation_types()[found.type.lower()].deeds


def test_a_label_is_the_tables_own_words_or_the_name_of_the_code():
    assert type_of("  state   visit ", "words").label == "state visit"
    assert type_of("0871", "cameo").label == "Declare truce, ceasefire"
    assert type_of("0873", "cameo").label == "De-escalate military engagement"
    assert type_of("ASSAULT", "plover").label == ""
    assert len(type_of("war " * 100, "words").label) <= 60


def test_cameo_goes_the_way_of_our_table_of_types():
    """Each root that relation_types.csv names has the type that it has there."""
    rows = whole_table(
        TYPES_CSV, (Column("cameo_roots", "roots", str), Column("plover_type", "", str))
    )
    roots = [(row["plover_type"], root) for row in rows for root in row["cameo_roots"].split()]
    spans = [
        (kind, f"{number:0{len(first)}}")
        for kind, root in roots
        for first, _, last in [root.partition("-")]
        for number in range(int(first), int(last or first) + 1)
    ]
    assert len(spans) > 20
    for kind, code in spans:
        assert type_of(code, "cameo").type == kind, code


@pytest.mark.parametrize("scheme", SCHEMES)
@given(text=st.text(max_size=40) | st.integers(-99, 99999).map(str))
def test_whatever_is_found_is_a_type_and_a_form_of_ours(scheme, text):
    found = type_of(text, scheme)
    if found and found.type:
        assert found.type.lower() in relation_types()
        assert found.form in FORMS


def test_a_scheme_that_is_none_is_an_error():
    with pytest.raises(KeyError):
        type_of("x", "astrology")


def test_a_cell_of_any_length_is_no_trouble():
    assert type_of("attack " * 1_000_000, "words") is None


@pytest.mark.parametrize(
    ("number", "kind"), [(3.5, "SUPPORT"), (-0.1, "ACCUSE"), (0.0, None), (-0.0, None)]
)
def test_of_a_number_only_its_sign_tells(number, kind):
    found = type_of_sign(number)
    assert (found and found.type) == kind
    assert found is None or found.form == "tie"


COLUMNS = [
    (["ASSAULT", "Coerce", "PROTEST"], "plover"),
    (["043", "010", "193", "0831"], "cameo"),
    (["43", "10", "193", "831"], "cameo-bare"),
    (["Make a visit", "Consult", "Praise or endorse"], "icews"),
    (["Battles", "Riots"], "acled"),
    (["VERBAL COOPERATION", "MATERIAL CONFLICT"], "quad"),
    (["+", "-", "+"], "sign"),
    (["1", "-1"], "sign"),
    (["+", "\N{MINUS SIGN}"], "sign"),
    (["ally", "war", "something"], "words"),
    (["آتش‌بس", "جنگ", "صلح"], "words"),
    (["something", "else", "war"], ""),
    (["1", "2", "4"], ""),
    (["0", "1"], ""),
    (["1950", "1951", "2004"], ""),
    (["", "NA", "-"], "sign"),
    ([], ""),
]


@pytest.mark.parametrize(("cells", "scheme"), COLUMNS)
def test_a_column_shows_its_scheme(cells, scheme):
    assert scheme_of(cells) == scheme


def test_the_table_of_types_names_no_other_type():
    text = TYPES_CSV.parent.joinpath("opening", "types.toml").read_text(encoding="utf-8")
    values = set(re.findall(r'^[^\n#]*= "([A-Z]*)"$', text, re.MULTILINE))
    assert values <= {code.upper() for code in relation_types()} | {""}


def test_kinds_are_plain_values():
    assert type_of("1", "mid") == Kind("", "", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("visited", "CONSULT"),
        ("sanctons", "SANCTION"),  # a slip
        ("protests", "ACCUSE"),  # of a crowd it has no type, of a state it is a complaint
        ("nota de protesto", "ACCUSE"),
        ("اعتراض", "ACCUSE"),
        ("condemnation of the attack", "ACCUSE"),
        ("warm relations", ""),  # no war
        ("peaceful ward", ""),
        ("no sanctions", ""),  # its contrary would be as good a guess
        ("end of the war", ""),
        ("trade and sanctions", ""),
        ("demonstration", ""),
        ("paces", ""),
    ],
)
def test_a_type_is_proposed_for_words_only_where_they_say_no_contrary(text, kind):
    assert proposed(text) == kind
    assert type_of(text, "words") is None or kind or not type_of(text, "words").type


SIDES = {
    1: "cooperation|Cooperación|cooperação|همکاری|friendly|positive|amistoso|amigável|دوستانه|مثبت",
    -1: "conflict|Conflicto|conflito|تعارض|hostile|negative|hostil|tensión|تنش|خصمانه|منفی"
    "|conflicto diplomático|tensão",
}


@pytest.mark.parametrize(
    ("text", "sign"), [(one, sign) for sign, some in SIDES.items() for one in some.split("|")]
)
@pytest.mark.parametrize("scheme", ["words", "sign"])
def test_a_word_for_a_side_is_no_tie_no_threat_and_keeps_its_own_words(text, sign, scheme):
    found = type_of(text, scheme)
    assert relation_types()[found.type.lower()].sign == sign
    assert found.form != "tie"
    assert found.type != "THREATEN"
    assert found.label == text
    assert side_of(text) == found.type
    assert proposed(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("acuerdo de cooperación", "armed conflict", "conflicto armado", "arms cooperation"),
        *("no conflict", "threat", "hostile statement", "conflict and cooperation", "rival"),
        *("cooperates with", ""),
    ],
)
def test_what_says_more_than_a_side_is_no_word_for_one(text):
    assert side_of(text) == ""


# What chronicles of diplomacy say most, in four languages: the sign that a proposal, or what is
# taken for its type, has.
PHRASES = {
    -1: "nota de protesta|nota de protesto|note of protest|یادداشت اعتراض|ruptura de relaciones"
    "|Ruptura de relaciones diplomáticas|rompimento de relações diplomáticas|قطع روابط دیپلماتیک"
    "|severed diplomatic relations|retiro de embajador|retirada do embaixador"
    "|withdrawal of ambassador|فراخواندن سفیر|llamado a consultas|chamada para consultas"
    "|recalled for consultations|فراخوان برای مشورت|sanciones|Sanciones contra funcionarios"
    "|sanções|تحریم|condena|condenação|condemnation|محکومیت|expulsión de diplomáticos"
    "|Expulsión del embajador|expulsão de diplomatas|expulsion of diplomats|اخراج دیپلمات‌ها"
    "|Cierre de frontera|fechamento da fronteira|border closure|بستن مرز|cierre de embajada"
    "|fechamento da embaixada|embassy closure|persona non grata|suspensión de relaciones"
    "|suspensão de relações|suspension of relations|تعلیق روابط|احضار سفیر"
    "|cierre del espacio aéreo",
    1: "nombramiento de embajador|nomeação de embaixador|appointment of ambassador|انتصاب سفیر"
    "|visita oficial|visita de Estado|official visit|سفر رسمی|acuerdo firmado|acordo assinado"
    "|signed agreement|توافق امضا شده|Firma de memorando de entendimiento"
    "|assinatura de memorando|memorandum of understanding|تفاهم‌نامه"
    "|Reapertura de la frontera en Táchira|reabertura da fronteira|border reopening|بازگشایی مرز"
    "|Envío de ayuda humanitaria|ajuda humanitária|humanitarian aid|کمک بشردوستانه"
    "|Acuerdo de cooperación energética|reapertura de embajada|reabertura da embaixada"
    "|reopening of embassy|بازگشایی سفارت|restablecimiento de relaciones",
}


@pytest.mark.parametrize(
    ("text", "sign"), [(one, sign) for sign, some in PHRASES.items() for one in some.split("|")]
)
def test_what_is_said_of_diplomacy_is_never_taken_for_its_contrary(text, sign):
    known = type_of(text, "words")
    kinds = {known.type if known else "", proposed(text)} - {""}
    assert kinds, "nothing is proposed"
    assert {relation_types()[one.lower()].sign for one in kinds} == {sign}
