"""What a page says of itself to those who only link to it: its title, in a line, and a summary."""

from collections.abc import Callable
from dataclasses import dataclass

from components import addresses
from components.language.texts import plain
from components.scene import Scenes
from components.wording import headline
from data.catalogue import Holding
from data.selection import Selection

REMEMBERED = 256  # cards; one is a few hundred bytes


@dataclass(frozen=True, slots=True)
class Card:
    """The headline of a view, its summary, the one address that equal views share.

    `geographic` says that the view is drawn on the map of the world.
    """

    title: str
    description: str
    query: str
    geographic: bool


CardOf = Callable[[str], Card]


def cards(scenes: Scenes) -> CardOf:
    """Return what makes a card of a query; of the query only what could be read is left."""

    @scenes.library.remembers(REMEMBERED)
    def written(holding: Holding, selection: Selection) -> Card:
        scene, query = scenes.of(holding, selection), addresses.here(selection)
        title, summary = plain(headline.title(scene)), plain(headline.summary(scene))
        own = plain(headline.named(scene))
        if own and own != title:  # what anybody may have written does not stand there alone
            title, summary = own, f"{title}. {summary}"
        return Card(title, summary, query, scene.view.geographic)

    def card(query: str) -> Card:
        scene, _ = scenes(query)
        return written(scene.holding, scene.selection)

    return card
