"""One value of an address, read from its text; what cannot be read is None."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from data.address.rules import Rule, Rules
from data.chosen import LARGEST
from data.columns import is_date
from data.dates import latin, parse_date
from data.model import TIE
from data.parameters import DATES, FILTERS, LONGEST_NOTE, NOBODY, PARAMETERS
from data.selection import DEFAULTS, SPOT, SUPPOSED, Filters

SEPARATOR = ","  # between the parts of a list
NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,9})?")
APART = "|"  # between notes, in whose texts it does not stand
NOTE = re.compile(r"(\d{1,3}|1000),(\d{1,3}|1000),(.+)", re.DOTALL)
NAME = re.compile(rf"(.+)\.({NOBODY}|(?:-?\d{{1,3}}|-?1000)\.(?:-?\d{{1,3}}|-?1000))", re.DOTALL)
JOINERS = "\u200c\u200d\u200e\u200f"  # which Persian is written with, and which harm nothing
DIGITS = 4  # after the point of such a number: some ten metres on the map


def read(name: str, text: str, rules: Rules) -> Any:
    """Return the value of a parameter as a selection holds it, or None."""
    rule = rules[name]
    if rule.parameter.kind == "filters":
        return _filters(text, rules)
    return READERS[rule.parameter.kind](text, rule)


def reversed_dates(since: str, until: str) -> bool:
    """Tell whether the first of two dates begins when the second one is over."""
    return bool(since and until and parse_date(since).earliest > parse_date(until).latest)


def _one(text: str, rule: Rule) -> Any:
    """Read one of a few words; where nobody says which there are, it may be any."""
    if text and text == rule.default:
        return DEFAULTS[rule.parameter.field]
    return text if text in rule.values or (text and not rule.values) else None


def _subset(text: str, rule: Rule) -> tuple[str, ...] | None:
    """Read some of a few words, in the order of the words; all of them are written as nothing."""
    if {*text.split(SEPARATOR)} == {NOBODY} and rule.values:
        return (NOBODY,)
    found = _several(text, rule)
    return () if found == rule.values else found


def _several(text: str, rule: Rule) -> tuple[str, ...] | None:
    asked = set(text.split(SEPARATOR))
    found = tuple(value for value in rule.values if value in asked)
    return found if len(found) == len(asked) else None


def _few(text: str, rule: Rule) -> tuple[str, ...] | None:
    found = _several(text, rule)
    return found if found and len(found) <= rule.parameter.most else None


def _date(text: str, _rule: Rule) -> str | None:
    """Read one EDTF date of any precision, not an interval."""
    found = latin(text)
    return found if "/" not in found and is_date(found) else None


def _things(text: str, rule: Rule) -> tuple[str, ...] | None:
    """Read nodes, ties and triangles, in the order of the alphabet."""
    parts = text.split(SEPARATOR)
    found = {_thing(part, rule) for part in parts}
    known = {thing for thing in found if thing}
    return tuple(sorted(known)) if known == found and len(found) <= rule.parameter.most else None


def _thing(text: str, rule: Rule) -> str | None:
    nodes = text.split(TIE)
    known = len(nodes) <= LARGEST and all(node in rule.values for node in nodes)
    return TIE.join(sorted(nodes)) if known and len({*nodes}) == len(nodes) else None


def _spot(text: str, _rule: Rule) -> str | None:
    """Read where a picture stands, and write it in the shortest way."""
    parts = text.split(SEPARATOR)
    if len(parts) != len(SPOT) or not all(map(NUMBER.fullmatch, parts)):
        return None
    numbers = [round(float(part), DIGITS) + 0.0 for part in parts]
    inside = all(low <= one <= high for one, (low, high) in zip(numbers, SPOT, strict=True))
    return SEPARATOR.join(f"{one:.10g}" for one in numbers) if inside else None


def line(text: str) -> str:
    """Return words on one line, without what nobody sees or what turns the line around."""
    kept = [c if c in JOINERS or unicodedata.category(c)[0] != "C" else " " for c in text]
    return " ".join("".join(kept).split())


def _words(text: str, rule: Rule) -> str | None:
    found = line(text)
    return found if found.strip(JOINERS) and len(found) <= rule.parameter.most else None


def _notes(text: str, rule: Rule) -> tuple[str, ...] | None:
    """Read notes in their order, each with its place in thousandths of the picture."""
    found = [NOTE.fullmatch(part) for part in text.split(APART)]
    if len(found) > rule.parameter.most:
        return None
    notes = [(int(m[1]), int(m[2]), line(m[3])) for m in found if m]
    good = len(notes) == len(found) and all(0 < len(words) <= LONGEST_NOTE for *_, words in notes)
    return tuple(f"{x},{y},{words}" for x, y, words in notes) if good else None


def _names(text: str, rule: Rule) -> tuple[str, ...] | None:
    """Read where names were moved to, or that they are hidden, in the order of the alphabet."""
    found = [NAME.fullmatch(part) for part in text.split(SEPARATOR)]
    names = {m[1]: m[2] for m in found if m and m[1] in rule.values}
    if len(names) != len(found) or len(names) > rule.parameter.most:
        return None
    return tuple(f"{node}.{_whole(place)}" for node, place in sorted(names.items()))


def _whole(place: str) -> str:
    """Write whole numbers in the shortest way."""
    return place if place == NOBODY else ".".join(str(int(part)) for part in place.split("."))


def _suppositions(text: str, rule: Rule) -> tuple[str, ...] | None:
    parts = text.split(SEPARATOR)
    if len(parts) > rule.parameter.most:
        return None
    found: dict[str, str] = {}
    for part in parts:
        written, _, kind = part.rpartition(".")
        tie = TIE.join(sorted(written.split(TIE)))
        if tie in found or tie not in rule.values or kind not in SUPPOSED:
            return None
        found[tie] = kind
    return tuple(sorted(f"{tie}.{kind}" for tie, kind in found.items()))


def _filters(text: str, rules: Rules) -> Filters | None:
    """Read the filters of a second selection; one that cannot be read makes it none at all."""
    asked = dict(parse_qsl(text, keep_blank_values=True, errors="replace"))
    if not asked or not asked.keys() <= {p.name for p in PARAMETERS if p.role == "filter"}:
        return None
    own = _read_each(asked, rules)
    if None in own.values() or reversed_dates(own.get("since", ""), own.get("until", "")):
        return None
    own = dict.fromkeys(DATES, "") | own if own.keys() & {*DATES} else own
    return tuple((field, own[field]) for field in FILTERS if field in own)


def _read_each(asked: Mapping[str, str], rules: Rules) -> dict[str, Any]:
    """Read filters by their fields; an empty text takes a filter away."""
    found: dict[str, Any] = {}
    for name, text in asked.items():
        field = rules[name].parameter.field
        found[field] = read(name, text, rules) if text else DEFAULTS[field]
    return found


READERS: Mapping[str, Callable[[str, Rule], Any]] = {
    "one": _one,
    "subset": _subset,
    "several": _few,
    "date": _date,
    "things": _things,
    "spot": _spot,
    "suppositions": _suppositions,
    "text": _words,
    "notes": _notes,
    "names": _names,
}
