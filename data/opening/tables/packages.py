"""Tables that a description comes with: Data Packages (datapackage.json)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from data.opening.tables.content import Content
from data.opening.tables.delimited import Choices
from data.opening.tables.reasons import Unreadable

NAME = "datapackage.json"
LONGEST = 5_000_000  # bytes of a description
ENCODINGS = {"utf-8", "utf8"}  # what a description says without having been asked


@dataclass(frozen=True, slots=True)
class Resource:
    """A table that a description names: where it lies, how it is read, and its title."""

    content: Content
    choices: Choices
    title: str


def resources(
    described: Content, choices: Choices, find: Callable[[str], Content | None]
) -> list[Resource]:
    """Return the tables that a description names, as far as they are there.

    Args:
        described: the description.
        choices: what the reader settled, which counts more than what the description says.
        find: returns the content at a path beside the description, if there is one.

    Raises:
        Unreadable: if it is no JSON, or nothing that it names is there.
    """
    told = _description(described)
    found = [*_resources(told.get("resources"), choices, find)]
    if not found:
        listed = told.get("resources")
        names = ", ".join(_paths(listed)) if isinstance(listed, list) else ""
        raise Unreadable("no-resource", described.name, found=names or "its resources are missing")
    return found


def _description(described: Content) -> dict[str, Any]:
    with described.open() as file:
        text = file.read(LONGEST)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as fault:
        line = getattr(fault, "lineno", 1)
        raise Unreadable("json", described.name, line=line, said=str(fault)) from None
    return told if isinstance(told, dict) else {}


def _paths(listed: list[Any]) -> Iterator[str]:
    """Yield the paths of resources; of one in several files, the first."""
    for resource in listed:
        path = resource.get("path") if isinstance(resource, dict) else None
        first = path[0] if isinstance(path, list) and path else path
        if isinstance(first, str):
            yield first


def _resources(
    listed: Any, choices: Choices, find: Callable[[str], Content | None]
) -> Iterator[Resource]:
    for resource in listed if isinstance(listed, list) else ():
        for path in _paths([resource]):
            content = find(path) if is_beside(path) else None
            if content:
                title = resource.get("title") or resource.get("name") or ""
                yield Resource(content, _settled(resource, choices), str(title))


def is_beside(path: str) -> bool:
    """Tell whether a path of a description stays in its folder: no address, no way out."""
    parts = PurePosixPath(path).parts
    way_out = path.startswith("/") or ".." in parts or "\\" in path or "\0" in path
    return bool(parts) and not way_out and ":" not in path


def _settled(resource: dict[str, Any], choices: Choices) -> Choices:
    """Return how a resource is read, by its dialect where the reader settled nothing."""
    dialect = resource.get("dialect")
    dialect = dialect if isinstance(dialect, dict) else {}
    separator, header = dialect.get("delimiter"), dialect.get("header")
    encoding = resource.get("encoding")
    if choices.separator is None and isinstance(separator, str) and len(separator) == 1:
        choices = replace(choices, separator=separator)
    if choices.header is None and isinstance(header, bool):
        choices = replace(choices, header=header)
    if not choices.encoding and isinstance(encoding, str) and encoding.lower() not in ENCODINGS:
        choices = replace(choices, encoding=encoding)
    return choices
