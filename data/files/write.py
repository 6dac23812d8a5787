"""From a selection to the bytes of a file, for every resource and format there is."""

from collections.abc import Mapping

from data.files.archive import to_zip
from data.files.extract import (
    Extract,
    actors_table,
    relations_table,
    sources_table,
    ties_table,
)
from data.files.geojson import to_geojson
from data.files.headings import headed
from data.files.network import to_gexf, to_graphml
from data.files.notes import Say, credit, in_words, notes, notes_table, readme
from data.files.package import to_package
from data.files.sheets import to_csv, to_xlsx
from data.files.tables import Table
from data.files.years import years_table
from data.states import Point


def write(
    extract: Extract, layout: Mapping[str, Point], say: Say, resource: str, form: str
) -> bytes:
    """Return the bytes of a file.

    Args:
        extract: what is selected.
        layout: x, y of every node, as `data.positions.positions` gives them for a level.
        say: the words of the selection's language.
        resource: one of `FORMATS`.
        form: one of its formats.
    """
    if resource == "relations":
        return _relations(extract, layout, say, form)
    selected = in_words(extract, say)
    if form == "csv":
        return to_csv((years_table if resource == "years" else ties_table)(extract))
    if form == "json":
        return to_package(extract, [ties_table(extract)], selected)
    if form == "geojson":
        return to_geojson(extract, selected)
    said = f"{selected}. {credit(extract, say)}"
    if form == "gexf":
        return to_gexf(extract, layout, said)
    return to_graphml(extract, layout, said)


def _relations(extract: Extract, layout: Mapping[str, Point], say: Say, form: str) -> bytes:
    """Return a file of relations; all but the plain CSV bring their actors and sources along."""
    relations = relations_table(extract)
    if form == "csv":
        return to_csv(relations)
    tables: list[Table] = [relations, actors_table(extract), sources_table(extract)]
    if form == "json":
        return to_package(extract, tables, in_words(extract, say))
    found = notes(extract, say, "relations", form)
    if form == "xlsx":
        worded = [headed(table, say) for table in (*tables, years_table(extract))]
        return to_xlsx([*worded, notes_table(found, say)])
    text = readme(found, say, [table.name for table in tables])
    return to_zip(extract, layout, in_words(extract, say), text)
