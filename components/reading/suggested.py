"""What is suggested of a text, without serving it: `python app.py --read FILE`."""

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from data.coder.articles import Article, NoText, article_of
from data.coder.drafts import Origin, name_of, write
from data.coder.suggesting import suggest
from data.coder.suggestion import Reading, as_object
from data.opening.shelf import shelf
from data.readings.files import article_in

PIPE = "-"  # in place of a file: what is piped in
NOTHING = (
    "Nothing is suggested of {name}: no sentence says that one state did something to another."
)
DONE = (
    "{count:,} relations are suggested of {name}, none looked at yet; "
    "python app.py {place} opens the draft."
)


def read(
    path: Path, told: Mapping[str, str], environment: Mapping[str, str], *, as_json: bool
) -> int:
    """Suggest the relations of a text; return 0, or 1 after a sentence that says what is wrong.

    As JSON each suggestion is an object in a line of its own, and a text of which nothing is
    suggested has none. Otherwise a draft data set is laid beside the tables that were opened, and
    one line says where.

    Args:
        path: the file of the text, or "-".
        told: what the text is: "title", "outlet", "date" and "language", as far as it is said.
        environment: says where opened sets lie.
        as_json: whether to print JSON in place of a draft.
    """
    try:
        article = _article(path)
        reading = suggest(article.text, date=told.get("date"), language=told.get("language", ""))
        said = _lines(reading) if as_json else _laid(reading, path, article, told, environment)
    except (NoText, OSError) as problem:
        print(problem, file=sys.stderr)  # noqa: T201  # one sentence, no traceback
        return 1
    try:
        if said:
            print(said, flush=True)  # noqa: T201  # what the command is for
    except BrokenPipeError:  # who reads it has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _article(path: Path) -> Article:
    if str(path) == PIPE:
        return article_of(sys.stdin.buffer.read(), "What was piped in")
    return article_in(path)


def _lines(reading: Reading) -> str:
    rows = (as_object(one, reading.text) for one in reading.suggestions)
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def _laid(
    reading: Reading,
    path: Path,
    article: Article,
    told: Mapping[str, str],
    environment: Mapping[str, str],
) -> str:
    """Lay a draft into the shelf of this machine, and say where."""
    name = "the text" if str(path) == PIPE else path.name
    if not reading.suggestions:
        raise NoSuggestion(NOTHING.format(name=name))
    title = told.get("title") or article.title or ("" if str(path) == PIPE else path.stem)
    folder = shelf(environment)
    place = folder / name_of(reading)
    if not place.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".reading-") as beside:
            made = Path(beside) / place.name
            made.mkdir()
            write(made, reading, Origin(title, told.get("outlet", "")))
            made.replace(place)  # at once: nobody ever sees half of a set
    return DONE.format(count=len(reading.suggestions), name=name, place=place)


class NoSuggestion(OSError):
    """A text of which nothing is suggested, so that there is no draft."""
