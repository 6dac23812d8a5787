"""What the page loads of assets/: its stylesheets and scripts, in an order that no name decides.

Left to itself, Dash loads every file that it finds, by the alphabet.
"""

from collections.abc import Iterator
from pathlib import Path

from dash import Dash

LEFT_TO_US = r"\.(css|js)$"  # what Dash must not load by itself
# Of two rules of equal weight the later one counts: a story over a presentation, and so on.
STYLES = (
    *("fonts/fonts.css", "app.css", "contrast.css", "views/explore.css", "panels/hint.css"),
    *("panels/present.css", "panels/story.css", "panels/compare.css", "views/years.css"),
)
# Each of these needs those before it, and all other scripts need them. The others need nothing
# of one another to be there when they are loaded.
FIRST = (
    *("dates.js", "address.js", "internals.js", "drawing.js", "typed.js", "entente.js"),
    "sheets.js",
)
FOLDERS = ("panels", "takeaway", "views", "server", "vendor")
WORKER = "server/worker.js"  # asked for by server/offline.js, at an address of its own


def register(app: Dash) -> None:
    """Have the page load its stylesheets and scripts."""
    folder = Path(app.config.assets_folder)
    for name in STYLES:
        app.css.append_css({"asset_path": name, "filepath": str(folder / name)})
    for name in scripts(folder):
        app.scripts.append_script({"asset_path": name, "filepath": str(folder / name)})


def scripts(folder: Path) -> Iterator[str]:
    """Yield the scripts of the page, by their names within assets/, in order."""
    yield from FIRST
    for name in FOLDERS:
        for path in sorted((folder / name).glob("*.js")):
            if (asset := f"{name}/{path.name}") != WORKER:
                yield asset
