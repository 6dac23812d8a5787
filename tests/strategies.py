"""Random selections and hostile addresses, for the tests that state a law."""

from urllib.parse import urlencode

from hypothesis import strategies as st

from components.views.catalogue import VIEWS
from data.address.values import line
from data.dates import parse_date
from data.languages import LANGUAGES
from data.model import LEVELS, STATUSES, relation_types
from data.parameters import FILTERS, MOST_NOTES, NOBODY
from data.selection import (
    BARS_BY,
    COMPARISONS,
    DRAWN,
    ONLY,
    ORDERS,
    PLAYS,
    PROJECTIONS,
    SIDES,
    SORTS,
    SPOT,
    SUPPOSED,
    THEMES,
    THROUGH,
    Selection,
)

PARAMETERS = (
    "data",
    "view",
    "level",
    "from",
    "to",
    "actors",
    "side",
    "types",
    "status",
    "source",
    "owner",
    "seen",
    "tie",
    "only",
    "what",
    "versus",
    "compare",
    "projection",
    "at",
    "draw",
    "by",
    "order",
    "through",
    "play",
    "sort",
    "title",
    "subtitle",
    "note",
    "names",
    "story",
    "step",
    "answer",
    "lang",
    "theme",
)
HOSTILE_VALUES = (
    "",
    " ",
    "none",
    "none,none",
    ",",
    ",,,",
    "~",
    "IRN~",
    "IRN~IRN",
    "IRN~VEN~USA",
    "IRN~VEN~USA~CUB",
    "IRN~VEN.foes",
    "IRN~VEN.foes,VEN~IRN.friends",
    "IRN~VEN.nothing,.foes",
    "ATL",
    "irn",
    "IRN,ATL",
    "IRN~VEN,VEN~IRN,USA",
    "IRN~VEN,",
    "1,2,3",
    "1,2",
    "-0,0.00001,1",
    "181,0,1",
    "0,0,0",
    "1e2,0,1",
    "__proto__",
    "constructor",
    "../../etc/passwd",
    "%00",
    "\x00",
    "\x1b[31m",
    "\r\nSet-Cookie: a=b",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{7*7}}",
    "{who}",
    "\ud800",
    "\u202e",
    "ﬁ",
    "0000",
    "9999",
    "9999-12-31",
    "0001-01-01",
    "2020-13",
    "2020-02-30",
    "2005/2013",
    "../2005",
    "Y17000000002",
    "-0044",
    "1e999",
    "nan",
    "9" * 5_000,
    "a" * 5_000,
    ",".join(["IRN"] * 500),
    "from=2020&to=2005",
    "from=2005&view=table",
    "versus=from%3D2005",
    "status=reported,claimed,interpreted,guessed",
    "120,300,Tankers|1000,0,Oil, and more",
    "120,300,|1,1,x",
    "1001,0,too far",
    "1,1,a|" * 7,
    "IRN.25.-40,VEN.none",
    "IRN.none,IRN.1.1",
    "IRN.1001.0",
    "an own title (of mine), 50 % & more | +1",
    "\u202egnp.exe\u2066",
)
YEARS = st.integers(1, 9999).map("{:04}".format)
DATES = st.one_of(
    YEARS,
    st.integers(1950, 2030).map("{:04}".format),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(("199X", "19XX", "2019-21", "2007-XX", "2020~", "2020?", "2020-05%")),
)

SPOTS = st.tuples(*(st.integers(10_000 * low, 10_000 * high) for low, high in SPOT)).map(
    lambda numbers: ",".join(f"{number / 10_000:.10g}" for number in numbers)
)


@st.composite
def selections(draw, data_sets):
    """Draw a selection as the address can hold it: in canonical order, dates not reversed."""
    name = draw(st.sampled_from(sorted(data_sets)))
    data_set = data_sets[name]
    nodes, actors = data_set.nodes, sorted({*data_set.actors, *data_set.nodes})
    selection = Selection(
        data="" if name == "article" else name,
        view=draw(st.sampled_from(VIEWS.names)),
        level=draw(st.sampled_from(LEVELS)),
        **draw(_filters(actors, data_set)),
        seen=draw(st.sampled_from(["", "none", *(n for n in nodes if n != data_set.perspective)])),
        **draw(_chosen(actors)),
        what=draw(st.just(()) | _suppositions(sorted(data_set.ties))),
        projection=draw(st.sampled_from(PROJECTIONS)),
        at=draw(st.just("") | SPOTS),
        draw=draw(st.sampled_from(["", *DRAWN])),
        by=draw(st.sampled_from(BARS_BY)),
        order=draw(st.sampled_from(ORDERS)),
        through=draw(st.sampled_from(THROUGH)),
        play=draw(st.sampled_from(PLAYS)),
        sort=draw(st.sampled_from(SORTS)),
        **draw(_own(actors)),
        lang=draw(st.sampled_from(LANGUAGES)),
        theme=draw(st.sampled_from(THEMES)),
        compare=draw(st.sampled_from(COMPARISONS)),
    )
    if draw(st.booleans()):
        return selection
    own = draw(st.sets(st.sampled_from(FILTERS)))
    return selection.against(selection.but(**draw(_filters(actors, data_set))), *own)


