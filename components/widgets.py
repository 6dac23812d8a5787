"""Choices of one from a few, and what every page with choices of the library stands in."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components import ids

THEME = {
    "primaryColor": "dark",
    "fontFamily": "var(--sans)",
    "fontFamilyMonospace": "monospace",
    "headings": {"fontFamily": "var(--serif)"},
    "defaultRadius": "md",
    "focusRing": "auto",
}


def select(control: str, label: str, data: list[dict[str, str]], value: str) -> Component:
    """Return a list that opens; `label` is what a screen reader says of it."""
    return dmc.Select(
        id=control,
        data=data,
        value=value,
        size="sm",
        allowDeselect=False,
        comboboxProps=ids.IN_MAIN,
        className=f"select-{control}",
        **{"aria-label": label},
    )


def segments(control: str, label: str, data: list[dict[str, str]], value: str) -> html.Div:
    """Return a row of alternatives, all in sight, under their label."""
    name = f"{control}-label"
    row = dmc.SegmentedControl(
        id=control,
        data=data,
        value=value,
        size="xs",
        fullWidth=True,
        withItemsBorders=False,
        transitionDuration=0,
        **{"aria-labelledby": name},
    )
    return html.Div([html.Span(label, id=name, className="eyebrow"), row], className="segments")


def provider(body: list[Component], direction: str, theme: str) -> Component:
    """Return what a page stands in: without it no control of the library is drawn."""
    return dmc.MantineProvider(
        dmc.DirectionProvider(body, direction=direction),
        id="mantine",
        theme=THEME,
        forceColorScheme=theme,
    )
