"""The words above the picture: what it shows, in four languages."""

import re

import pytest

from components.language.calendar import span_in_words
from components.wording import headline, unread
from tests.components.panels.test_evidence import text
from tests.landed import LANDED


def plain(words):
    """Leave out the marks of direction, which nobody sees."""
    return re.sub("[\u2066-\u2069\u200f]", "", words)


TITLES = [
    (
        "?",
        "United States, Iran, and 13 others, Aug 2005 – May 2020: 50 relations, 16 cooperative",
        "Estados Unidos, Irán y 13 más, ago 2005 – may 2020: 50 relaciones, 16 de cooperación",
        "Estados Unidos, Irã e mais 13, ago. de 2005 – mai. de 2020: 50 relações, 16 de cooperação",
        "ایالات متحده، ایران، و ۱۳ کنشگر دیگر، اوت ۲۰۰۵ تا مه ۲۰۲۰: ۵۰ رابطه، ۱۶ مورد همکاری",
    ),
    (
        "?data=chronology&from=2019&actors=VEN&side=acts",
        "Venezuela (the acting side), Jul 2019 – Mar 2026: 15 relations, 14 cooperative",
        "Venezuela (el lado que actúa), jul 2019 – mar 2026: 15 relaciones, 14 de cooperación",
        "Venezuela (o lado que age), jul. de 2019 – mar. de 2026: 15 relações, 14 de cooperação",
        "ونزوئلا (طرف اقدام‌کننده)، ژوئیه ۲۰۱۹ تا مارس ۲۰۲۶: ۱۵ رابطه، ۱۴ مورد همکاری",
    ),
    (
        "?actors=BOL,CUB,ECU",
        "Bolivia, Cuba, or Ecuador with anyone, Aug 2005 – May 2020: 8 relations, 4 cooperative",
        "Bolivia, Cuba o Ecuador con cualquiera, ago 2005 – may 2020: "
        "8 relaciones, 4 de cooperación",
        "Bolívia, Cuba ou Equador com qualquer um, ago. de 2005 – mai. de 2020: "
        "8 relações, 4 de cooperação",
        "بولیوی، کوبا، یا اکوادور با هر طرف، اوت ۲۰۰۵ تا مه ۲۰۲۰: ۸ رابطه، ۴ مورد همکاری",
    ),
    (
        "?data=chronology&actors=IRN,VEN&side=between",
        "Between Iran and Venezuela, Sept 1960 – Jan 2026: 50 relations, all cooperative",
        "Entre Irán y Venezuela, sept 1960 – ene 2026: 50 relaciones, todas de cooperación",
        "Entre Irã e Venezuela, set. de 1960 – jan. de 2026: 50 relações, todas de cooperação",
        "میان ایران و ونزوئلا، سپتامبر ۱۹۶۰ تا ژانویه ۲۰۲۶: ۵۰ رابطه، همه همکاری",
    ),
    (
        "?data=chronology&tie=IRN~VEN,CUB~IRN",
        "Iran with Venezuela and Cuba, Sept 1960 – Jan 2026: 72 relations, all cooperative",
        "Irán con Venezuela y Cuba, sept 1960 – ene 2026: 72 relaciones, todas de cooperación",
        "Irã com Venezuela e Cuba, set. de 1960 – jan. de 2026: 72 relações, todas de cooperação",
        "ایران با ونزوئلا و کوبا، سپتامبر ۱۹۶۰ تا ژانویه ۲۰۲۶: ۷۲ رابطه، همه همکاری",
    ),
    (
        "?tie=CUB,VEN",
        "Cuba or Venezuela with anyone, Aug 2005 – May 2020: 24 relations, 12 cooperative",
        "Cuba o Venezuela con cualquiera, ago 2005 – may 2020: 24 relaciones, 12 de cooperación",
        "Cuba ou Venezuela com qualquer um, ago. de 2005 – mai. de 2020: "
        "24 relações, 12 de cooperação",
        "کوبا یا ونزوئلا با هر طرف، اوت ۲۰۰۵ تا مه ۲۰۲۰: ۲۴ رابطه، ۱۲ مورد همکاری",
    ),
    (
        "?tie=BOL,IRN~USA,IRN~VEN",
        "Bolivia, Iran – United States, and Iran – Venezuela, Aug 2005 – May 2020: "
        "20 relations, 8 cooperative",
        "Bolivia, Irán – Estados Unidos e Irán – Venezuela, ago 2005 – may 2020: "
        "20 relaciones, 8 de cooperación",
        "Bolívia, Irã – Estados Unidos e Irã – Venezuela, ago. de 2005 – mai. de 2020: "
        "20 relações, 8 de cooperação",
        "بولیوی، ایران – ایالات متحده، و ایران – ونزوئلا، اوت ۲۰۰۵ تا مه ۲۰۲۰: "
        "۲۰ رابطه، ۸ مورد همکاری",
    ),
    (
        "?data=chronology&from=2005&to=2013&actors=VEN&types=cooperate,aid,retreat",
        "Venezuela, 2005–2013: 5 relations (filter: cooperation in deeds)",
        "Venezuela, 2005–2013: 5 relaciones (filtro: cooperación en actos)",
        "Venezuela, 2005 – 2013: 5 relações (filtro: cooperação em atos)",
        "ونزوئلا، ۲۰۰۵ تا ۲۰۱۳: ۵ رابطه (فیلتر: همکاری در کردار)",
    ),
    (
        "?data=chronology&actors=VEN&types=consult,agree,support,request,cooperate,aid,retreat",
        "Venezuela, Sept 1960 – Mar 2026: 55 relations, 52 cooperative"
        " (filter: cooperation and demands)",
        "Venezuela, sept 1960 – mar 2026: 55 relaciones, 52 de cooperación"
        " (filtro: cooperación y exigencias)",
        "Venezuela, set. de 1960 – mar. de 2026: 55 relações, 52 de cooperação"
        " (filtro: cooperação e exigências)",
        "ونزوئلا، سپتامبر ۱۹۶۰ تا مارس ۲۰۲۶: ۵۵ رابطه، ۵۲ مورد همکاری (فیلتر: همکاری و خواسته‌ها)",
    ),
    (
        "?actors=CHN&types=aid",
        "China: nothing to show",
        "China: nada que mostrar",
        "China: nada a mostrar",
        "چین: چیزی برای نمایش نیست",
    ),
    (
        "?types=none",
        "Iran and Latin America, May 2020: nothing to show",
        "Irán y América Latina, mayo de 2020: nada que mostrar",
        "Irã e América Latina, maio de 2020: nada a mostrar",
        "ایران و آمریکای لاتین، مه ۲۰۲۰: چیزی برای نمایش نیست",
    ),
]
SUMMARIES = [
    (
        "?",
        "50 counted relations (of 84 statements) · 24 ties · 14 states, 1 other actor",
        "50 relaciones contabilizadas (enunciados: 84) · 24 vínculos · 14 Estados, 1 actor más",
        "50 relações contabilizadas (enunciados: 84) · 24 vínculos · 14 Estados, 1 outro ator",
        "۵۰ رابطهٔ شمرده‌شده (از ۸۴ گزاره) · ۲۴ پیوند · ۱۴ کشور، ۱ کنشگر دیگر",
    ),
    (
        "?data=chronology&from=2019&actors=VEN&side=acts",
        "15 relations · 3 ties · 4 states",
        "15 relaciones · 3 vínculos · 4 Estados",
        "15 relações · 3 vínculos · 4 Estados",
        "۱۵ رابطه · ۳ پیوند · ۴ کشور",
    ),
    (
        "?data=chronology&tie=IRN~VEN,CUB~IRN",
        "72 relations · 2 ties · 3 states"
        " · 67 other ties and 254 other relations are in the background",
        "72 relaciones · 2 vínculos · 3 Estados"
        " · 67 vínculos más y 254 relaciones más quedan en segundo plano",
        "72 relações · 2 vínculos · 3 Estados"
        " · 67 outros vínculos e 254 outras relações ficam em segundo plano",
        "۷۲ رابطه · ۲ پیوند · ۳ کشور · ۶۷ پیوند دیگر و ۲۵۴ رابطهٔ دیگر در پس‌زمینه‌اند",
    ),
    (
        "?data=chronology&tie=IRN~VEN&only=1",
        "50 relations · 1 tie · 2 states · 68 other ties and 276 other relations are left out",
        "50 relaciones · 1 vínculo · 2 Estados"
        " · 68 vínculos más y 276 relaciones más no se muestran",
        "50 relações · 1 vínculo · 2 Estados"
        " · 68 outros vínculos e 276 outras relações não são mostrados",
        "۵۰ رابطه · ۱ پیوند · ۲ کشور · ۶۸ پیوند دیگر و ۲۷۶ رابطهٔ دیگر نشان داده نمی‌شوند",
    ),
]


