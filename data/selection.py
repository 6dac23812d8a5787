"""What the reader asked to see: one immutable value that lives in the address bar."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import Any
from urllib.parse import parse_qsl, quote

import narwhals as nw
from narwhals.typing import IntoFrameT

from data.dates import parse_date
from data.load import DataSet
from data.model import LEVELS, STATUSES, TIE, relation_types
from data.states import LANGUAGES
from data.tables import is_date

VIEWS = ("map", "network", "matrix", "camps", "table")
SIDES = ("either", "acts", "acted-upon")
THEMES = ("light", "dark")
PROJECTIONS = ("flat", "globe")
ORDERS = ("camp", "region")
PLAYS = ("grow", "window")
THROUGH = ("whole", "year", "five-years", "so-far")  # the camps of all the dates, or of each year
SUPPOSED = {"friends": 1, "foes": -1, "nothing": 0}  # what a tie may be in a thought experiment
COMPARISONS = ("side", "difference")
PAIRED = ("map", "network")  # views that show two selections at once
MOST_CHOSEN = 3  # nodes: a triangle
NOBODY = "none"  # an explicit empty choice: no type, no status, no perspective

# What the address of a step of a story holds: the rest of its selection is in the story. Whatever
# else is changed, or stands in such an address, leaves the story for a selection of one's own.
OF_STORIES = ("data", "story", "step", "answer", "lang", "theme")

# Parameters by their name in the address, in the order in which they are written.
# `from` is a keyword of Python, so the two dates have other names in the code.
NAMES = {"from": "since", "to": "until"}
# Those that decide which relations are in: two selections that are compared differ in them.
FILTERS = ("from", "to", "actors", "side", "types", "status")
SAFE = ",~/.-"  # what stands in a value as it is


@dataclass(frozen=True, slots=True)
class Selection:
    """The reader's filter and view; every default means "show it as the data set suggests".

    Empty `types` and `status` mean all of them; `("none",)` means none. `since` and `until`
    are EDTF texts, both ends included. `seen` is a node, "none", or "" for the data set's own
    perspective. `tie` is what is chosen: a tie (`IRN~VEN`), a single node and so all of its ties,
    or three nodes and so the ties between them. `what` is a thought experiment on the camps: ties
    that are supposed to be something else, each with one of SUPPOSED (`IRN~VEN.foes`). In a story
    `story` is "1", `step` counts from 1, and `answer` is "1" where the step's question is
    answered; `parse` gives the selection that goes with them. `versus` says what a second
    selection has in place of these filters, as a query of its own; as long as it is empty, nothing
    is compared.
    """

    data: str = "article"
    view: str = "map"
    level: str = "countries"
    since: str = ""
    until: str = ""
    actors: tuple[str, ...] = ()
    side: str = "either"
    types: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    seen: str = ""
    tie: str = ""
    what: tuple[str, ...] = ()
    versus: str = ""
    compare: str = "side"
    projection: str = "flat"
    order: str = "camp"
    through: str = "whole"
    play: str = "grow"
    story: str = ""
    step: int = 1
    answer: str = ""
    lang: str = "en"
    theme: str = "light"

    def to_query(self) -> str:
        """Write the query string: fixed order, defaults left out, so equal views are equal."""
        parts = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default and (not self.story or field.name in OF_STORIES):
                text = ",".join(value) if isinstance(value, tuple) else str(value)
                parts.append(f"{_parameter(field.name)}={quote(text, safe=SAFE)}")
        return "?" + "&".join(parts) if parts else "?"

    def but(self, **changes: Any) -> "Selection":
        """Return the same selection with some fields changed, which may leave the story."""
        if self.story and not changes.keys() <= {"step", "answer", "lang", "theme"}:
            changes = {"story": "", "step": 1, "answer": "", **changes}
        return replace(self, **changes)

    def against(self, other: "Selection", *named: str) -> "Selection":
        """Return this selection compared with another one.

        `named` are filters that both sides shall have for themselves even where they are equal:
        the others are written only where the two differ, so that a change of them is for both.
        """
        texts = {name: (_text(self, name), _text(other, name)) for name in FILTERS}
        apart = {name for name, (one, two) in texts.items() if one != two or name in named}
        apart |= NAMES.keys() if apart & NAMES.keys() else set()
        return self.but(versus=_written({name: texts[name][1] for name in apart}))

    @property
    def other(self) -> "Selection":
        """The second of two selections that are compared."""
        return self.but(versus="", compare=COMPARISONS[0], **_fields(_named(self.versus)))

    @property
    def varying(self) -> tuple[str, ...]:
        """The filters that each of two selections has for itself."""
        return tuple(_named(self.versus))

    @property
    def shared(self) -> "Selection":
        """What two selections that are compared share: neither's own filters are in force."""
        own = dict.fromkeys(_named(self.versus), "")
        return self.but(versus="", compare=COMPARISONS[0], **_fields(own))

    @property
    def cleared(self) -> "Selection":
        """The selection with every filter taken away, and the view kept."""
        return self.but(tie="", what=(), versus="", **_fields(dict.fromkeys(FILTERS, "")))

    @property
    def filters(self) -> "Selection":
        """Only what decides which relations are in: the rest is how they are looked at."""
        kept = ("data", "level", *(NAMES.get(name, name) for name in FILTERS))
        return Selection(**{field: getattr(self, field) for field in kept})

    @property
    def window(self) -> tuple[date, date]:
        """First and last day of the chosen dates; an end not chosen is open."""
        since = parse_date(self.since).earliest if self.since else date.min
        until = parse_date(self.until).latest if self.until else date.max
        return since, until

    @property
    def supposed(self) -> dict[str, str]:
        """What each tie of the thought experiment is supposed to be, by its id."""
        return dict(text.rsplit(".", 1) for text in self.what)

    def supposing(self, tie: str, kind: str = "") -> "Selection":
        """Return the same selection with one tie supposed to be of a kind, or taken as it is."""
        changed = self.supposed | {tie: kind}
        return self.but(what=tuple(sorted(f"{t}.{k}" for t, k in changed.items() if k)))


