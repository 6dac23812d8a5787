"""What a new selection changes on the page: the new properties of each part of it."""

from typing import Any

from components import ids
from components.panels import (
    compare,
    evidence,
    folding,
    links,
    pins,
    stage,
    story,
    ticks,
    when,
)
from components.scene import Scene
from components.views import legend, timeline
from components.wording import density, filters, headline, unread

Parts = dict[str, dict[str, Any]]


def changes(scene: Scene, ignored: tuple[str, ...], shown: str) -> tuple[str, Parts]:
    """Return the view that is shown now, and the new properties of each part of the page by id."""
    view, found = stage.changes(scene, shown)
    if not scene.presented:  # on the wall there is no strip, and drawing it unseen takes time
        found |= timeline.changes(scene)
    found[ids.MAIN] = stage.state(scene)
    return view, {**found, **words(scene, ignored), **controls(scene), **story.changes(scene)}


def words(scene: Scene, ignored: tuple[str, ...]) -> Parts:
    """Return what is said above the picture and beside it."""
    return {
        headline.TITLE: headline.titled(scene),
        headline.SUMMARY: headline.said(scene),
        density.DENSITY: {"children": density.children(scene)},
        headline.CHIPS: {"children": filters.chips(scene)},
        pins.PINS: {"children": pins.children(scene)},
        headline.NOTE: {"children": unread.note(scene, ignored)},
        "empty": {"children": filters.empty(scene)},
        legend.KEY: legend.props(scene),
        ids.EVIDENCE: {"children": evidence.children(scene)},
    }


def controls(scene: Scene) -> Parts:
    """Return what the controls and the links of the page show of a selection."""
    return {
        compare.BAR: {"children": compare.bar(scene)},
        compare.WAY: compare.way(scene),
        when.HISTOGRAM: {"style": when.histogram(scene)},
        when.SPAN: {"children": when.span(scene)},
        links.LINKS: {"children": links.links(scene)},
        **folding.changes(scene),
        **{f"count-{value}": {"children": n} for value, n in ticks.tallies(scene).items()},
    }
