"""In which encoding a text was written.

A byte order mark says it; without one a text that is valid UTF-8 is UTF-8, and one with a 0 in
every second byte is UTF-16. Only then is it guessed: programs for Western languages wrote
Windows-1252, those for Arabic and Persian Windows-1256, and charset-normalizer tells the others
apart once there are enough letters; on the few letters of a short Spanish table it errs.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TextIO

from charset_normalizer import from_bytes

from data.opening.tables.content import Content
from data.opening.tables.reasons import Unreadable

CHUNK = 1 << 20
LEAST_ZEROS = 4  # in a text of UTF-16
PROBE = 1 << 16  # bytes by which a text without 8-bit letters is told from UTF-16
SAMPLE = 1 << 15  # bytes of lines with letters beyond ASCII by which an encoding is guessed
ENOUGH = 200  # such letters with which a guess of charset-normalizer can be trusted
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN, ARABIC, ANY = "cp1252", "cp1256", "latin-1"
LATIN = ["cp1252", "cp1250", "cp1254", "cp1257"]
BEFORE_WINDOWS = ["mac_roman", "cp850", "cp437", "cp852"]
OTHERS = [
    *("cp1251", "koi8_r", "cp866", "cp1253", "cp1255", "cp1256"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
RUN = re.compile(rb"[\x80-\xff]+")
# Dashes and quotes of Windows within words: there they were letters of DOS or of the Macintosh.
WITHIN_WORDS = re.compile(rb"(?<=[A-Za-z])[\x80-\x9f](?=[a-z])")
EASTERN = re.compile(rb"(?<=[A-Za-z])[\x8a\x9a\x8e\x9e\x9c](?=[a-z])")  # Š š Ž ž œ are letters
UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
ARABIC_LETTERS = re.compile(r"[\u0600-\u06ff\u200c\u200d]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a text, whether it was guessed, and what else its bytes told."""

    name: str
    guessed: bool = False
    nul: bool = False
    quotes: bool = True  # whether there may be quotes in it


def encoding_of(content: Content, wanted: str = "") -> Encoding:
    """Return the encoding of a text; the `wanted` one if it is asked for and can be true.

    Raises:
        Unreadable: if the wanted one is unknown or contradicts the bytes.
    """
    if wanted:
        return _held_against(content, wanted)
    head = content.head(PROBE)
    marked = next((name for mark, name in BOMS if head.startswith(mark)), "") or wide(head)
    if marked and marked != "utf-8-sig":
        return Encoding(marked)
    valid, nul, quotes = _pass(content)
    if valid:
        return Encoding(marked or "utf-8", nul=nul, quotes=quotes)
    return Encoding(guess(sample(content)), guessed=True, nul=nul, quotes=quotes)


def text(content: Content, encoding: str) -> TextIO:
    """Open a text, its ends of lines as they are; what cannot be decoded does not stop it."""
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(content.open(), encoding, errors, newline="")


def _chunks(content: Content) -> Iterator[bytes]:
    with content.open() as file:
        yield from iter(partial(file.read, CHUNK), b"")


def _pass(content: Content) -> tuple[bool, bool, bool]:
    """Tell whether all bytes are UTF-8, and whether a 0 or a quote is among them.

    Halves of letters do no harm, nor does a last letter that is cut off.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
    valid, nul, quotes = True, False, False
    for chunk in _chunks(content):
        nul, quotes = nul or b"\0" in chunk, quotes or b'"' in chunk
        try:
            if valid:
                decoder.decode(chunk)
        except UnicodeDecodeError:
            valid = False
        if not valid and nul and quotes:
            break
    return valid, nul, quotes


def _held_against(content: Content, wanted: str) -> Encoding:
    try:
        decoder = codecs.getincrementaldecoder(wanted)()
        for chunk in _chunks(content):
            decoder.decode(chunk)
    except (LookupError, TypeError):
        raise Unreadable("no-encoding", content.name, encoding=wanted) from None
    except UnicodeError as fault:
        said = str(fault)
        raise Unreadable("encoding", content.name, encoding=wanted, said=said) from None
    return Encoding(wanted)


def wide(head: bytes) -> str:
    """Return UTF-16 where every second byte of what is written in ASCII is 0."""
    low, high = head[1::2].count(0), head[::2].count(0)
    for zeros, others, name in ((low, high, "utf-16-le"), (high, low, "utf-16-be")):
        if zeros >= LEAST_ZEROS and zeros * 20 > len(head) and not others and _decodes(head, name):
            return name
    return ""


def _decodes(head: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def sample(content: Content) -> bytes:
    """Return lines with letters beyond ASCII, as many as a guess needs."""
    found: list[bytes] = []
    with content.open() as file:
        lines = iter(partial(file.readline, SAMPLE), b"")
        for line in islice((line for line in lines if not line.isascii()), 500):
            found.append(line)
            if sum(map(len, found)) > SAMPLE:
                break
    return b"".join(found)[: 2 * SAMPLE]


def guess(some: bytes) -> str:
    """Return the encoding that a sample, which is not UTF-8, most probably has."""
    runs = RUN.findall(some)
    letters = sum(map(len, runs))
    if letters > 1.5 * len(runs):  # in Latin script such letters stand alone
        return ARABIC if _is_arabic(some) else _best(some, OTHERS) or _western(some)
    odd = len(WITHIN_WORDS.findall(some)) - len(EASTERN.findall(some))
    if odd * 3 > letters:
        return _best(some, BEFORE_WINDOWS) or _western(some)
    return (letters >= ENOUGH and _best(some, LATIN)) or _western(some)


def _western(some: bytes) -> str:
    return ANY if UNDEFINED.search(some) else WESTERN


def _is_arabic(some: bytes) -> bool:
    """Tell whether a text reads as Arabic letters; Cyrillic ones would give every third as é."""
    letters = [letter for letter in b"".join(RUN.findall(some)).decode(ARABIC) if letter.isalpha()]
    return bool(letters) and len(ARABIC_LETTERS.findall("".join(letters))) > 0.9 * len(letters)


def _best(some: bytes, among: list[str]) -> str:
    found = from_bytes(some, cp_isolation=among).best()
    return found.encoding if found else ""
