"""The words above the picture: what it shows, in four languages, and the way out of nothing."""

import random
import re

import pytest
from dash import dcc

from components.language.calendar import span_in_words
from components.scene import Scene
from components.wording import headline, unread
from data.address.reading import parse
from data.selection import Selection
from tests.components.panels.test_evidence import of_class, parts, text
from tests.grammar import grammar
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
        "Venezuela, Jul 2019 – Mar 2026: 15 relations, 14 cooperative",
        "Venezuela, jul 2019 – mar 2026: 15 relaciones, 14 de cooperación",
        "Venezuela, jul. de 2019 – mar. de 2026: 15 relações, 14 de cooperação",
        "ونزوئلا، ژوئیه ۲۰۱۹ تا مارس ۲۰۲۶: ۱۵ رابطه، ۱۴ مورد همکاری",
    ),
    (
        "?actors=BOL,CUB,ECU",
        "Bolivia, Cuba, and Ecuador, Aug 2005 – May 2020: 8 relations, 4 cooperative",
        "Bolivia, Cuba y Ecuador, ago 2005 – may 2020: 8 relaciones, 4 de cooperación",
        "Bolívia, Cuba e Equador, ago. de 2005 – mai. de 2020: 8 relações, 4 de cooperação",
        "بولیوی، کوبا، و اکوادور، اوت ۲۰۰۵ تا مه ۲۰۲۰: ۸ رابطه، ۴ مورد همکاری",
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
        "15 counted relations (of 15 statements) · 3 ties · 4 states",
        "15 relaciones contabilizadas (enunciados: 15) · 3 vínculos · 4 Estados",
        "15 relações contabilizadas (enunciados: 15) · 3 vínculos · 4 Estados",
        "۱۵ رابطهٔ شمرده‌شده (از ۱۵ گزاره) · ۳ پیوند · ۴ کشور",
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


# ---------------------------------------------------------------- links

FILTERED = (
    "?from=2010&to=2020&actors=IRN,VEN&side=acts&types=aid,request&status=claimed&tie=IRN~VEN"
)


def links(component):
    return [part for part in parts(component) if isinstance(part, dcc.Link)]


def test_each_filter_has_a_chip_that_takes_it_away_and_one_takes_all(scene, data_sets):
    drawn = scene(FILTERED + "&view=network&lang=es&theme=dark&level=countries")
    chips = [parse(link.href, grammar(data_sets))[0] for link in links(headline.chips(drawn))]
    chosen = drawn.selection
    assert chips == [
        chosen.but(since="", until=""),
        chosen.but(actors=("VEN",)),
        chosen.but(actors=("IRN",)),
        chosen.but(side="either"),
        chosen.but(types=()),
        chosen.but(status=()),
        chosen.but(tie=""),
        Selection(view="network", lang="es", theme="dark"),
    ]
    assert headline.chips(scene("?view=network&lang=es")) == []


@pytest.mark.parametrize("lang", ["en", "es", "pt", "fa"])
@pytest.mark.parametrize(
    "query", ["?types=none", "?status=none", FILTERED, "?types=none&status=none"]
)
def test_every_filter_has_a_name_in_every_language(scene, lang, query):
    names = [text(chip) for chip in of_class(headline.chips(scene(f"{query}&lang={lang}")), "chip")]
    assert names
    assert all(name.strip("× ") for name in names)


EMPTY = [
    "?types=none",
    "?status=none",
    "?types=none&status=none",
    "?from=1900&to=1901",
    "?actors=CHN&types=aid",
    "?actors=CHN&side=acts&types=aid&from=1900&to=1901&status=claimed",
    "?types=none&tie=IRN~VEN",
    "?data=chronology&from=1900&to=1910&level=actors",
    "?data=chronology&actors=mahan-air&types=request",
    "?lang=fa&types=none",
]


def check_a_way_out(drawn: Scene, scene):
    offered = links(headline.empty(drawn))
    assert offered, drawn.selection
    for link in offered:
        assert len(scene(link.href).results.ties) > 0, (drawn.selection, link.href)
        assert text(link)


@pytest.mark.parametrize("query", EMPTY)
def test_nothing_is_never_a_dead_end(scene, query):
    drawn = scene(query)
    assert drawn.results.ties == ()
    check_a_way_out(drawn, scene)


@pytest.mark.parametrize("name", LANDED)
def test_no_random_selection_is_a_dead_end(scene, name):
    chance = random.Random(f"dead ends of {name}")
    types = ("aid", "retreat", "mobilize", "assault", "threaten", "request", "none")
    nodes = scene(f"?data={name}").data_set.nodes
    empty = 0
    for _ in range(150):
        year = chance.randint(1958, 2026)
        query = (
            f"?data={name}&types={chance.choice(types)}&actors={chance.choice(nodes)}"
            f"&side={chance.choice(['acts', 'acted-upon'])}&from={year}&to={year + 3}"
        )
        drawn = scene(query)
        if not drawn.results.ties:
            empty += 1
            check_a_way_out(drawn, scene)
    assert empty > 50


def test_something_shown_needs_no_way_out(scene):
    assert headline.empty(scene("?")) is None


def test_the_note_repeats_what_could_not_be_read_and_keeps_it_short(scene):
    drawn = scene("?")
    assert unread.note(drawn, ()) is None
    note = unread.note(drawn, ("a=<b>", "view=" + "x" * 500, "c=\x1b[31m\u202e", "d=4"))
    assert "a=<b>" in text(note)
    assert "\x1b" not in text(note)
    assert "\u202e" not in text(note)
    assert len(text(note)) < 300
