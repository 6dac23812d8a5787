"""Networks in XML: GEXF and GraphML, an edge at a time.

NetworkX reads both, but holds the whole file, refuses edges of either kind in one graph, and
resolves entities. Expat is the parser beneath it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from data.opening.tables.content import Content
from data.opening.tables.edges import Direction, Edge, Node, Part
from data.opening.tables.reasons import Unreadable

CHUNK = 1 << 16
LONGEST = 100_000  # letters of one text; the rest of it is left out
ENDS = ("source", "target", "type", "directed")
NAMES = {"label", "name"}  # attributes of a node that hold its name, in small letters

Attributes = dict[str, str]


def parts_of(content: Content) -> Iterator[Part]:
    """Yield the nodes and edges of a network, as they stand in the file.

    Raises:
        Unreadable: if it is no well-formed XML, or declares entities, which can blow it up.
    """
    reader, parser = _Reader(), ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.letters
    parser.EntityDeclHandler = partial(_refuse, content)
    try:
        with content.open() as file:
            for chunk in iter(partial(file.read, CHUNK), b""):
                parser.Parse(chunk, False)
                yield from reader.drained()
        parser.Parse(b"", True)
    except ExpatError as fault:
        said = str(fault).partition(":")[0]
        raise Unreadable("xml", content.name, line=fault.lineno, said=said) from None
    except (LookupError, ValueError) as fault:  # an encoding that is none
        if isinstance(fault, Unreadable):
            raise
        line = parser.CurrentLineNumber
        raise Unreadable("xml", content.name, line=line, said=str(fault)) from None
    yield from reader.drained()


def _refuse(content: Content, *_declared: Any) -> None:
    raise Unreadable("entities", content.name)


class _Reader:
    """What is being read of a network; nodes and edges are kept until they are drained."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.titles: Attributes = {}  # of what is said of nodes and edges, by their keys
        self.defaults: Attributes = {}  # of what is said of edges, by its title
        self.about = ""  # what the titles that are being read belong to
        self.key = ""  # of what is being read
        self.nodes: list[tuple[str, Attributes]] = []  # one within another
        self.edge: tuple[Attributes, Attributes] | None = None
        self.spells: list[Attributes] = []
        self.text: list[str] = []
        self.length = 0

    def drained(self) -> list[Part]:
        parts, self.parts = self.parts, []
        return parts

    def start(self, tag: str, attributes: Attributes) -> None:
        self.text, self.length = [], 0
        begin = BEGIN.get(tag.rpartition(":")[2])
        if begin:
            begin(self, attributes)

    def end(self, tag: str) -> None:
        finish = FINISH.get(tag.rpartition(":")[2])
        if finish:
            finish(self, "".join(self.text).strip())
        self.text, self.length = [], 0

    def letters(self, text: str) -> None:
        if self.length < LONGEST:
            self.text.append(text)
            self.length += len(text)

    def say(self, key: str, value: str) -> None:
        """Note what is said of the edge, or else of the node, that is being read."""
        about = "edge" if self.edge else "node"
        title = self.titles.get(f"{about} {key}") or self.titles.get(f"all {key}") or key
        said = self.edge[1] if self.edge else self.nodes[-1][1] if self.nodes else {}
        before = said.get(title)
        said[title] = value if before in (None, "", value) else f"{before}; {value}"


def _graph(reader: _Reader, found: Attributes) -> None:
    kind = found.get("defaultedgetype") or found.get("edgedefault") or ""
    if not reader.nodes:
        reader.parts.append(Direction(kind == "directed"))


def _titles(reader: _Reader, found: Attributes) -> None:
    reader.about = found.get("class", "")


def _title(reader: _Reader, found: Attributes) -> None:
    """Note a title: GEXF writes <attribute id="" title="">, GraphML <key id="" attr.name="">."""
    reader.about = found.get("for", reader.about or "all")
    title = found.get("title") or found.get("attr.name") or found.get("id", "")
    reader.titles[f"{reader.about} {found.get('id', '')}"] = title
    reader.key = title


def _default(reader: _Reader, text: str) -> None:
    if reader.about in ("edge", "all"):
        reader.defaults[reader.key] = text


def _node(reader: _Reader, found: Attributes) -> None:
    label = {"label": found["label"]} if "label" in found else {}
    reader.nodes.append((found.get("id", ""), label))


def _node_ends(reader: _Reader, _text: str) -> None:
    if reader.nodes:
        name, said = reader.nodes.pop()
        labels = (value for title, value in said.items() if title.lower() in NAMES and value)
        reader.parts.append(Node(name, next(labels, "")))


def _edge(reader: _Reader, found: Attributes) -> None:
    said = {name: value for name, value in found.items() if name not in ENDS and ":" not in name}
    kind = found.get("type") or {"true": "directed", "false": "undirected"}.get(
        found.get("directed", "").lower()
    )
    reader.edge = found, said | ({"direction": kind} if kind else {})
    reader.spells = []


def _edge_ends(reader: _Reader, _text: str) -> None:
    """Keep the edge: once for each time in which it was there, if the file says so."""
    if not reader.edge:
        return
    found, said = reader.edge
    said = {**{name: value for name, value in reader.defaults.items() if name not in said}, **said}
    for spell in reader.spells or [{}]:
        edge = Edge(found.get("source", ""), found.get("target", ""), said | spell)
        reader.parts.append(edge)
    reader.edge = None


def _spell(reader: _Reader, found: Attributes) -> None:
    if reader.edge:
        reader.spells.append({name: found[name] for name in ("start", "end") if name in found})


def _value(reader: _Reader, found: Attributes) -> None:
    reader.say(found.get("for", found.get("id", "")), found.get("value", ""))


def _data(reader: _Reader, found: Attributes) -> None:
    reader.key = found.get("key", "")


def _data_ends(reader: _Reader, text: str) -> None:
    if reader.key and (text or reader.edge):
        reader.say(reader.key, text)
    reader.key = ""


def _drawn_label(reader: _Reader, text: str) -> None:
    """Note a label as yEd draws it."""
    if text:
        reader.say("label", text)
        reader.key = ""


BEGIN: dict[str, Callable[[_Reader, Attributes], None]] = {
    "graph": _graph,
    "attributes": _titles,
    "attribute": _title,
    "key": _title,
    "node": _node,
    "edge": _edge,
    "spell": _spell,
    "attvalue": _value,
    "data": _data,
}
FINISH: dict[str, Callable[[_Reader, str], None]] = {
    "default": _default,
    "node": _node_ends,
    "edge": _edge_ends,
    "data": _data_ends,
    "NodeLabel": _drawn_label,
    "EdgeLabel": _drawn_label,
}
