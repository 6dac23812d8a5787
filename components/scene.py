"""A scene: one selection of one data set with all that a panel needs to show it.

What the selection holds (`results`, `camps`), what is said of it (`sentences`) and how it looks
(`style`) are three things; a scene only holds them together, and knows the room it is shown in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from components.drawing.style import Style
from components.language.sentences import Sentences
from components.language.texts import Words
from components.view import View, Views
from data.camps import Camps
from data.dataset import DataSet
from data.results import Results
from data.selection import Selection
from data.states import Point

Layouts = Mapping[str, Mapping[str, Point]]
# What makes a scene of a query and a room, and names the parts of the query that were not read.
SceneOf = Callable[[str, str], tuple["Scene", tuple[str, ...]]]


@dataclass(frozen=True)
class Scene:
    """One selection of one data set, worked out once for all panels.

    `layouts` holds the network positions of the data set by level; `compact` says that the
    screen is narrow; `outlines` is the address of the folder with the map's outlines;
    `presented` says that it is read from the back row of a classroom, `beside` that another
    picture stands beside this one; `views` are all that the atlas has.
    """

    data_set: DataSet
    selection: Selection
    layouts: Layouts
    outlines: str
    compact: bool = False
    presented: bool = False
    beside: bool = False
    views: Views = field(kw_only=True)

    @cached_property
    def results(self) -> Results:
        """What the selection holds."""
        return Results(self.data_set, self.selection)

    @cached_property
    def camps(self) -> Camps:
        """Who stands with whom."""
        return Camps(self.results, supposes=self.view.supposes)

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
        return bool(self.results.ties or (second and second.ties))

    @cached_property
    def config(self) -> dict[str, Any]:
        """Plotly's settings: our own outlines, no toolbar, nothing from elsewhere."""
        return {
            "topojsonURL": self.outlines,
            "displayModeBar": False,
            "responsive": True,
            "scrollZoom": False,
            "doubleClick": "reset",
            "showTips": False,
        }
