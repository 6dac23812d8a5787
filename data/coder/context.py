"""What was found in a sentence, and what of it later ones may refer to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.coder.ends import How
from data.coder.phrases import Mention
from data.coder.predicates import Hit
from data.coder.sense import Sense


@dataclass(frozen=True, slots=True)
class Found:
    """A relation in a sentence: its ends, the predicate and its sense, how the ends were found."""

    actor: Mention
    target: Mention
    mutual: bool
    hit: Hit
    sense: Sense
    how: How
    speaker: Mention | None = None


class Context(NamedTuple):
    """What came before a sentence: who acted last, and who had to do with whom, the latest last."""

    subject: Sequence[Mention] = ()
    pairs: Sequence[tuple[Mention, Mention]] = ()

    def counterpart(self, doer: Mention) -> list[Mention]:
        """Return whom somebody had to do with last."""
        for one, other in reversed(self.pairs):
            for end, far in ((one, other), (other, one)):
                if end.party.code == doer.party.code:
                    return [far]
        return []

    @property
    def two(self) -> list[Mention]:
        """The two who had to do with one another last."""
        return [*self.pairs[-1]] if self.pairs else []
