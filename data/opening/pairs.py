"""Which two columns are the two ends of a table, where headings alone would choose others.

Two rules of what headings and cells show together: ends come in pairs, as "ccode1" and "ccode2",
"sender" and "target"; and what names the same states as one end, row by row, is that end written
in another way, never the other one.
"""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence

from data.finding import fold
from data.opening.columns import Profile
from data.opening.naming.names import Names, system_of

ENDS = ("actor", "target")
HALF, FEW, MOST = 0.5, 0.2, 0.8  # shares of cells
# What tells two headings of a pair apart, in the order of those who act and are acted upon.
MARKS = (
    *(("1", "2"), ("a", "b"), ("i", "j"), ("o", "d"), ("source", "target"), ("sender", "target")),
    *(("sender", "receiver"), ("sender", "recipient"), ("sending", "receiving"), ("from", "to")),
    *(("sanctioning", "sanctioned"), ("origin", "destination"), ("origin", "asylum")),
    *(("exporter", "importer"), ("reporter", "partner"), ("donor", "recipient")),
    *(("supplier", "recipient"), ("visitor", "host"), ("first", "second")),
    *(
        ("origen", "destino"),
        ("emisor", "receptor"),
        ("origem", "destino"),
        ("emissor", "receptor"),
    ),
)

ALIKE = 3  # marks, the first ones, that tell two of a kind apart, not who acts
# Who acts where it is named last: "recognised by", "visitor", toward what is called but a country.
BY = re.compile(r"\b(?:by|por|visit(?:or|ante)|guest)$", re.IGNORECASE)
OPEN = frozenset(map(fold, ("country", "state", "país", "estado", "کشور")))
# Of a table with these ends nobody can tell who acts: those who flee, or those who take them in.
FLED = re.compile(r"origin|origen|origem|citizenship|nationality|birth|مبدا|خاستگاه|ملیت")
TAKEN_IN = re.compile(r"asylum|asilo|refuge|residence|residencia|acogida|acolhimento|پناه|میزبان")


def settle(
    found: MutableMapping[int, str], headings: Sequence[str], columns: Sequence[Profile]
) -> None:
    """Move the roles of the ends to the columns that are them, as far as both show it.

    Args:
        found: roles by the numbers of their columns, which is changed.
        headings: of the table; none where it has none.
        columns: what each column holds.
    """
    _pair_up(found, headings, columns)
    _leave_what_is_no_state(found, columns)
    _part(found, columns)
    _drop_numbers(found, columns)


def is_either_way(headings: Sequence[str], roles: Mapping[int, str]) -> bool:
    """Tell whether headings leave open which of both ends acts, so that somebody is to be asked."""
    ends = [_key(headings[n]) for n, one in roles.items() if one in ENDS and n < len(headings)]
    ways = (ends, ends[::-1])
    return len(ends) == len(ENDS) and any(
        FLED.search(one) and TAKEN_IN.search(other) for one, other in ways
    )


def says_who_acts(headings: Sequence[str], roles: Mapping[int, str]) -> bool:
    """Tell whether headings name who acts and toward whom, and not only two of a kind: 1 and 2."""
    at = {role: column for column, role in roles.items() if role in ENDS}
    if {*at} != {*ENDS} or max(at.values()) >= len(headings):
        return False
    one, other = (_key(headings[at[end]]) for end in ENDS)
    alike = any(
        mark in one and one.replace(mark, "") == other.replace(instead, "")
        for mark, instead in MARKS[:ALIKE]
    )
    return not (alike or is_either_way(headings, roles))


def _pair_up(
    found: MutableMapping[int, str], headings: Sequence[str], columns: Sequence[Profile]
) -> None:
    """Give the other end to the counterpart of the one that holds states, if it has one."""
    at = {role: column for column, role in found.items() if role in ENDS}
    if max(at.values(), default=0) >= len(headings):  # found by what they hold
        return
    if {*at} == {*ENDS} and at["target"] == _beside(at["actor"], "actor", headings):
        return
    for role, other in (("target", "actor"), ("actor", "target")):
        column = at.get(role)
        if column is None or columns[column].states < HALF:
            continue
        beside = _beside(column, role, headings)
        if beside is not None and columns[beside].states >= HALF:
            _move(found, other, beside)
            return


def _beside(column: int, role: str, headings: Sequence[str]) -> int | None:
    """Return the column whose heading differs from another's in the mark of its end alone."""
    wanted = {*_counterparts(_key(headings[column]), role)}
    return next((n for n, one in enumerate(headings) if n != column and _key(one) in wanted), None)


def _counterparts(heading: str, role: str) -> Iterator[str]:
    for one, other in MARKS:
        mark, instead = (one, other) if role == "actor" else (other, one)
        for place in re.finditer(re.escape(mark), heading):
            yield heading[: place.start()] + instead + heading[place.end() :]


def _key(heading: str) -> str:
    return fold(heading).replace(" ", "")


def _leave_what_is_no_state(found: MutableMapping[int, str], columns: Sequence[Profile]) -> None:
    """Take an end from a column without states where two others hold nothing else."""
    free = [n for n, one in enumerate(columns) if n not in found and one.states >= MOST]
    ends = [n for n, role in found.items() if role in ENDS]
    worse = [n for n in ends if columns[n].states < FEW]
    states = sorted([*free, *(n for n in ends if n not in worse)])
    if worse and len(states) == len(ENDS) and not _alike(columns[states[0]], columns[states[1]]):
        for role, column in zip(ENDS, states, strict=True):
            _move(found, role, column)


def _part(found: MutableMapping[int, str], columns: Sequence[Profile]) -> None:
    """Take the other end from a column that says the same as the first, row by row."""
    at = {role: column for column, role in found.items() if role in ENDS}
    if {*at} != {*ENDS} or not _alike(columns[at["actor"]], columns[at["target"]]):
        return
    others = [n for n, one in enumerate(columns) if n not in found and one.states >= HALF]
    actor = columns[at["actor"]]
    other = next((n for n in others if not _alike(actor, columns[n])), None)
    if other is not None:
        _move(found, "target", other)


def _drop_numbers(found: MutableMapping[int, str], columns: Sequence[Profile]) -> None:
    """Take an end from numbers that are no codes where the other end is states: 1 is a side."""
    ends = [n for n, role in found.items() if role in ENDS]
    if any(columns[n].states >= MOST for n in ends):
        for column in ends:
            if columns[column].numbers and not columns[column].states:
                del found[column]


def _alike(one: Profile, other: Profile) -> bool:
    """Tell whether two columns name the same states in most of their rows."""
    if one.states < HALF or other.states < HALF:
        return False
    both = [*zip(_meant(one), _meant(other), strict=True)]
    known = [(a, b) for a, b in both if a and b]
    return len(known) > 1 and sum(a == b for a, b in known) >= MOST * len(known)


def _meant(column: Profile) -> list[str]:
    """Return the state that each cell of a column means, or nothing."""
    names = Names(system_of(column.cells), among=column.distinct)
    known: Mapping[str, str] = {
        cell: one.actor if (one := names.known(cell)) else "" for cell in {*column.cells}
    }
    return [known[cell] for cell in column.cells]


def _move(found: MutableMapping[int, str], role: str, column: int) -> None:
    """Give a role to a column, and take it from where it was."""
    for old in [old for old, had in found.items() if had == role]:
        del found[old]
    found[column] = role
