"""A set as one file, NAME.entente.zip, which opens again as the set that it was.

It holds the files of a data folder as they lie there, with the original and how it was read, in
one order and without dates: equal sets make equal bytes.
"""

import shutil
import stat
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data.catalogue import FILES, Holding
from data.description import DESCRIPTION
from data.opening.arrivals import safe
from data.opening.tables.content import ENCRYPTED, FAULTS, LIMIT, archive, content_of, members_of
from data.opening.tables.reasons import Unreadable
from data.reading.problems import InvalidData
from data.story import FILES as STORIES

ENDING = ".entente.zip"
ORIGINAL, MAPPING = "original", "mapping.json"
NEEDED = {DESCRIPTION, "relations.csv", "actors.csv", "sources.csv"}
PASSED_OVER = ("README.txt", ".DS_Store", "Thumbs.db")  # of an export, or of a system
EPOCH = (1980, 1, 1, 0, 0, 0)  # a ZIP dates its files; equal sets must give equal bytes
UNIX = 3  # the system that made it: on each the same
READABLE = 0o644 << 16
MEGABYTE = 1_000_000
# Bytes of what is no table: nobody writes more, and each is read as a whole.
LARGEST = {DESCRIPTION: MEGABYTE, MAPPING: 4 * MEGABYTE, "codebook.md": 2 * MEGABYTE}
LARGEST_STORY = MEGABYTE // 2
MOST_STEPS = 100
LONGEST_TITLE = 200  # letters
HEAD = 30  # bytes before the name of the first member of an archive
NAME_AT = 26  # where the length of that name stands


def pack(folder: Path, to: BinaryIO) -> None:
    """Write a set as one file.

    Raises:
        OSError: where its files are there no longer.
    """
    with ZipFile(to, "w", ZIP_DEFLATED) as zipped:
        for name, path in _files(folder):
            member = ZipInfo(name, EPOCH)
            member.compress_type, member.create_system = ZIP_DEFLATED, UNIX
            member.external_attr = READABLE
            with path.open("rb") as file, zipped.open(member, "w", force_zip64=False) as there:
                shutil.copyfileobj(file, there, MEGABYTE)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield what belongs to a set, in the order of its file."""
    for name in (*FILES, MAPPING):
        if (folder / name).is_file():
            yield name, folder / name
    beside = folder / ORIGINAL
    for path in sorted(beside.iterdir()) if beside.is_dir() else ():
        yield f"{ORIGINAL}/{safe(path.name)}", path


def called(folder: Path) -> str:
    """Return what the file of a set is called: as its original, or else as its folder."""
    beside = folder / ORIGINAL
    first = next(iter(sorted(beside.iterdir())), folder) if beside.is_dir() else folder
    return f"{safe(first.name).partition('.')[0] or folder.name}{ENDING}"


def may_be_project(path: Path) -> bool:
    """Tell by its first bytes, or by its name, whether a file may be a set of Entente's own."""
    try:
        if not path.is_file():  # of a pipe nobody knows when it says anything
            return False
        with path.open("rb") as file:
            head = file.read(HEAD)
            name = file.read(int.from_bytes(head[NAME_AT : NAME_AT + 2], "little"))
    except OSError:
        return False
    described = PurePosixPath(name.decode("utf-8", "replace")).name == DESCRIPTION
    return head.startswith(b"PK\x03\x04") and (described or path.name.lower().endswith(ENDING))


def unpack(path: Path, folder: Path, views: tuple[str, ...] = (), limit: int = LIMIT) -> bool:
    """Lay the files of a project into an empty folder, if it is one, and read them as a set.

    Args:
        path: the archive.
        folder: an empty one, in which files may remain where this fails.
        views: the names of what a step of its story can show.
        limit: the most bytes that the archive may have.

    Returns:
        Whether it is a project at all; any other archive is left as it is.

    Raises:
        Unreadable: where it was changed by other hands, or means harm.
    """
    members = _members(path, limit)
    if not members.keys() >= NEEDED:
        return False
    _hold_known(path.name, members)
    content = content_of(path, limit)
    with path.open("rb") as disk, archive(disk, content) as zipped:
        for name, member in members.items():
            place = folder / name
            place.parent.mkdir(exist_ok=True)
            _copy(zipped, member, place, path.name)
    _hold_readable(path.name, folder, views)
    return True


