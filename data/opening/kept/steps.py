"""A story of one's own, step by step, as a reader writes it in the page.

It lies in the set as any other story does, after those that came with it, and says of itself that
it is `own`: whoever writes it may type numbers, and what a step rests on is all that it shows.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.dataset import DataSet
from data.languages import ENGLISH, Translations
from data.opening.told import one_line
from data.reading.notations import read_toml
from data.story import (
    FILES,
    LONGEST,
    LONGEST_NAME,
    OPTION,
    OPTIONAL,
    OPTIONS,
    OWN,
    load_stories,
)

BEFORE = ".before.json"  # in the folder of a set: the story as it was before the last change
MOST = 60  # steps
Step = Mapping[str, Any]  # as its table in the file


class TooMany(ValueError):
    """More steps, or more stories, than a set may have."""


class BadAnswers(ValueError):
    """Answers without a question, or more or fewer of them than one may have."""


@dataclass(frozen=True, slots=True)
class OwnStory:
    """The story that a reader writes: its file, its number in an address, its name, its steps."""

    file: str
    name: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    @property
    def number(self) -> str:
        """What stands for it in an address."""
        return str(FILES.index(self.file) + 1)

    def named(self, language: str, name: str) -> "OwnStory":
        """Return it with another name in a language."""
        return replace(self, name=reworded(self.name, language, name, LONGEST_NAME))

    def with_steps(self, *steps: Step) -> "OwnStory":
        """Return it with these steps at its end.

        Raises:
            TooMany: where it would have more than may be.
        """
        if len(self.steps) + len(steps) > MOST:
            raise TooMany
        return replace(self, steps=(*self.steps, *steps))

    def changed(self, at: int, step: Step) -> "OwnStory":
        """Return it with another step in place of one."""
        return replace(self, steps=(*self.steps[:at], step, *self.steps[at + 1 :]))

    def without(self, at: int) -> "OwnStory":
        """Return it without a step."""
        return replace(self, steps=_asking_last((*self.steps[:at], *self.steps[at + 1 :])))

    def moved(self, at: int, by: int) -> "OwnStory":
        """Return it with a step so many places further on, as far as there are any."""
        steps = [*self.steps]
        steps.insert(min(max(at + by, 0), len(steps) - 1), steps.pop(at))
        return replace(self, steps=_asking_last(tuple(steps)))


def _asking_last(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return steps of which the first asks nothing: there is no picture before it."""
    if not steps or "question" not in steps[0]:
        return steps
    first = {key: value for key, value in steps[0].items() if key not in ("question", "options")}
    return (first, *steps[1:])


def worded(step: Step, language: str, words: Mapping[str, str]) -> Step:
    """Return a step with other words in a language; an empty text takes away what may be absent."""
    found = dict(step)
    for name, text in words.items():
        said = reworded(found.get(name, {}), language, text, LONGEST[name])
        if said or name not in OPTIONAL:
            found[name] = said
        else:
            found.pop(name, None)
            if name == "question":
                found.pop("options", None)
    return found


def answered(step: Step, language: str, lines: str) -> Step:
    """Return a step with what may be answered to its question in a language, one answer a line.

    Raises:
        BadAnswers: where they are too few or too many, or there is no question.
    """
    said = [*filter(None, (cleaned(line, OPTION) for line in lines.splitlines()))]
    if not said:
        return {key: text for key, text in step.items() if key != "options"}
    if "question" not in step or len(said) not in OPTIONS:
        raise BadAnswers
    known = [*step.get("options", ()), *({} for _ in said)]
    options = [reworded(known[at], language, one, OPTION) for at, one in enumerate(said)]
    return {**step, "options": options}


def reworded(texts: Mapping[str, str], language: str, words: str, most: int) -> dict[str, str]:
    """Return a text by languages with other words in one of them.

    They stand in for English as long as nothing else does: without it there is no text.
    """
    known, text = Translations(texts), cleaned(words, most)
    if not text:
        return {}
    if texts and known[language] == text:
        return dict(texts)
    stands_in = ENGLISH not in texts or texts[ENGLISH] == texts.get(language)
    return {**texts, **({ENGLISH: text} if stands_in else {}), language: text}


