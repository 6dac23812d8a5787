"""Addresses of the long pages, and of our own stylesheets and scripts."""

from pathlib import Path

from dash import Dash

from data.selection import Selection


def stamped(app: Dash, name: str) -> str:
    """Return the address of an asset with its age, so that a browser may keep it for long."""
    path = Path(app.config.assets_folder) / name
    return f"{app.get_asset_url(name)}?m={path.stat().st_mtime:.0f}"


def kept(selection: Selection) -> Selection:
    """Return what of a selection the documents keep: language, theme, data set, and claims."""
    status = selection.status if selection.status == ("reported",) else ()
    known = (selection.data, selection.lang, selection.theme)
    return Selection(data=known[0], lang=known[1], theme=known[2], status=status)


def document(name: str, selection: Selection) -> str:
    """Return the address of a document in the language and the theme of a selection."""
    return f"/{name}{selection.to_query().removesuffix('?')}"