@pytest.mark.parametrize("case", TITLES, ids=[case[0] for case in TITLES])
def test_the_headline_says_who_when_and_how_friendly(scene, case):
    query, *titles = case
    for lang, title in zip(("en", "es", "pt", "fa"), titles, strict=True):
        assert plain(headline.title(scene(f"{query}&lang={lang}"))) == title


@pytest.mark.parametrize("case", SUMMARIES, ids=[case[0] for case in SUMMARIES])
def test_the_summary_says_what_is_shown(scene, case):
    query, *summaries = case
    for lang, summary in zip(("en", "es", "pt", "fa"), summaries, strict=True):
        assert plain(headline.summary(scene(f"{query}&lang={lang}"))) == summary


@pytest.mark.parametrize("name", LANDED)
def test_the_headline_of_a_tie_counts_and_dates_that_tie(scene, name):
    for tie in scene(f"?data={name}").results.ties:
        drawn = scene(f"?data={name}&tie={tie.tie}")
        relations = drawn.results.relations
        own = [one for one in relations if one.counted and one.tie("countries") == tie.tie]
        first, last = min(one.earliest for one in own), max(one.latest for one in own)
        low, high = drawn.data_set.span
        when = span_in_words(max(first, low), min(last, high), "en")
        title = plain(headline.title(drawn))
        assert f": {drawn.say.count('count.relations', len(own))}," in title
        assert f", {when}: " in title, tie.tie


