"""What whoever opened a set says of it: what it is called, whose it is, under which licence."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.description import DESCRIPTION
from data.languages import LANGUAGES
from data.opening.ends import one_line_of

TITLE, LINE, LONGEST = 120, 200, 4_000  # letters


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a set; nothing is changed of what is empty."""

    title: str = ""
    description: str = ""
    licence: str = ""
    author: str = ""


def tell(folder: Path, told: Told) -> None:
    """Write it into the description of a set.

    Raises:
        OSError: where that may not be written.
    """
    path = folder / DESCRIPTION
    about = json.loads(path.read_text(encoding="utf-8"))
    said = {**about, **_fields(told)}
    if said == about:
        return
    beside = folder / f".{DESCRIPTION}"
    beside.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    beside.replace(path)  # at once, as others may read it


def _fields(told: Told) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if title := one_line_of(told.title)[:TITLE].strip():
        found |= {"title": title, "titles": dict.fromkeys(LANGUAGES, title)}
    if description := one_line_of(told.description)[:LONGEST].strip():
        found["about"] = dict.fromkeys(LANGUAGES, description)
    if licence := one_line_of(told.licence)[:LINE].strip():
        found["licenses"] = [{"name": licence, "title": licence}]
    if author := one_line_of(told.author)[:LINE].strip():
        found["contributors"] = [{"title": author, "role": "author"}]
    return found
