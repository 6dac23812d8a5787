"""What the reader asked to see: one immutable value that lives in the address bar."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote

from data.dates import parse_date

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
