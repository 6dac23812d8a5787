"""The data set of a reading: what was kept, each with what became of it until then."""

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from data.coder.drafts import Origin, Row, write_rows
from data.description import DESCRIPTION
from data.languages import LANGUAGES
from data.opening.kept.owner import Owner
from data.reading.notations import read_toml
from data.readings.codes import STATEMENTS
from data.readings.items import ADDED, KEPT, Item
from data.readings.kept import Kept

LETTERS = 12  # of the hash in a name
ALIKE = "alike"  # what was kept with others of its kind

Rows = Sequence[Row]


def rows_of(items: Iterable[Item]) -> Rows:
    """Return what was kept, as rows of a data set."""
    return [row_of(one) for one in items if one.state == KEPT and not one.lacking]


def row_of(item: Item, what: str = "") -> Row:
    """Return a relation as a row; `what` says how it came to be kept, if not by one reader."""
    what = what or (ALIKE if item.alike else item.provenance)
    values = {"coder": f"{item.first.coder} {item.first.version}".strip(), "fields": _fields(item)}
    notes = {}
    for language in LANGUAGES:
        said = _notes()[language]
        made = said[f"made_{item.provenance}"].format_map(values)
        notes[language] = said[what].format_map({**values, "made": made})
    return Row(item.now, what, notes, item.statements)


def _fields(item: Item) -> str:
    """Return the columns in which a person says something else."""
    if item.provenance == ADDED:
        return ""
    return ", ".join(
        dict.fromkeys("statement" if one in STATEMENTS else one for one in item.changed)
    )


@cache
def _notes() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = read_toml(Path(__file__).with_name("notes.toml"))[0]
    return found


def name_of(kept: Kept, owner: Owner) -> str:
    """Return what the data set of a reader is called, the same each time it is made."""
    said = f"{kept.key}\n{kept.reader}\n{'' if owner.here else owner.key}"
    return f"read-{sha256(said.encode()).hexdigest()[:LETTERS]}"


def lay(shelf: Path, kept: Kept, rows: Rows, owner: Owner) -> Path:
    """Lay what a reader kept into the shelf as a data set, in place of what they laid before.

    What was said of the set meanwhile, its title and licence, stays.

    Returns:
        The folder of the set.

    Raises:
        OSError: where nothing can be written.
    """
    place = shelf / name_of(kept, owner)
    origin = Origin(str(kept.about["title"]), str(kept.about["outlet"]))
    with tempfile.TemporaryDirectory(dir=shelf, prefix=".reading-") as beside:
        made = Path(beside) / "set"
        made.mkdir()
        write_rows(made, place.name, rows, origin, kept.reading)
        owner.sign(made)
        if place.is_dir():
            _carry(place, made)
            place.replace(Path(beside) / "before")
        made.replace(place)
    return place


def _carry(before: Path, made: Path) -> None:
    """Take over what a person said of a set since it was made."""
    old = json.loads((before / DESCRIPTION).read_text(encoding="utf-8"))
    new = json.loads((made / DESCRIPTION).read_text(encoding="utf-8"))
    said = {key: old[key] for key in ("title", "titles", "about", "licenses", "contributors")
            if key in old}  # fmt: skip
    text = json.dumps({**new, **said}, ensure_ascii=False, indent=2)
    (made / DESCRIPTION).write_text(f"{text}\n", encoding="utf-8")
