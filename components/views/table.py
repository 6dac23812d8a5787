"""The table: every relation of the selection, or of what is chosen, as a row to sort and read.

Where they are thousands the rest comes when it is asked for: assets/views/table.js adds it.
"""

from typing import Any

import dash_ag_grid as dag
import orjson
from dash import Dash, html
from dash.development.base_component import Component
from flask import Flask, Response, request

from components import addresses
from components.language.calendar import date_in_words
from components.scene import Scene, Scenes
from components.view import View
from components.wording import agreement, density, sources
from components.wording.attribution import place, speaker
from components.wording.told import told, what_of
from data.density import ROWS
from data.relation import Relation

CHART = "table-grid"
LAST = "z"  # in the order of dates: what has none
WRITTEN = ("statement", "source")  # what may be in English, left to right
# Pixels. Up to the source they fit the stage of a laptop with both panels open; the rest, which
# is said before or is for looking up, is a scroll away.
WIDTHS = {
    "when": 88,
    "actor": 94,
    "what": 112,  # the longest word in Persian
    "target": 94,
    "statement": 156,
    "said_by": 112,
    "source": 100,
    "source_kind": 108,
    "status": 112,
    "relation_id": 88,
}
# On a wall nobody scrolls: what is left is as wide as its longest word.
FAR_WIDTHS = {
    "when": 178,
    "actor": 208,
    "what": 196,
    "target": 208,
    "statement": 260,
    "status": 176,
}
# On a phone the statement comes first: it has the rest of the row beside it, a scroll away.
NEAR_WIDTHS = {
    "statement": 210,
    **{name: wide for name, wide in WIDTHS.items() if name != "statement"},
}
# How every column and the grid behave; the names are AG Grid's.
COLUMN = {
    "sortable": True,
    "filter": True,
    "resizable": True,
    "wrapText": True,
    "autoHeight": True,
    "wrapHeaderText": True,
    "autoHeaderHeight": True,
    "suppressHeaderMenuButton": False,
}
GRID = {
    "animateRows": False,
    "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
    "suppressColumnVirtualisation": True,
}
# What assets/views/table.js listens to.
EVENTS = {
    "cellFocused": ["frame(params)"],
    "rowDataUpdated": ["keepFrame(params)"],
    "modelUpdated": ["sift(params)"],  # what its own filters leave is said
}
# What AG Grid says itself; the names are its own.
GRID_TEXTS = (
    "noRowsToShow",
    "filterOoo",
    "contains",
    "notContains",
    "equals",
    "notEqual",
    "startsWith",
    "endsWith",
    "blank",
    "notBlank",
    "andCondition",
    "orCondition",
    "ariaFilterInput",
    "ariaFilteringOperator",
    # What is only heard: how a column is worked, and what its filter is.
    "noMatchingRows",
    "loadingOoo",
    "ariaColumn",
    "ariaSortableColumn",
    "ariaFilterColumn",
    "ariaFilterMenuOpen",
    "ariaFilterActive",
    "ariaFilterValue",
    "ariaColumnFiltered",
    "ariaMenuColumn",
    "ariaLabelColumnFilter",
    "ariaLabelColumnMenu",
    "ariaLabelDialog",
    "ariaRowSelect",
    "ariaRowDeselect",
    "ariaRowToggleSelection",
    "ariaPageSizeSelectorLabel",
    "firstPage",
    "previousPage",
    "nextPage",
    "lastPage",
)


def layout(scene: Scene) -> html.Div:
    """Return the table, filled, and over it what its own filters leave."""
    return html.Div([sifted(scene), grid(scene)], className="rows")


def sifted(scene: Scene) -> html.P:
    """Return where it is said that fewer rows are shown than are counted, with the way back.

    assets/views/table.js says it.
    """
    words = html.Span(**{"data-said": scene.say("grid.sifted")})
    clear = html.Button(scene.say("grid.unsift"), className="unsift opens")
    return html.P([words, clear], id="sifted", role="status", hidden=True)


