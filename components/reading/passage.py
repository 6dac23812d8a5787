"""The text around a suggestion, with who acts, what is done and toward whom marked in it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from components.markup import Html, element, joined
from components.reading.seen import Seen
from data.coder.passages import Sentence
from data.coder.suggestion import Span
from data.coder.tongue import is_known
from data.readings.items import KEPT, OPEN, Item

LETTERS = 1_500  # that are shown before the sentence and after it
STEP = 12  # sentences that one goes on by
CLASSES = ("who", "does", "whom")  # of the marks


class Mark(NamedTuple):
    """Words of the text that are marked, and as what."""

    start: int
    end: int
    kind: str


def passage(seen: Seen) -> Html:
    """Return the part of the text that a reader looks at."""
    say, reading = seen.say, seen.kept.reading
    shown = window(reading.sentences, seen.sentence)
    by_place: dict[int, list[Item]] = {}
    for one in seen.kept.items.values():
        by_place.setdefault(one.first.span.start, []).append(one)
    marks = [*_marks(seen.item)] if seen.item and seen.around is None else []
    paragraphs = [
        _paragraph(seen, number, [*sentences], marks, by_place)
        for number, sentences in groupby(shown, key=lambda one: one.paragraph)
    ]
    title = seen.kept.about["title"]
    spoken = {"lang": reading.language} if is_known(reading.text) else {}
    return element(
        "section",
        element(
            "h2",
            element("span", say("read.text"), class_="over"),
            element("bdi", title, title=title),
        ),
        _further(seen, -STEP, say("read.earlier"), reading.sentences[:1] != shown[:1]),
        element("div", *paragraphs, class_="passage", **spoken, id="passage"),
        _further(seen, STEP, say("read.later"), reading.sentences[-1:] != shown[-1:]),
        _key(seen),
        class_="text",
    )


def window(sentences: Sequence[Sentence], middle: int) -> Sequence[Sentence]:
    """Return the sentences around one, as many as a page has room for."""
    first = last = middle
    while first > 0 and sentences[middle].start - sentences[first - 1].start < LETTERS:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].end - sentences[middle].end < LETTERS:
        last += 1
    return sentences[first : last + 1]


def _further(seen: Seen, step: int, text: str, more: bool) -> Html:
    """Return the way to another part of the text, where there is one."""
    if not more:
        return Html("")
    return element(
        "a", text, href=seen.address(around=seen.sentence + step), class_="further", data_go=""
    )


def _key(seen: Seen) -> Html:
    say = seen.say
    marks = [element("mark", say(f"read.mark_{kind}"), class_=kind) for kind in CLASSES]
    return element(
        "div",
        element("p", *marks, class_="marks"),
        element(
            "p",
            say("read.missed"),
            " ",
            element(
                "button",
                element("kbd", "A"),
                " ",
                say("read.add"),
                type="submit",
                form="question",
                name="do",
                value="add",
                class_="opens",
                formnovalidate="",
            ),
            class_="hint",
        ),
        class_="key",
    )


def _marks(item: Item) -> Iterator[Mark]:
    first = item.first
    for span, kind in zip(
        (first.actor_span, first.verb_span, first.target_span), CLASSES, strict=True
    ):
        yield Mark(*span, kind)


def _paragraph(
    seen: Seen,
    number: int,
    sentences: Sequence[Sentence],
    marks: Sequence[Mark],
    items: dict[int, list[Item]],
) -> Html:
    parts = (_sentence(seen, one, marks, items.get(one.start, ())) for one in sentences)
    place = element(
        "span", f"\u00b6\u00a0{seen.say.number(number)}", class_="place", lang=seen.look.lang
    )
    return element("p", place, joined(_spaced(parts)), dir="auto")


def _spaced(parts: Iterable[Html]) -> Iterator[Html]:
    for part in parts:
        yield part
        yield Html(" ")


def _sentence(seen: Seen, one: Sentence, marks: Sequence[Mark], items: Sequence[Item]) -> Html:
    now = bool(seen.item and seen.around is None and seen.item.first.span.start == one.start)
    number = seen.kept.reading.sentences.index(
        one, seen.sentence - 400 if seen.sentence > 400 else 0
    )
    text = marked(seen.kept.reading.text, Span(one.start, one.end), marks)
    badges = [_badge(seen, item) for item in items]
    return element(
        "span",
        *text,
        *badges,
        class_="sentence now" if now else "sentence",
        data_sentence=str(number),
    )


def marked(text: str, span: Span, marks: Iterable[Mark]) -> Iterator[str]:
    """Yield a part of the text with what is marked in it; a mark within another is left out."""
    at = span.start
    for one in sorted(marks):
        start, end = max(one.start, at), min(one.end, span.end)
        if start < end and start == max(one.start, span.start):
            yield text[at:start]
            yield element("mark", text[start:end], class_=one.kind)
            at = end
    yield text[at : span.end]


def _badge(seen: Seen, item: Item) -> Html:
    """Return what leads from a sentence to a relation of it, and says what became of that."""
    sign = {KEPT: "\u2713", OPEN: "\u2022"}.get(item.state, "\u2715")
    current = {"aria_current": "true"} if seen.item and item.id == seen.item.id else {}
    label = seen.say(f"read.state_{item.state}")
    return element(
        "a",
        sign,
        href=seen.address(at=item.id),
        class_=f"badge {item.state}",
        title=label,
        aria_label=f"{label}: {item.statement(seen.look.lang) or seen.say('read.new')}",
        data_go="",
        lang=seen.look.lang,
        **current,
    )
