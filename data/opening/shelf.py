"""The shelf: where opened sets lie on this machine, each a data folder of its own.

What a set is called follows from the file and from how it was read, so that equal files that are
read alike have one address, and the address tells nothing of them. A set that comes as a project
keeps its name where that is proven to be its own; any other is called after all that is in it.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_data_path

from data.address.grammar import OPENED
from data.catalogue import Holding
from data.description import DESCRIPTION
from data.opening.folder import write
from data.opening.kept.gone import GONE, touch
from data.opening.kept.owner import Owner
from data.opening.kept.project import MAPPING, ORIGINAL, digest, unpack
from data.opening.kept.proof import hashed, proven, title_of
from data.opening.kept.proof import name_of as name_of_file
from data.opening.opened import Opened
from data.opening.told import Told, tell
from data.opening.working import BESIDE
from data.positions import write as write_positions
from data.reading.notations import read_json

HOME = "ENTENTE_HOME"
OF_TEXT = "read-"  # how the name of a set begins that came of a text
NOTHING = Told()
HERE = Owner()  # whoever works at this machine


def shelf(environment: Mapping[str, str]) -> Path:
    """Return the folder of the opened sets: that of `ENTENTE_HOME`, or else of the account."""
    home = environment.get(HOME)
    return (Path(home) if home else user_data_path("entente", appauthor=False)) / "sets"


def name_of(opened: Opened) -> str:
    """Return what a table of a file is called that is read so."""
    return name_of_file(opened.path, opened.table.name, opened.mapping.text())


def put(
    folder: Path, opened: Opened, told: Told = NOTHING, few: int = 0, owner: Owner = HERE
) -> Path:
    """Lay what was opened into the shelf, with its file, how it was read and what is said of it.

    Returns:
        The folder of the set. Of one that is there already only what is said of it changes, and
        that only by its owner.

    Raises:
        OSError: where nothing can be written there.
    """
    place = folder / name_of(opened)
    if place.is_dir():
        return take(folder, place, told, owner)
    with _beside(folder) as made:
        return take(folder, make(made, opened, few), told, owner)


def make(beside: Path, opened: Opened, few: int = 0) -> Path:
    """Write the set of what was opened into a folder, and return its own.

    Where the nodes of the network stand is worked out, too, unless there are no more than `few`:
    whoever reads the set does that in no time.

    Raises:
        OSError: where nothing can be written there.
    """
    path, name = opened.path, name_of(opened)
    made = beside / name
    (made / ORIGINAL).mkdir(parents=True)
    shutil.copyfile(path, made / ORIGINAL / path.name)
    (made / MAPPING).write_text(opened.mapping.text(), encoding="utf-8")
    data_set = write(made, name, title_of(path, name), opened.outcome, opened.preset)
    if len(data_set.relations.mentions) > few:
        write_positions(made, data_set)
    return made


def take(folder: Path, made: Path, told: Told, owner: Owner) -> Path:
    """Put a set that was made beside into the shelf, unless it is there, and return its place.

    Raises:
        OSError: where that is not possible.
    """
    place = folder / made.name
    if not place.is_dir():
        tell(made, told)
        return _settle(made, place, owner)
    if owner.owns(place):
        tell(place, told)
    touch(place)
    return place


def put_project(
    folder: Path, path: Path, views: tuple[str, ...] = (), owner: Owner = HERE
) -> Path | None:
    """Lay a set that comes as a project into the shelf, as it was; `views` are as for `unpack`.

    Returns:
        The folder of the set: that of one like it, where there is one. Nothing where the file is
        no project.

    Raises:
        Unreadable: where the project was changed by other hands, or means harm.
        OSError: where nothing can be written there.
    """
    with _beside(folder) as made:
        if not unpack(path, made, views):
            return None
        about, _ = read_json(made / DESCRIPTION)
        name = str(about["name"])
        of_text = name.startswith(OF_TEXT) and owner.here  # nothing of which proves it
        own = of_text or proven(made, name, wholly=not owner.here)
        own = own and bool(OPENED.fullmatch(name))
        place = folder / name
        if not own or (place.is_dir() and digest(place) != digest(made)):
            place = folder / hashed(digest(made))
        if place.is_dir():
            touch(place)
            return place
        return _settle(made, place, owner)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give an empty folder of the shelf in which a set is made; what is left in it goes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=BESIDE) as beside:
        made = Path(beside) / "set"
        made.mkdir()
        yield made


def _settle(made: Path, place: Path, owner: Owner) -> Path:
    """Put a set that is made where it belongs, at once: nobody ever sees half of one."""
    owner.sign(made)
    shutil.rmtree(place.parent / GONE / place.name, ignore_errors=True)
    try:
        made.replace(place)
    except OSError:
        if not place.is_dir():  # else another opened the same meanwhile
            raise
    return place


def hold(place: Path, views: tuple[str, ...]) -> Holding:
    """Read a set of the shelf, ready to be served.

    Raises:
        InvalidData: where its files were changed by other hands.
    """
    return Holding.read(place, views)
