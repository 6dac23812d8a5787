"""Addresses that mix what can be read with what cannot, and what must be counted at each."""

from urllib.parse import quote

from data.address.reading import parse
from data.address.writing import write
from tests.browser.visit import query_of
from tests.counting import count
from tests.grammar import grammar

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
    "seen",
    "tie",
    "only",
    "at",
    "draw",
    "by",
    "versus",
    "compare",
    "projection",
    "order",
    "play",
    "sort",
    "story",
    "step",
    "answer",
    "lang",
    "theme",
    "from ",
    "FROM",
    "",
    "__proto__",
    "constructor",
    "n",
    "since",
    "until",
)
HOSTILE = (
    "",
    " ",
    "0",
    "-1",
    "none",
    "null",
    "undefined",
    "NaN",
    "true",
    "[]",
    "{}",
    "..",
    "/",
    "~",
    ",",
    ",,,",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE x;--",
    "javascript:alert(1)",
    "\u202e\u2066\u200f",
    "\x00",
    "\x7f\x1b[31m",
    "%00",
    "%",
    "%ZZ",
    "%FF%FE",
    "\ud7ff",
    "🦙" * 40,
    "x" * 2_000,
    "IRN~",
    "~IRN",
    "IRN~IRN",
    "IRN~VEN~USA",
    "IRN~VEN~USA~CUB",
    "irn",
    "IRN,IRN",
    "ZZZ",
    "hezbollah",
    "IRN~hezbollah",
    "toString",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "2020-13",
    "2020-02-30",
    "0000",
    "9999",
    "10000",
    "2020~",
    "2020?",
    "199X",
    "20XX",
    "XXXX",
    "2020-24",
    "../2020",
    "2020/..",
    "2020-05-01/2020-05-31",
    "۲۰۲۰",
    "2020-05-28T00:00",
    "+",
    "&",
    "#",
    "=",
    "a=b&c=d",
    "{{7*7}}",
    "${7*7}",
)
SOUND = {
    "data": ("article", "chronology"),
    "view": ("map", "network", "matrix", "camps", "per-year", "table"),
    "level": ("countries", "actors"),
    "from": ("2005", "2019-06", "2020-05-01", "199X"),
    "to": ("2007", "2020-05", "2020-05-28", "2026"),
    "actors": ("IRN", "IRN,VEN", "USA,hezbollah"),
    "side": ("either", "acts", "acted-upon", "between"),
    "types": ("aid", "aid,support", "none"),
    "status": ("claimed", "reported,interpreted", "none"),
    "seen": ("USA", "none", "IRN"),
    "tie": ("IRN~VEN", "VEN", "IRN~USA", "IRN~USA,IRN~VEN", "IRN~USA~VEN,hezbollah"),
    "only": ("1",),
    "at": ("-60,10,4", "0.5,0.5,1"),
    "draw": ("strongest", "none"),
    "by": ("actor",),
    "versus": ("from=2018&to=2020", "from=", "status=claimed", "actors=IRN&side=acts"),
    "compare": ("side", "difference"),
    "projection": ("globe",),
    "order": ("region",),
    "play": ("window",),
    "sort": ("newest",),
    "story": ("1", "2"),
    "step": ("2", "7", "99"),
    "answer": ("1",),
    "theme": ("dark",),
}


def hostile(chance, language):
    """Return a query that mixes what can be read with what cannot."""
    parts = [f"lang={language}"] if language != "en" else []
    for _ in range(chance.randint(1, 6)):
        name = chance.choice(PARAMETERS)
        sound = chance.random() < 0.5
        value = chance.choice(SOUND.get(name, ("",)) if sound else HOSTILE)
        if name == "lang" or (name == "data" and chance.random() < 0.7):
            continue  # each would build the page anew
        raw = chance.random() < 0.2
        parts.append(
            f"{name}={value if raw and value.isascii() and value.isprintable() else quote(value)}"
        )
    return "?" + "&".join(parts).replace(" ", "+").replace("#", "%23")


def numbers(query, data_sets):
    """Return what the summary must say at an address: what is read from it, counted by hand."""
    selection, _ = parse(query, grammar(data_sets))
    since, until = selection.window
    # What a step of a story shows is not in its address.
    parameters = query_of("?" + write(selection.but(story=""))) | {
        "from": since.isoformat(),
        "to": until.isoformat(),
    }
    return count(**parameters)
