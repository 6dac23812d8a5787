"""What a file is, by how it begins; what it is called says nothing."""

import re
from collections.abc import Collection

from data.opening.tables.decoding import BOMS, wide
from data.opening.tables.reasons import Unreadable

EXPORT = "export it from there as CSV or XLSX"
PICTURE = "the table that it shows must come as a file of its own"
PAGE = "download the file itself, not the page that shows it"
UNPACK = "unpack it first"

# How the formats begin that are opened.
OPENED = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PAR1", "parquet"),
    (b"<stata_dta>", "stata"),
    (b"$FL2@(#)", "spss"),
    (b"$FL3@(#)", "spss"),
)
OLD_STATA = re.compile(rb"[\x66-\x73][\x01\x02]\x01[\x00\x01]")
# How others begin, what they are, and what helps.
OTHERS = (
    (b"\x89PNG", "a picture (PNG)", PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", PICTURE),
    (b"GIF8", "a picture (GIF)", PICTURE),
    (b"II*\x00", "a picture (TIFF)", PICTURE),
    (b"MM\x00*", "a picture (TIFF)", PICTURE),
    (b"RIFF", "a picture or a recording", PICTURE),
    (b"%PDF", "a PDF", "take the table from where the PDF was made"),
    (b"{\\rtf", "a text document (RTF)", EXPORT),
    (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"SQLite format 3\x00", "an SQLite database", "export its tables as CSV"),
    (b"\x00\x01\x00\x00Standard", "an Access database", "export its tables as CSV"),
    (b"RDX", "a file of R", "save it there with write.csv"),
    (b"RDA", "a file of R", "save it there with write.csv"),
    (b"X\n\x00\x00\x00", "a file of R", "save it there with write.csv"),
    (b"ARROW1", "an Arrow (Feather) table", "save it as Parquet or CSV"),
    (b"\x89HDF", "an HDF5 file", "save its table as Parquet or CSV"),
    (b"\x93NUMPY", "an array of NumPy", "save it as CSV"),
    (b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc2\xea\x81\x60", "a SAS table", EXPORT),
    (b"\x7fELF", "a program", EXPORT),
    (b"MZ\x90", "a program", EXPORT),
    (b"ID3", "a recording", EXPORT),
)
TAR, TAR_AT = b"ustar", 257
POINTER = b"version https://git-lfs.github.com/"
# By a member, what an archive is.
WITHIN = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("word/", "a text document (DOCX)"),
    ("ppt/", "a presentation (PPTX)"),
    ("content.xml", "ods"),
)
ROOT = re.compile(
    r"\s*+(?:(?:<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\])?\s*>)\s*+)*+<([\w:.-]+)",
    re.IGNORECASE | re.DOTALL,
)
ROOTS = {
    "gexf": "gexf",
    "graphml": "graphml",
    "html": ("an HTML page", PAGE),
    "table": ("an HTML page", PAGE),
    "head": ("an HTML page", PAGE),
    "body": ("an HTML page", PAGE),
    "meta": ("an HTML page", PAGE),
    "div": ("an HTML page", PAGE),
    "workbook": ("an XML spreadsheet of 2003", "save it as XLSX"),
    "svg": ("a picture (SVG)", PICTURE),
}
PAGE_START = re.compile(r"\s*<!doctype html", re.IGNORECASE)
GML = re.compile(
    r"(?:\s*(?:#.*\n|Creator\s+\".*?\"|Version\s+\S+|comment\s+\".*?\"))*\s*graph\s*\["
)
PAJEK = re.compile(r"(?:\s*(?:%.*\n|\*network\b.*\n))*\s*\*vertices\b", re.IGNORECASE)
JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{\]])')
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def mark_of(name: str, head: bytes) -> str:
    """Return what a file is by its first bytes: a format, or "text".

    Args:
        name: what the file is called, for an error.
        head: its first bytes; some hundred will do.

    Raises:
        Unreadable: if it is nothing that holds a table.
    """
    known = next((form for mark, form in OPENED if head.startswith(mark)), "")
    if known or OLD_STATA.match(head):
        return known or "stata"
    for mark, found, remedy in OTHERS:
        if head.startswith(mark):
            raise Unreadable("other", name, found=found, remedy=remedy)
    if head[TAR_AT:].startswith(TAR):
        raise Unreadable("other", name, found="a TAR archive", remedy=UNPACK)
    if head.startswith(POINTER):
        raise Unreadable("pointer", name)
    return _mark_of_text(name, head)


def within(names: Collection[str]) -> str:
    """Return what an archive with such members is: a workbook, a document in words, or "zip"."""
    return next((form for part, form in WITHIN if any(n.startswith(part) for n in names)), "zip")


def _mark_of_text(name: str, head: bytes) -> str:
    text = _read(head)
    if not text.strip("\ufeff\0 \t\r\n"):
        raise Unreadable("empty", name)
    if _is_bytes(text):
        raise Unreadable("other", name, found="a file of bytes", remedy=EXPORT)
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("<"):
        return _mark_of_markup(name, text)
    for form, starts in (("gml", GML), ("pajek", PAJEK), ("json", JSON)):
        if starts.match(text):
            return form
    return "text"


def _is_bytes(text: str) -> bool:
    """Tell whether so many control characters are in a text that it is none."""
    controls, unread = len(CONTROL.findall(text)), text.count("\ufffd")
    return controls * 10 > len(text) or (controls * 50 > len(text) and unread * 5 > len(text))


def _read(head: bytes) -> str:
    """Return how a text begins, its letters as good as they can be told so far."""
    encoding = next((name for mark, name in BOMS if head.startswith(mark)), "") or wide(head)
    return head.decode(encoding or "utf-8", "replace")


def _mark_of_markup(name: str, text: str) -> str:
    """Return which network an XML file is.

    Raises:
        Unreadable: if it is another.
    """
    root = ROOT.match(text)
    tag = root[1].split(":")[-1].lower() if root else ""
    found = ROOTS.get("html" if PAGE_START.match(text) else tag)
    if isinstance(found, str):
        return found
    said, remedy = found or ("an XML file of another kind", EXPORT)
    raise Unreadable("other", name, found=said, remedy=remedy)
