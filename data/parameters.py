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
Kind = Literal[
    "one", "subset", "several", "date", "things", "suppositions", "filters", "spot", "place"
]
# What a value decides. "scope": which data, counted for whom. "filter": which relations are in.
# "choice": what is picked out of them. "look": how the page shows it. "place": where in a story.
# "language": which words.
Role = Literal["scope", "filter", "choice", "look", "place", "language"]

NOBODY = "none"  # an explicit empty choice: no type, no status, no perspective
# Letters of a query. The longest that the atlas writes itself has some 3,000, and what is longer
# does not pass every proxy.
LONGEST = 4_000
MOST_CHOSEN = 12  # things: each is pinned over the picture, and has a part of the evidence
MOST_ACTORS = 60  # each is a chip over the picture; more of them are not read by anybody
MOST_SUPPOSED = 12  # ties: each stands in every link of the panel that shows them


@dataclass(frozen=True, slots=True)
class Parameter:
    """One part of an address.

    `most` is how many things it may name: more of them are not read. `within` names the parameters
    whose change makes the value meaningless. In an address that is a place in a story stands only
    what is `in_stories`: the rest of its selection is in the story. Whatever else is changed, or
    stands there, leaves the story for a selection of one's own.
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
        return {"from": "since", "to": "until", "tie": "chosen"}.get(self.name, self.name)


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
# Parameters that decide nothing of what is in a file of data.
PRESENTATION = tuple(p.name for p in PARAMETERS if p.role == "look")
