"""What the evidence lists: one list, or one for each side of a comparison."""

from dataclasses import dataclass

from components.language.texts import Words
from components.scene import Scene
from data.listing import Listing
from data.selection import SORTS

WINDOW = 40  # relations that are written out at once


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the lists of a scene, with its number, which stands in the ids of its elements."""

    scene: Scene
    listed: Listing
    number: int = 0

    @property
    def say(self) -> Words:
        """The reader's language."""
        return self.scene.say

    @property
    def id(self) -> str:
        """The id of the element that holds its windows."""
        return f"listing-{self.number}"

    def window(self, first: int) -> str:
        """Return what stands for the window that begins at a place, in an address."""
        return f"{self.number}/{first}/{min(first + WINDOW, len(self.listed))}"

    def heading(self, year: int) -> str:
        """Return the id of the heading of a year."""
        return f"{self.id}-{year}"


def lists(scene: Scene) -> tuple[Shown, ...]:
    """Return the lists of a scene: of a step what it rests on, else all that is in question."""
    if scene.results.step:
        return (Shown(scene, Listing(scene.results.rests_on)),)
    newest = scene.selection.sort == SORTS[1]
    sides = (scene, scene.second) if scene.second else (scene,)
    return tuple(
        Shown(side, Listing(side.results.evidence, newest), number)
        for number, side in enumerate(sides)
    )
