"""How pages leave the server: headers, caching, and what is refused before it does harm."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from dash import Dash
from flask import Flask, Response, abort, redirect, request
from flask_compress import Compress
from werkzeug.exceptions import HTTPException

from components import addresses
from components.drawing import theme
from components.language.texts import RIGHT_TO_LEFT
from components.views import catalogue
from components.wording.card import Card, CardOf
from data.selection import THEMES
from data.states import LANGUAGES

Accepted = Mapping[str, Callable[[Any], bool]]  # for "id.property", the test of its value

LARGEST_BODY = 64_000  # bytes; a callback of this page needs about two thousand
CALLBACK = "/_dash-update-component"
DEEPEST = 20  # levels of a body; a callback of this page needs about five
YEAR, HOUR = 31_536_000, 3_600  # seconds
# Dash stamps the file names of its bundles with version and build time, and ?m= on our assets.
STAMPED = re.compile(r"\.v[\d_]+m\d+\.")
PLACE = re.compile(r"\{%(\w+)%\}")
COMPRESSED = [
    "text/html",
    "text/css",
    "text/csv",
    "application/json",
    "application/geo+json",
    "application/gexf+xml",
    "application/graphml+xml",
    "text/javascript",
    "application/javascript",
    "image/svg+xml",
]

PAGE = """<!DOCTYPE html>
<html lang="{lang}" dir="{dir}" data-theme="{theme}" data-view="{view}" data-views="{views}"{embed}>
<head>
{{%metas%}}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{{%card%}}
{{%favicon%}}
<link rel="manifest" href="/manifest.webmanifest">
<meta name="theme-color" content="{paper}">
<style>{tokens}</style>
{preload}
{{%css%}}
</head>
<body>
{{%app_entry%}}
<noscript>Entente draws its maps in your browser, with JavaScript. Please switch it on.</noscript>
<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer>
</body>
</html>"""


def secure(app: Dash, accepted: Accepted, cards: CardOf) -> None:
    """Give every answer its headers, and refuse requests that the page cannot have sent."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    server.config["COMPRESS_MIMETYPES"] = COMPRESSED
    Compress(server)  # Dash would start it before it could read the line above
    _serve_index(app, cards)
    hashes = app.csp_hashes()
    policy, framed = (content_security_policy(hashes, by) for by in ("'none'", "*"))

    @server.before_request
    def refuse() -> Any:
        if request.path.endswith(CALLBACK) and request.method == "POST":
            check_callback(request.get_data(cache=True), app.callback_map, accepted)
        if request.path in (f"{addresses.EMBED}/", f"{addresses.PRESENT}/"):  # typed by hand
            query = request.query_string.decode(errors="replace")
            return redirect(request.path.rstrip("/") + (f"?{query}" if query else ""))
        return None

    @server.after_request
    def stamp(response: Response) -> Response:
        embed = request.path == addresses.EMBED and response.status_code == 200
        response.headers["Content-Security-Policy"] = framed if embed else policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        if not embed:
            response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        _cache(response)
        return response

    @server.errorhandler(HTTPException)
    def explain(error: HTTPException) -> Response:
        server.logger.warning("%s %.80r: %s", error.code, request.path, error.description)
        return Response(f"{error.code} {error.description}\n", error.code, mimetype="text/plain")


def content_security_policy(hashes: Iterable[str], framed_by: str = "'none'") -> str:
    """Return the policy: nothing from elsewhere, no script but ours and those with a hash."""
    scripts = " ".join(f"'{value.strip(chr(39))}'" for value in hashes)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {scripts}",
            "connect-src 'self'",
            "img-src 'self' data: blob:",
            "style-src 'self' 'unsafe-inline'",  # Plotly and Mantine write styles of their own
            "font-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {framed_by}",
            "object-src 'none'",
        )
    )


def _cache(response: Response) -> None:
    """Keep what carries a version in its address for a year, fonts and outlines for an hour."""
    if response.status_code != 200 or request.method != "GET":
        return
    static = request.path.startswith(("/assets/", "/_dash-component-suites/"))
    stamped = STAMPED.search(request.path) or "m" in request.args
    if static and stamped:
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    elif static:
        response.headers["Cache-Control"] = f"public, max-age={HOUR}"
    else:
        response.headers["Cache-Control"] = "no-cache"


