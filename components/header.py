"""The header: the name of the atlas, what is shown, and all that can be done with it.

On a phone it is one line: the views and the rest open from it as menus, see assets/sheets.js.
"""

from dash import html
from dash.development.base_component import Component

from components import addresses, ids
from components.language.texts import Words
from components.panels import dialog, find, own_set, present, story
from components.scene import Scene
from components.takeaway import export, share
from components.widgets import select
from data.catalogue import Catalogue
from data.languages import BY_CODE, LANGUAGES


def layout(scene: Scene, catalogue: Catalogue) -> html.Header:
    """Return the header."""
    return html.Header(
        [
            html.H1("Entente"),
            views(scene),
            menu(scene.say),
            html.Div(choices(scene, catalogue), className="menu", id="menu"),
        ],
        id=ids.HEADER,
    )


def choices(scene: Scene, catalogue: Catalogue) -> list[Component]:
    """Return data sets, languages and themes, and what leads to a story and to what is taken."""
    say, selection = scene.say, scene.selection
    known = catalogue.seen_from(scene.data_set.name)
    titles = [{"value": n, "label": d.titles[selection.lang]} for n, d in known.items()]
    languages = [{"value": la, "label": BY_CODE[la].name} for la in LANGUAGES]
    return [
        html.P(say("page.tagline"), className="tagline"),
        select("data-set", say("page.data_set"), titles, scene.data_set.name),
        *own_set.opener(scene),
        *opening(scene),
        html.Div(className="spring"),
        find.opener(say),
        select("language", say("page.language"), languages, selection.lang),
        themes(say("page.theme")),
        *story.opener(scene),
        *own_set.keeper(scene),
        present.opener(say),
        dialog.button(share.NAME, say),
        dialog.button(export.NAME, say),
    ]


def opening(scene: Scene) -> list[Component]:
    """Return the ways to an atlas of one's own table, or of a text, where there are any."""
    ways = (
        ("open", "+", addresses.opening(scene.selection)),
        ("read", "\u00b6", addresses.reading(scene.selection)),
    )
    return [_way(scene.say, key, sign, there) for key, sign, there in ways if there]


def _way(say: Words, key: str, sign: str, there: str) -> Component:
    """Return a link: its sign, a word for windows of a middle width, and its name."""
    label, unsaid = say(f"{key}.title"), {"aria-hidden": "true"}
    words = [
        html.Span(sign, **unsaid),
        html.Span(say(f"{key}.brief"), className="brief", **unsaid),
        html.Span(label, className="words"),
    ]
    return html.A(words, href=there, title=label, className="opens ajar")


def views(scene: Scene) -> html.Button:
    """Return what opens the views on a phone, called by the one that is shown."""
    say = scene.say
    names = [
        html.Span(say(f"view.{view.name}"), className=f"viewed of-{view.name}")
        for view in scene.views.tabs
    ]
    hint = html.Span(say("view.choose"), className="visually-hidden")
    return html.Button([hint, *names], className="opens menus", **_menu("views", "views"))


def menu(say: Words) -> html.Button:
    """Return what opens the rest of the header on a phone."""
    label = say("page.menu")
    return html.Button(
        "\u2630",
        title=label,
        className="icon menus",
        **{"aria-label": label},
        **_menu("more", "menu"),
    )


def _menu(name: str, place: str) -> dict[str, str]:
    return {"data-menu": name, "aria-expanded": "false", "aria-controls": place}


def themes(label: str) -> html.Button:
    """Return the button that changes between light and dark; on a phone its words are seen, too."""
    words = [html.Span("\u25d0", **{"aria-hidden": "true"}), html.Span(label, className="words")]
    return html.Button(words, id="theme", title=label, className="icon")
