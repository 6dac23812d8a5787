"""What the page loads of assets/: one stylesheet and one script, made of files in an order of ours.

Left to itself, Dash loads every file that it finds, by the alphabet. Each file that a browser asks
for takes time before the first map, and there are dozens.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from dash import Dash
from flask import Response, send_from_directory
from rcssmin import cssmin  # type: ignore[import-untyped]
from rjsmin import jsmin  # type: ignore[import-untyped]

from components import addresses

LEFT_TO_US = r"\.(css|js)$"  # what Dash must not load by itself
STYLE, SCRIPT = "all.css", "all.js"
ICON = "favicon.ico"
URL = re.compile(r"url\((?=[\w./-]+\))")  # of a file beside the stylesheet that names it
# Of two rules of equal weight the later one counts: a story over a presentation, and so on.
STYLES = (
    *("fonts/fonts.css", "app.css", "frame.css", "stage.css", "rail.css", "evidence.css"),
    *("dialogs.css", "narrow.css", "embed.css", "print.css", "contrast.css"),
    *("views/explore.css", "views/zoom.css", "panels/hint.css", "panels/listing.css"),
    *("panels/pins.css", "panels/present.css", "panels/story.css", "panels/compare.css"),
    *("panels/find.css", "panels/play.css", "panels/vote.css", "panels/set.css"),
    *("views/years.css", "views/per-year.css"),
)
# Each of these needs those before it, and all other scripts need them. The others need nothing
# of one another to be there when they are loaded.
FIRST = (
    *("dates.js", "address.js", "internals.js", "standing.js", "answers.js", "waiting.js"),
    *("keyboard.js", "drawing.js"),
    *("reckon.js", "typed.js", "ranking.js", "loading.js", "root.js", "entente.js", "ahead.js"),
    *("folding.js", "sheets.js", "views/boxes.js"),
)
FOLDERS = ("panels", "takeaway", "views", "server")
PLOTLY = "vendor/plotly-geo.min.js"  # by itself: it changes with Plotly alone, and takes longest
WORKER = "server/worker.js"  # asked for by server/offline.js, at an address of its own


def register(app: Dash) -> tuple[str, str]:
    """Serve the stylesheet and the script, and return the elements of a page that load them."""
    folder = Path(app.config.assets_folder)
    # Of an answer that names no icon, a file or a plain text, browsers ask for one here.
    app.server.add_url_rule("/favicon.ico", "icon", lambda: send_from_directory(folder, ICON))
    style = served(app, STYLE, cssmin(stylesheet(folder), keep_bang_comments=True), "text/css")
    sources = [
        served(app, SCRIPT, jsmin(together(folder), keep_bang_comments=True), "text/javascript")
    ]
    if (folder / PLOTLY).is_file():  # else Dash brings all of Plotly with the first chart
        sources.append(addresses.stamped(app, PLOTLY))
    elements = [f'<script src="{source}"></script>' for source in sources]
    return f'<link rel="stylesheet" href="{style}">', "".join(elements)


def served(app: Dash, name: str, text: str, mimetype: str) -> str:
    """Serve a text among the assets, and return its address, which changes with it."""
    content = text.encode()

    def answer() -> Response:
        found = Response(content, mimetype=mimetype)
        found.add_etag()
        return found

    app.server.add_url_rule(f"/assets/{name}", name.replace(".", "-"), answer)
    return f"{app.get_asset_url(name)}?m={sha256(content).hexdigest()[:16]}"


def stylesheet(folder: Path) -> str:
    """Return all stylesheets as one, which finds the files that they name."""
    parts = []
    for name in STYLES:
        text = (folder / name).read_text(encoding="utf-8")
        beside = "".join(f"{part}/" for part in Path(name).parts[:-1])
        parts.append(f"/*! {name} */\n{URL.sub(f'url({beside}', text)}")
    return "\n".join(parts)


def together(folder: Path) -> str:
    """Return all scripts as one, in which a fault of one keeps no other from its work."""
    parts = []
    for name in scripts(folder):
        text = (folder / name).read_text(encoding="utf-8")
        parts.append(f"/*! {name} */\ntry {{\n{text}}} catch (fault) {{ reportError(fault); }}")
    return "\n".join(parts)


def scripts(folder: Path) -> Iterator[str]:
    """Yield the scripts of the page, by their names within assets/, in order."""
    yield from FIRST
    for name in FOLDERS:
        for path in sorted((folder / name).glob("*.js")):
            if (asset := f"{name}/{path.name}") not in {WORKER, *FIRST}:
                yield asset
