"""A view: one picture of a selection, and all that the rest of the atlas needs to know of it.

A view costs its module, which ends with its record, a line in components/views/catalogue.py, and
its texts in data/texts/: `view.<name>`, and `legend.<mark>` for marks that no other view has.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dash import Dash
from dash.development.base_component import Component

from components.accepted import Accepted
from data.selection import Selection

# The functions of a view take a Scene, which stands above: it knows the views that there are.
Props = dict[str, Any]
WALKS = "explore"  # the texts that say how a picture is walked from tie to tie
CHOOSES = {"clickData": "choose"}  # what is clicked in a chart is chosen


def _itself(selection: Selection) -> Selection:
    return selection


@dataclass(frozen=True, kw_only=True, eq=False)
class View:
    """What a view is called, how it is drawn, and what can be done with it.

    `name` is its name in the address and in the texts. `layout` makes it, `props` says what a new
    selection changes in the component `chart`, `figure` draws all of it as a picture to take away.

    `tab` is the tab under which it stands: its own, that of another view whose place it takes
    `when` a selection says so, or none for what stands beside every view; `asked` gives the
    selection that brings it back.

    `marks` are the samples of its key by their texts, with the shape of each; `used` tells which of
    them occur in the picture of a scene, and where it is left out, all do. `signs` says that its
    marks carry the signs of friendly and hostile, `labelled` that names lie over its lines.
    `options` are the choices on the stage that are its own, `clicks` the browser's functions that
    answer to properties of its chart. `paired` says that it shows two selections, `backed` that
    what is not chosen stands back behind what is, where others show nothing of it, `walked` that
    arrow keys lead from tie to tie, or where `walks` names other texts than WALKS, from one mark to
    the next as the chart itself says. `moves` says that it can be zoomed and moved, `scrolls` that
    it is larger than its panel, `narrows` that as a picture it is another one where there is little
    width, `ranks` that its rows come by importance, the last of which are left out where a picture
    has no room for them, `geographic` that its nodes stand on the map of the world,
    `supposes` that it shows thought experiments.

    `about` is what the side panel says of it while nothing is chosen, `told` what is striking in
    it, for whoever cannot see it, where that is not the strongest ties. `register` wires callbacks
    of its own, and `accepted` tells what a request may say of the properties that they read.
    `needs` names a library of Dash that the browser fetches when a view first needs it.
    """

    name: str
    chart: str
    layout: Callable[[Any], Component]
    props: Callable[[Any], Props]
    figure: Callable[[Any], Props] | None = None
    tab: str | None = None
    when: Callable[[Selection], bool] | None = None
    asked: Callable[[Selection], Selection] = _itself
    marks: Mapping[str, str] = field(default_factory=dict)
    used: Callable[[Any], Iterable[str]] | None = None
    signs: bool = True
    labelled: bool = False
    options: tuple[str, ...] = ()
    clicks: Mapping[str, str] = field(default_factory=lambda: CHOOSES)
    paired: bool = False
    backed: bool = True
    walked: bool = False
    walks: str = WALKS
    moves: bool = False
    scrolls: bool = False
    narrows: bool = False
    ranks: bool = False
    geographic: bool = False
    supposes: bool = False
    about: Callable[[Any], list[Component]] | None = None
    told: Callable[[Any], str] | None = None
    register: Callable[[Dash, Any], None] | None = None
    accepted: Accepted = field(default_factory=dict)
    needs: str = ""

    @property
    def place(self) -> str:
        """The tab under which it stands, or nothing where it stands beside every view."""
        return self.name if self.tab is None else self.tab


@dataclass(frozen=True)
class Views:
    """The views of an atlas, in the order of their tabs; a page opens with the map."""

    all: tuple[View, ...]

    def __iter__(self) -> Iterator[View]:
        """Yield the views in their order."""
        return iter(self.all)

    def __getitem__(self, name: str) -> View:
        """Return the view of a name; a KeyError says that there is none."""
        return {view.name: view for view in self.all}[name]

    @property
    def tabs(self) -> tuple[View, ...]:
        """The views that have a tab of their own."""
        return tuple(view for view in self.all if view.place == view.name)

    @property
    def names(self) -> tuple[str, ...]:
        """What the address can name."""
        return tuple(view.name for view in self.tabs)

    @property
    def staged(self) -> tuple[View, ...]:
        """The views that may be on the stage."""
        return tuple(view for view in self.all if view.place)

    @property
    def pictures(self) -> tuple[View, ...]:
        """The views that can be taken away as a picture."""
        return tuple(view for view in self.all if view.figure)

    @property
    def paired(self) -> tuple[View, ...]:
        """The views that show two selections at once."""
        return tuple(view for view in self.all if view.paired)

    def under(self, tab: str) -> tuple[View, ...]:
        """Return the views that stand under a tab."""
        return tuple(view for view in self.all if view.place == tab)

    def shown(self, selection: Selection) -> View:
        """Return the view that a selection shows: the one it names, or what takes its place."""
        for view in self.under(selection.view):
            if view.when and view.when(selection):
                return view
        return self[selection.view]

    def stylesheet(self) -> str:
        """Return the rules that show what belongs to a view with that view alone."""
        return "".join(
            f'[data-view="{view.name}"] .of-{view.name}{{display:block}}' for view in self.tabs
        )
