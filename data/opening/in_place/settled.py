"""How a table is read that stays where it is: a small file of TOML, which a person may edit.

It lies beside the file of a table, or where nothing may be written there, or the table is another
machine's, in a folder of this account. It is written once, as the table was guessed to be.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.opening.ends import slug
from data.opening.in_place.address import FILES, Address, NotOpened
from data.opening.mapping import ENDS, ITSELF, OUT, ColumnMapping
from data.opening.presets import presets
from data.opening.roles import ROLES
from data.opening.tables.table import Cells
from data.reading.notations import read_toml
from data.reading.problems import InvalidData, Problem

ENDING = ".entente.toml"
ONES = ("preset", "order", "calendar", "scheme", "one_type")  # of a mapping, each a text
HEAD = """\
# How Entente reads the table {name}. Edit it and start the atlas again; without it, it is guessed.
# [roles] has for each role a column. There are: {roles}.
# [names] may say whom a name means: a code of ISO 3166, "{out}" to leave it out, "{itself}" for
# somebody who is no state. [types] may say what a word means: one of PLOVER's types, or "{out}".
"""


def place_of(address: Address, home: Path) -> Path:
    """Return where the file lies that says how a table is read."""
    name = slug(address.name)
    beside = Path(address.place).parent / f"{name}{ENDING}"
    if address.engine in FILES and (beside.is_file() or os.access(beside.parent, os.W_OK)):
        return beside
    return home / f"{name}-{sha256(address.shown.encode()).hexdigest()[:12]}{ENDING}"


def write(path: Path, name: str, mapping: ColumnMapping, headings: Cells) -> None:
    """Write how a table is read.

    Raises:
        OSError: where that may not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{os.getpid()}")
    made.write_text("\n".join(_lines(name, mapping, headings)) + "\n", encoding="utf-8")
    made.replace(path)


def _lines(name: str, mapping: ColumnMapping, headings: Cells) -> Iterator[str]:
    yield HEAD.format(name=json.dumps(name), roles=", ".join(ROLES), out=OUT, itself=ITSELF)
    for one in ONES:
        if said := getattr(mapping, one):
            yield f"{one} = {_text(said)}"
    if mapping.scale:
        yield f"scale = {mapping.scale:g}"
    if any(mapping.systems):
        yield f"systems = [{', '.join(map(_text, mapping.systems))}]"
    yield "\n[roles]"
    for role, at in mapping.at.items():
        yield f"{role} = {_text(headings[at])}"
    for part in ("names", "types"):
        yield f"\n[{part}]"
        for key, said in getattr(mapping, part).items():
            yield f"{_text(key)} = {_text(said)}"


def _text(text: str) -> str:
    """Return a text as TOML writes it: which JSON does alike."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def read(path: Path, headings: Cells) -> ColumnMapping:
    """Return how a table is read.

    Raises:
        InvalidData: with all that is wrong in the file.
    """
    found, text = read_toml(path)
    lines = text.splitlines()
    problems = [
        Problem(path.name, _line(lines, key), key, said, wanted)
        for key, said, wanted in _wrong(found, headings)
    ]
    if problems:
        raise InvalidData(problems)
    roles = {headings.index(heading): role for role, heading in found.get("roles", {}).items()}
    mapping = ColumnMapping(dict(sorted(roles.items())))
    said: dict[str, Any] = {one: str(found[one]) for one in ONES if one in found}
    said |= {part: dict(found.get(part, {})) for part in ("names", "types")}
    one, other = found.get("systems", ("", ""))
    return replace(mapping, systems=(one, other), scale=float(found.get("scale", 0)), **said)


def _wrong(found: Mapping[str, Any], headings: Cells) -> Iterator[tuple[str, str, str]]:
    """Yield the key, what stands there and what was wanted, of each thing that is wrong."""
    known = {*ONES, "scale", "systems", "roles", "names", "types"}
    for key in found.keys() - known:
        yield key, key, f"one of {', '.join(sorted(known))}"
    if found.get("preset", "") not in ("", *presets()):
        yield "preset", str(found["preset"]), f"one of {', '.join(presets())}"
    for part in ("roles", "names", "types"):
        if not isinstance(found.get(part, {}), dict):
            yield part, str(found[part]), f"a table [{part}]"
            return
    for role, heading in found.get("roles", {}).items():
        if role not in ROLES:
            yield role, role, f"one of the roles {', '.join(ROLES)}"
        elif heading not in headings:
            yield role, str(heading), f"one of the columns {', '.join(headings)}"


def _line(lines: Sequence[str], key: str) -> int:
    """Return on which line a key stands, the first where none does."""
    at = (n for n, line in enumerate(lines, 1) if line.split("=")[0].strip(' "') == key)
    return next(at, 1)


def check(mapping: ColumnMapping, address: Address, headings: Cells, path: Path) -> None:
    """Refuse a table of which nobody knows who does something to whom.

    Raises:
        NotOpened: with the roles that are missing, and what to write where.
    """
    lacking = [end for end in ENDS if end not in mapping.at]
    if not lacking:
        return
    wanted = " and ".join(f"`{end}` ({ROLES[end]})" for end in lacking)
    write_it = ", ".join(f'{end} = "NAME OF A COLUMN"' for end in lacking)
    raise NotOpened(
        f"{address.shown}: found the columns {', '.join(headings)}, wanted one for {wanted}. "
        f"Write {write_it} under [roles] in {path}, and start again."
    )
