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
        "United States, Iran, and 13 others, Aug 2005 – May 2020: 49 relations, 15 cooperative",
        "Estados Unidos, Irán y 13 más, ago 2005 – may 2020: 49 relaciones, 15 de cooperación",
        "Estados Unidos, Irã e mais 13, ago. de 2005 – mai. de 2020: 49 relações, 15 de cooperação",
        "ایالات متحده، ایران و ۱۳ کنشگر دیگر، اوت ۲۰۰۵ تا مه ۲۰۲۰: ۴۹ رابطه، ۱۵ مورد همکاری",
    ),
    (
        "?data=chronology&from=2019&actors=VEN&side=acts",
        "Venezuela (the acting side), Jul 2019 – Mar 2026: 18 relations, 14 cooperative",
        "Venezuela (el lado que actúa), jul 2019 – mar 2026: 18 relaciones, 14 de cooperación",
        "Venezuela (o lado que age), jul. de 2019 – mar. de 2026: 18 relações, 14 de cooperação",
        "ونزوئلا (طرف اقدام‌کننده)، ژوئیه ۲۰۱۹ تا مارس ۲۰۲۶: ۱۸ رابطه، ۱۴ مورد همکاری",
    ),
    (
        "?actors=BOL,CUB,ECU",
        "Bolivia, Cuba, or Ecuador with anyone, Aug 2005 – May 2020: 8 relations, 4 cooperative",
        "Bolivia, Cuba o Ecuador con cualquiera, ago 2005 – may 2020: "
        "8 relaciones, 4 de cooperación",
        "Bolívia, Cuba ou Equador com qualquer um, ago. de 2005 – mai. de 2020: "
        "8 relações, 4 de cooperação",
        "بولیوی، کوبا یا اکوادور با هر طرف، اوت ۲۰۰۵ تا مه ۲۰۲۰: ۸ رابطه، ۴ مورد همکاری",
    ),
    (
        "?data=chronology&actors=IRN,VEN&side=between",
        "Between Iran and Venezuela, Sept 1960 – Feb 2026: 71 relations, 70 cooperative",
        "Entre Irán y Venezuela, sept 1960 – feb 2026: 71 relaciones, 70 de cooperación",
        "Entre Irã e Venezuela, set. de 1960 – fev. de 2026: 71 relações, 70 de cooperação",
        "میان ایران و ونزوئلا، سپتامبر ۱۹۶۰ تا فوریه ۲۰۲۶: ۷۱ رابطه، ۷۰ مورد همکاری",
    ),
    (
        "?data=chronology&tie=IRN~VEN,CUB~IRN",
        "Iran with Venezuela and Cuba, Sept 1960 – Mar 2026: 113 relations, 108 cooperative",
        "Irán con Venezuela y Cuba, sept 1960 – mar 2026: 113 relaciones, 108 de cooperación",
        "Irã com Venezuela e Cuba, set. de 1960 – mar. de 2026: 113 relações, 108 de cooperação",
        "ایران با ونزوئلا و کوبا، سپتامبر ۱۹۶۰ تا مارس ۲۰۲۶: ۱۱۳ رابطه، ۱۰۸ مورد همکاری",
    ),
    (
        "?tie=CUB,VEN",
        "Cuba or Venezuela with anyone, Aug 2005 – May 2020: 23 relations, 11 cooperative",
        "Cuba o Venezuela con cualquiera, ago 2005 – may 2020: 23 relaciones, 11 de cooperación",
        "Cuba ou Venezuela com qualquer um, ago. de 2005 – mai. de 2020: "
        "23 relações, 11 de cooperação",
        "کوبا یا ونزوئلا با هر طرف، اوت ۲۰۰۵ تا مه ۲۰۲۰: ۲۳ رابطه، ۱۱ مورد همکاری",
    ),
    (
        "?tie=BOL,IRN~USA,IRN~VEN",
        "Bolivia, Iran – United States, and Iran – Venezuela, Aug 2005 – May 2020: "
        "20 relations, 8 cooperative",
        "Bolivia, Irán – Estados Unidos e Irán – Venezuela, ago 2005 – may 2020: "
        "20 relaciones, 8 de cooperación",
        "Bolívia, Irã – Estados Unidos e Irã – Venezuela, ago. de 2005 – mai. de 2020: "
        "20 relações, 8 de cooperação",
        "بولیوی، ایران – ایالات متحده و ایران – ونزوئلا، اوت ۲۰۰۵ تا مه ۲۰۲۰: "
        "۲۰ رابطه، ۸ مورد همکاری",
    ),
    (
        "?data=chronology&from=2005&to=2013&actors=VEN&types=cooperate,aid,retreat",
        "Venezuela, 2005–2013: 7 relations (filter: cooperation in deeds)",
        "Venezuela, 2005–2013: 7 relaciones (filtro: cooperación en actos)",
        "Venezuela, 2005 – 2013: 7 relações (filtro: cooperação em atos)",
        "ونزوئلا، ۲۰۰۵ تا ۲۰۱۳: ۷ رابطه (فیلتر: همکاری در کردار)",
    ),
    (
        "?data=chronology&actors=VEN&types=consult,agree,support,request,cooperate,aid,retreat",
        "Venezuela, Sept 1960 – Mar 2026: 75 relations, 72 cooperative"
        " (filter: cooperation and demands)",
        "Venezuela, sept 1960 – mar 2026: 75 relaciones, 72 de cooperación"
        " (filtro: cooperación y exigencias)",
        "Venezuela, set. de 1960 – mar. de 2026: 75 relações, 72 de cooperação"
        " (filtro: cooperação e exigências)",
        "ونزوئلا، سپتامبر ۱۹۶۰ تا مارس ۲۰۲۶: ۷۵ رابطه، ۷۲ مورد همکاری (فیلتر: همکاری و خواسته‌ها)",
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
        "49 counted relations (of 84 statements) · 23 ties · 14 states, 1 other actor",
        "49 relaciones contabilizadas (enunciados: 84) · 23 vínculos · 14 Estados, 1 actor más",
        "49 relações contabilizadas (enunciados: 84) · 23 vínculos · 14 Estados, 1 outro ator",
        "۴۹ رابطهٔ شمرده‌شده (از ۸۴ گزاره) · ۲۳ پیوند · ۱۴ کشور، ۱ کنشگر دیگر",
    ),
    (
        "?data=chronology&from=2019&actors=VEN&side=acts",
        "18 relations · 4 ties · 5 states",
        "18 relaciones · 4 vínculos · 5 Estados",
        "18 relações · 4 vínculos · 5 Estados",
        "۱۸ رابطه · ۴ پیوند · ۵ کشور",
    ),
    (
        "?data=chronology&tie=IRN~VEN,CUB~IRN",
        "113 relations · 2 ties · 3 states"
        " · 94 other ties and 410 other relations are in the background",
        "113 relaciones · 2 vínculos · 3 Estados"
        " · 94 vínculos más y 410 relaciones más quedan en segundo plano",
        "113 relações · 2 vínculos · 3 Estados"
        " · 94 outros vínculos e 410 outras relações ficam em segundo plano",
        "۱۱۳ رابطه · ۲ پیوند · ۳ کشور · ۹۴ پیوند دیگر و ۴۱۰ رابطهٔ دیگر در پس‌زمینه‌اند",
    ),
    (
        "?data=chronology&tie=IRN~VEN&only=1",
        "71 relations · 1 tie · 2 states · 95 other ties and 452 other relations are left out",
        "71 relaciones · 1 vínculo · 2 Estados"
        " · 95 vínculos más y 452 relaciones más no se muestran",
        "71 relações · 1 vínculo · 2 Estados"
        " · 95 outros vínculos e 452 outras relações não são mostrados",
        "۷۱ رابطه · ۱ پیوند · ۲ کشور · ۹۵ پیوند دیگر و ۴۵۲ رابطهٔ دیگر نشان داده نمی‌شوند",
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
        "counted": 49,
        "ties": 23,
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
    """Only the names in front of dates and figures are shortened, whatever colons a kind has."""
    titled = headline.titled(scene("?data=chronology&actors=VEN&types=cooperate"))
    lead, dates, figures, asked = map(plain, map(text, titled["children"]))
    assert (lead, dates) == ("Venezuela, ", "2005–2025")
    assert re.fullmatch(r": \d+ relations", figures)
    assert asked == " (filter: works with: trade, transport)"


WEIGHED = {"en": "of positive weight", "es": "de peso positivo", "fa": "با وزن مثبت"}


@pytest.mark.parametrize("lang", WEIGHED)
@pytest.mark.parametrize(
    ("weights", "weighed"), [(("1", "-1"), True), (("", "-0.5"), False), (("0", "0.3"), True)]
)
def test_where_weights_say_otherwise_than_types_weights_are_counted(
    scene_of, small, weights, weighed, lang
):
    types = ("REQUEST", "ASSAULT") if weights[0] else ("AID", "ASSAULT")
    rows = [{"type": kind, "weight": w} for kind, w in zip(types, weights, strict=True)]
    title = plain(headline.title(scene_of(small(rows), f"?lang={lang}")))
    assert (WEIGHED[lang] in title) == weighed
