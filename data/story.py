"""A story: the argument of a data set in steps, each a view with the words and evidence to it.

A story is written in `story.toml`, beside the tables of its data set, and a further one in
`story-2.toml`; docs/stories.md says how.
No number is typed there, unless it is a story of one's own, which a reader wrote in the page.
Where a text says one it holds a placeholder: `{relations}` for one of
FIGURES, counted from the data when the step is drawn; `{from EU10}` or `{to EU10}` for the year in
which a relation begins or ends. So no text can say a number that the data do not bear out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from data.address.grammar import Grammar
from data.address.reading import parse
from data.dataset import DataSet, Step, Story
from data.filtering import apply
from data.languages import CODE, ENGLISH, WANTED, Translations
from data.parameters import IN_STORIES
from data.reading.header import one_line
from data.reading.notations import read_toml
from data.reading.problems import InvalidData, Problem, in_folder

FILES = ("story.toml", *(f"story-{number}.toml" for number in range(2, 10)))
PLACEHOLDER = re.compile(r"\{(\w+)(?: ([\w-]+))?\}")
HEADING = re.compile(r"\s*\[\[\s*step\s*\]\]")
ENDS = {"from": "earliest", "to": "latest"}  # of a relation's dates

# What a placeholder can count. The first group counts what the step lights up: its tie if it
# chose one, and else all that its filters leave.
FIGURES = (
    *("relations", "cooperation", "conflict", "demands", "reported", "claimed", "interpreted"),
    *("ties", "states", "actors"),
    *("triangles", "balanced", "L"),  # of all that its filters leave
)
NAME = "name"  # of a story, above its steps
OWN = "own"  # there, where it was written in the page: its numbers may be typed
LONGEST_NAME = 70  # letters
LONGEST = {"title": 70, "text": 280, "question": 160, "notes": 600}  # letters, as it is written
OPTIONAL = ("question", "notes")
OPTION = 40  # letters of what may be answered
OPTIONS = range(2, 6)  # of a question: each has a line beside it, and a key from 1 to 9
COUNTED = ("title", "text")  # a question is asked, and notes are read, beside another picture too


def fill(text: str, figure: Callable[[str], str], year: Callable[[str, str], str]) -> str:
    """Return a text of a story with its placeholders filled in.

    Args:
        text: a text of a step.
        figure: what says a number, by its name in FIGURES.
        year: what says the year of one of ENDS of a relation, by its id.
    """

    def said(found: re.Match[str]) -> str:
        name, relation = found.groups()
        return year(name, relation) if relation else figure(name)

    return PLACEHOLDER.sub(said, text)


def year_of(data_set: DataSet, end: str, relation: str) -> int:
    """Return the year in which a relation begins ("from") or ends ("to")."""
    found = data_set.relations.find(relation)
    if found is None:
        raise LookupError(f"{data_set.name} has no relation {relation}")
    day: date = getattr(found, ENDS[end])
    return day.year


class Written(NamedTuple):
    """A story as its file has it: its name, its steps, and of each the line and the letters.

    `own` says that a reader wrote it in the page, who may type numbers and need name no evidence.
    """

    file: str
    name: Any
    own: bool
    steps: list[dict[str, Any]]
    lines: list[int]
    head: str
    texts: list[str]


def load_stories(folder: Path, data_set: DataSet, views: tuple[str, ...] = ()) -> tuple[Story, ...]:
    """Read and check the stories of a data set, in the order of FILES; it needs none.

    `views` are the names of what a step can show; where none are given it may show anything.

    Raises:
        InvalidData: with one problem for each thing wrong, in the order of the steps. As a line
            each names that of the step's heading.
    """
    there = [name for name in FILES if (folder / name).exists()]
    with in_folder(folder):
        if there != [*FILES[: len(there)]]:
            missing = next(name for name in FILES if name not in there)
            raise InvalidData([Problem(there[-1], 1, "file", there[-1], f"{missing} before it")])
        written = [_read(folder / name) for name in there]
        grammar = Grammar({data_set.name: data_set}, data_set.name, views)
        problems = [
            Problem(story.file, line, place, found, wanted, quoted=False)
            for story in written
            for line, place, found, wanted in _faults(story, grammar, among=len(written))
        ]
        if problems:
            raise InvalidData(problems)
    return tuple(map(_story, written))


def _read(path: Path) -> Written:
    """Return a story as it is written."""
    written, text = read_toml(path)
    rows = [f"{row}\n" for row in text.split("\n")]
    rows[-1] = rows[-1].removesuffix("\n")
    lines = [n for n, row in enumerate(rows, 1) if HEADING.match(row)]
    steps = written.get("step")
    parts = written.keys() - {NAME, OWN}
    if parts != {"step"} or not isinstance(steps, list) or len(steps) != len(lines):
        found, wanted = ", ".join(written), "steps, each under its own [[step]]"
        raise InvalidData([Problem(path.name, 1, "file", found, wanted)])
    starts = [line - 1 for line in lines]
    texts = ["".join(rows[a:b]) for a, b in pairwise([*starts, len(rows)])]
    own = written.get(OWN) is True
    head = "".join(rows[: starts[0]])
    return Written(path.name, written.get(NAME), own, steps, lines, head, texts)


def _faults(story: Written, grammar: Grammar, *, among: int) -> Iterator[tuple[int, str, str, str]]:
    """Yield everything wrong with a story, each with its line: one among several has a name."""
    if among > 1 or story.name is not None:
        data_set = grammar.data_sets[grammar.default]
        for fault in _wrong_texts(NAME, story.name, LONGEST_NAME, Basis(data_set, [], story.own)):
            yield 1, *fault
    for number, (line, step) in enumerate(zip(story.lines, story.steps, strict=True)):
        for fault in _wrong(step, grammar, first=number == 0, own=story.own):
            yield line, *fault


def _story(written: Written) -> Story:
    steps = tuple(map(_step, written.steps, written.texts))
    return Story(steps, Translations(written.name or {}), written.head)


def _step(read: Mapping[str, Any], written: str) -> Step:
    texts = {name: Translations(read.get(name, {})) for name in LONGEST}
    relations = tuple(read["relations"])
    options = tuple(Translations(one) for one in read.get("options", []))
    query = read["query"]
    return Step(query=query, relations=relations, options=options, written=written, **texts)


class Basis(NamedTuple):
    """What a text rests on: relations of a data set. `own` says that a reader wrote it."""

    data_set: DataSet
    relations: list[Any]
    own: bool


Wrong = Iterator[tuple[str, str, str]]  # the place in the step, what was found, what was wanted


def _wrong(step: Mapping[str, Any], grammar: Grammar, *, first: bool, own: bool) -> Wrong:
    """Yield everything wrong with a step."""
    data_set = grammar.data_sets[grammar.default]
    for name in step.keys() - {"query", "relations", "options", *LONGEST}:
        yield name, repr(step[name]), f"only query, relations, options, {', '.join(LONGEST)}"
    relations = step.get("relations")
    if not isinstance(relations, list) or not (relations or own):
        yield "relations", repr(relations), "a list of the ids of relations"
        relations = []
    basis = Basis(data_set, relations, own)
    yield from _wrong_view(step.get("query"), relations, grammar)
    for name, longest in LONGEST.items():
        if name in step or name not in OPTIONAL:
            yield from _wrong_texts(name, step.get(name), longest, basis)
    if "options" in step:
        yield from _wrong_options(step, basis)
    if first and "question" in step:
        wanted = "no question: it is asked beside the picture of the step before"
        yield "question", repr(step["question"]), wanted


def _wrong_view(query: Any, relations: list[Any], grammar: Grammar) -> Wrong:
    """Yield what is wrong with the view of a step, and which evidence is not in it."""
    if not isinstance(query, str):
        yield "query", repr(query), "the parts of an address, such as view=network&from=2005"
        return
    selection, ignored = parse(f"{query}&data={grammar.default}", grammar)
    data_set = grammar.data_set(selection)
    own = [name for name, _ in parse_qsl(query, keep_blank_values=True) if name in IN_STORIES]
    for part in (*ignored, *own):
        yield "query", part, f"parts that can be read, none of them {', '.join(IN_STORIES)}"
    shown = apply(selection, data_set.relations)
    if not shown.ties(selection.level):
        yield "query", query, "a view that shows at least one tie"
    known = {relation.relation_id for relation in shown.with_ids(map(str, relations))}
    for relation in relations:
        if relation not in known:
            yield "relations", repr(relation), "the id of a relation in the view of this step"


def _wrong_texts(name: str, texts: Any, longest: int, basis: Basis) -> Wrong:
    """Yield what is wrong with a text, language by language."""
    if not isinstance(texts, dict) or ENGLISH not in texts:
        yield name, repr(texts), WANTED
        return
    for language, text in texts.items():
        place = f"{name}.{language}"
        if not CODE.fullmatch(language):
            yield place, language, "the code of a language, such as pt"
            continue
        if not isinstance(text, str) or not text.strip() or not one_line(text):
            yield place, repr(text), "a text in one line"
            continue
        if len(text) > longest:
            yield place, f"{len(text)} letters", f"at most {longest}"
        figures = FIGURES if name in COUNTED else ()
        known = ", ".join([*(f"{{{figure}}}" for figure in figures), "{from ID}", "{to ID}"])
        for found in _unbacked(text, figures, basis):
            yield place, found, f"no number but {known} of a relation of this step"
    if len({tuple(sorted(PLACEHOLDER.findall(str(text)))) for text in texts.values()}) > 1:
        yield name, repr(texts), "the same placeholders in each language"


def _wrong_options(step: Mapping[str, Any], basis: Basis) -> Wrong:
    """Yield what is wrong with what may be answered."""
    options = step["options"]
    if "question" not in step:
        yield "options", repr(options), "a question that they answer"
    if not isinstance(options, list) or len(options) not in OPTIONS:
        yield "options", repr(options), f"{OPTIONS.start} to {OPTIONS.stop - 1} of [[step.options]]"
        return
    for texts in options:
        yield from _wrong_texts("options", texts, OPTION, basis)


def _unbacked(text: str, figures: tuple[str, ...], basis: Basis) -> Iterator[str]:
    """Yield each number that is typed, where none may be, and what nothing fills."""
    for name, relation in PLACEHOLDER.findall(text):
        dated = (
            name in ENDS and relation in basis.relations and _dated(basis.data_set, name, relation)
        )
        if not dated and (relation or name not in figures):
            yield f"{{{name} {relation}}}" if relation else f"{{{name}}}"
    yield from re.findall(r"[{}]" if basis.own else r"\d+|[{}]", PLACEHOLDER.sub("", text))


def _dated(data_set: DataSet, end: str, relation: str) -> bool:
    """Tell whether there is such a relation, and this end of its dates is not open."""
    return data_set.relations.find(relation) is not None and (
        date.min.year < year_of(data_set, end, relation) < date.max.year
    )
