"""What whoever opened a set says of it: what it is called, whose it is, under which licence."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from data.description import DESCRIPTION
from data.languages import LANGUAGES, Translations, is_translated
from data.rights import rights_of

JOINERS = "\u200c\u200d"
# Where each stands in a description.
PLACES = {
    "title": "titles",
    "description": "about",
    "licence": "licenses",
    "author": "contributors",
}
TITLE, LINE, LONGEST = 120, 200, 4_000  # letters


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a set; nothing is changed of what is empty."""

    title: str = ""
    description: str = ""
    licence: str = ""
    author: str = ""


def one_line(words: str, most: int) -> str:
    """Return what a person wrote in one line, without signs that turn its direction.

    The joiners stay, since Persian words need them.
    """
    kept = (letter if letter.isprintable() or letter in JOINERS else " " for letter in words)
    return " ".join("".join(kept).split())[:most].strip()


def tell(folder: Path, told: Told) -> None:
    """Write it into the description of a set.

    Raises:
        OSError: where that may not be written.
    """
    about = _about(folder)
    _write(folder, about, {**about, **_fields(told)})


def said_of(about: Mapping[str, Any], language: str) -> Told:
    """Return what a description says of a set, in a language."""
    rights, texts = rights_of(about), about.get("about", {})
    return Told(
        title=Translations(about["titles"])[language],
        description=Translations(texts)[language] if is_translated(texts) else "",
        licence=", ".join(one.name for one in rights.licences),
        author=", ".join(rights.authors),
    )


def tell_otherwise(folder: Path, was: Told, told: Told) -> None:
    """Write what a person says of a set in place of what it said; what is emptied goes.

    Fields that are as they were stay in each language as they are, and so does a title that would
    be none.

    Raises:
        OSError: where that may not be written.
    """
    about = _about(folder)
    new = {one.name for one in fields(Told) if getattr(told, one.name) != getattr(was, one.name)}
    kept = {key: value for key, value in about.items() if key not in {PLACES[name] for name in new}}
    said = _fields(Told(**{name: getattr(told, name) for name in new}))
    _write(folder, about, {"titles": about["titles"], **kept, **said})


def _about(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    return found


def _write(folder: Path, about: Mapping[str, Any], said: Mapping[str, Any]) -> None:
    if said == about:
        return
    path, ordered = folder / DESCRIPTION, {key: said[key] for key in about if key in said}
    beside = folder / f".{DESCRIPTION}"
    beside.write_text(
        json.dumps({**ordered, **said}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    beside.replace(path)  # at once, as others may read it


def _fields(told: Told) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if title := one_line(told.title, TITLE):
        found |= {"title": title, "titles": dict.fromkeys(LANGUAGES, title)}
    if description := one_line(told.description, LONGEST):
        found["about"] = dict.fromkeys(LANGUAGES, description)
    if licence := one_line(told.licence, LINE):
        found["licenses"] = [{"name": licence}]
    if author := one_line(told.author, LINE):
        found["contributors"] = [{"title": author, "role": "author"}]
    return found
