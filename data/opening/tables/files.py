"""Opens a file of any usual format as tables.

What a file is shows in its first bytes; what it is called is no more than a hint.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipInfo

from data.opening.tables import markup, network
from data.opening.tables.columnar import parquet
from data.opening.tables.content import LIMIT, Content, content_of, members_of, unpacked
from data.opening.tables.delimited import Choices, delimited
from data.opening.tables.edges import network as edges_of
from data.opening.tables.marks import EXPORT, mark_of, within
from data.opening.tables.nodes import between_names
from data.opening.tables.packages import NAME, resources
from data.opening.tables.reasons import Note, Unreadable
from data.opening.tables.records import records
from data.opening.tables.stata import statistical
from data.opening.tables.table import Table
from data.opening.tables.workbook import workbook

__all__ = ["LIMIT", "Choices", "Table", "Unreadable", "open_tables"]

WORKBOOKS = ("xlsx", "xlsb", "ods")
# Members of archives that are beside a table, never one.
BESIDE = ("__macosx/", ".ds_store", "thumbs.db", "readme", "license", "licence", "codebook")
BESIDE_ENDS = (".md", ".pdf", ".html", ".docx", ".doc", ".rtf", ".r", ".py", ".do")
MOST_TABLES = 50  # of an archive
FATAL = ("bomb", "password")  # of a member: then nothing of its archive is opened


def open_tables(path: Path, limit: int = LIMIT, **choices: Any) -> tuple[Table, ...]:
    """Return every table that a file holds, the likeliest first.

    Args:
        path: a file of any usual format, packed or not, or a folder with a datapackage.json.
        limit: the most bytes that it may have on disk; 20 times as many once unpacked.
        choices: what the reader settled, by the names of `Choices`.

    Raises:
        Unreadable: if there is no table in it, and why.
    """
    settled = Choices(**choices)
    if path.is_dir():
        if not (path / NAME).is_file():
            raise Unreadable("folder", path.name)
        path /= NAME
    tables = _tables(unpacked(content_of(path, limit)), settled)
    tables = between_names(tables)
    found = [table for table in tables if settled.sheet in ("", table.name)]
    if not found:
        names = ", ".join(table.name for table in tables)
        raise Unreadable("no-sheet", path.name, sheet=settled.sheet, found=names)
    return tuple(found)


def _tables(content: Content, choices: Choices) -> list[Table]:
    """Return the tables of what is no stream of packed bytes any more."""
    mark = mark_of(content.name, content.head())
    if mark == "zip":
        return _archive(content, choices)
    if content.name == NAME and mark == "json" and not content.packed:
        return _package(content, choices, partial(_beside, content))
    return _told(content, _read(content, mark, choices))


def _told(content: Content, tables: Iterable[Table]) -> list[Table]:
    """Return tables that say how their file was packed, if it was."""
    packed = {"packed": content.packed} if content.packed else {}
    return [replace(table, described={**table.described, **packed}) for table in tables]


def _read(content: Content, mark: str, choices: Choices) -> list[Table]:
    """Return the tables of a file of a format."""
    read = READERS.get(mark)
    return read(content, mark, choices) if read else [delimited(content, choices)]


def _workbook(content: Content, mark: str, choices: Choices) -> list[Table]:
    return workbook(content, mark, choices.header)


def _markup(content: Content, mark: str, _choices: Choices) -> list[Table]:
    return [edges_of(content, mark, partial(markup.parts_of, content))]


def _network(content: Content, mark: str, choices: Choices) -> list[Table]:
    return [edges_of(content, mark, partial(network.parts_of, content, mark, choices.encoding))]


READERS: dict[str, Callable[[Content, str, Choices], list[Table]]] = {
    **dict.fromkeys(("ole", *WORKBOOKS), _workbook),
    **dict.fromkeys(("gexf", "graphml"), _markup),
    **dict.fromkeys(("gml", "pajek"), _network),
    **dict.fromkeys(("stata", "spss"), lambda content, mark, _: [statistical(content, mark)]),
    "parquet": lambda content, _mark, _choices: [parquet(content)],
    "json": lambda content, _, choices: [records(content, choices.encoding, choices.header)],
}


def _archive(content: Content, choices: Choices) -> list[Table]:
    """Return the tables of a ZIP archive, which most workbooks are."""
    with content.on_disk() as path:
        members = members_of(Content(content.name, path, content.limit))
    kind = within([member.filename for member in members])
    if kind in WORKBOOKS:
        return _told(content, workbook(content, kind, choices.header))
    if kind != "zip":
        raise Unreadable("other", content.name, found=kind, remedy=EXPORT)
    if content.packed:
        raise Unreadable("nested", content.name)
    return _members(content, [member for member in members if not member.is_dir()], choices)


def _members(content: Content, members: list[ZipInfo], choices: Choices) -> list[Table]:
    """Return the tables among the members of an archive, and say which are none."""
    paths = {member.filename for member in members}
    described = min((path for path in paths if PurePosixPath(path).name == NAME), default="")
    if described:
        folder = described.removesuffix(NAME)
        find = partial(_member, content, paths, folder)
        return _package(_within(content, described), choices, find)
    found: list[Table] = []
    left_out: list[str] = []
    fault = Unreadable("no-member", content.name, found="nothing is in it")
    for member in sorted(filter(_may_be_table, members), key=lambda member: -member.file_size):
        try:
            found += _tables(unpacked(_within(content, member.filename)), choices)
        except Unreadable as refused:
            if refused.what in FATAL:
                raise
            fault = refused
            left_out.append(member.filename)
        if len(found) >= MOST_TABLES:
            break
    return _likeliest(content, found, left_out, fault)


def _likeliest(
    content: Content, found: list[Table], left_out: list[str], fault: Unreadable
) -> list[Table]:
    """Return the tables of an archive without texts that are none, if there is any other."""
    plain = [table for table in found if table.described.get("separator") == ""]
    tables = [table for table in found if table not in plain] or plain
    if not tables:
        reason = ", ".join(left_out)
        raise fault if len(left_out) < 2 else Unreadable("no-member", content.name, found=reason)
    left_out += [table.name for table in plain if table not in tables]
    notes = tuple(Note("left-out", {"found": name}) for name in left_out)
    first, *others = tables
    return [replace(first, noticed=(*first.noticed, *notes)), *others]


def _may_be_table(member: ZipInfo) -> bool:
    path = member.filename.lower()
    name = PurePosixPath(path).name
    return not (
        path.startswith(BESIDE) or name.startswith((*BESIDE, ".")) or name.endswith(BESIDE_ENDS)
    )


def _within(content: Content, member: str) -> Content:
    return replace(content, name=PurePosixPath(member).name, member=member)


def _package(
    content: Content, choices: Choices, find: Callable[[str], Content | None]
) -> list[Table]:
    """Return the tables that a description names."""
    found: list[Table] = []
    for resource in resources(content, choices, find):
        tables = _tables(unpacked(resource.content), resource.choices)
        title = {"title": resource.title} if resource.title else {}
        found += [replace(one, described={**one.described, **title}) for one in tables]
    return found


def _beside(content: Content, path: str) -> Content | None:
    """Return a file beside a description on disk."""
    found = content.path.parent / path
    inside = found.resolve().is_relative_to(content.path.parent.resolve())
    return content_of(found, content.limit) if inside and found.is_file() else None


def _member(content: Content, paths: Collection[str], folder: str, path: str) -> Content | None:
    """Return a member of an archive beside a description in it."""
    return _within(content, folder + path) if folder + path in paths else None
