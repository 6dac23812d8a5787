"""What a person did in the form of a reading, as a step that is kept."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.reading.question import alike
from components.reading.seen import Seen
from data.coder.suggesting import suggest
from data.coder.suggestion import Span, Suggestion
from data.readings.codes import ITSELF, code_of, codes_of
from data.readings.items import ANY, Item, items_of, parties_of
from data.readings.own_words import copied
from data.readings.steps import ADD, CHANGE, KEEP, KIND, REFUSE, UNDO, Step, last_of

Form = Mapping[str, str]
TURN, LOOK = "turn", "look"
TAKEN = {KEEP, REFUSE, KIND, TURN, LOOK}
DAY = "2020-05-28"  # how a date is written
WORDS = 200  # letters of words that were marked


class Done(NamedTuple):
    """What is to be kept of a form: a step, where to look next, and what could not be."""

    step: Step | None = None
    at: str = ""
    problems: Sequence[str] = ()


def done(seen: Seen, form: Form) -> Done:
    """Return what a form says was done; what cannot be said is none."""
    do, item = form.get("do", LOOK), seen.kept.items.get(form.get("at", ""))
    if do == UNDO:
        steps = seen.kept.steps
        return Done({"do": UNDO}, last_of(steps)) if steps else Done(at=form.get("at", ""))
    if do == ADD:
        return _added(seen, form)
    if item is None or do not in TAKEN:
        return Done()
    if do in _AT_ONCE:
        return _AT_ONCE[do](seen, item)
    return _changed(seen, form, item, keep=do == KEEP)


def _refused(seen: Seen, item: Item) -> Done:
    return Done({"do": REFUSE, "at": item.id}, seen.next_open())


def _all_alike(seen: Seen, item: Item) -> Done:
    ids = [*alike(seen.kept.items.values(), item)]
    return Done({"do": KIND, "ids": ids}, seen.next_open()) if ids else Done(at=item.id)


def _turned(_seen: Seen, item: Item) -> Done:
    codes = {"actor": _code(item, "target"), "target": _code(item, "actor")}
    return Done({"do": CHANGE, "at": item.id, "codes": codes}, item.id)


_AT_ONCE = {REFUSE: _refused, KIND: _all_alike, TURN: _turned}


def _code(item: Item, end: str) -> str:
    return code_of(getattr(item.now, end))


def _changed(seen: Seen, form: Form, item: Item, *, keep: bool) -> Done:
    """Return what was said of a relation: what is wrong keeps it open, the rest is kept."""
    codes, wrong = codes_of(_sent(form, seen, item), parties_of(seen.kept.reading))
    codes = {field: text for field, text in codes.items() if text != _now(item, field)}
    say = seen.say
    problems = [say(f"read.wrong_{field.partition('_')[0]}", example=DAY) for field in wrong]
    problems += _copied(seen, item, codes)
    after = seen.kept.items[item.id] if not codes else _with(seen, item, codes)
    if keep:
        problems += [say(f"read.lacks_{field}") for field in after.lacking if field not in wrong]
    if keep and not problems:
        return Done({"do": KEEP, "at": item.id, "codes": codes}, seen.next_open())
    step: Step | None = {"do": CHANGE, "at": item.id, "codes": codes} if codes else None
    return Done(step, item.id, problems)


def _with(seen: Seen, item: Item, codes: Mapping[str, str]) -> Item:
    steps = [*seen.kept.steps, {"do": CHANGE, "at": item.id, "codes": dict(codes)}]
    return items_of(seen.kept.reading, steps)[item.id]


def _sent(form: Form, seen: Seen, item: Item) -> dict[str, str]:
    """Return what a form says of each field."""
    sent = dict(form)
    if "actor" in form:  # of what is not ticked a form says nothing
        sent["mutual"] = "true" if form.get("mutual") == "true" else "false"
    for end in ("actor", "target"):
        if form.get(end) == ITSELF:
            sent[end] = f"{ITSELF}{form.get(f'{end}_name', '')}"
    if "statement" in form:
        sent[f"statement_{seen.look.lang}"] = form["statement"]
    return sent


def _now(item: Item, field: str) -> str:
    """Return what a form says of a field that nobody touched."""
    if field in ("actor", "target"):
        return _code(item, field)
    if field == "mutual":
        return str(item.now.mutual).lower()
    if field.startswith("statement_"):
        return item.statement(field.removeprefix("statement_"))
    return str(getattr(item.now, field))


def _copied(seen: Seen, item: Item, codes: dict[str, str]) -> list[str]:
    """Drop a statement that was copied from the text, and say so."""
    field = f"statement_{seen.look.lang}"
    reading = seen.kept.reading
    place = reading.paragraphs[item.first.paragraph - 1]
    low, high = max(place.start, item.first.span.start - 3_000), item.first.span.end + 3_000
    words = copied(codes.get(field, ""), reading.text[low : min(high, place.end)])
    if not words:
        return []
    del codes[field]
    return [seen.say("read.copied", words=seen.say.name(words))]


def _added(seen: Seen, form: Form) -> Done:
    """Return a relation that is added for words that were marked, or for the sentence shown."""
    sentences = seen.kept.reading.sentences
    if not sentences:
        return Done()
    told = form.get("sentence", "")
    number = min(int(told[:9]) if told.isdecimal() and told.isascii() else 0, len(sentences) - 1)
    sentence = sentences[number]
    text = seen.kept.reading.text
    words = form.get("words", "")[:WORDS].strip()
    at = text.find(words, sentence.start, sentence.end) if words else -1
    verb = Span(at, at + len(words)) if at >= 0 else Span(sentence.start, sentence.start)
    key = f"a{sum(one.added for one in seen.kept.items.values()) + 1}"
    step: Step = {
        "do": ADD,
        "id": key,
        "at": key,
        "paragraph": sentence.paragraph,
        "sentence": sentence.number,
        "span": [sentence.start, sentence.end],
        "verb": [*verb],
        "date": seen.kept.about["date"],
        **_guessed(seen, text[sentence.start : sentence.end], sentence.start),
    }
    return Done(step, key)


def _guessed(seen: Seen, sentence: str, start: int) -> Mapping[str, object]:
    """Return what the coder makes of a sentence, however unsure: a person mends it."""
    about = seen.kept.about
    found = suggest(sentence, date=about["date"] or None, language=about["language"], least=0.0)
    known = {(one.actor.code, one.target.code) for one in _said(seen, start)}
    best = [one for one in found.suggestions if (one.actor.code, one.target.code) not in known]
    if not best:
        return {"types": [*ANY], "codes": {}}
    one = best[0]
    return {
        "types": [*one.types],
        "codes": {"actor": one.actor.code, "target": one.target.code},
        "actor_span": [start + one.actor_span.start, start + one.actor_span.end],
        "target_span": [start + one.target_span.start, start + one.target_span.end],
    }


def _said(seen: Seen, start: int) -> list[Suggestion]:
    return [one.now for one in seen.kept.items.values() if one.first.span.start == start]
