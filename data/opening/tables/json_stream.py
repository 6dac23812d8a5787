"""JSON a value at a time, so that a list of any length is never held whole."""

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from data.opening.tables.cells import Number, decimal_text
from data.opening.tables.reasons import Unreadable

CHUNK = 1 << 18  # letters
MOST = 50_000_000  # letters of one value
BLANK = re.compile(r"[\s\ufeff]*")


def _constant(_name: str) -> None:
    """Return nothing for NaN and the infinities, which are no JSON."""


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a name that stands twice has a number the second time."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for name, value in pairs:
        new, number = name, 2
        while new in found:
            new, number = f"{name} ({number})", number + 1
        found[new] = value
    return found


DECODER = json.JSONDecoder(
    object_pairs_hook=_distinct,
    parse_float=lambda text: Number(decimal_text(text)),
    parse_constant=_constant,
    strict=False,  # line breaks within texts do no harm
)


class Stream:
    """The values of a JSON text, in turn.

    Raises, whatever is asked of it:
        Unreadable: if the text is no JSON.
    """

    def __init__(self, file: TextIO, name: str) -> None:
        """Begin at the start of a text; `name` is what an error calls it."""
        self.file, self.name = file, name
        self.buffer, self.at, self.line = "", 0, 1
        self.ended = False

    def peek(self) -> str:
        """Return the letter that comes next, after any blanks; nothing at the end."""
        while True:
            self.at = _after_blanks(self.buffer, self.at)
            if self.at < len(self.buffer) or self.ended:
                return self.buffer[self.at : self.at + 1]
            self._more(CHUNK)

    def take(self, letter: str) -> bool:
        """Go on behind a letter, if it comes next."""
        found = self.peek() == letter
        self.at += found
        return found

    def expect(self, letter: str) -> None:
        """Go on behind a letter that must come next."""
        if not self.take(letter):
            raise self.fault(f"{letter!r} is missing" if self.peek() else "its end is missing")

    def value(self) -> Any:
        """Return the value that comes next."""
        if not self.peek():
            raise self.fault("its end is missing")
        size = CHUNK
        while not (found := self._decoded()):
            self._more(size)
            size *= 2
        return found[0]

    def _decoded(self) -> tuple[Any] | None:
        """Return the value that comes next, or nothing while more of it may follow."""
        try:
            value, end = DECODER.raw_decode(self.buffer, self.at)
        except json.JSONDecodeError as fault:
            if self.ended or len(self.buffer) - self.at > MOST:
                raise self.fault(fault.msg, fault.pos) from None
            return None
        except ValueError:  # the only other thing that Python refuses
            raise self.fault("a number of too many digits") from None
        except RecursionError:
            raise self.fault("parts within parts, too many") from None
        if end == len(self.buffer) and not self.ended:  # a number could go on
            return None
        self.at = end
        return (value,)

    def items(self) -> Iterator[Any]:
        """Yield the values of the list that comes next, and go on behind it."""
        self.expect("[")
        if self.take("]"):
            return
        while True:
            yield self.value()
            if self.take("]"):
                return
            self.expect(",")

    def names(self) -> Iterator[str]:
        """Yield the names in the object that comes next; whoever asks takes each one's value."""
        self.expect("{")
        if self.take("}"):
            return
        while True:
            if self.peek() != '"':
                raise self.fault("a name is missing")
            name = self.value()
            self.expect(":")
            yield name
            if self.take("}"):
                return
            self.expect(",")

    def fault(self, said: str, at: int | None = None) -> Unreadable:
        """Return the error for a place in the text, by default where it is."""
        line = self.line + self.buffer.count("\n", 0, self.at if at is None else at)
        return Unreadable("json", self.name, line=line, said=said)

    def _more(self, size: int) -> None:
        self.line += self.buffer.count("\n", 0, self.at)
        more = self.file.read(size)
        self.buffer, self.at = self.buffer[self.at :] + more, 0
        self.ended = not more


def _after_blanks(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return found.end() if found else at


def values_of(stream: Stream) -> Iterator[tuple[int, Any]]:
    """Yield (line, value) for each of the values that follow one another, as in JSON Lines."""
    while stream.peek():
        line = stream.line + stream.buffer.count("\n", 0, stream.at)
        yield line, stream.value()