def _parameter(field: str) -> str:
    return {value: key for key, value in NAMES.items()}.get(field, field)


def _text(selection: Selection, parameter: str) -> str:
    """Write the value of a filter; one that is not in force is nothing."""
    field = NAMES.get(parameter, parameter)
    value = getattr(selection, field)
    if value == getattr(Selection(), field):
        return ""
    return ",".join(value) if isinstance(value, tuple) else value


def _fields(texts: Mapping[str, str]) -> dict[str, Any]:
    """Turn filters written by `_text` into fields."""
    found: dict[str, Any] = {}
    for parameter, text in texts.items():
        field = NAMES.get(parameter, parameter)
        default = getattr(Selection(), field)
        many = isinstance(default, tuple) and text
        found[field] = tuple(text.split(",")) if many else text or default
    return found


def _named(versus: str) -> dict[str, str]:
    """Return the filters that a second selection has of its own; its two dates go together."""
    found = dict(parse_qsl(versus, keep_blank_values=True))
    return dict.fromkeys(NAMES, "") | found if found.keys() & NAMES.keys() else found


def _written(texts: Mapping[str, str]) -> str:
    """Write what `_named` reads: fixed order, an empty text where a filter is taken away."""
    dates = [name for name in NAMES if texts.get(name)] or [*NAMES][:1]
    kept = [name for name in FILTERS if name in texts and (name in dates or name not in NAMES)]
    return "&".join(f"{name}={quote(texts[name], safe=SAFE)}" for name in kept)


def parse(search: str, data_sets: Mapping[str, DataSet]) -> tuple[Selection, tuple[str, ...]]:
    """Read a query string; what is unknown or malformed falls back to its default.

    Returns:
        The selection, and the `name=value` parts that could not be read.
    """
    asked = _parts(search)
    default = next(iter(data_sets))
    data_set = data_sets.get(asked.get("data", default), data_sets[default])
    readers = _readers(data_set, data_sets)
    place, ignored = _place(asked, data_set)
    if place:
        left = (asked.keys() & readers.keys()) - set(OF_STORIES)
        asked = _parts(data_set.told(place["step"], place["answer"]).query) | asked
        place = {} if left else place
    chosen: dict[str, Any] = {"data": data_set.name, **place}
    for parameter, text in asked.items():
        value = readers[parameter](text) if parameter in readers else None
        if value is None:
            ignored.append(f"{parameter}={text}")
        else:
            chosen[NAMES.get(parameter, parameter)] = value
    if _reversed(chosen.get("since", ""), chosen.get("until", "")):
        ignored.append(f"from={chosen.pop('since')}&to={chosen.pop('until')}")
    return Selection(**chosen), tuple(ignored)


def _parts(search: str) -> dict[str, str]:
    return dict(parse_qsl(search.lstrip("?"), keep_blank_values=True, errors="replace"))


def _place(asked: dict[str, str], data_set: DataSet) -> tuple[dict[str, Any], list[str]]:
    """Take from the parts of an address its place in the story, and what of it cannot be read."""
    given: dict[str, str] = {
        name: asked.pop(name) for name in ("story", "step", "answer") if name in asked
    }
    place: dict[str, Any] = {}
    if given.get("story") == "1" and data_set.story:
        steps = {str(number): number for number in range(1, len(data_set.story) + 1)}
        step = steps.get(given.get("step", ""), 1)
        answered = given.get("answer") == "1" and bool(data_set.story[step - 1].question)
        place = {"story": "1", "step": step, "answer": "1" if answered else ""}
    read = {name for name, value in place.items() if value and given.get(name) == str(value)}
    return place, [f"{name}={text}" for name, text in given.items() if name not in read]


Reader = Callable[[str], Any]


