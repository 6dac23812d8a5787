"""Elements of a page, made and written without what Dash asks of each: some forty microseconds.

An answer has some 700, and more of its time went into the names of the properties that each might
have than into its picture. Here they are asked for once, of each kind; what Dash would refuse is
left to Dash, and so refused in its words.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

import orjson
from dash import dcc, html
from dash.development.base_component import Component

# What Dash writes into every single element, though it is the same for all of a kind.
SHARED = (
    "_prop_names",
    "_valid_wildcard_attributes",
    "available_properties",
    "available_wildcard_properties",
)
NEEDED = {dcc.Link: ("href",)}  # properties without which an element is none
KINDS: tuple[Any, ...] = (*map(vars(html).__getitem__, html.__all__), dcc.Link)


@cache
def lighten() -> None:
    """Have elements of HTML, and links, hold their properties and nothing else from now on."""
    for kind in KINDS:
        needed = NEEDED.get(kind, ())
        one = vars(kind("", **dict.fromkeys(needed, "")))
        for name in SHARED:
            setattr(kind, name, one[name])
        kind.__init__ = _made(kind, frozenset(needed))


def _made(kind: Any, needed: frozenset[str]) -> Callable[..., None]:
    """Return what makes an element of a kind from its content and its properties."""
    whole, names = kind.__init__, frozenset(kind._prop_names)
    wild = tuple(kind._valid_wildcard_attributes)

    def known(props: dict[str, Any]) -> bool:
        others = props.keys() - names
        return (
            all(name.startswith(wild) for name in others)
            and needed <= props.keys()
            and isinstance(props.get("id", ""), str)
            and not any(isinstance(value, Component) for value in props.values())
        )

    @wraps(whole)
    def made(self: Component, children: Any = None, **props: Any) -> None:
        if known(props):
            vars(self).update(props, children=children)
        else:
            whole(self, children, **props)

    return made


def written(found: Any) -> bytes:
    """Write components and figures as JSON.

    Plotly's own writer looks at every number of a figure before it is written, which takes longer
    than the writing.
    """
    return orjson.dumps(found, default=_plain, option=orjson.OPT_SERIALIZE_NUMPY)


def _plain(part: Component) -> dict[str, Any]:
    """Return what a component's own `to_plotly_json` does.

    That asks for each property that there might be, a third of the time of an answer in words.
    """
    own = props = vars(part)
    if "_prop_names" in own:  # else it holds its properties and nothing else (see `_made`)
        wild = tuple(part._valid_wildcard_attributes)
        props = {name: own[name] for name in part._prop_names if name in own}
        props |= {name: value for name, value in own.items() if name.startswith(wild)}
    return {"props": props, "type": part._type, "namespace": part._namespace}
