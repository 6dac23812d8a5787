"""What stands between the cells of a text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.opening.tables.quoting import COLONS, NONE, SPACES, Dialect, rows_of
from data.opening.tables.table import Noticed

# Those that hardly ever stand within cells come first: decimal commas do.
USUAL = ("\t", ";", "|", COLONS, "\x1f", "^", "~", "،", "؛", ",")
SURE = 0.9  # of the rows, that have equally many cells
LIKELY = 0.4


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a separator fits: the share of rows with the usual number of cells."""

    separator: str
    width: int = 1
    share: float = 0.0
    first: int = 0  # the first of these rows

    @property
    def rank(self) -> tuple[int, float, int]:
        """Return what is least for the best: sure ones by their first row, others by their fit."""
        at = USUAL.index(self.separator) if self.separator in USUAL else len(USUAL)
        if self.share >= SURE:
            return 0, self.first, at
        return 1, -self.share * (1 - 1 / self.width), at


def separator_of(lines: Sequence[str]) -> Fit:
    """Return what separates the cells of some lines; spaces only where nothing else does."""
    best = min((fit_of(lines, separator) for separator in USUAL), key=lambda fit: fit.rank)
    if best.share > LIKELY:
        return best
    spaces = fit_of(lines, SPACES)
    if spaces.share >= SURE:
        return spaces
    return best if best.share > 0 else Fit(NONE)


def fit_of(lines: Sequence[str], separator: str) -> Fit:
    """Return how well a separator fits some lines."""
    if separator != SPACES and not any(separator in line for line in lines):
        return Fit(separator)
    rows = rows_of(lines, Dialect(separator), Noticed())
    widths = [len(cells) for _, cells in rows if any(cells)]
    usual = Counter(width for width in widths if width > 1).most_common(1)
    if not usual:
        return Fit(separator)
    width, count = usual[0]
    # The headings may lack a name for the first cells, or the end of a last, empty one.
    lacking = 1 < widths[0] == width - 1
    first = 0 if lacking else widths.index(width)
    return Fit(separator, width, (count + lacking) / len(widths), first)
