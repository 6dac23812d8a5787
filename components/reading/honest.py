"""What suggests relations, how well that was measured to work, and what it misses."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from components.language.texts import Words
from components.markup import Html, element
from data.reading.notations import read_toml


@cache
def scores() -> Mapping[str, Mapping[str, Any]]:
    """Return what was measured of the coder; docs/coder.md says how."""
    found: Mapping[str, Mapping[str, Any]] = read_toml(Path(__file__).with_name("scores.toml"))[0]
    return found


def honest(say: Words, asked: Mapping[str, Any] | None = None) -> Html:
    """Return what a reader should know of what suggests; `asked` is who else did, if anybody."""
    gold, invented = scores()["gold"], scores()["invented"]
    return element(
        "details",
        element("summary", say("read.honest")),
        *_elsewhere(say, asked),
        element("p", say("read.honest_rules")),
        element(
            "p",
            say(
                "read.honest_gold",
                precision=_percent(say, gold["precision"]),
                recall=_percent(say, gold["recall"]),
                quad=_percent(say, gold["class"]),
                type=_percent(say, gold["type"]),
            ),
        ),
        element(
            "p",
            say(
                "read.honest_invented",
                english=_percent(say, invented["english"]),
                spanish=_percent(say, invented["spanish"]),
            ),
        ),
        element("p", say("read.honest_misses")),
        element("p", say("read.honest_you")),
        class_="honest",
    )


def _elsewhere(say: Words, asked: Mapping[str, Any] | None) -> Iterator[Html]:
    if asked:
        names = {key: say.name(str(asked[key])) for key in ("coder", "host")}
        numbers = {key: say.number(asked[key]) for key in ("answered", "pieces")}
        yield element("p", say("read.honest_model", **names, **numbers))


def _percent(say: Words, share: float) -> str:
    return say.number(round(share * 100))
