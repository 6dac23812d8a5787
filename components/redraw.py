"""What a new selection changes on the page: the new properties of each part of it."""

from typing import Any

from components import ids
from components.panels import (
    compare,
    evidence,
    links,
    rail,
    stage,
    story,
    when,
)
from components.scene import Scene
from components.views import timeline
from components.wording import headline, unread

Parts = dict[str, dict[str, Any]]


def changes(scene: Scene, ignored: tuple[str, ...], shown: str) -> tuple[str, Parts]:
    """Return the view that is shown now, and the new properties of each part of the page by id."""
    view, found = stage.changes(scene, shown)
    if not scene.presented:  # on the wall there is no strip, and drawing it unseen takes time
        found[timeline.CHART] = timeline.props(scene)
    return view, {**found, **words(scene, ignored), **controls(scene), **story.changes(scene)}


def words(scene: Scene, ignored: tuple[str, ...]) -> Parts:
    """Return what is said above the picture and beside it."""
    return {
        headline.TITLE: {"children": headline.title(scene)},
        headline.SUMMARY: headline.said(scene),
        headline.CHIPS: {"children": headline.chips(scene)},
        headline.NOTE: {"children": unread.note(scene, ignored)},
        "empty": {"children": headline.empty(scene)},
        ids.EVIDENCE: {"children": evidence.children(scene)},
    }


def controls(scene: Scene) -> Parts:
    """Return what the controls and the links of the page show of a selection."""
    return {
        compare.BAR: {"children": compare.bar(scene)},
        compare.WAY: compare.way(scene),
        when.HISTOGRAM: {"style": when.histogram(scene)},
        when.SPAN: {"children": scene.sentences.dates},
        links.LINKS: {"children": links.links(scene)},
        **{f"count-{value}": {"children": n} for value, n in rail.tallies(scene).items()},
    }