def test_the_headline_of_two_without_a_tie_claims_nothing(scene):
    assert plain(headline.title(scene("?tie=CHN~IRN"))) == "China and Iran: nothing to show"


def test_the_numbers_of_the_summary_are_there_for_scripts(scene):
    assert headline.numbers(scene("?")) == {
        "relations": 84,
        "counted": 50,
        "ties": 24,
        "actors": 15,
    }


def test_the_note_repeats_what_could_not_be_read_and_keeps_it_short(scene):
    drawn = scene("?")
    assert unread.note(drawn, ()) is None
    note = unread.note(drawn, ("a=<b>", "view=" + "x" * 500, "c=\x1b[31m\u202e", "d=4"))
    assert "a=<b>" in text(note)
    assert "\x1b" not in text(note)
    assert "\u202e" not in text(note)
    assert len(text(note)) < 300


def test_the_name_of_a_kind_is_no_figure_of_the_headline(scene):
    """Only the names in front of the figures are shortened, whatever colons a kind has."""
    titled = headline.titled(scene("?data=chronology&actors=VEN&types=cooperate"))
    lead, figures, asked = map(plain, map(text, titled["children"]))
    assert lead.startswith("Venezuela, ")
    assert figures.startswith(": ")
    assert figures.endswith("relations")
    assert asked == " (filter: works with: trade, transport)"
