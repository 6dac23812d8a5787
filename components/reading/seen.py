"""What a reader looks at: their reading, which relation of it, and which part of the text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from components import addresses
from components.language.texts import Words
from components.opening.frame import Look
from data.coder.passages import Sentence
from data.readings.items import KEPT, OPEN, REFUSED, Item
from data.readings.kept import Kept


@dataclass(frozen=True)
class Seen:
    """A reading as it is shown: `at` is the id of a relation, `around` the number of a sentence.

    Where `at` is none of them, it is the first that is open, or nothing where none is. `problems`
    are sentences that say what could not be.
    """

    look: Look
    kept: Kept
    at: str = ""
    around: int | None = None
    problems: Sequence[str] = field(default=())

    @property
    def say(self) -> Words:
        """The words of the reader's language."""
        return self.look.say

    @cached_property
    def ids(self) -> Sequence[str]:
        """All relations in question, in the order of the text."""
        return [*self.kept.items]

    @cached_property
    def item(self) -> Item | None:
        """The relation that is looked at."""
        chosen = self.kept.items.get(self.at)
        return chosen or next((one for one in self.kept.items.values() if one.state == OPEN), None)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many relations there are in each state."""
        found = dict.fromkeys((OPEN, KEPT, REFUSED), 0)
        for one in self.kept.items.values():
            found[one.state] += 1
        return found

    @property
    def path(self) -> str:
        """Where this reading is, for this reader."""
        return f"{addresses.READ}/{self.kept.key}/{self.kept.reader}"

    def address(self, at: str = "", around: int | None = None, below: str = "") -> str:
        """Return where a relation of it is looked at, or a part of its text."""
        address = self.look.at(f"{self.path}{below}")
        asked = [f"at={at}"] if at else []
        asked += [f"around={around}"] if around is not None else []
        joint = "&" if "?" in address else "?"
        return f"{address}{joint}{'&'.join(asked)}" if asked else address

    def beside(self, step: int) -> str:
        """Return the id of the relation so many places further, or nothing at the ends."""
        if self.item is None:
            return self.ids[-1] if self.ids and step < 0 else ""
        place = self.ids.index(self.item.id) + step
        return self.ids[place] if 0 <= place < len(self.ids) else ""

    def next_open(self) -> str:
        """Return the id of the next open relation but this, from the first again after the last."""
        if self.item is None:
            return ""
        place = self.ids.index(self.item.id) + 1
        order = [*self.ids[place:], *self.ids[: place - 1]]
        return next((one for one in order if self.kept.items[one].state == OPEN), "")

    @cached_property
    def sentence(self) -> int:
        """The number, from 0, of the sentence in the middle of what is shown."""
        sentences = self.kept.reading.sentences
        if self.around is not None:
            return max(0, min(self.around, len(sentences) - 1))
        return sentence_at(sentences, self.item.first.span.start) if self.item else 0


def sentence_at(sentences: Sequence[Sentence], letter: int) -> int:
    """Return the number of the sentence in which a letter of the text stands."""
    return max(0, bisect_right(sentences, letter, key=lambda one: one.start) - 1)
