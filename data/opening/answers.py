"""What a person answered of a file: how it is read, what its columns are, whom its names mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from data.opening.kinds import READ
from data.opening.mapping import SAMPLED, ColumnMapping, with_roles
from data.opening.opened import Opened, open_file
from data.opening.presets import presets
from data.opening.tables.table import Tell, untold

TEXTS = ("sheet", "separator", "encoding")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person settled; whatever is empty is found by itself.

    `choices` are those of `data.opening.tables.delimited.Choices`, and "header". `roles` has the
    roles of columns by their numbers from 0, "" for none; columns that it lacks keep what was
    guessed.
    `order`, `one_type`, `names`, `types` and `scale` are as in a `ColumnMapping`.
    """

    choices: Mapping[str, Any] = field(default_factory=dict)
    roles: Mapping[int, str] = field(default_factory=dict)
    order: str = ""
    one_type: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    scale: float = 0

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> "Answers":
        """Read what `asdict` gave, after it went through JSON."""
        roles = {int(column): role for column, role in found["roles"].items()}
        return cls(**{**found, "roles": roles})


def opened_with(path: Path, answers: Answers, tell: Tell = untold) -> Opened:
    """Open a file as a person answered; `tell` is told how many rows were read.

    Raises:
        Unreadable: as `open_file`.
    """
    opened = open_file(path, tell=tell, **answers.choices)
    supposed = _with_roles(opened, answers)
    guess = replace(supposed, roles=opened.guess.roles)
    return opened.read_as(settled(supposed, answers), guess)


def _with_roles(opened: Opened, answers: Answers) -> ColumnMapping:
    """Return how a table is read whose roles were answered, and what is supposed then."""
    guess = opened.guess
    roles = _roles(guess.roles, answers.roles)
    if roles == guess.roles:
        return guess
    sample = [cells for _, cells in islice(opened.table, SAMPLED)]
    return with_roles(replace(guess, roles=roles), sample, presets().get(guess.preset))


def settled(supposed: ColumnMapping, answers: Answers) -> ColumnMapping:
    """Return how a table is read once what was supposed gives way to answers."""
    mapping = supposed
    if answers.order and mapping.order:
        mapping = replace(mapping, order=answers.order, order_guessed=False)
    if answers.one_type and (mapping.one_type or mapping.scheme == READ):
        scheme = "" if mapping.scheme == READ else mapping.scheme
        mapping = replace(mapping, one_type=answers.one_type, scheme=scheme)
    names, types = dict(answers.names), dict(answers.types)
    return replace(mapping, names=names, types=types, scale=answers.scale)


def _roles(guessed: Mapping[int, str], answered: Mapping[int, str]) -> Mapping[int, str]:
    """Return the roles of columns; one that was given anew is taken from where it was."""
    kept = {column: role for column, role in guessed.items() if answered.get(column, role) == role}
    given = {role: column for column, role in answered.items() if role != guessed.get(column, "")}
    given.pop("", None)
    found = {column: role for column, role in kept.items() if role not in given}
    return dict(sorted((found | {column: role for role, column in given.items()}).items()))
