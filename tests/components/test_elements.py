"""Elements hold what Dash's own hold, and are refused where Dash refuses them."""

import pytest
from dash import dcc, html

from components import elements

elements.lighten()
PROPS = {"id": "one", "className": "some", "title": "what", "style": {"color": "red"}}
WILD = {"data-id": "R1", "aria-label": "what"}


def whole(kind, *children, **props):
    """Make an element as Dash does."""
    one = object.__new__(kind)
    kind.__init__.__wrapped__(one, *children, **props)
    return one


def test_every_kind_holds_what_dash_would_write_and_nothing_else():
    for kind in elements.KINDS:
        props = {**PROPS, "href": "#"} if kind is dcc.Link else {**PROPS, **WILD}
        for children in ((), ("a text",), (["a text", html.B("bold")],)):
            light, dash = kind(*children, **props), whole(kind, *children, **props)
            assert light.to_plotly_json() == dash.to_plotly_json()
            assert light.available_properties == dash.available_properties
            assert set(vars(light)) == {"children", *props}


@pytest.mark.parametrize(
    "make",
    [
        lambda: html.Div(colour="red"),
        lambda: html.Div(**{"date-id": "R1"}),
        lambda: html.Div(id=3),
        lambda: html.Div(title=html.B("bold")),
        lambda: dcc.Link("no address"),
        lambda: dcc.Link("a text", href="#", **{"data-id": "R1"}),
    ],
)
def test_what_dash_refuses_is_refused(make):
    with pytest.raises(TypeError):
        make()
