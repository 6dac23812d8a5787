"""What a selection holds, counted line by line from the CSV files: no code of the app is used."""

import csv
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"

Row = dict[str, str]


@cache
def rows(data: str, table: str) -> list[Row]:
    """Return the lines of a table."""
    with (DATA / data / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def types() -> list[str]:
    """Return every type in the order of its table."""
    with (DATA / "relation_types.csv").open(newline="", encoding="utf-8") as file:
        return [row["plover_type"].lower() for row in csv.DictReader(file)]


def bounds(text: str) -> tuple[date, date]:
    """Return the first and the last day that a date may cover; an unknown end is not open."""
    start, _, end = text.partition("/") if "/" in text else (text, "", text)
    first = date.min if start == ".." else _day(start or end, last=False)
    last = date.max if end == ".." else _day(end or start, last=True)
    return first, last


def _day(text: str, *, last: bool) -> date:
    digits = text.rstrip("?~%").replace("X", "9" if last else "0")
    year, month, day = (*map(int, digits.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


def selected(parameters: Mapping[str, str]) -> Iterator[Row]:
    """Yield the relations that an address selects."""
    data = parameters.get("data", "article")
    stands_for = {row["actor_id"]: row["stands_for"] for row in rows(data, "actors")}
    since = bounds(parameters["from"])[0] if "from" in parameters else date.min
    until = bounds(parameters["to"])[1] if "to" in parameters else date.max
    wanted = {name: _list(parameters, name) for name in ("actors", "types", "status")}
    vouching = {row["source_id"]: vouches(row, parameters) for row in rows(data, "sources")}
    for row in rows(data, "relations"):
        first, last = bounds(row["date"])
        sides = {
            "acts": {row["actor"], stands_for[row["actor"]]},
            "acted-upon": {row["target"], stands_for[row["target"]]},
        }
        both = sides["acts"] | sides["acted-upon"]
        side = both if row["mutual"] == "true" else sides.get(parameters.get("side", ""), both)
        if parameters.get("side") == "between" and len(wanted["actors"]) > 1:
            side = _between(sides["acts"], sides["acted-upon"], wanted["actors"])
        if (
            last >= since
            and first <= until
            and (not wanted["actors"] or side & wanted["actors"])
            and (not wanted["types"] or row["type"].lower() in wanted["types"])
            and (not wanted["status"] or row["status"] in wanted["status"])
            and any(vouching.get(row[name]) for name in ("source_id", "second_source_id"))
        ):
            yield row


def vouches(source: Row, parameters: Mapping[str, str]) -> bool:
    """Tell whether a source is of the kinds, and of the owners, that an address asks for."""
    kinds, owners = (_list(parameters, name) for name in ("source", "owner"))
    kind, owner = named(source)
    return (not kinds or kind in kinds) and (not owners or owner in owners)


def named(source: Row) -> tuple[str, str]:
    """Return what an address calls the kind of a source, and its owner."""
    kind = (source["kind"] or "other").replace(" ", "-")
    return kind, "state" if source["state_owned"] == "true" else "others"


def _between(acts: set[str], acted_upon: set[str], wanted: set[str]) -> set[str]:
    """Return the ends of a relation if each is somebody else of those who are wanted."""
    pairs = {(one, other) for one in acts & wanted for other in acted_upon & wanted}
    return acts | acted_upon if any(one != other for one, other in pairs) else set()


def _list(parameters: Mapping[str, str], name: str) -> set[str]:
    return set(filter(None, parameters.get(name, "").split(",")))


def chosen(row: Row, parameters: Mapping[str, str]) -> bool:
    """Tell whether a relation is of a node, a tie or a triangle that an address chooses."""
    own = {row["actor"], row["target"]}
    ends = own
    if parameters.get("level") != "actors":
        actors = rows(parameters.get("data", "article"), "actors")
        stands_for = {actor["actor_id"]: actor["stands_for"] for actor in actors}
        ends = {stands_for[actor] for actor in own}
    for thing in parameters["tie"].split(","):
        nodes = {*thing.split("~")}
        if len(nodes) == 1 and nodes & (own | ends):
            return True
        if len(nodes) > 1 and len(ends) > 1 and ends <= nodes:
            return True
    return False


def count(**parameters: str) -> dict[str, int]:
    """Return the numbers that the summary of an address must say; `since` is its `from`."""
    if "since" in parameters:
        parameters["from"] = parameters.pop("since")
    data = parameters.get("data", "article")
    actors = parameters.get("level") == "actors"
    stands_for = {
        row["actor_id"]: row["actor_id"] if actors else row["stands_for"]
        for row in rows(data, "actors")
    }
    tie = parameters.get("tie", "")
    relations = [row for row in selected(parameters) if not tie or chosen(row, parameters)]
    counted = [row for row in relations if row["counted"] == "true"]
    ends = [frozenset((stands_for[row["actor"]], stands_for[row["target"]])) for row in counted]
    ties = {tie for tie in ends if len(tie) == 2}
    return {
        "relations": len(relations),
        "counted": len(counted),
        "ties": len(ties),
        "actors": len(frozenset().union(*ties)),
    }
