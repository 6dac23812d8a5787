"""The text of a file, whatever it turns out to be."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from data.reading.problems import InvalidData, Problem

SAVE = 'open it where it was made and save it as "CSV UTF-8"'
UNPACK = "unpack it first"
NO_TEXT = (
    (b"\x1f\x8b", "a file compressed by gzip", UNPACK),
    (b"BZh", "a file compressed by bzip2", UNPACK),
    (b"\xfd7zXZ", "a file compressed by xz", UNPACK),
    (b"(\xb5/\xfd", "a file compressed by Zstandard", UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook (XLS) under another name", SAVE),
    (b"%PDF", "a PDF", "take the table from where the PDF was made"),
    (b"PAR1", "a Parquet table", "export it as CSV in UTF-8"),
    (b"SQLite format 3\0", "an SQLite database", "export its tables as CSV in UTF-8"),
)
# What an archive holds, if it is a workbook.
WORKBOOKS = (("xl/", "an Excel workbook (XLSX)"), ("content.xml", "an OpenDocument sheet (ODS)"))
WIDE = {
    BOM_UTF32_LE: "UTF-32",  # before UTF-16, whose mark it begins with
    BOM_UTF32_BE: "UTF-32",
    BOM_UTF16_LE: "UTF-16",
    BOM_UTF16_BE: "UTF-16",
}
AS_UTF8 = "save it again with the encoding UTF-8"
PROBED = 4_000  # bytes by which a file is judged
WORDS = re.compile(r"\W")
LINE_END = re.compile(r"\r\n|\r|\n")


def read_text(path: Path, wanted: str = "a text in UTF-8") -> str:
    """Return the text of a file, without a byte order mark.

    Args:
        path: the file.
        wanted: what an error says that the file should be.

    Raises:
        InvalidData: if the file cannot be read, or is not a text in UTF-8.
    """
    content = _read_bytes(path, wanted)
    what, remedy = _recognised(content)
    if what:
        raise InvalidData([_problem(path, 1, what, wanted, remedy)])
    content = content.removeprefix(BOM_UTF8)  # spreadsheets like to write it
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as reason:
        line, guess = line_at(content.decode("latin-1"), reason.start), _as_western(content, reason)
        what = f"letters that are not UTF-8; in Windows-1252 they would read {guess!r}"
        raise InvalidData([_problem(path, line, what, wanted, AS_UTF8)]) from None


def line_at(text: str, position: int) -> int:
    """Return the number of the line in which a position of a text lies."""
    return len(LINE_END.findall(text, 0, position)) + 1


def _read_bytes(path: Path, wanted: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            found = "a folder" if path.is_dir() else "no ordinary file"
            raise InvalidData([_problem(path, 1, found, wanted, "")])
        return path.read_bytes()
    except FileNotFoundError:
        found, remedy = "no such file", "is it in another folder, or under another name?"
    except PermissionError:
        found, remedy = "a file that may not be read", "give the account that runs this leave to"
    except OSError as reason:
        found, remedy = f"a file that cannot be read ({reason.strerror})", ""
    raise InvalidData([_problem(path, 1, found, wanted, remedy)])


def _problem(path: Path, line: int, found: str, wanted: str, remedy: str) -> Problem:
    return Problem(path.name, line, "file", found, wanted, remedy, quoted=False)


def _recognised(content: bytes) -> tuple[str, str]:
    """Return what a file is and what to do about it, or nothing where it may be a text."""
    known = ((what, remedy) for mark, what, remedy in NO_TEXT if content.startswith(mark))
    if not content.strip():
        return "an empty file", ""
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if content.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "an HTML page", "download the file itself, not the page that shows it"
    return next(known, _wide(content[:PROBED]))


def _wide(probe: bytes) -> tuple[str, str]:
    """Recognise a text with two bytes or more to a letter: of Latin ones every second is 0."""
    named = (f"a text in {encoding}" for mark, encoding in WIDE.items() if probe.startswith(mark))
    guess = "a text in UTF-16, or no text at all" if probe.count(0) > len(probe) / 4 else ""
    what = next(named, guess)
    return what, AS_UTF8 if what else ""


def _archive(content: bytes) -> tuple[str, str]:
    """Tell a workbook, which is an archive, from other archives."""
    try:
        names = ZipFile(BytesIO(content)).namelist()
    except BadZipFile:
        names = []
    for part, what in WORKBOOKS:
        if any(name.startswith(part) for name in names):
            return f"{what} under another name", SAVE
    return "a ZIP archive", UNPACK


def _as_western(content: bytes, reason: UnicodeDecodeError) -> str:
    """Return the word in which a text stops being UTF-8, as older Windows programs wrote it."""
    before = content[max(0, reason.start - 20) : reason.start].decode("utf-8", "ignore")
    after = content[reason.start : reason.start + 20].decode("cp1252", "replace")
    return WORDS.split(before)[-1] + (WORDS.split(after)[0] or after[:1])
