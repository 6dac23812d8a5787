"""What a person answered in the form of the page, as far as it can be an answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from data.former_states import former_states
from data.model import relation_types
from data.opening.answers import Answers
from data.opening.mapping import ENDS, ITSELF, OUT
from data.opening.numbers import number_in
from data.opening.report import Report
from data.opening.roles import ROLES
from data.opening.told import Told
from data.states import states

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
ENCODINGS = (
    *("utf-8", "windows-1252", "iso-8859-1", "macroman", "utf-16", "windows-1250"),
    *("windows-1251", "windows-1256", "iso-8859-9", "gb18030", "shift_jis", "euc-kr"),
)
HEADER = {"yes": True, "no": False}
ORDERS = ("dmy", "mdy", "ymd")
NONE = "none"  # the role of a column that is not used
MOST = 400  # names, and as many words that are settled in one set
NAME = 200  # letters
LEAST, LARGEST = 1e-9, 1e15  # of what may be chosen as a weight
COLUMN = re.compile(r"role-(\d{1,4})")  # the field of a column
TURNED = "turned"  # the answer that who was taken to act is acted upon
BOTH_WAYS = (ENDS, ENDS[::-1])
OF_ENDS = ("", "_name", "_country")
GUESS = "guess"  # the field with what was guessed: what was left as it was is no answer
AS = "as"  # the field that says for which reading of the file the other answers were given

Form = MultiDict[str, str]


@dataclass(frozen=True)
class Answered:
    """The answers of a form: how the file is read, and what is said of it."""

    answers: Answers = field(default_factory=Answers)
    told: Told = field(default_factory=Told)

    @property
    def reading(self) -> str:
        """What the answers about columns belong to."""
        return reading(self.answers.choices)


def reading(choices: Mapping[str, Any]) -> str:
    """Return a mark of how a text is read: with another one its columns are others."""
    return "|".join(f"{key}={choices[key]}" for key in sorted(choices))


def answered(form: Form) -> Answered:
    """Return what a form says; what cannot be an answer is none."""
    names, types = dict(_names(form)), dict(_words(form))
    answers = Answers(choices=_choices(form), names=names, types=types)
    told = Told(*(form.get(name, "") for name in ("title", "description", "licence", "author")))
    found = Answered(answers, told)
    if form.get(AS, "") != found.reading:
        return found
    guess = form.get(GUESS, "").split(",")
    order, one_type, *roles = guess if len(guess) > 1 else ("", "")
    answers = replace(
        answers,
        roles=_beyond(dict(enumerate(roles)), _turned(form, dict(_roles(form)))),
        order=_one_of(form.get("order", ""), {*ORDERS} - {order}),
        one_type=_one_of(form.get("one_type", ""), _types() - set(one_type.split())),
        scale=_scale(form.get("scale", "")),
    )
    return replace(found, answers=answers)


def _turned(form: Form, roles: dict[int, str]) -> dict[int, str]:
    """Return roles in which the two ends stand the other way round, if that was answered."""
    if form.get("way") != TURNED:
        return roles
    other = {f"{one}{of}": f"{end}{of}" for one, end in BOTH_WAYS for of in OF_ENDS}
    return {at: other.get(role, role) for at, role in roles.items()}


def _beyond(guess: Mapping[int, str], roles: Mapping[int, str]) -> dict[int, str]:
    """Return the roles that are not as they were guessed; one that moved leaves its old column."""
    given = {at: role for at, role in roles.items() if role != guess.get(at)}
    moved = {*given.values()}
    return {at: role for at, role in given.items() if role or guess.get(at) not in moved}


def guess_of(report: Report) -> str:
    """Return what was guessed of a file, as the form of its page takes it along."""
    return ",".join([*report.supposed, *(one.guess for one in report.columns)])


def _types() -> set[str]:
    return {one.upper() for one in relation_types()}


def _one_of(text: str, known: Any) -> str:
    return text if text in known else ""


def _scale(text: str) -> float:
    """Return the weight that is as strong as can be, or 0 where none was chosen."""
    scale = number_in(text) or 0.0
    return scale if LEAST <= scale <= LARGEST else 0.0


def _choices(form: Form) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if sheet := form.get("sheet", "")[:NAME]:
        found["sheet"] = sheet
    if (separator := form.get("separator", "")) in SEPARATORS:
        found["separator"] = SEPARATORS[separator]
    if encoding := _one_of(form.get("encoding", ""), ENCODINGS):
        found["encoding"] = encoding
    if (header := form.get("header", "")) in HEADER:
        found["header"] = HEADER[header]
    return found


def _roles(form: Form) -> Iterator[tuple[int, str]]:
    for name, role in form.items():
        column = COLUMN.fullmatch(name)
        if column and (role == NONE or role in ROLES):
            yield int(column[1]), "" if role == NONE else role


def _names(form: Form) -> Iterator[tuple[str, str]]:
    """Yield whom names mean; with "take" those that were proposed mean whom they may mean."""
    take = form.get("do") == "take"
    for n in range(MOST):
        name = form.get(f"name-{n}", "")[:NAME]
        means = form.get(f"means-{n}", "")
        if take and not means:
            means = form.get(f"perhaps-{n}", "")
        if name and (means in (OUT, ITSELF) or means in states() or means in former_states()):
            yield name, means


def _words(form: Form) -> Iterator[tuple[str, str]]:
    """Yield what words say was done; with "take_done" what was proposed is what they mean."""
    take = form.get("do") == "take_done"
    for n in range(MOST):
        word = form.get(f"word-{n}", "")[:NAME]
        kind = form.get(f"kind-{n}", "") or (form.get(f"maybe-{n}", "") if take else "")
        if word and (kind == OUT or kind in _types()):
            yield word, kind
