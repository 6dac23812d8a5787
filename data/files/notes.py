"""What a file says of itself: what was selected, whose data they are, how to read them."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from data.address.writing import write
from data.chosen import named
from data.files.extract import Extract
from data.files.names import decisive, link
from data.files.tables import Field, Table
from data.selection import Selection

Notes = tuple[tuple[str, str], ...]  # headings with their texts


class Say(Protocol):
    """The words of one language."""

    def __call__(self, key: str, **parts: object) -> str:
        """Return a text with its placeholders filled in."""

    def number(self, value: float, places: int = 0, *, signed: bool = False) -> str:
        """Write a number."""

    def listing(self, names: Iterable[str]) -> str:
        """Join names."""


def stated(extract: Extract, key: str) -> str:
    """Return a text from the description of the data set, or nothing where it gives none."""
    found = extract.data_set.about.get(key)
    return found if isinstance(found, str) else ""


def licences(extract: Extract) -> list[str]:
    """Return title and address of each licence that the data set states."""
    return [f"{one.title} {one.url}".strip() for one in extract.data_set.rights.licences]


def credit(extract: Extract, say: Say) -> str:
    """Name the authors of the data set and its licence, or say that they are not stated."""
    rights = extract.data_set.rights
    authors = extract.data_set.authors(extract.selection.lang)
    author = say.listing(authors) if authors else say("rights.no_author")
    names = [one.name for one in rights.licences]
    return f"{author}, {say.listing(names) if names else say('rights.no_licence')}"


def in_words(extract: Extract, say: Say) -> str:
    """Name every filter in force."""
    return " · ".join(_filters(extract, say)) or say("files.all")


def _filters(extract: Extract, say: Say) -> Iterator[str]:
    chosen = extract.selection
    if chosen.since:
        yield say("files.since", date=chosen.since)
    if chosen.until:
        yield say("files.until", date=chosen.until)
    if chosen.actors:
        actors = say.listing(map(extract.name, chosen.actors))
        yield say("files.actors", actors=actors, side=say(f"side.{chosen.side}"))
    yield from _ticked(chosen, say)
    if chosen.chosen:
        yield say("files.tie", names=named(chosen.chosen, extract.name, say.listing))
    if chosen.level != "countries":
        yield say(f"level.{chosen.level}")


def _ticked(chosen: Selection, say: Say) -> Iterator[str]:
    """Name what is ticked of each group in which not everything is."""
    asked = {"type": chosen.types, "status": chosen.status}
    for prefix, values in asked.items():
        if values:
            yield say.listing([say(f"{prefix}.{one}") for one in values])
    of_sources = {"source_kind": chosen.source, "owner": chosen.owner}
    for prefix, values in of_sources.items():
        if values:
            yield say("sources.of", names=say.listing([say(f"{prefix}.{one}") for one in values]))


def citation(extract: Extract, say: Say) -> str:
    """Return how the data set wants to be cited, as far as its description says."""
    title = extract.data_set.titles[extract.selection.lang]
    version = stated(extract, "version")
    rights = extract.data_set.rights
    authors = extract.data_set.authors(extract.selection.lang)
    signed = [say.listing(authors)] if authors else []
    parts = (
        ", ".join(filter(None, (*signed, stated(extract, "created")[:4]))),
        say("files.edition", title=title, version=version) if version else title,
        *(one.title for one in rights.licences),
    )
    return ". ".join(filter(None, parts)) + "."


def notes(extract: Extract, say: Say, resource: str, form: str) -> Notes:
    """Return what a reader has to know of a file, heading by heading."""
    counts = {
        "relations": len(extract.relations),
        "counted": len(extract.relations.counted),
    }
    again = link(extract.data_set.name, extract.selection, resource, form)
    stated_licences = licences(extract) or [say("rights.no_licence")]
    return (
        (say("files.data_set"), extract.data_set.titles[extract.selection.lang]),
        (say("files.selection"), in_words(extract, say)),
        (
            say("files.holds"),
            say("files.counts", **{name: say.number(n) for name, n in counts.items()}),
        ),
        (say("files.page"), f"{extract.site}/?{write(decisive(extract.selection))}"),
        (say("files.again"), f"{extract.site}{again.href}"),
        (say("files.cite"), citation(extract, say)),
        *((say("files.licence"), licence) for licence in stated_licences),
        (say("files.coding"), say("files.coded")),
        ("EDTF", say("files.dates")),
        *(((say("files.reading"), say("files.headings")),) if form == "xlsx" else ()),
    )


def notes_table(found: Notes, say: Say) -> Table:
    """Return notes as a table, for a sheet of a workbook."""
    header = (Field("Entente", "string", ""), Field(say("files.about"), "string", ""))
    return Table(say("tab.readme"), header, found)


def readme(found: Notes, say: Say, tables: Iterable[str]) -> str:
    """Return notes as a plain text, with how the files beside it are to be read."""
    reading = [
        say("files.relations" if name == "relations" else "files.others", file=f"{name}.csv")
        for name in tables
    ]
    reading += [
        say("files.fields", file="datapackage.json"),
        say("files.opens"),
        say("files.csv"),
        say("files.apostrophe"),
    ]
    parts = [*found, (say("files.reading"), "\n".join(f"- {line}" for line in reading))]
    text = "\n\n".join(f"{heading}\n{body}" for heading, body in parts)
    return f"Entente: {say('files.about')}\n\n{text}\n"