def _readers(data_set: DataSet, data_sets: Mapping[str, DataSet]) -> dict[str, Reader]:
    """Return, for each parameter, what turns its text into a value, or into None."""
    readers: dict[str, Reader] = {
        "data": _choice(data_sets),
        "view": _choice(VIEWS),
        "level": _choice(LEVELS),
        "from": _day,
        "to": _day,
        "actors": _choices([*data_set.nodes, *data_set.actors], sort=True),
        "side": _choice(SIDES),
        "types": _choices(relation_types(), none=True),
        "status": _choices(STATUSES, none=True),
        "seen": lambda text: _seen(text, data_set),
        "tie": lambda text: _tie(text, data_set),
        "what": lambda text: _what(text, data_set),
        "projection": _choice(PROJECTIONS),
        "order": _choice(ORDERS),
        "through": _choice(THROUGH),
        "play": _choice(PLAYS),
        "lang": _choice(LANGUAGES),
        "theme": _choice(THEMES),
        "compare": _choice(COMPARISONS),
    }
    return readers | {"versus": lambda text: _versus(text, readers)}


def _choice(allowed: Iterable[str]) -> Reader:
    known = tuple(allowed)
    return lambda text: text if text in known else None


def _choices(allowed: Iterable[str], *, none: bool = False, sort: bool = False) -> Reader:
    """Return a reader of comma-separated lists, put in the order of `allowed` or sorted."""
    known = tuple(dict.fromkeys(allowed))

    def read(text: str) -> tuple[str, ...] | None:
        asked = set(text.split(","))
        if none and asked == {NOBODY}:
            return (NOBODY,)
        found = tuple(item for item in known if item in asked)
        if len(found) != len(asked):
            return None
        if not sort and len(found) == len(known):
            return ()
        return tuple(sorted(found)) if sort else found

    return read


def _day(text: str) -> str | None:
    """Accept one EDTF date of any precision, not an interval."""
    return text if "/" not in text and is_date(text) else None


def _reversed(since: str, until: str) -> bool:
    return bool(since and until and parse_date(since).earliest > parse_date(until).latest)


def _seen(text: str, data_set: DataSet) -> str | None:
    if text == data_set.perspective:
        return ""
    return text if text == NOBODY or text in data_set.nodes else None


def _tie(text: str, data_set: DataSet) -> str | None:
    ends = text.split(TIE)
    if not all(end in data_set.nodes or end in data_set.actors for end in ends):
        return None
    if len(ends) > MOST_CHOSEN or len(set(ends)) < len(ends):
        return None
    return TIE.join(sorted(ends))


def _what(text: str, data_set: DataSet) -> tuple[str, ...] | None:
    found: dict[str, str] = {}
    for part in text.split(","):
        tie, _, kind = part.rpartition(".")
        known = _tie(tie, data_set) if kind in SUPPOSED else None
        if known is None or known.count(TIE) != 1 or known in found:
            return None
        found[known] = kind
    return tuple(sorted(f"{tie}.{kind}" for tie, kind in found.items()))


def _versus(text: str, readers: Mapping[str, Reader]) -> str | None:
    """Read a query of filters; one part that cannot be read makes it none at all."""
    asked = dict(parse_qsl(text, keep_blank_values=True, errors="replace"))
    if not asked or not asked.keys() <= set(FILTERS):
        return None
    chosen = {name: readers[name](value) for name, value in asked.items() if value}
    if None in chosen.values():
        return None
    other = Selection(**{NAMES.get(name, name): value for name, value in chosen.items()})
    if _reversed(other.since, other.until):
        return None
    return _written({name: _text(other, name) for name in _named(text)})


def conditions(selection: Selection) -> dict[str, nw.Expr]:
    """Return each filter in force as a condition on relations, by the control it comes from."""
    found = {}
    since, until = selection.window
    if since > date.min:
        found["dates"] = nw.col("latest") >= datetime.combine(since, time.min)
    if until < date.max:
        from_start = nw.col("earliest") <= datetime.combine(until, time.min)
        found["dates"] = found["dates"] & from_start if "dates" in found else from_start
    if selection.actors:
        found["actors"] = _involves(selection.actors, selection.side)
    if selection.types:
        found["types"] = nw.col("type").is_in(selection.types)
    if selection.status:
        found["status"] = nw.col("status").is_in(selection.status)
    return found


def _involves(actors: tuple[str, ...], side: str) -> nw.Expr:
    """Tell whether one of the actors is on the chosen side; both sides act in a mutual relation."""
    acts = nw.col("actor_node").is_in(actors) | nw.col("actor").is_in(actors)
    acted_upon = nw.col("target_node").is_in(actors) | nw.col("target").is_in(actors)
    either = acts | acted_upon
    if side == "either":
        return either
    return (acts if side == "acts" else acted_upon) | (nw.col("mutual") & either)


def apply(selection: Selection, relations: IntoFrameT, without: str = "") -> IntoFrameT:
    """Return the relations in the selection, as the same kind of table as they came in.

    A relation is in when its dates may overlap the window. `without` leaves one control out of
    account ("dates", "actors", "types" or "status"): what counts beside that control show.
    """
    kept = [condition for name, condition in conditions(selection).items() if name != without]
    if not kept:
        return relations
    frame: Any = nw.from_native(relations)
    selected: IntoFrameT = frame.filter(*kept).to_native()
    return selected
