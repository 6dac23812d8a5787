"""The addresses of our own stylesheets and scripts, for the pages that Dash does not write."""

from pathlib import Path

from dash import Dash


def stamped(app: Dash, name: str) -> str:
    """Return the address of an asset with its age, so that a browser may keep it for long."""
    path = Path(app.config.assets_folder) / name
    return f"{app.get_asset_url(name)}?m={path.stat().st_mtime:.0f}"