@st.composite
def _own(draw, actors):
    """Draw what a reader may write on a picture, as it is kept."""
    letters = st.characters(exclude_categories=["C"], exclude_characters="|")
    words = st.text(letters, min_size=1, max_size=60).map(line).filter(bool)
    spot = st.tuples(st.integers(0, 1000), st.integers(0, 1000), words)
    notes = st.lists(spot.map(lambda note: ",".join(map(str, note))), max_size=MOST_NOTES)
    way = st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000))
    place = st.just(NOBODY) | way.map(lambda way: ".".join(map(str, way)))
    names = st.dictionaries(st.sampled_from(actors), place, max_size=5)
    return {
        "title": draw(st.just("") | words),
        "subtitle": draw(st.just("") | words),
        "notes": tuple(draw(notes)),
        "names": tuple(f"{node}.{at}" for node, at in sorted(draw(names).items())),
    }


@st.composite
def _chosen(draw, actors):
    """Draw some nodes, ties and triangles, which may be all that is left."""
    thing = st.lists(st.sampled_from(actors), min_size=1, max_size=3, unique=True)
    things = draw(st.sets(thing.map(lambda nodes: "~".join(sorted(nodes))), max_size=4))
    only = draw(st.sampled_from(["", *ONLY])) if things else ""
    return {"chosen": tuple(sorted(things)), "only": only}


@st.composite
def _filters(draw, actors, data_set):
    """Draw what decides which relations are in."""
    since, until = draw(st.just("") | DATES), draw(st.just("") | DATES)
    if since and until and parse_date(since).earliest > parse_date(until).latest:
        since, until = until, since
    return {
        "since": since,
        "until": until,
        "actors": tuple(sorted(draw(st.sets(st.sampled_from(actors), max_size=5)))),
        "side": draw(st.sampled_from(SIDES)),
        "types": draw(_some_of(tuple(relation_types()))),
        "status": draw(_some_of(STATUSES)),
        "source": draw(_some_of(data_set.source_kinds)),
        "owner": draw(_some_of(data_set.source_owners)),
    }


def _suppositions(ties):
    """Some ties of the data, each with what it is supposed to be."""
    kinds = st.sampled_from(sorted(SUPPOSED))
    return st.dictionaries(st.sampled_from(ties), kinds, min_size=1, max_size=4).map(
        lambda chosen: tuple(sorted(f"{tie}.{kind}" for tie, kind in chosen.items()))
    )


def _some_of(known):
    """All of a list (written as nothing), none of it, or some in its own order."""
    if len(known) < 2:
        return st.sampled_from([(), ("none",)] if known else [()])
    some = st.sets(st.sampled_from(known), min_size=1, max_size=len(known) - 1)
    in_order = some.map(lambda chosen: tuple(item for item in known if item in chosen))
    return st.one_of(st.just(()), st.just(("none",)), in_order)


@st.composite
def stories(draw, data_sets):
    """Draw the address of a place in a story, which may not be there."""
    step, answer = draw(st.integers(0, 14)), draw(st.sampled_from(["", "1", "yes"]))
    return "?" + urlencode(
        {
            "data": draw(st.sampled_from(sorted(data_sets))),
            "story": draw(st.sampled_from(["1", "1", "2", "0"])),
            **({"step": step} if step else {}),
            **({"answer": answer} if answer else {}),
            "lang": draw(st.sampled_from(LANGUAGES)),
        }
    )


def addresses():
    """Draw query strings: well-formed with strange values, or no query at all."""
    value = st.one_of(st.sampled_from(HOSTILE_VALUES), st.text(max_size=30), DATES)
    name = st.one_of(st.sampled_from(PARAMETERS), st.text(max_size=8))
    written = st.lists(st.tuples(name, value), max_size=8).map(
        lambda parts: "?" + urlencode(parts, errors="surrogatepass")
    )
    return st.one_of(written, st.text(max_size=60), st.text(max_size=60).map("?data={}".format))
