"""The shelf: where opened sets lie on this machine, each a data folder of its own.

What a set is called follows from the file and from how it was read, so that equal files that are
read alike have one address, and the address tells nothing of them.
"""

import shutil
import tempfile
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from platformdirs import user_data_path

from data.catalogue import Holding
from data.opening.folder import write
from data.opening.opened import Opened
from data.opening.told import Told, tell
from data.positions import write as write_positions

HOME = "ENTENTE_HOME"
ORIGINAL, MAPPING = "original", "mapping.json"
NOTHING = Told()
LETTERS = 12  # of the hash in a name
TITLE = 120  # letters of a title that is made of the name of a file


def shelf(environment: Mapping[str, str]) -> Path:
    """Return the folder of the opened sets: that of `ENTENTE_HOME`, or else of the account."""
    home = environment.get(HOME)
    return (Path(home) if home else user_data_path("entente", appauthor=False)) / "sets"


def name_of(opened: Opened) -> str:
    """Return what a table of a file is called that is read so."""
    with opened.path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    read = f"{digest}\n{opened.table.name}\n{opened.mapping.text()}"
    return f"file-{sha256(read.encode()).hexdigest()[:LETTERS]}"


def put(folder: Path, opened: Opened, told: Told = NOTHING, few: int = 0) -> Path:
    """Lay what was opened into the shelf, with its file, how it was read and what is said of it.

    Where the nodes of the network stand is worked out, too, unless there are no more than `few`:
    whoever reads the set does that in no time.

    Returns:
        The folder of the set. Of one that is there already only what is said of it changes.

    Raises:
        OSError: where nothing can be written there.
    """
    path, name = opened.path, name_of(opened)
    place = folder / name
    if place.is_dir():
        tell(place, told)
        return place
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".opening-") as beside:
        made = Path(beside) / name
        (made / ORIGINAL).mkdir(parents=True)
        shutil.copyfile(path, made / ORIGINAL / path.name)
        (made / MAPPING).write_text(opened.mapping.text(), encoding="utf-8")
        write(made, name, path.stem[:TITLE] or name, opened.outcome, opened.preset)
        tell(made, told)
        ends = {end for one in opened.outcome.drafts for end in (one.actor, one.target)}
        if len(ends) > few:
            write_positions(made)
        made.replace(place)  # at once: nobody ever sees half of a set
    return place


def hold(place: Path, views: tuple[str, ...]) -> Holding:
    """Read a set of the shelf, ready to be served.

    Raises:
        InvalidData: where its files were changed by other hands.
    """
    return Holding.read(place, views)
