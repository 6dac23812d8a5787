"""Dates in EDTF put together of their parts, and what is said of a cell that gives none."""

from data.dates import InvalidDate, parse_date
from data.opening.dating.solar import first_and_last, is_solar

PERSIAN = "persian"
OPEN = ".."
PIVOT = 50  # two digits: up to 49 they are years of this century, as spreadsheets take them
WANTED = "a date such as 2024, 2024-03, 2024-03-05, 5.3.2024, 5 March 2024 or 2005-2013"
PARTS_KEPT = {"year": 1, "month": 2}  # of a date, by how coarse it is to be


class Unclear(ValueError):
    """A cell that is no date, or one that may be two.

    `what` is "empty", "unknown" (no date), "ambiguous" (day or month first?), "impossible" (no such
    day) or "reversed" (an end before its start).
    """

    def __init__(self, what: str, found: str, wanted: str = WANTED) -> None:
        """Say what is wrong with a cell, what was found and what was wanted."""
        self.what, self.found, self.wanted = what, found, wanted
        super().__init__(f"{found!r} is {what}; wanted {wanted}")


def composed(year: int, month: int = 0, day: int = 0, calendar: str = "") -> str:
    """Return a date of which month and day may be 0, unknown; always in the Gregorian calendar.

    Raises:
        ValueError: if there is no such year or month. Whether there is such a day is for
            `parse_date` to say.
    """
    if calendar == PERSIAN and is_solar(year):
        first, last = first_and_last(year, month, day)
        return joined(first.isoformat(), last.isoformat())
    if not 1 <= year <= 9999 or not 0 <= month <= 12:
        raise ValueError(f"no month {month} of {year}")
    if not month:
        return f"{year:04}"
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def joined(first: str, last: str) -> str:
    """Return the interval between two dates in EDTF, of which one may be unknown ("") or open.

    Raises:
        Unclear: if neither is a date, or the last ends before the first begins.
    """
    ends = (_end(first, 0), _end(last, -1))
    if not any(end.strip(".") for end in ends):
        raise Unclear("empty", f"{first}/{last}", "a start or an end")
    if ends[0] == ends[1]:
        return ends[0]
    try:
        return parse_date("/".join(ends)).text
    except InvalidDate:
        raise Unclear("reversed", f"{first}/{last}", "a start that comes before the end") from None


def cut(edtf: str, precision: str) -> str:
    """Return a date made as coarse as a table says that it is: "year", "month", "week" or "day".

    A week is a day that is about right.
    """
    bare = edtf.rstrip("?~%")
    mark = edtf[len(bare) :]
    if "/" in edtf or precision == "day":
        return edtf
    if precision == "week":
        return f"{bare}~" if not mark and bare.count("-") == 2 else edtf
    return "-".join(bare.split("-")[: PARTS_KEPT[precision]]) + mark


def marked(edtf: str, mark: str) -> str:
    """Return a single date with a mark of doubt, unless it bears one."""
    return edtf if "/" in edtf or edtf[-1] in "?~%" else edtf + mark


def full_year(digits: str) -> int:
    """Return the year that is written with two digits, or with all."""
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < PIVOT else 1900)


def _end(edtf: str, which: int) -> str:
    """Return the first or the last date of an interval in EDTF, and a single date as it is."""
    return edtf.split("/")[which] if "/" in edtf else edtf