def _serve_index(app: Dash, cards: CardOf) -> None:
    """Set language, direction, theme and words on the page before the first script runs."""
    outlines = app.get_asset_url("topojson/world_110m.json")
    for_map = f'<link rel="preload" href="{outlines}" as="fetch" crossorigin>'
    picture = app.get_asset_url("card.png")
    pages = _pages(app.get_asset_url("fonts/inter.woff2"))

    def interpolate(**parts: str) -> str:
        parts["scripts"] = later(parts["scripts"])
        lang = request.args.get("lang", "")
        name = request.args.get("theme", "")
        found = cards("?" + request.query_string.decode(errors="replace"))
        if found.geographic:
            parts["css"] += for_map
        parts["card"] = describe(found, request.host_url.rstrip("/"), picture)
        lang, name = lang if lang in LANGUAGES else "en", name if name in THEMES else "light"
        page = pages[lang, name, request.path == addresses.EMBED]
        # In one go: what stands in the data is no place for another part.
        return PLACE.sub(lambda place: parts[place[1]], page)

    app.interpolate_index = interpolate  # type: ignore[method-assign, assignment]  # the hook Dash documents


def later(scripts: str) -> str:
    """Leave what only some views need to assets/entente.js, which fetches it with the first.

    The table's library is a quarter of all bytes.
    """
    for view in catalogue.VIEWS:
        if view.needs:
            place = rf'<script type="text/plain" data-later="{view.name}" \1'
            scripts = re.sub(rf'<script (src="[^"]*/{view.needs}/)', place, scripts)
    return scripts


def _pages(font: str) -> Mapping[tuple[str, str, bool], str]:
    """Return the page by language, theme and whether it is an embed, with places for its parts."""
    preload = f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>'
    return {
        (lang, name, embed): PAGE.format(
            lang=lang,
            dir="rtl" if lang in RIGHT_TO_LEFT else "ltr",
            theme=name,
            embed=" data-embed" if embed else "",
            tokens=theme.stylesheet() + catalogue.VIEWS.stylesheet(),
            view=catalogue.VIEWS.tabs[0].name,
            views=" ".join(view.name for view in catalogue.VIEWS.tabs),
            paper=theme.THEMES[name].paper,
            preload=preload,
        )
        for lang in LANGUAGES
        for name in THEMES
        for embed in (False, True)
    }


def describe(card: Card, site: str, picture: str) -> str:
    """Return title and meta elements, from which others make a card that links to the page."""
    properties = {
        "og:site_name": "Entente",
        "og:type": "website",
        "og:title": card.title,
        "og:description": card.description,
        "og:url": f"{site}/{card.query.removesuffix('?')}",
        "og:image": site + picture,
        "og:image:width": "1200",
        "og:image:height": "630",
    }
    names = {"description": card.description, "twitter:card": "summary_large_image"}
    written = [f"<title>{escape(card.title)} – Entente</title>"]
    written += [f'<meta name="{key}" content="{escape(text)}">' for key, text in names.items()]
    written += [
        f'<meta property="{key}" content="{escape(text)}">' for key, text in properties.items()
    ]
    return "\n".join(written)


def check_callback(body: bytes, callbacks: Mapping[str, Any], accepted: Accepted) -> None:
    """Abort with 400 unless a request body is one that a callback of this page can answer."""
    asked = _json_object(body)
    output = asked.get("output")
    if not isinstance(output, str) or "callback" not in callbacks.get(output, {}):
        abort(400, "'output' must name a callback of this page.")
    if not isinstance(asked.get("outputs"), dict) or ".".join(_end(asked["outputs"])) != output:
        abort(400, f"'outputs' must be {output}.")
    for kind in ("inputs", "state"):
        wanted = [(end["id"], end["property"]) for end in callbacks[output][kind]]
        found = asked.get(kind)
        if not isinstance(found, list) or [_end(end) for end in found] != wanted:
            abort(400, f"'{kind}' must be {', '.join(map('.'.join, wanted))}.")
        for name, end in zip(map(".".join, wanted), found, strict=True):
            if not accepted[name](end.get("value")):
                abort(400, f"'{name}' must hold what the page keeps there.")
    changed = asked.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        abort(400, "'changedPropIds' must be a list of texts.")


def _json_object(body: bytes) -> dict[str, Any]:
    """Return a request body as an object, or abort with 400."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        abort(400, "The request body must be JSON.")
    if not isinstance(asked, dict):
        abort(400, "The request body must be a JSON object.")
    if _is_deeper(asked, DEEPEST):
        abort(400, "The request body is nested too deeply.")
    return asked


def _is_deeper(value: Any, levels: int) -> bool:
    """Tell whether lists and objects are nested in more levels than so many."""
    level = [value]
    while level and levels >= 0:
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [part for one in inner for part in one if isinstance(part, (dict, list))]
        levels -= 1
    return bool(level)


def _end(found: Any) -> tuple[str, str]:
    """Return id and property of one end of a callback, or what cannot be one."""
    end = (found.get("id"), found.get("property")) if isinstance(found, dict) else (None, None)
    return (end[0], end[1]) if isinstance(end[0], str) and isinstance(end[1], str) else ("", "")
