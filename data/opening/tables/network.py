"""Networks in plain text: GML and Pajek."""

import html
import re
from collections.abc import Iterator
from typing import TextIO

from data.opening.tables.content import Content
from data.opening.tables.decoding import encoding_of, text
from data.opening.tables.edges import Direction, Edge, Node, Part
from data.opening.tables.quoting import lines_of
from data.opening.tables.reasons import Unreadable

GML_TOKEN = re.compile(r'"[^"]*"|[\[\]]|[^\s\[\]"]+')
PAJEK_TOKEN = re.compile(r'"[^"]*"|[^\s"]+')
MOST_LINES = 1_000  # of one text in quotes
ENDS = ("source", "target")


def parts_of(content: Content, form: str, wanted: str = "") -> Iterator[Part]:
    """Yield the nodes and edges of a network, as they stand in the file.

    Args:
        content: the file.
        form: "gml" or "pajek".
        wanted: its encoding, if the reader settled it.

    Raises:
        Unreadable: if it is cut off or is none of these.
    """
    with text(content, encoding_of(content, wanted).name) as file:
        yield from (_gml if form == "gml" else _pajek)(file, content.name)


def _tokens(file: TextIO, name: str) -> Iterator[str]:
    """Yield the words, texts and brackets of GML."""
    held: list[str] = []
    is_open = False
    for line in lines_of(file, name):
        if not held and line.lstrip("\ufeff \t").startswith("#"):
            continue
        held.append(line)
        is_open ^= line.count('"') % 2 == 1
        if not is_open or len(held) > MOST_LINES:
            yield from GML_TOKEN.findall("".join(held).lstrip("\ufeff"))
            held, is_open = [], False


def _gml(file: TextIO, name: str) -> Iterator[Part]:
    blocks: list[tuple[str, dict[str, str]]] = [("", {})]
    key = ""
    for token in _tokens(file, name):
        if token == "]":
            if len(blocks) < 2:
                raise Unreadable("broken", name, format="GML", said="a bracket too many")
            yield from _gml_part(*blocks.pop())
            key = ""
        elif token == "[":
            blocks.append((key, {}))
            key = ""
        elif not key:
            key = token
        else:
            blocks[-1][1][key] = html.unescape(token.strip('"'))
            if (blocks[-1][0], key) == ("graph", "directed"):
                yield Direction(token == "1")
            key = ""
    if len(blocks) > 1:
        raise Unreadable("cut-off", name)


def _gml_part(kind: str, said: dict[str, str]) -> Iterator[Part]:
    """Yield the node or edge that a block holds."""
    if kind == "node":
        name = said.get("id", "")
        yield Node(name, said.get("label") or said.get("name") or name)
    elif kind == "edge":
        rest = {name: value for name, value in said.items() if name not in ENDS}
        yield Edge(said.get("source", ""), said.get("target", ""), rest)


def _pajek(file: TextIO, name: str) -> Iterator[Part]:
    section, relation, row = "", "", 0
    for line in lines_of(file, name):
        words = [word.strip('"') for word in PAJEK_TOKEN.findall(line.lstrip("\ufeff"))]
        if not words or words[0].startswith("%"):
            continue
        if words[0].startswith("*"):
            section, row = words[0].lower(), 0
            relation = " ".join(word for word in words[1:] if not word.lstrip(":").isdigit())
            yield from [Direction(section.startswith("*arcs"))] * (section in DIRECTED)
            continue
        row += 1
        yield from _pajek_parts(section, relation, row, words)


DIRECTED = ("*arcs", "*edges", "*arcslist", "*edgeslist", "*matrix")


def _pajek_parts(section: str, relation: str, row: int, words: list[str]) -> Iterator[Part]:
    """Yield what a line of a section holds."""
    said = {"relation": relation} if relation else {}
    first, *others = words
    if section == "*vertices":
        yield Node(first, others[0] if others else first)
    elif section in ("*arcs", "*edges") and others:
        weight = {"weight": others[1]} if len(others) > 1 else {}
        said["direction"] = "directed" if section == "*arcs" else "undirected"
        yield Edge(first, others[0], weight | said)
    elif section in ("*arcslist", "*edgeslist"):
        yield from (Edge(first, other, said) for other in others)
    elif section == "*matrix":
        for column, cell in enumerate(words, 1):
            if cell.strip("0.-"):
                yield Edge(str(row), str(column), {"weight": cell, **said})
