"""Of what kind a source is and whose, in words: beside its name, in sums, in filters."""

from urllib.parse import quote

import pytest

from components.evidence import card, paper
from components.evidence.summary import summaries
from components.language.texts import plain
from components.takeaway import frozen
from components.views import table
from components.wording import attribution, citation, filters, sources, versus
from data.dataset import Source
from data.languages import LANGUAGES
from data.model import KINDS_NAMED, OWNERS, SOURCE_KINDS
from tests.components.evidence.test_card import AT
from tests.components.panels.test_evidence import of_class, text

# A kind and whether a state owns the source; the words in each language.
WORDS = [
    ("newspaper", False, ("newspaper", "periódico", "jornal", "روزنامه")),
    ("newspaper", None, ("newspaper", "periódico", "jornal", "روزنامه")),
    (
        "news agency",
        True,
        (
            "news agency, state-owned",
            "agencia de noticias, estatal",
            "agência de notícias, estatal",
            "خبرگزاری، دولتی",
        ),
    ),
    ("government", True, ("government", "gobierno", "governo", "دولت")),
    ("court", True, ("court", "tribunal", "tribunal", "دادگاه")),
    (
        "advocacy",
        False,
        ("advocacy group", "organización activista", "organização ativista", "گروه حمایتگر"),
    ),
    ("other", False, ("other kind", "otro tipo", "outro tipo", "نوع دیگر")),
    ("", True, ("state-owned", "estatal", "estatal", "دولتی")),
    ("", None, ("", "", "", "")),
]


def source(kind, owned, **rest):
    named = dict.fromkeys(("source_id", "title", "publisher", "date", "url", "note"), "x")
    return Source(**named | rest, kind=kind, state_owned=owned)


@pytest.mark.parametrize(("kind", "owned", "words"), WORDS)
def test_a_source_is_called_by_its_kind_in_every_language(scene, kind, owned, words):
    for language, wanted in zip(LANGUAGES, words, strict=True):
        say = scene(f"?lang={language}").say
        assert sources.kind(say, source(kind, owned)) == wanted
        undated, dated = (source(kind, owned, date=date) for date in ("", "2013"))
        assert "".join(map(text, sources.badge(say, undated))).strip() == wanted
        when = say.digits("2013")
        said = "".join(map(text, sources.badge(say, dated))).strip()
        assert said == (say("tie.comma").join((wanted, when)) if wanted else when)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_kinds_have_one_name(scene, language):
    say = scene(f"?lang={language}").say
    assert len({sources.kind(say, source(kind, None)) for kind in SOURCE_KINDS}) == len(
        SOURCE_KINDS
    )


SPEAKERS = [
    # The publisher and kind, to whom it is attributed; what is said of it.
    ("UN Watch", "advocacy", "", "Reported as fact by UN Watch, an advocacy group"),
    ("UN Watch", "advocacy", "UN Watch", "Claimed by UN Watch, an advocacy group"),
    ("UN Watch", "advocacy", "a spokesman", "Claimed by a spokesman; reported in UN Watch"),
    # Who copied it is not who says so.
    (
        "BBC (copied by UN Watch)",
        "advocacy",
        "",
        "Reported as fact by BBC (copied by UN Watch), on an advocacy group’s page",
    ),
    ("BBC", "broadcaster", "", "Reported as fact by BBC"),
    ("BBC", "", "", "Reported as fact by BBC"),
]


@pytest.mark.parametrize(("publisher", "kind", "who", "said"), SPEAKERS)
def test_an_advocate_is_told_as_one_in_the_line_itself(small, scene_of, publisher, kind, who, said):
    row = {"attributed_to": who, "status": "claimed" if who else "reported", "locator": ""}
    drawn = scene_of(small([row], sources=[{"publisher": publisher, "kind": kind}]))
    (relation,) = drawn.results.relations
    assert plain(attribution.in_words(drawn, relation)) == said
    linked = plain("".join(map(text, attribution.said_by(drawn, relation))))
    beside = sources.kind(drawn.say, drawn.data_set.sources["S1"])
    told = "an advocacy group" in said or not beside
    assert linked == (f"{said} 2020" if told else f"{said} {beside}, 2020")


