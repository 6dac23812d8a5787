"""The data behind a picture: a link to each file, of what is selected or of everything."""

from dash import html
from dash.development.base_component import Component

from components import addresses
from components.scene import Scene
from components.wording import versus
from data.files.names import FORMATS
from data.selection import Selection

SPELLED = {"geojson": "GeoJSON", "graphml": "GraphML"}


def layout(scene: Scene) -> html.Section:
    """Return the files as a table of links: a row for each kind, a column for each extent."""
    say, selection = scene.say, scene.selection
    extents = [(say("download.selected"), selection)]
    if scene.second:
        both = (selection, selection.other)
        names = map(versus.capital, versus.sides(scene, scene.second))
        extents = [*zip(names, both, strict=True)]
    extents.append((say("download.everything"), selection.cleared))
    head = html.Tr([html.Td(), *(html.Th(name, scope="col") for name, _ in extents)])
    rows = [
        html.Tr(
            [
                html.Th(say(f"download.{resource}"), scope="row"),
                *(html.Td(_links(scene, extent, resource)) for _, extent in extents),
            ]
        )
        for resource in FORMATS
    ]
    return html.Section(
        [
            html.H3(say("download.heading"), className="eyebrow", id="files-heading"),
            html.Table([html.Thead(head), html.Tbody(rows)]),
            html.P(say("download.help"), className="hint"),
        ],
        className="files",
        **{"aria-labelledby": "files-heading"},
    )


def _links(scene: Scene, selection: Selection, resource: str) -> list[Component]:
    """Return the formats of a resource; a screen reader hears the whole name of each file."""
    links = [(form, addresses.data_file(selection, resource, form)) for form in FORMATS[resource]]
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
