"""Where sets are worked on: what that needs, and a set as it is shown there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from components.opening.frame import Look
from components.opening.held import Held
from components.opening.own.parts import Shown
from components.scene import Scenes
from data.catalogue import Holding
from data.opening.kept import steps

Form = Mapping[str, str]


class Refused(Exception):
    """What somebody asked for that cannot be done, and why, as a key of the texts."""


@dataclass(frozen=True)
class Desk:
    """Where sets are worked on: what it needs to answer."""

    scenes: Scenes
    here: bool
    held: Held
    look: Callable[[Form], Look]
    lock: Lock = field(default_factory=Lock)

    @property
    def shelf(self) -> Path:
        """Where sets lie."""
        return self.held.shelf


def shown_as(desk: Desk, look: Look, holding: Holding, at: str) -> Shown:
    """Return a set as its page shows it, with the view that whoever asks comes from."""
    name = holding.data_set.name
    catalogue = desk.scenes.library.catalogue
    views = desk.scenes.views.names
    selection, unread = catalogue.parse(f"{at}&data={name}", views)
    selection = replace(selection, lang=look.lang, theme=look.theme)
    place = desk.shelf / name
    return Shown(
        look=look,
        scene=desk.scenes.of(holding, selection),
        at=at if at and not unread else "",
        undone=steps.can_undo(place),
    )
