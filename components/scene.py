"""A scene: one selection of one data set with all that a panel needs to show it.

What the selection holds (`results`, `camps`), what is said of it (`sentences`) and how it looks
(`style`) are three things; a scene only holds them together, and knows for which viewport.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

from components.drawing.style import Style
from components.language.sentences import Sentences
from components.language.texts import Words
from components.view import View, Views
from data.camps import Camps
from data.catalogue import Holding, Layouts
from data.dataset import DataSet
from data.library import Library
from data.results import Results
from data.selection import Selection

IN_TIME = "in-time"  # what stands for as much time as it takes, in the address of an answer
HURRY = 0.06  # seconds that each question about camps may take while somebody waits


@dataclass(frozen=True)
class Scene:
    """One selection of one data set, worked out once for all panels.

    `holding` is the data set with its network positions; `outlines` is the address of the folder
    with the map's outlines; `compact` says that the screen is narrow, `presented` that it is read
    from the back row of a classroom, `beside` that another picture stands beside this one, `taken`
    that it is taken away; `seconds` are those that each question about camps may take, by default
    the usual; `views` are all that the atlas has.
    """

    holding: Holding
    selection: Selection
    outlines: str = ""
    compact: bool = False
    presented: bool = False
    beside: bool = False
    taken: bool = False
    seconds: float | None = None
    views: Views = field(kw_only=True)

    @property
    def data_set(self) -> DataSet:
        """The data set."""
        return self.holding.data_set

    @property
    def layouts(self) -> Layouts:
        """Where its nodes stand in the network, by level."""
        return self.holding.layouts

    @cached_property
    def results(self) -> Results:
        """What the selection holds."""
        return Results(self.data_set, self.selection)

    @cached_property
    def camps(self) -> Camps:
        """Who stands with whom."""
        return Camps(self.results, supposes=self.view.supposes, seconds=self.seconds)

    @cached_property
    def view(self) -> View:
        """The view that is shown."""
        return self.views.shown(self.selection)

    @cached_property
    def say(self) -> Words:
        """The reader's language."""
        return Words(self.selection.lang)

    @cached_property
    def sentences(self) -> Sentences:
        """What is said of ties and nodes."""
        return Sentences(self.results, self.camps, self.say, self.presented)

    @cached_property
    def style(self) -> Style:
        """How ties and nodes look."""
        return Style(self.results, self.camps, self.presented, small=self.compact or self.beside)

    @cached_property
    def second(self) -> "Scene | None":
        """The other side of a comparison, if there is one."""
        return replace(self, selection=self.selection.other) if self.selection.versus else None

    @cached_property
    def paired(self) -> bool:
        """Whether both sides of a comparison are in the picture."""
        return self.second is not None and self.view.paired

    @cached_property
    def drawn(self) -> bool:
        """Whether there is anything to draw, on either side."""
        second = self.results.second if self.paired else None
        return bool(self.results.drawn or (second and second.drawn))


@dataclass(frozen=True)
class Scenes:
    """The one maker of scenes, from what the library holds at the time."""

    library: Library
    views: Views
    outlines: str = ""

    def __call__(self, query: str, viewport: str = "wide") -> tuple[Scene, tuple[str, ...]]:
        """Return the scene of a query in a viewport, and the parts of it that were not read."""
        catalogue = self.library.catalogue
        selection, ignored = catalogue.parse(query, self.views.names)
        return self.of(catalogue.of(selection), selection, viewport), ignored

    def of(self, holding: Holding, selection: Selection, viewport: str = "wide") -> Scene:
        """Return the scene of a selection in a viewport."""
        compact, presented = viewport.endswith("compact"), viewport == "present"
        views = self.views
        return Scene(holding, selection, self.outlines, compact, presented, views=views)
