"""The set that is shown, where a reader opened it: the way to what they say of it, and to a story.

What stands in the dialog comes from the page of the set; assets/panels/set.js brings it there.
"""

from dash import html
from dash.development.base_component import Component
from flask import current_app, has_app_context

from components import addresses
from components.panels import dialog
from components.scene import Scene
from data.address.grammar import OPENED

NAME = "own"


def there(scene: Scene) -> str:
    """Return the page of the set that is shown; nothing where it has none."""
    known = has_app_context() and current_app.config.get(addresses.RECEIVES)
    if not known or not OPENED.fullmatch(scene.data_set.name):
        return ""
    return addresses.base() + addresses.own_set(scene.data_set.name)


def opener(scene: Scene) -> list[Component]:
    """Return the button beside the name of the set that opens what can be said of it."""
    if not there(scene):
        return []
    sign = html.Span("\u270e", **{"aria-hidden": "true"})
    words = html.Span(scene.say("own.open"), className="words")
    return [_button(scene, NAME, "own.open", [sign, words], "opens ajar")]


def keeper(scene: Scene) -> list[Component]:
    """Return the button that keeps what is shown as a step of a story."""
    if not there(scene):
        return []
    return [_button(scene, "keep", "own.keep_view", [scene.say("own.keep_short")], "opens")]


def _button(
    scene: Scene, name: str, label: str, content: list[Component | str], kind: str
) -> html.Button:
    marks = {"data-dialog": f"{NAME}-dialog", "aria-haspopup": "dialog"}
    said = scene.say(label)
    return html.Button(
        content, id=name, className=kind, title=said, **marks, **{"aria-label": said}
    )


def layout(scene: Scene) -> list[Component]:
    """Return the dialog, closed and empty, with where its contents come from."""
    place = there(scene)
    if not place:
        return []
    say, look = scene.say, scene.selection
    words = {"data-there": place, "data-lang": look.lang, "data-theme": look.theme}
    words |= {"data-working": say("own.working"), "data-away": say("own.away")}
    source = html.Div(id="own-source", hidden=True, **words)
    return [source, dialog.dialog(NAME, scene.say)]
