"""The rules of the methods page as the code has them: types, dates, lengths, colours."""

from datetime import date

from components.drawing import marks
from components.drawing.arcs import BENDS
from components.drawing.curves import SAMPLES
from components.drawing.projection import MIDDLE
from components.drawing.theme import THEMES
from components.language.calendar import date_in_words, day_in_words
from components.language.texts import Words
from components.markup import Html, element, joined, table
from components.scene import Scene
from data import density, positions
from data.balance.frustration import BRIEFLY, LARGE, LIMIT
from data.balance.optimum import ENUMERATED
from data.dates import parse_date
from data.engines.ties import MIXED_WITHIN
from data.glossary import glossary
from data.model import relation_types

# One date of each kind that is read.
DATES = (
    "2007",
    "2007-09",
    "2007-09-27",
    "2007~",
    "2007-09?",
    "199X",
    "2007-21",
    "2005-08-03/2013-08-03",
    "/2020-05-28",
    "../2020-05-28",
    "2019/..",
)


def constants(scene: Scene) -> dict[str, str]:
    """Return the numbers of the code that the texts name."""
    say = scene.say
    return {
        "data-set": say.name(scene.data_set.titles[say.language]),
        "types-number": say.number(len(relation_types())),
        "mixed": say.number(MIXED_WITHIN, 1),
        "seconds": say.number(LIMIT),
        "large": say.number(LARGE),
        "briefly": say.number(BRIEFLY, 1),
        "few": say.number(ENUMERATED),
        "splits": say.number(2 ** (ENUMERATED - 1)),
        "crowd": say.number(positions.CROWD),
        "cut": say.number(180 - MIDDLE),
        "bulge": say.number(100 * BENDS["conflict"]),
        "signed": say.number(marks.FEW),
        "many": say.number(density.MANY),
        "rows": say.number(density.ROWS),
        "strongest": say.number(density.STRONGEST),
        "samples": say.number(SAMPLES),
        "widths": say.number(len(marks.WIDTHS)),
    }


def types(say: Words) -> Html:
    """Return every type with its class and its weight."""
    rows = [
        (
            say(f"type.{code}"),
            element("code", code.upper()),
            say(f"class.{kind.of_class}"),
            say.number(kind.weight, 2, signed=True),
        )
        for code, kind in relation_types().items()
    ]
    head = [say(f"document.{name}") for name in ("type", "code", "class", "weight")]
    return table(say("document.types"), head, rows, numbers={3})


def dates(say: Words) -> Html:
    """Return each kind of date with what it means and the days it may cover."""
    rows = []
    for written in DATES:
        day = parse_date(written)
        ends = [_day(say, end) for end in (day.earliest, day.latest)]
        rows.append((element("code", written, dir="ltr"), date_in_words(day, say.language), *ends))
    head = [say(f"document.{name}") for name in ("written", "means", "first", "last")]
    return table(say("document.dates"), head, rows)


def _day(say: Words, day: date) -> str:
    return say("document.open") if day in (date.min, date.max) else day_in_words(day, say.language)


def lengths(say: Words) -> Html:
    """Return how long a tie wishes to be in the network."""
    rows = [(say(f"tie.{kind}"), say.number(length)) for kind, length in positions.LENGTH.items()]
    head = [say("document.tie"), say("document.length")]
    return table(say("document.lengths"), head, rows, numbers={1})


def colours(say: Words) -> Html:
    """Return the colours that carry meaning, with the second sign that doubles each."""
    head = [say(f"document.{name}") for name in ("meaning", "sign")]
    head += [say(f"look.{name}") for name in THEMES]
    rows = [
        (
            say(f"tie.{character}"),
            glyph,
            *(_swatch(theme.hue(character)) for theme in THEMES.values()),
        )
        for character, glyph in marks.GLYPHS.items()
    ]
    return table(say("document.colours"), head, rows)


def _swatch(hue: str) -> Html:
    patch = element("span", style=f"background:{hue}", class_="swatch", aria_hidden="true")
    return joined([patch, element("code", hue, dir="ltr")])


def terms(say: Words) -> Html:
    """Return what each term of the atlas means."""
    head = [say("document.term"), say("document.meaning")]
    rows = [
        (element("dfn", term.word[say.language]), term.meaning[say.language])
        for term in glossary().values()
    ]
    return table(say("document.glossary"), head, rows)
