"""What the reader asked to see: one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from data.dates import parse_date
from data.parameters import DATES, FILTERS, MOST_SUPPOSED, OWN, SCOPE, STAYS

SIDES = ("either", "acts", "acted-upon", "between")
ONLY = ("1",)
# Which of many ties a picture draws: those of the perspective, the strongest, more of these, all,
# none; as many as its rule says where nothing is said.
DRAWN = ("seen", "strongest", "more", "all", "none")
BARS_BY = ("class", "actor")  # what a chart of years tells apart
# Where a picture may stand: its middle (degrees of longitude and latitude on the map, else parts
# of the whole picture from its left and its top), and how many times as large as the whole it is.
SPOT = ((-180, 180), (-90, 90), (1, 64))
THEMES = ("light", "dark")
PROJECTIONS = ("flat", "globe")
ORDERS = ("camp", "region")
PLAYS = ("grow", "window")
SORTS = ("oldest", "newest")  # which relations a list begins with
THROUGH = ("whole", "year", "five-years", "so-far")  # the camps of all the dates, or of each year
SUPPOSED = {"friends": 1, "foes": -1, "nothing": 0}  # what a tie may be in a thought experiment
COMPARISONS = ("side", "difference")

Filters = tuple[tuple[str, Any], ...]  # fields of a selection, each with its value


@dataclass(frozen=True, slots=True)
class Selection:
    """The reader's filter and view; every default means "show it as the data set suggests".

    `data` is empty for the data set that the installation opens with. Empty `types`, `status`,
    `source` (kinds of sources) and `owner` (whose they are) mean all of them; `("none",)` means
    none. `since` and `until` are EDTF texts, both ends
    included. `side` says how one of `actors` takes part, or that two of them do. `seen` is a node,
    "none", or "" for the data set's own perspective. `chosen` are the things that the reader
    points at, in alphabetical order: ties (`IRN~VEN`), single nodes and so all of their ties, or
    three nodes and so the ties between them; `only` is "1" where the rest is gone. `at` is where
    the picture stands, see SPOT, and empty where it is fitted to what it shows. `what` is a
    thought experiment on the camps: ties that are supposed to be something else, each with one of
    SUPPOSED (`IRN~VEN.foes`). `versus` holds what a second selection has in place of these
    filters, in the order of FILTERS, its two dates together; as long as it is empty, nothing is
    compared.

    `title` and `subtitle` are the reader's own on a picture that is taken away, "" for the atlas's
    and "none" for none. `notes` are texts on it, each after its place in thousandths from the left
    and from the top (`120,300,Tankers`). `names` are those that were moved, in thousandths of the
    picture's height to the right of their dots and down (`IRN.25.-40`), or hidden (`IRN.none`).

    In a story `story` is its number, `step` counts from 1, and `answer` is "1" where the step's
    question is answered; the other fields are those of the step.
    """

    data: str = ""
    view: str = "map"
    level: str = "countries"
    since: str = ""
    until: str = ""
    actors: tuple[str, ...] = ()
    side: str = "either"
    types: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    seen: str = ""
    chosen: tuple[str, ...] = ()
    only: str = ""
    what: tuple[str, ...] = ()
    versus: Filters = ()
    compare: str = "side"
    projection: str = "flat"
    at: str = ""
    draw: str = ""
    by: str = "class"
    order: str = "camp"
    through: str = "whole"
    play: str = "grow"
    sort: str = "oldest"
    title: str = ""
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    story: str = ""
    step: int = 1
    answer: str = ""
    lang: str = "en"
    theme: str = "light"

    def but(self, **changes: Any) -> "Selection":
        """Return the same selection with some fields changed, which may leave the story.

        The reader's own words go with what they were about.
        """
        if self.story and not changes.keys() <= {*STAYS}:
            changes = {"story": "", "step": 1, "answer": "", **changes}
        if own := [field for field in OWN if getattr(self, field)]:
            other = {field for field, value in changes.items() if getattr(self, field) != value}
            gone = {field: DEFAULTS[field] for field in own if other & OWN[field]}
            changes = gone | changes
        return replace(self, **changes)

    @property
    def plain(self) -> "Selection":
        """The same selection without the reader's own words."""
        return replace(self, **{field: DEFAULTS[field] for field in OWN})

    def against(self, other: "Selection", *named: str) -> "Selection":
        """Return this selection compared with another one.

        `named` are filters that both sides shall have for themselves even where they are equal:
        the others are held only where the two differ, so that a change of them is for both.
        """
        own = {f for f in FILTERS if f in named or getattr(self, f) != getattr(other, f)}
        own |= {*DATES} if own & {*DATES} else set()
        return self.but(versus=tuple((f, getattr(other, f)) for f in FILTERS if f in own))

    @property
    def other(self) -> "Selection":
        """The second of two selections that are compared."""
        return self.but(versus=(), compare=COMPARISONS[0], **dict(self.versus))

    @property
    def varying(self) -> tuple[str, ...]:
        """The filters that each of two selections has for itself, by their fields."""
        return tuple(field for field, _ in self.versus)

    @property
    def shared(self) -> "Selection":
        """What two selections that are compared share: neither's own filters are in force."""
        own = {field: DEFAULTS[field] for field in self.varying}
        return self.but(versus=(), compare=COMPARISONS[0], **own)

    @property
    def cleared(self) -> "Selection":
        """The selection with every filter taken away, and the view kept."""
        none = {field: DEFAULTS[field] for field in FILTERS}
        return self.choosing().but(what=(), versus=(), **none)

    def choosing(self, *things: str) -> "Selection":
        """Return the same selection with these things chosen, and no others."""
        chosen = tuple(sorted({*things}))
        return self.but(chosen=chosen, only=self.only if chosen else "")

    @property
    def filters(self) -> "Selection":
        """Only what decides which relations are in: the rest is how they are looked at."""
        return Selection(**{field: getattr(self, field) for field in (*SCOPE, *FILTERS)})

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

    def may_suppose(self, tie: str) -> bool:
        """Tell whether a tie may be supposed to be something else: there is an end to them."""
        return tie in self.supposed or len(self.what) < MOST_SUPPOSED

    def supposing(self, tie: str, kind: str = "") -> "Selection":
        """Return the same selection with one tie supposed to be of a kind, or taken as it is."""
        changed = self.supposed | {tie: kind}
        return self.but(what=tuple(sorted(f"{t}.{k}" for t, k in changed.items() if k)))


DEFAULTS: Mapping[str, Any] = MappingProxyType({f.name: f.default for f in fields(Selection)})
