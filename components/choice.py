"""A choice of one from a few, without a visible label."""

import dash_mantine_components as dmc
from dash.development.base_component import Component

from components import ids


def select(control: str, label: str, data: list[dict[str, str]], value: str) -> Component:
    """Return the choice; `label` is what a screen reader says of it."""
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
