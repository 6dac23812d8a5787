"""The page's HTML, with language, direction, theme and words on it before any script runs."""

import json
import re
from collections.abc import Callable, Mapping
from html import escape

from dash import Dash
from flask import request

from components import addresses
from components.drawing import theme
from components.first import FirstOf
from components.language.texts import Words
from components.views import catalogue
from components.wording.card import Card, CardOf
from data.languages import BY_CODE, LANGUAGES
from data.selection import THEMES

PLACE = re.compile(r"\{%(\w+)%\}")
# Of no use to a reader, and of some to those who look for old versions.
# Dash's own table, which no view uses; its polyfill has a part that dash.dcc cannot do without.
NEEDLESS = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>')
VERSIONS = re.compile(r'"(?:dash|python|plotly|ddk)_version(?:_url)?":(?:null|"[^"]*"),')
# The part of dash.dcc that draws charts stands beside the rest: fetched when the first chart is
# met, it came after all else had been drawn.
BESIDE = re.compile(r'<script src="([^"]*/dash/dcc/)dash_core_components(\.v\w+\.js)"></script>')
GRAPHS = r'\g<0><script src="\1async-graph\2"></script>'

# What assets/loading.js puts onto the page.
FIRST = """<script type="application/json" id="first"
  data-query="{query}" data-viewport="{viewport}">{page}</script>"""
PAGE = """<!DOCTYPE html>
<html lang="{lang}" dir="{dir}" data-theme="{theme}" data-view="{view}" data-views="{views}"
  data-base="{base}" data-languages="{languages}"{embed}>
<head>
{{%metas%}}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{{%card%}}
{{%favicon%}}
<link rel="manifest" href="{base}manifest.webmanifest">
<meta name="theme-color" content="{paper}">
<style>{tokens}</style>
{preload}
{{%css%}}
</head>
<body>
{{%app_entry%}}
<noscript>Entente draws its maps in your browser, with JavaScript. Please switch it on.</noscript>
<footer>{{%config%}}{{%scripts%}}{{%first%}}{{%renderer%}}</footer>
</body>
</html>"""


def register(app: Dash, cards: CardOf, first: FirstOf, assets: tuple[str, str]) -> None:
    """Have Dash send this page, with the words of the card that its address makes.

    `assets` are the elements that load our stylesheet and our script.
    """
    app.interpolate_index = interpolation(app, cards, first, assets)  # type: ignore[method-assign]  # the hook Dash documents


def interpolation(
    app: Dash, cards: CardOf, first: FirstOf, assets: tuple[str, str]
) -> Callable[..., str]:
    """Return what puts the parts that Dash wrote into the page that is asked for."""
    style, script = assets
    outlines = app.get_asset_url("topojson/world_110m.json")
    for_map = f'<link rel="preload" href="{outlines}" as="fetch" crossorigin>'
    picture = app.get_asset_url("card.png")
    pages = _pages(app.get_asset_url("fonts/inter.woff2"), app.config.requests_pathname_prefix)

    def interpolate(**parts: str) -> str:
        query, viewport = "?" + request.query_string.decode(errors="replace"), likely_viewport()
        card = cards(query)
        site = request.host_url.rstrip("/")
        parts["card"] = describe(card, site + addresses.base(), site + picture)
        parts["css"] += style + (for_map if card.geographic else "")
        parts["first"] = FIRST.format(
            query=escape(query), viewport=viewport, page=first(query, viewport).decode()
        )
        parts["config"] = VERSIONS.sub("", parts["config"])
        scripts = NEEDLESS.sub("", later(parts["scripts"]))
        parts["scripts"] = script + BESIDE.sub(GRAPHS, scripts)
        # In one go: what stands in the data is no place for another part.
        return PLACE.sub(lambda place: parts[place[1]], pages[_edition()])

    return interpolate


def likely_viewport() -> str:
    """Return what a browser is likely to say of its space; assets/root.js may say otherwise."""
    told = request.headers.get("Sec-CH-UA-Mobile") or request.headers.get("User-Agent", "")
    size = "compact" if told == "?1" or "Mobi" in told else "wide"
    if request.path == addresses.EMBED:
        return f"embed-{size}"
    return "present" if request.path == addresses.PRESENT and size == "wide" else size


def later(scripts: str) -> str:
    """Leave what only some views need to assets/loading.js, which fetches it with the first.

    The table's library is a quarter of all bytes.
    """
    for view in catalogue.VIEWS:
        if view.needs:
            place = rf'<script type="text/plain" data-later="{view.name}" \1'
            scripts = re.sub(rf'<script (src="[^"]*/{view.needs}/)', place, scripts)
    return scripts


def _edition() -> tuple[str, str, bool]:
    """Return language and theme that are asked for, and whether an embed is."""
    lang, name = request.args.get("lang", ""), request.args.get("theme", "")
    return (
        lang if lang in LANGUAGES else LANGUAGES[0],
        name if name in THEMES else THEMES[0],
        request.path == addresses.EMBED,
    )


def _pages(font: str, base: str) -> Mapping[tuple[str, str, bool], str]:
    """Return the page by language, theme and whether it is an embed, with places for its parts."""
    preload = f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>'
    # What assets/root.js needs to know of the languages: English first, as everywhere.
    directions = {language: one.direction for language, one in BY_CODE.items()}
    return {
        (lang, name, embed): PAGE.format(
            lang=lang,
            dir=BY_CODE[lang].direction,
            theme=name,
            base=base,
            embed=" data-embed" if embed else "",
            tokens=theme.stylesheet() + catalogue.VIEWS.stylesheet() + _loading(lang),
            view=catalogue.VIEWS.tabs[0].name,
            languages=escape(json.dumps(directions)),
            views=" ".join(view.name for view in catalogue.VIEWS.tabs),
            paper=theme.THEMES[name].paper,
            preload=preload,
        )
        for lang in LANGUAGES
        for name in THEMES
        for embed in (False, True)
    }


def _loading(lang: str) -> str:
    """Return the rule with what is said until there is something to see."""
    word = json.dumps(Words(lang)("view.loading"), ensure_ascii=False)
    return f"._dash-loading::after{{content:{word}}}"


def describe(card: Card, site: str, picture: str) -> str:
    """Return title and meta elements, from which others make a card that links to the page."""
    properties = {
        "og:site_name": "Entente",
        "og:type": "website",
        "og:title": card.title,
        "og:description": card.description,
        "og:url": f"{site}/{card.query.removesuffix('?')}",
        "og:image": picture,
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
