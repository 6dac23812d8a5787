"""Which column of a table holds what: by its heading in four languages, and by its cells."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from data.finding import fold
from data.model import STATUSES
from data.opening import pairs
from data.opening.columns import DIRECTIONS, LONG, Profile, in_order, profiles
from data.opening.free_words import make_statements
from data.opening.kinds import BARE, CAMEO, WORDS
from data.opening.votes import VOTED, are_votes
from data.reading.notations import read_toml

HEADINGS_TOML = Path(__file__).with_name("headings.toml")
SAMPLED = 100  # rows by which columns are judged
EVENTS = range(1_000_001)  # that a row may stand for: more is an amount of money, or of people
MOST, HALF, SOME = 0.8, 0.5, 0.2  # shares of cells

# Every role that a column may have. A format (presets.py) uses more of them than can be guessed.
ROLES: Mapping[str, str] = MappingProxyType(
    {
        "actor": "who acts: a name or a code of a state, or any other name",
        "target": "toward whom, likewise",
        "actor_name": "what the actor is called, beside a code in `actor`",
        "target_name": "what the target is called, beside a code in `target`",
        "actor_country": "the state that an actor belongs to which is none itself",
        "target_country": "the state that a target belongs to which is none itself",
        "date": "when, in one cell: a day, a month, a year, or an interval",
        "start": "when it began, in one cell",
        "end": "when it ended, in one cell",
        "year": "the year, or one of the years in which it held",
        "month": "the month beside `year`",
        "day": "the day beside `year` and `month`",
        **{
            f"{end}_{part}": f"the {part} in which it {did}"
            for end, did in (("start", "began"), ("end", "ended"))
            for part in ("year", "month", "day")
        },
        "date_precision": "a code for how precise `date` or `start` is",
        "left_censored": "1 where the start is not known but earlier",
        "right_censored": "1 where the end is not known but later",
        "type": "what was done: a code, or words of the table's own",
        "weight": "how friendly or hostile, the table's own number with a sign, or how strong",
        "agreement": "how alike two states are or vote, from 0 to 1 or -1 to 1",
        "vote": "how `actor` voted on `motion`",
        "motion": "the roll call, or the resolution, of a vote",
        "count": "how many events a row stands for: a whole number",
        "mutual": "whether neither side is the sole actor; Undirected is true",
        "status": "reported, claimed or interpreted",
        "attributed_to": "who says so",
        "statement": "what happened, in a sentence",
        "label": "what happened, in a few words",
        "note": "a remark of the coder",
        "source_title": "the title of what it was read in, or its name",
        "source_url": "the address of what it was read in",
        "second_source": "what it was read in, too: a title or an address",
        "third_source": "likewise",
        "source_date": "when that was published",
        "publisher": "who published it",
        "id": "an identifier of the row",
        "case": "what rows of one case share: a dispute, a treaty, a conflict",
    }
)


def _names_somebody(it: Profile) -> bool:
    """Tell whether cells may be actors: names or codes, neither days, addresses nor measures."""
    if it.states >= HALF:
        return True
    whole = all(number.is_integer() for number in it.numbers)
    return it.dates < HALF and it.urls < HALF and whole


def _tells_direction(it: Profile) -> bool:
    return {fold(cell) for cell in it.distinct} <= DIRECTIONS


# Roles whose heading may mean something else, and what the cells must then be.
FITS: Mapping[str, Callable[[Profile], bool]] = {
    **dict.fromkeys(("date", "start", "source_date"), lambda it: it.dates >= HALF),
    "end": lambda it: it.dates + it.open >= HALF,
    **dict.fromkeys(("actor", "target"), _names_somebody),
    "weight": lambda it: it.is_signed or it.is_fraction or it.is_negative,
    "status": lambda it: {fold(cell) for cell in it.distinct} <= {*STATUSES},
    "second_source": lambda it: not it.numbers,
    "third_source": lambda it: not it.numbers,
    "count": lambda it: bool(it.numbers) and all(n in EVENTS for n in it.numbers),
    "agreement": lambda it: bool(it.numbers) and max(map(abs, it.numbers)) <= 100,
    "year": lambda it: it.dates >= HALF,
    "month": lambda it: all(number <= 99 for number in it.numbers),
    "day": lambda it: bool(it.numbers) and max(it.numbers) <= 99,
    "vote": lambda it: are_votes(it.distinct),
    "mutual": lambda it: it.booleans >= MOST,
    "type": lambda it: it.dates < HALF and it.urls < HALF and not _tells_direction(it),
    "source_url": lambda it: it.urls >= HALF,
    "source_title": lambda it: it.urls < HALF and not it.numbers,
    "statement": lambda it: it.is_text,
    "label": lambda it: it.is_text,
    "note": lambda it: it.length < LONG,
    "publisher": lambda it: it.is_text,
    "attributed_to": lambda it: it.is_text,
    "id": lambda it: len(it.distinct) == len(it.said),
}
LETTERED = (("a", "b"), ("i", "j"))
IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
PLACES = re.compile(r"lat(itude|itud)?|lon(g|gitude|gitud)?|lng|x|y|عرض|طول")
SOURCE = "source"  # of edges who acts; beside an actor, or without a target, what was read
PROBLEM = "entente_problem"  # what is wrong with a row: a column of ours, in a file that is mended
WEAK = frozenset((SOURCE, "country", "state"))  # somebody's only if no other heading is


def guess(headings: Sequence[str], sample: Sequence[Sequence[str]]) -> Mapping[int, str]:
    """Return the roles of columns, by their numbers from 0, each once; what has none is not there.

    Headings go before contents, unless cells contradict them; without any, contents alone tell.

    Args:
        headings: as they stand in the file; none where it has none.
        sample: rows, of which the first 100 are looked at.
    """
    rows = sample[:SAMPLED]
    width = max((len(headings), *map(len, rows)))
    columns = profiles(rows, width)
    found = _by_heading(headings, columns)
    if not {*found.values()} >= VOTED:
        found = {at: role for at, role in found.items() if role not in VOTED}
    acting = [one for at, one in enumerate(headings) if found.get(at) == "actor"]
    toward = pairs.OPEN if any(map(pairs.BY.search, acting)) else ()
    settled = {n for n, one in enumerate(headings) if _is_settled(one) and fold(one) not in toward}
    free = [column for column in range(width) if column not in {*found, *settled}]
    _add_ends(found, columns, free)
    pairs.settle(found, headings, columns)
    free = [column for column in free if column not in found]
    _add_dates(found, columns, free)
    _add_others(found, columns, free)
    unnamed = [n for n in free if n >= len(headings) or not _roles_of(headings[n])]
    make_statements(found, columns, unnamed)
    return MappingProxyType(dict(sorted(found.items())))


def heading_key(heading: str) -> str:
    """Return a heading as it is compared: País_1, "pais 1" and PAIS1 are one."""
    return fold(heading).replace(" ", "")


def _by_heading(headings: Sequence[str], columns: Sequence[Profile]) -> dict[int, str]:
    """Give each role to the column whose heading stands for it furthest in front."""
    acts = _source_acts(headings)
    keys = [heading_key(heading) for heading in headings]
    for one, other in LETTERED:  # as letters alone they are ends; "a" by itself is Spanish for "to"
        if one in keys and other in keys:
            return {keys.index(one): "actor", keys.index(other): "target"} | _others_by_heading(
                headings, columns, acts, (one, other)
            )
    return _others_by_heading(headings, columns, acts)


def _others_by_heading(
    headings: Sequence[str], columns: Sequence[Profile], acts: bool, settled: Sequence[str] = ()
) -> dict[int, str]:
    """Do so for the headings but those that are settled, whose roles no other gets."""
    taken = ("actor", "target") if settled else ()
    wanted = [
        (rank, column, role)
        for column, heading in enumerate(headings)
        for rank, role in _roles_of(heading)
        if not columns[column].said or FITS.get(role, _anything)(columns[column])
        if heading_key(heading) != SOURCE or (role == "actor") == acts
        if heading_key(heading) not in settled and role not in taken
    ]
    found: dict[int, str] = {}
    for _, column, role in sorted(wanted):
        if column not in found and role not in found.values():
            found[column] = role
    return found


def named_by(heading: str) -> frozenset[str]:
    """Return the roles that a heading may have."""
    return frozenset(role for _, role in _roles_of(heading))


def _roles_of(heading: str) -> Sequence[tuple[int, str]]:
    """Return the roles that a heading may have, if need be without what stands in brackets."""
    known, bare = _headings(), IN_BRACKETS.sub("", heading)
    return known.get(heading_key(heading)) or known.get(heading_key(bare), ())


@cache
def _headings() -> Mapping[str, Sequence[tuple[int, str]]]:
    """Return the roles that a heading may have, by its key, each with its rank, 0 the first."""
    found: dict[str, dict[str, int]] = {}
    for role, languages in read_toml(HEADINGS_TOML)[0].items():
        for headings in languages.values():
            for rank, heading in enumerate(headings):
                ranks = found.setdefault(heading_key(heading), {})
                ranks[role] = min(rank, ranks.get(role, rank))
    return {key: [(rank, role) for role, rank in roles.items()] for key, roles in found.items()}


def _source_acts(headings: Sequence[str]) -> bool:
    """Tell whether "source" is who acts: no other heading is, and one is a target."""
    known = {(heading_key(heading), role) for heading in headings for _, role in _roles_of(heading)}
    others = {key for key, role in known if role == "actor"} - WEAK
    return not others and any(role == "target" for _, role in known)


def _is_typed(it: Profile) -> bool:
    """Tell whether cells can only be types: of numbers, codes of CAMEO with a zero in front."""
    if it.scheme == WORDS and it.words < MOST:  # a name may have the word for a type in it
        return False
    zeroed = any(cell.startswith("0") for cell in it.said)
    return it.scheme not in ("", BARE) and (it.scheme != CAMEO or zeroed) and it.length < LONG


def _tells_each(it: Profile) -> bool:
    """Tell whether cells are sentences, and not one that stands beside every row."""
    return it.is_text and it.length >= LONG and (len(it.distinct) > 1 or not it.is_level)


def _anything(_: Profile) -> bool:
    return True


def _is_settled(heading: str) -> bool:
    """Tell whether a heading says what a column is, so that its cells are not asked.

    It names a place, or one of the ends, whose role another column has got, or it is ours.
    """
    if heading_key(heading) == heading_key(PROBLEM):
        return True
    ends = {"actor", "target"} & {role for _, role in _roles_of(heading)}
    return bool(ends or PLACES.fullmatch(heading_key(heading)))


def _give(found: dict[int, str], free: list[int], column: int, role: str) -> None:
    found[column] = role
    free.remove(column)


def _add_ends(found: dict[int, str], columns: Sequence[Profile], free: list[int]) -> None:
    """Find who acts toward whom by the cells: states, or two columns that share their values."""
    missing = [role for role in ("actor", "target") if role not in found.values()]
    states = [column for column in free if columns[column].states >= HALF]
    if len(states) >= len(missing):
        for role, column in zip(missing, states, strict=False):
            _give(found, free, column, role)
    elif len(missing) == 2 and (pair := _alike(columns, free)):
        for role, column in zip(missing, pair, strict=True):
            _give(found, free, column, role)


def _alike(columns: Sequence[Profile], free: Iterable[int]) -> tuple[int, int] | None:
    """Return the two columns of names that share most of their values, if they share some."""
    names = [one for one in free if columns[one].is_text and columns[one].length < LONG]
    shared = [
        (len(one & other) / min(len(one), len(other)), -first, -second)
        for first, second in combinations(names, 2)
        for one, other in [(columns[first].distinct, columns[second].distinct)]
    ]
    share, first, second = max(shared, default=(0, 0, 0))
    return (-first, -second) if share >= SOME else None


def _add_dates(found: dict[int, str], columns: Sequence[Profile], free: list[int]) -> None:
    if {"date", "start", "year", "start_year"} & set(found.values()):
        return
    dates = [column for column in free if columns[column].dates >= MOST]
    if len(dates) >= 2 and in_order(columns[dates[0]], columns[dates[1]]):
        _give(found, free, dates[0], "start")
        _give(found, free, dates[1], "end")
    elif dates:
        _give(found, free, dates[0], "date")


def _add_others(found: dict[int, str], columns: Sequence[Profile], free: list[int]) -> None:
    """Find types, addresses, sentences and weights by the cells of a table that has two ends."""
    if not {"actor", "target"} <= set(found.values()):
        return
    tests: tuple[tuple[str, Callable[[Profile], bool]], ...] = (
        ("source_url", lambda it: it.urls >= MOST),
        ("type", _is_typed),
        ("statement", _tells_each),
        ("weight", lambda it: it.is_signed),
    )
    for role, test in tests:
        fitting = [column for column in free if test(columns[column])]
        if fitting and role not in found.values():
            _give(found, free, max(fitting, key=lambda one: (columns[one].length, -one)), role)
    # What takes hardly any values is a level of something, no score.
    shares = [column for column in free if columns[column].is_fraction]
    fractions = [column for column in shares if not columns[column].is_level]
    if fractions and not {"type", "weight", "agreement"} & set(found.values()):
        _give(found, free, fractions[0], "agreement")