def cleaned(words: str, most: int) -> str:
    """Return words in one line, no longer than may be; braces would be numbers to be counted."""
    return one_line(words.translate({123: "(", 125: ")"}), most)


def own_story(folder: Path) -> OwnStory:
    """Return the story that a reader has begun in a set, or an empty one where it would lie.

    Raises:
        TooMany: where there is no room for another.
    """
    there = [name for name in FILES if (folder / name).is_file()]
    if there:
        found, _ = read_toml(folder / there[-1])
        if found.get(OWN) is True:
            return OwnStory(there[-1], found.get("name", {}), tuple(found["step"]))
    if len(there) == len(FILES):
        raise TooMany
    return OwnStory(FILES[len(there)])


def write(folder: Path, data_set: DataSet, views: tuple[str, ...], story: OwnStory) -> None:
    """Write the story into its set; what it replaces can be had back by `undo`.

    Args:
        folder: that of the set.
        data_set: what the story is of.
        views: the names of what a step can show.
        story: without a step it is none, and its file goes.

    Raises:
        InvalidData: where a step cannot be shown; nothing is written then.
        OSError: where nothing may be written there.
    """
    text = written(story) if story.steps else ""
    if text:
        with tempfile.TemporaryDirectory() as beside:
            for other in (folder / name for name in FILES if (folder / name).is_file()):
                shutil.copyfile(other, Path(beside) / other.name)
            (Path(beside) / story.file).write_text(text, encoding="utf-8")
            load_stories(Path(beside), data_set, views)
    _keep(folder, story.file)
    _put(folder / story.file, text)


def undo(folder: Path) -> bool:
    """Put the story back as it was before the last change, or the change back; tell whether so."""
    try:
        before = json.loads((folder / BEFORE).read_text(encoding="utf-8"))
        file, text = str(before["file"]), str(before["text"])
    except (OSError, ValueError, LookupError, TypeError):
        return False
    if file not in FILES:
        return False
    _keep(folder, file)
    _put(folder / file, text)
    return True


def can_undo(folder: Path) -> bool:
    """Tell whether there is a change to be undone."""
    return (folder / BEFORE).is_file()


def _keep(folder: Path, file: str) -> None:
    text = ""
    with suppress(FileNotFoundError):
        text = (folder / file).read_text(encoding="utf-8")
    _put(folder / BEFORE, json.dumps({"file": file, "text": text}, ensure_ascii=False))


def _put(path: Path, text: str) -> None:
    """Write a file at once, as others may read it; without a text there is none."""
    if not text:
        path.unlink(missing_ok=True)
        return
    beside = path.with_name(f".new-{path.name}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def written(story: OwnStory) -> str:
    """Return a story as its file has it."""
    head = [f"{OWN} = true\n"]
    if story.name:
        head.append(_table("[name]", story.name))
    return "\n".join([*head, *("".join(_step(step)) for step in story.steps)])


def _step(step: Step) -> Iterator[str]:
    yield f"[[step]]\nquery = {_text(step['query'])}\n"
    yield f"relations = [{', '.join(map(_text, step['relations']))}]\n"
    if options := step.get("options"):
        yield f"options = [{', '.join(map(_inline, options))}]\n"
    for name in LONGEST:
        if name in step:
            yield _table(f"[step.{name}]", step[name])


def _table(heading: str, texts: Mapping[str, str]) -> str:
    return "\n".join([heading, *(f"{la} = {_text(text)}" for la, text in texts.items()), ""])


def _inline(texts: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{la} = {_text(text)}" for la, text in texts.items()) + " }"


def _text(text: str) -> str:
    """Write a text as TOML has it: as JSON does, but for one letter that has to be escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def step_of(query: str, relations: Sequence[str] = ()) -> Step:
    """Return a step without words: what it shows, and what it rests on."""
    return {"query": query, "relations": [*relations]}
