"""Everything that an address may hold: one table, from which all that handles addresses is derived.

Reading and writing in Python and in the browser, the strict reading of data addresses, what
belongs to a place in a story and what another change resets: each asks this table.
"""

from dataclasses import dataclass
from typing import Literal

# How a value is written. "one": one of a few words. "subset": some of a few words, all of them if
# nothing is said, "none" for none. "several": any of many, none if nothing is said. "date": one
# EDTF date. "things": nodes, ties and triangles, each one to three ids, joined by "~".
# "suppositions": ties, each with what it is supposed to be. "filters": the filters of a second
# selection. "spot": where a picture stands, in three numbers. "place": a place in a story.
# "text": the reader's own words, never read as anything else. "notes": texts of that kind, each
# after its place in the picture. "names": nodes, each with where its name stands, or without one.
Kind = Literal[
    "one",
    "subset",
    "several",
    "date",
    "things",
    "suppositions",
    "filters",
    "spot",
    "place",
    "text",
    "notes",
    "names",
]
# What a value decides. "scope": which data, counted for whom. "filter": which relations are in.
# "choice": what is picked out of them. "look": how the page shows it. "own": what the reader writes
# on a picture that is taken away. "place": where in a story. "language": which words.
Role = Literal["scope", "filter", "choice", "look", "own", "place", "language"]

NOBODY = "none"  # an explicit empty choice: no type, no status, no perspective
# Letters of a query. The longest that the atlas writes itself has some 4,070, and what is longer
# does not pass every proxy.
LONGEST = 4_090
MOST_CHOSEN = 12  # things: each is pinned over the picture, and has a part of the evidence
MOST_ACTORS = 60  # each is a chip over the picture; more of them are not read by anybody
LONGEST_TITLE, LONGEST_SUBTITLE, LONGEST_NOTE = 120, 160, 60  # letters
MOST_NOTES = 5  # on a picture
MOST_NAMES = 12  # moved or hidden: who wants more of them has no picture of names
MOST_SUPPOSED = 12  # ties: each stands in every link of the panel that shows them


@dataclass(frozen=True, slots=True)
class Parameter:
    """One part of an address.

    `most` is how many things it may name, or of how many letters it may be: more are not read.
    `within` names the parameters whose change makes the value meaningless. In an address that is a
    place in a story stands only what is `in_stories`: the rest of its selection is in the story.
    Whatever else is changed, or stands there, leaves the story for a selection of one's own.
    """

    name: str
    kind: Kind
    role: Role
    within: tuple[str, ...] = ()
    in_stories: bool = False
    most: int = 1

    @property
    def field(self) -> str:
        """Its name in a selection: `from` is a keyword of Python, and not only ties are chosen."""
        return FIELDS.get(self.name, self.name)


FIELDS = {"from": "since", "to": "until", "tie": "chosen", "note": "notes"}
# What the reader's own words are about; and where on a picture they stand.
ABOUT = (
    *("data", "level", "from", "to", "actors", "side", "types", "status", "source", "owner"),
    *("tie", "only", "what", "versus", "compare", "story", "step", "answer"),
)
THERE = ("view", "projection", "by", "order", "through")

# In the order in which they are written.
PARAMETERS = (
    Parameter("data", "one", "scope", in_stories=True),
    Parameter("view", "one", "look"),
    Parameter("level", "one", "scope"),
    Parameter("from", "date", "filter", within=("data",)),
    Parameter("to", "date", "filter", within=("data",)),
    Parameter("actors", "several", "filter", within=("data",), most=MOST_ACTORS),
    Parameter("side", "one", "filter"),
    Parameter("types", "subset", "filter", within=("data",)),
    Parameter("status", "subset", "filter", within=("data",)),
    Parameter("source", "subset", "filter", within=("data",)),
    Parameter("owner", "subset", "filter", within=("data",)),
    Parameter("seen", "one", "look", within=("data",)),
    Parameter("tie", "things", "choice", within=("data", "level"), most=MOST_CHOSEN),
    Parameter("only", "one", "look", within=("data", "level")),
    Parameter("what", "suppositions", "look", within=("data", "level"), most=MOST_SUPPOSED),
    Parameter("versus", "filters", "look", within=("data",)),
    Parameter("compare", "one", "look"),
    Parameter("projection", "one", "look"),
    Parameter("at", "spot", "look", within=("data", "view", "projection")),
    Parameter("draw", "one", "look", within=("data",)),
    Parameter("by", "one", "look"),
    Parameter("order", "one", "look"),
    Parameter("through", "one", "look"),
    Parameter("play", "one", "look"),
    Parameter("sort", "one", "look"),
    Parameter("title", "text", "own", ABOUT, in_stories=True, most=LONGEST_TITLE),
    Parameter("subtitle", "text", "own", ABOUT, in_stories=True, most=LONGEST_SUBTITLE),
    Parameter("note", "notes", "own", (*ABOUT, *THERE), in_stories=True, most=MOST_NOTES),
    Parameter("names", "names", "own", (*ABOUT, *THERE), in_stories=True, most=MOST_NAMES),
    Parameter("story", "place", "place", within=("data",), in_stories=True),
    Parameter("step", "place", "place", within=("data", "story"), in_stories=True),
    Parameter("answer", "place", "place", within=("data", "story", "step"), in_stories=True),
    Parameter("lang", "one", "language", in_stories=True),
    Parameter("theme", "one", "look", in_stories=True),
)
BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
# Fields of a selection, each group in the order of the table.
FILTERS = tuple(p.field for p in PARAMETERS if p.role == "filter")
DATES = tuple(p.field for p in PARAMETERS if p.kind == "date")
SCOPE = tuple(p.field for p in PARAMETERS if p.role == "scope")
IN_STORIES = tuple(p.field for p in PARAMETERS if p.in_stories)
# What may change without leaving a story.
STAYS = tuple(p.field for p in PARAMETERS if p.in_stories and p.name not in ("data", "story"))
# The reader's own words, each with the fields whose change makes it say something untrue.
OWN = {
    p.field: frozenset(FIELDS.get(name, name) for name in p.within)
    for p in PARAMETERS
    if p.role == "own"
}
# Parameters that decide nothing of what is in a file of data.
PRESENTATION = tuple(p.name for p in PARAMETERS if p.role in ("look", "own"))