def grid(scene: Scene) -> dag.AgGrid:
    """Return the table itself."""
    say = scene.say
    texts = {name: say(f"grid.{name}") for name in GRID_TEXTS}
    return dag.AgGrid(
        id=CHART,
        rowData=rows(scene),
        columnDefs=columns(scene),
        getRowId="params.data.relation_id",  # a row that stays is not made again
        defaultColDef=COLUMN,
        eventListeners=EVENTS,
        dashGridOptions={**GRID, "enableRtl": say.direction == "rtl", "localeText": texts},
        className="ag-theme-quartz",
        style={"height": "100%"},
    )


def props(scene: Scene) -> dict[str, Any]:
    """Return what changes in the picture when the selection does."""
    return {"rowData": rows(scene)}


def columns(scene: Scene) -> list[dict[str, Any]]:
    """Return the columns, named in the reader's language."""
    widths = FAR_WIDTHS if scene.presented else NEAR_WIDTHS if scene.compact else WIDTHS
    return [
        {
            "field": name,
            "headerName": scene.say(f"table.{name}"),
            "width": width,
            **({"comparator": {"function": "byDate"}} if name == "when" else {}),
            **({"cellRenderer": "Written"} if name in WRITTEN else {}),
            **({"flex": 1, "minWidth": width} if name == "statement" else {}),
        }
        for name, width in widths.items()
    ]


def rows(scene: Scene, first: int = 0) -> list[dict[str, Any]]:
    """Return one plain row for each of ROWS relations from a place on, in the order of their dates.

    A click chooses `tie`.
    """
    return [_row(scene, relation) for relation in scene.results.evidence.page(first, ROWS)]


def _row(scene: Scene, relation: Relation) -> dict[str, Any]:
    say, statement = scene.say, told(scene, relation)
    read_in = [scene.data_set.sources[one] for one in relation.sources]
    titles = [scene.data_set.source_title(one, say.language) for one in relation.sources]
    kinds = [sources.kind(say, one) for one in read_in]
    tie = relation.tie(scene.selection.level)
    where = [place(scene, relation.locator)] if relation.locator else []
    return {
        "relation_id": relation.relation_id,
        "when": date_in_words(relation.date, say.language),
        "order": relation.earliest.isoformat() if relation.date.known else LAST,
        "actor": scene.sentences.name(relation.actor),
        "what": " · ".join([what_of(scene, relation), *agreement.own(scene, relation)]),
        "target": scene.sentences.name(relation.target),
        "status": say(f"status.{relation.status}"),
        "statement": statement.text,
        "english": ["source", *(["statement"] if statement.attributes else [])],
        "said_by": say(f"said.{relation.status}", who=speaker(scene, relation)),
        "source": " · ".join([say("tie.comma").join([titles[0], *where]), *titles[1:]]),
        "source_kind": " · ".join(filter(None, kinds)),
        "tie": tie or relation.actor_node,
    }


def register(app: Dash, scenes: Scenes) -> None:
    """Answer to the query of a page with more rows, and with what is then said of their number."""
    server: Flask = app.server

    @server.get(f"{addresses.ANSWERS}rows/<int:first>")
    def more(first: int) -> Response:
        scene, _ = scenes(f"?{request.query_string.decode(errors='replace')}")
        found = {"rows": rows(scene, first), "said": density.rows(scene, first + ROWS)}
        answer = Response(orjson.dumps(found, default=_plain), mimetype="application/json")
        answer.headers["Entente-Edition"] = scene.holding.edition
        answer.add_etag()
        return answer


def _plain(part: Component) -> dict[str, Any]:
    plain: dict[str, Any] = part.to_plotly_json()
    return plain


VIEW = View(
    name="table",
    chart=CHART,
    layout=layout,
    props=props,
    backed=False,
    clicks={"selectedRows": "pick"},
    register=register,
    needs="dash_ag_grid",
)
