"""Roll calls: from who voted how on what to how alike each two voted in a year.

The agreement of two voters is (f + g / 2) / t, where t is the number of motions on which both
voted, f of those on which they voted alike, and g of those on which one abstained and the other
did not: Lijphart's index of agreement (Arend Lijphart, "The Analysis of Bloc Voting in the General
Assembly", American Political Science Review 57(4), 1963, pp. 902-917). With yes, abstain and no as
1, 2 and 3 it is also the similarity S of Signorino and Ritter (International Studies Quarterly
43(1), 1999, pp. 115-144), "agree3un" in the data of Voeten and others. Who is absent, or no member,
did not vote.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from data.finding import fold

YES, ABSTAIN, NO = 0, 1, 2
MEANS = {"yes": YES, "abstain": ABSTAIN, "no": NO}
ABSENT = "absent"
VOTED = {"vote", "motion"}  # the roles of a vote, which are so only together
USUAL: Mapping[str, str] = {  # where no format says what a vote means
    **dict.fromkeys(
        ("1", "y", "yes", "yea", "in favour", "in favor", "for", "favour", "favor"), "yes"
    ),
    **dict.fromkeys(("favour", "favor", "sí", "a favor", "sim", "بله", "موافق"), "yes"),
    **dict.fromkeys(("2", "a", "abstain", "abstains", "abstained", "abstention"), "abstain"),
    **dict.fromkeys(("abstención", "abstenção", "ممتنع", "abs", "abst"), "abstain"),
    **dict.fromkeys(("3", "n", "no", "nay", "against", "en contra", "contra"), "no"),
    **dict.fromkeys(("não", "نه", "مخالف"), "no"),
    **dict.fromkeys(("8", "9", "x", "absent", "not a member", "not voting", "absence"), ABSENT),
    **dict.fromkeys(("did not vote", "ausente", "no votó", "não votou", "غایب"), ABSENT),
}
_USUAL = {fold(cell) or cell: means for cell, means in USUAL.items()}
Floats = npt.NDArray[np.float32]
Agreement = tuple[str, str, str, float, float]  # two voters, when, f + g / 2, and t


@dataclass
class Votes:
    """Votes as they are read, in columns: a General Assembly casts over a million.

    `meaning` says what a vote means, one of `MEANS` or "absent". `unused` has, once agreements are
    reckoned, the votes that are part of none: their rows, what stands there, and why.
    """

    meaning: Mapping[str, str]
    motions: dict[tuple[str, str], int] = field(default_factory=dict)  # when, and on what
    voters: dict[str, int] = field(default_factory=dict)
    unused: list[tuple[int, str, str]] = field(default_factory=list)
    _rows: "array[int]" = field(default_factory=lambda: array("q"))
    _on: "array[int]" = field(default_factory=lambda: array("i"))
    _by: "array[int]" = field(default_factory=lambda: array("i"))
    _cast: "array[int]" = field(default_factory=lambda: array("b"))

    def __post_init__(self) -> None:
        """Take what cells may say."""
        own = {fold(cell) or cell: means for cell, means in self.meaning.items()}
        self._known = own or _USUAL

    def read(self, cell: str) -> tuple[str, int]:
        """Return why a cell is no vote, or else which one."""
        text = cell.strip().removesuffix(".0")
        means = self._known.get(fold(text) or text, "" if text else ABSENT)
        if means in MEANS:
            return "", MEANS[means]
        return ("no-vote" if means == ABSENT else "unknown-vote"), 0

    def add(self, line: int, motion: tuple[str, str], voter: str, vote: int) -> None:
        """Add a vote on a motion, which is known by when it was and what it is called."""
        self._rows.append(line)
        self._on.append(self.motions.setdefault(motion, len(self.motions)))
        self._by.append(self.voters.setdefault(voter, len(self.voters)))
        self._cast.append(vote)

    def agreements(self) -> Iterator[Agreement]:
        """Yield how alike each two voters voted in each year, or whenever it was."""
        if not self._rows:
            return
        on, by = (np.frombuffer(column, dtype=np.int32) for column in (self._on, self._by))
        used = self._without_repeats(on, by)
        used = self._without_single(on, used)
        cast = np.frombuffer(self._cast, dtype=np.int8)
        names = [*self.voters]
        years = {when: n for n, when in enumerate(dict.fromkeys(when for when, _ in self.motions))}
        of_year = np.array([years[when] for when, _ in self.motions], dtype=np.int32)[on]
        for when, number in years.items():
            now = used[of_year[used] == number]
            who, rows = np.unique(by[now], return_inverse=True)
            what, columns = np.unique(on[now], return_inverse=True)
            voted = np.zeros((3, len(who), len(what)), dtype=np.float32)
            voted[cast[now], rows, columns] = 1
            for one, other, alike, both in pairs(voted):
                first, second = sorted((names[who[one]], names[who[other]]))
                yield first, second, when, alike, both

    def _without_repeats(
        self, on: npt.NDArray[np.int32], by: npt.NDArray[np.int32]
    ) -> npt.NDArray[np.intp]:
        """Return the places of the votes but those of who had voted on the same already."""
        _, first = np.unique(on.astype(np.int64) * len(self.voters) + by, return_index=True)
        self._leave_out(np.setdiff1d(np.arange(len(on)), first), "repeat")
        return np.sort(first)

    def _without_single(
        self, on: npt.NDArray[np.int32], used: npt.NDArray[np.intp]
    ) -> npt.NDArray[np.intp]:
        """Return the places of those votes that are not the only one on their motion."""
        several = np.bincount(on[used], minlength=len(self.motions))[on[used]] > 1
        self._leave_out(used[~several], "alone")
        return used[several]

    def _leave_out(self, places: npt.NDArray[np.intp], why: str) -> None:
        names = [*self.voters]
        self.unused += [(self._rows[at], names[self._by[at]], why) for at in places.tolist()]


def are_votes(cells: Iterable[str]) -> bool:
    """Tell whether each of some cells is what is usually written for a vote."""
    return all((fold(cell) or cell) in _USUAL for cell in cells)


def meant_by(cell: str) -> str:
    """Return what a cell usually means as a vote, or nothing."""
    return _USUAL.get(fold(cell) or cell, "")


def pairs(voted: Floats) -> Iterator[tuple[int, int, float, float]]:
    """Yield each two voters who voted on the same, with f + g / 2 and t (see above).

    Args:
        voted: 1 where a voter (second axis) cast a vote (first axis: yes, abstain, no) on a motion
            (third axis), else 0.
    """
    cast, sides = voted.sum(axis=0), voted[YES] + voted[NO]
    both = cast @ cast.T
    half = voted[ABSTAIN] @ sides.T
    alike = sum(one @ one.T for one in voted) + (half + half.T) / 2
    for one, other in np.argwhere(np.triu(both, 1) > 0).tolist():
        yield one, other, float(alike[one, other]), float(both[one, other])