ADVOCATES = {
    "en": " an advocacy group",
    "es": " una organización activista",
    "pt": " uma organização ativista",
    "fa": " گروهی حمایتگر",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_has_its_kind_wherever_it_is_named(scene, language):
    drawn = scene(f"?data=chronology&tie=IRN~VEN&lang={language}")
    page = plain(paper.page(drawn, AT))
    rows = {row["relation_id"]: row for row in table.rows(drawn)}
    (taken,) = frozen.evidence(drawn)
    stated = {one["id"]: one["sources"] for one in taken["statements"]}
    advocates = 0
    for relation in drawn.results.evidence:
        own = relation.relation_id
        line = "".join(map(text, attribution.said_by(drawn, relation)))
        for at, one in enumerate(relation.sources):
            found = drawn.data_set.sources[one]
            kind = sources.kind(drawn.say, found)
            assert kind in rows[own]["source_kind"]
            assert kind == stated[own][at]["kind"]
            assert kind in line or ADVOCATES[language] in line
            cited = citation.source(drawn, relation, one)
            assert f" [{kind}]" in cited
            assert plain(cited) in card.copied(drawn, relation)
            assert f" [{kind}]" in page
        if ADVOCATES[language] in line:
            advocates += 1
            assert ADVOCATES[language] in attribution.in_words(drawn, relation)
            assert ADVOCATES[language] in rows[own]["said_by"]
    assert advocates


SHARES = [
    # The sources, each with its kind and owner; what they amount to.
    ([("newspaper", "false")], ""),
    ([("", ""), ("", "")], ""),
    ([("newspaper", "false"), ("newspaper", "")], "Sources: newspaper 2"),
    (
        [("court", "true"), ("newspaper", "false"), ("newspaper", "true"), ("", "")],
        "Sources: newspaper 2, court 1, other kind 1; owned by a state 2",
    ),
]


@pytest.mark.parametrize(("kinds", "said"), SHARES)
def test_the_kinds_of_the_sources_are_added_up(small, scene_of, kinds, said):
    known = [
        {"source_id": f"S{n}", "kind": kind, "state_owned": owned}
        for n, (kind, owned) in enumerate(kinds)
    ]
    rows = [{"source_id": f"S{n}", "second_source_id": "S0"} for n in range(len(kinds))]
    drawn = scene_of(small(rows, sources=known), "?tie=IRN~VEN")
    assert sources.shares(drawn, drawn.results.evidence) == said
    accounts = [text(part) for part in of_class(summaries(drawn), "account")]
    assert (said in accounts) is bool(said)
    assert not said or said in paper.page(drawn, AT)


CHIPS = [
    ("source=newspaper", "Sources: newspaper"),
    ("source=news-agency,newspaper", "Sources: news agency and newspaper"),
    ("source=none", "Sources: none"),
    (
        "source=government,international-body,court,news-agency,newspaper,broadcaster,research,"
        "reference-work,other",
        "All sources but: advocacy group",
    ),
    ("owner=others", "Sources: not owned by a state"),
    ("owner=none", "Sources: none"),
]


@pytest.mark.parametrize(("query", "said"), CHIPS)
def test_what_is_asked_of_the_sources_is_named_and_can_be_taken_away(scene, query, said):
    drawn = scene(f"?data=chronology&view=network&{query}")
    ((name, rest),) = filters.removable(drawn)
    assert name == said
    assert rest == drawn.selection.but(source=(), owner=())


SIDES = [
    # Filters, those of the second selection; what either side is called.
    ("source=advocacy", "source=", ("sources: advocacy group", "all kinds of sources")),
    (
        "owner=state",
        "owner=others",
        ("sources: owned by a state", "sources: not owned by a state"),
    ),
    (
        "source=court",
        "source=research&owner=state",
        (
            "sources: court · whoever owns the sources",
            "sources: research · sources: owned by a state",
        ),
    ),
]


@pytest.mark.parametrize(("one", "other", "said"), SIDES)
def test_a_side_of_a_comparison_is_called_by_its_sources(scene, one, other, said):
    drawn = scene(f"?data=chronology&{one}&versus={quote(other)}")
    assert versus.sides(drawn, drawn.second) == said
    assert not [*filters.removable(drawn)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_owner_has_words_for_a_box_and_for_a_sum(scene, language):
    say = scene(f"?lang={language}").say
    keys = [f"source_kind.{name}" for name in (*KINDS_NAMED, "none")]
    keys += [f"owner.{name}" for name in (*OWNERS, "none")]
    assert all(say(key).strip() for key in keys)
    assert say("owner.state") != say("owner.others")
