"""The page of a reading: the text, one suggestion, and the map that grows."""

from collections.abc import Iterator

from components import addresses
from components.markup import Html, element
from components.opening.frame import whole
from components.reading import listing, pair
from components.reading.growing import grown, svg
from components.reading.honest import honest
from components.reading.passage import passage
from components.reading.question import FORM, question
from components.reading.seen import Seen
from data.readings.items import ADDED, CHANGED, KEPT, OPEN
from data.readings.kept import READERS

LATELY = 6  # relations that are listed of those that were kept


def page(seen: Seen) -> str:
    """Return the page."""
    main = element(
        "main",
        _progress(seen),
        element("div", passage(seen), question(seen), _grown(seen), class_="desk"),
        id="text",
        tabindex="-1",
        class_="reading",
    )
    title = str(seen.kept.about["title"])
    return whole(seen.look, title, [main], seen.path)


def _progress(seen: Seen) -> Html:
    say, numbers = seen.say, seen.numbers
    total = sum(numbers.values())
    done = total - numbers[OPEN]
    said = [
        say("read.progress", done=say.number(done), total=say.number(total)),
        say.count("count.read_kept", numbers[KEPT]),
        say.count("count.read_open", numbers[OPEN]),
    ]
    reader = () if seen.kept.reader == READERS[0] else (say("read.reader_2"),)
    return element(
        "div",
        element("h1", say("read.title"), class_="visually-hidden"),
        element(
            "progress",
            value=str(done),
            max=str(max(total, 1)),
            aria_label=said[0],
        ),
        element("p", " \u00b7 ".join((*reader, *said)), role="status", id="progress"),
        element("span", class_="spring"),
        element("a", say("read.all"), href=seen.address(below=listing.BELOW), class_="opens"),
        _finish_button(seen),
        class_="progress",
    )


def _finish_button(seen: Seen) -> Html:
    say, kept = seen.say, seen.numbers[KEPT]
    off = {} if kept else {"disabled": ""}
    return element(
        "button",
        say.count("count.read_finish", kept),
        type="submit",
        form=FORM,
        name="do",
        value="open",
        class_="primary small",
        formnovalidate="",
        **off,
    )


def _grown(seen: Seen) -> Html:
    say = seen.say
    drawn = grown(seen.kept.items.values(), seen.item)
    return element(
        "section",
        element("h2", say("read.map"), class_="over"),
        svg(drawn, say),
        _legend(seen),
        _lately(seen),
        _finish(seen),
        honest(say, seen.kept.about.get("asked")),
        class_="growing",
    )


def _legend(seen: Seen) -> Html:
    say = seen.say
    return element(
        "ul",
        element("li", element("span", class_="sample"), say("read.drawn_kept")),
        element("li", element("span", class_="sample faint"), say("read.drawn_faint")),
        class_="legend",
    )


def _lately(seen: Seen) -> Html:
    """Return the relations that were kept last, the latest first."""
    say = seen.say
    ids = [step["at"] for step in seen.kept.steps if step["do"] == "keep"]
    items = seen.kept.items
    kept = [items[one] for one in reversed(dict.fromkeys(reversed(ids))) if one in items]
    shown = [one for one in kept if one.state == KEPT][::-1][:LATELY]
    if not shown:
        return Html("")
    rows = (element("li", *listing.row(seen, one)) for one in shown)
    return element("div", element("h3", say("read.lately"), class_="over"), element("ul", *rows),
                   class_="lately")  # fmt: skip


def _finish(seen: Seen) -> Html:
    say = seen.say
    return element(
        "div",
        element("h3", say("read.finish"), class_="over"),
        element("p", say("read.finish_hint"), class_="hint"),
        element("p", *_summary(seen), class_="hint"),
        element("p", say("read.not_exported"), class_="hint"),
        element("p", say("read.second_hint"), class_="hint"),
        element("p", *_ways(seen), class_="next"),
        class_="finish",
    )


def _summary(seen: Seen) -> Iterator[str]:
    kept = [one for one in seen.kept.items.values() if one.state == KEPT]
    parts = (
        ("count.read_changed", sum(one.provenance == CHANGED for one in kept)),
        ("count.read_added", sum(one.provenance == ADDED for one in kept)),
        ("count.read_uncounted", sum(bool(one.now.counted_why) for one in kept)),
    )
    yield " \u00b7 ".join(seen.say.count(key, number) for key, number in parts)


def _ways(seen: Seen) -> Iterator[Html]:
    say, look, key = seen.say, seen.look, seen.kept.key
    other = READERS[seen.kept.reader == READERS[0]]
    there = look.at(f"{addresses.READ}/{key}/{other}")
    yield element("a", say(f"read.to_reader_{other}"), href=there, class_="opens")
    if seen.kept.by(other).begun:
        both = look.at(f"{addresses.READ}/{key}/{pair.BELOW}")
        yield element("a", say("read.two"), href=both, class_="opens")
    yield element(
        "button", say("read.forget"), type="submit", form=FORM, name="do", value="forget",
        class_="opens", formnovalidate="", data_sure=say("read.forget_sure"),
    )  # fmt: skip
