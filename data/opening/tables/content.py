"""The bytes of a file, or of what is packed in one, that can be read again and again.

What is unpacked is counted as it comes: a file that would grow beyond measure is refused long
before it fills memory or disk, whatever its own lists of sizes say.
"""

import bz2
import gzip
import io
import lzma
import shutil
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, cast
from weakref import WeakSet
from zipfile import BadZipFile, ZipFile, ZipInfo

from data.opening.tables.reasons import Unreadable

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LIMIT = 200_000_000  # bytes on disk
GROWTH = 20  # times the limit: what may come out of an archive altogether
HARMLESS = 100_000_000  # bytes that may come out of anything, however small
RATIO = 200  # how much larger than what is packed the rest may be; tables reach 100
HEAD = 16_384  # bytes by which a file is judged
DEEPEST = 3  # packings within packings
MOST_MEMBERS = 1_000
ENCRYPTED = 1  # in the flags of a member

STREAMS: dict[str, Callable[[Any], Any]] = {
    "gzip": lambda file: gzip.GzipFile(fileobj=file),
    "bz2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
    "zstd": zstd.ZstdFile,
}
MARKS = {b"\x1f\x8b": "gzip", b"BZh": "bz2", b"\xfd7zXZ": "xz", b"(\xb5/\xfd": "zstd"}
ENDINGS = {".gz", ".bz2", ".xz", ".zst"}
FAULTS = (OSError, zlib.error, lzma.LZMAError, zstd.ZstdError, BadZipFile, NotImplementedError)


_open: WeakSet[BinaryIO] = WeakSet()  # files that are being read


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes under a name: the file at `path`, a `member` of it, unpacked as `packings` say."""

    name: str
    path: Path
    limit: int = LIMIT
    member: str = ""
    packings: tuple[str, ...] = ()

    @property
    def packed(self) -> str:
        """How it is packed, from the outside in; nothing if it is not."""
        return ", ".join((*(["zip"] if self.member else []), *self.packings))

    def open(self) -> BinaryIO:
        """Return the bytes from their start.

        Raises, now or as they are read:
            Unreadable: if they are cut off, damaged, protected or grow beyond measure.
        """
        disk = opened(self.path)
        if not self.packed:
            return disk
        with ExitStack() as stack:
            stack.callback(disk.close)
            raw, start = _member(disk, self) if self.member else (disk, 0)
            for packing in self.packings:
                raw = STREAMS[packing](raw)
            file = io.BufferedReader(_Guard(self, raw, disk, start), 1 << 16)
            stack.pop_all()
        return file

    def head(self, size: int = HEAD) -> bytes:
        """Return how the bytes begin."""
        with self.open() as file:
            return file.read(size)

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """Give a file that holds nothing but these bytes, for what cannot read a stream."""
        if not self.packed:
            yield self.path
            return
        with TemporaryDirectory(prefix="entente-") as folder:
            path = Path(folder, "table")
            with self.open() as file, path.open("wb") as copy:
                shutil.copyfileobj(file, copy, 1 << 20)
            yield path


class _Guard(io.RawIOBase):
    """Unpacked bytes, counted; faults of any packing become one kind of error."""

    def __init__(self, content: Content, raw: BinaryIO, disk: BinaryIO, start: int) -> None:
        self.content, self.raw, self.disk, self.start = content, raw, disk, start
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            read = cast("io.BufferedIOBase", self.raw).readinto(buffer)
        except EOFError:
            raise Unreadable("cut-off", self.content.name) from None
        except FAULTS as fault:
            raise Unreadable("damaged", self.content.name, said=str(fault)) from None
        self.count += read
        consumed = max(self.disk.tell() - self.start, 1)
        too_many = self.count > self.content.limit * GROWTH
        if too_many or (self.count > HARMLESS and self.count > RATIO * consumed):
            raise bomb(self.content)
        return read

    def close(self) -> None:
        if not self.closed:
            self.raw.close()
            self.disk.close()
        super().close()


def bomb(content: Content) -> Unreadable:
    """Return the error for what grows beyond measure."""
    return Unreadable("bomb", content.name, limit=content.limit * GROWTH // 1_000_000)


def opened(path: Path) -> BinaryIO:
    """Open a file for reading.

    Raises:
        Unreadable: if there is none, or it may not be read.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # nobody knows its end
            raise Unreadable("unreadable", path.name, said="a pipe or a device is no file")
        file = path.open("rb")
        _open.add(file)
        return file
    except FileNotFoundError:
        raise Unreadable("missing", path.name) from None
    except PermissionError:
        raise Unreadable("forbidden", path.name) from None
    except Unreadable:
        raise
    except (OSError, ValueError) as fault:
        raise Unreadable("unreadable", path.name, said=str(fault)) from None


def share_read(path: Path) -> float:
    """Return how much of a file was read by now, from 0 to 1; 0 where nobody reads it in pieces."""
    size = max(path.stat().st_size, 1)
    read = (file.tell() for file in [*_open] if not file.closed and file.name == str(path))
    return min(max(read, default=0) / size, 1.0)


def content_of(path: Path, limit: int) -> Content:
    """Return the content of a file on disk.

    Raises:
        Unreadable: if it is no file, has nothing in it, or is too large.
    """
    with opened(path) as file:
        size = file.seek(0, io.SEEK_END)
    if size > limit:
        told, most = size // 1_000_000, limit // 1_000_000
        raise Unreadable("large", path.name, size=told, limit=most)
    if not size:
        raise Unreadable("empty", path.name)
    return Content(path.name, path, limit)


def unpacked(content: Content) -> Content:
    """Return what is within a stream of gzip, bzip2, xz or Zstandard; itself if there is none."""
    head = content.head(8)
    packing = next((name for mark, name in MARKS.items() if head.startswith(mark)), "")
    if not packing:
        return content
    if len(content.packings) == DEEPEST:
        raise Unreadable("nested", content.name)
    name = PurePosixPath(content.name)
    bare = name.stem if name.suffix.lower() in ENDINGS else content.name
    return unpacked(replace(content, name=bare, packings=(*content.packings, packing)))


def members_of(content: Content) -> list[ZipInfo]:
    """Return what is in a ZIP archive on disk.

    Raises:
        Unreadable: if its end is missing, or it would grow beyond measure.
    """
    with opened(content.path) as disk:
        found = archive(disk, content).infolist()
    sizes = sum(member.file_size for member in found)
    if len(found) > MOST_MEMBERS or sizes > content.limit * GROWTH:
        raise bomb(content)
    return found


def archive(disk: BinaryIO, content: Content) -> ZipFile:
    """Open a ZIP archive.

    Raises:
        Unreadable: if its end, where its list of members is, is missing or damaged.
    """
    try:
        return ZipFile(disk)
    except BadZipFile:
        raise Unreadable("cut-off", content.name) from None
    except (OSError, ValueError, NotImplementedError, EOFError) as fault:
        raise Unreadable("damaged", content.name, said=str(fault)) from None


def _member(disk: BinaryIO, content: Content) -> tuple[BinaryIO, int]:
    """Return a member of an archive, and where it begins."""
    zipped = archive(disk, content)
    try:
        info = zipped.getinfo(content.member)
        if info.flag_bits & ENCRYPTED:
            raise Unreadable("password", content.name)
        return cast("BinaryIO", zipped.open(info)), info.header_offset
    except KeyError:
        raise Unreadable("no-member", content.name, found=content.member) from None
    except FAULTS as fault:
        raise Unreadable("damaged", content.name, said=str(fault)) from None
