"""The data behind a picture: a link to each file, of what is selected or of everything."""

from dash import html
from dash.development.base_component import Component

from components import addresses
from components.scene import Scene
from components.wording import versus
from data.files.extract import MOST, Extract
from data.files.names import FORMATS
from data.selection import Selection

SPELLED = {"geojson": "GeoJSON", "graphml": "GraphML"}


def layout(scene: Scene) -> html.Section:
    """Return the files as a table of links: a row for each kind, a column for each extent."""
    say, columns = scene.say, extents(scene)
    head = html.Tr([html.Td(), *(html.Th(name, scope="col") for name, _ in columns)])
    rows = [row(scene, resource, [extent for _, extent in columns]) for resource in FORMATS]
    return html.Section(
        [
            html.H3(say("download.heading"), className="eyebrow", id="files-heading"),
            html.Table([html.Thead(head), html.Tbody(rows)]),
            html.P(say("download.help"), className="hint"),
            *too_many(scene, columns),
            *project(scene),
        ],
        className="files",
        **{"aria-labelledby": "files-heading"},
    )


def too_many(scene: Scene, columns: list[tuple[str, Selection]]) -> list[Component]:
    """Say what to do where relations are more than a file holds, so that some links are missing."""
    if not any(Extract(scene.data_set, extent).too_many for _, extent in columns):
        return []
    return [html.P(scene.say("download.too_many", most=scene.say.number(MOST)), className="hint")]


def project(scene: Scene) -> list[Component]:
    """Return the link to all of the data set as one file, which opens again as it was."""
    if scene.holding.folder is None:
        return []
    say, there = scene.say, addresses.project(scene.data_set.name)
    link = html.A(say("download.project"), href=there, className="file project")
    return [html.P([link, " ", html.Span(say("download.project_help"), className="hint")])]


def extents(scene: Scene) -> list[tuple[str, Selection]]:
    """Return what the files may hold: what is selected, on both sides if two are, and all."""
    say, selection = scene.say, scene.selection
    parts = [(say("download.selected"), selection)]
    if scene.second:
        names = map(versus.capital, versus.sides(scene, scene.second))
        parts = [*zip(names, (selection, selection.other), strict=True)]
    return [*parts, (say("download.everything"), selection.cleared)]


def row(scene: Scene, resource: str, columns: list[Selection]) -> html.Tr:
    """Return the links to one kind of file, a cell for each extent."""
    heading = html.Th(scene.say(f"download.{resource}"), scope="row")
    return html.Tr([heading, *(html.Td(_links(scene, extent, resource)) for extent in columns)])


def _links(scene: Scene, selection: Selection, resource: str) -> list[Component]:
    """Return the formats of a resource; a screen reader hears the whole name of each file."""
    extract = Extract(scene.data_set, selection)
    links = [
        (form, addresses.data_file(scene.data_set.name, selection, resource, form))
        for form in FORMATS[resource]
        if extract.makes(resource, form)
    ]
    return [
        html.A(
            SPELLED.get(form, form.upper()),
            href=file.href,
            download=file.name,
            className="file",
            **{"aria-label": scene.say("download.save", name=scene.say.name(file.name))},
        )
        for form, file in links
    ]