def _members(path: Path, limit: int) -> dict[str, ZipInfo]:
    """Return what is in an archive by its name within the set, without what systems leave there."""
    found = [one for one in members_of(content_of(path, limit)) if not one.is_dir()]
    found = [one for one in found if not one.filename.startswith("__MACOSX/")]
    found = [one for one in found if PurePosixPath(one.filename).name not in PASSED_OVER]
    above = {one.filename.partition("/")[0] for one in found if "/" in one.filename}
    packed_whole = len(above) == 1 and all("/" in one.filename for one in found)
    prefix = f"{above.pop()}/" if packed_whole else ""  # a folder was packed, not what is in it
    named = [(one.filename.removeprefix(prefix), one) for one in found]
    if len({name for name, _ in named}) < len(named):
        raise Unreadable("project-member", path.name, found="one name for two files")
    return dict(named)


def _hold_known(name: str, members: Mapping[str, ZipInfo]) -> None:
    """Refuse whatever a project does not have: ways out of its folder, links, what is too large."""
    originals = 0
    for place, member in members.items():
        parts = place.split("/")
        original = len(parts) == 2 and parts[0] == ORIGINAL and parts[1] == safe(parts[1])
        originals += original
        if stat.S_ISLNK(member.external_attr >> 16):
            raise Unreadable("project-member", name, found=f"{place}, a link")
        if originals > 1 or not (original or place in (*FILES, MAPPING)):
            raise Unreadable("project-member", name, found=place)
        if member.flag_bits & ENCRYPTED:
            raise Unreadable("password", name)
        most = LARGEST.get(place, LARGEST_STORY if place in STORIES else 0)
        if most and member.file_size > most:
            raise Unreadable("project-large", name, found=place, limit=most // 1000)


def _copy(zipped: ZipFile, member: ZipInfo, place: Path, name: str) -> None:
    try:
        with zipped.open(member) as file, place.open("xb") as copy:
            shutil.copyfileobj(file, copy, MEGABYTE)
    except (*FAULTS, EOFError) as fault:
        raise Unreadable("damaged", name, said=str(fault)) from None


def _hold_readable(name: str, folder: Path, views: tuple[str, ...]) -> None:
    """Refuse what cannot be read as a data set, with the first thing that is wrong."""
    for story in (folder / one for one in STORIES):
        if story.is_file() and story.read_bytes().count(b"[[") > MOST_STEPS:
            raise Unreadable("project-wrong", name, found="a story without end", count=1)
    try:
        found = Holding.read(folder, views).data_set
    except InvalidData as wrong:
        raise _changed(name, wrong) from None
    except (ArithmeticError, LookupError, TypeError, ValueError) as fault:
        raise Unreadable("project-wrong", name, found=type(fault).__name__, count=1) from None
    if max(map(len, found.titles.values())) > LONGEST_TITLE:
        raise Unreadable("project-wrong", name, found="a title without end", count=1)


def _changed(name: str, wrong: InvalidData) -> Unreadable:
    first, *_ = wrong.problems
    place = f"{first.file}, line {first.line}, {first.column}"
    return Unreadable("project-wrong", name, found=place, count=len(wrong.problems))


def digest(folder: Path) -> str:
    """Return what tells a set from any that differs in a byte, whatever packs it."""
    found = sha256()
    for name, path in _files(folder):
        with path.open("rb") as file:
            found.update(f"{name}\n{file_digest(file, 'sha256').hexdigest()}\n".encode())
    return found.hexdigest()
