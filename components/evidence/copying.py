"""Where it is said that something was copied (assets/panels/taking.js says it)."""

from dash import html

from components.language.texts import Words


def told(say: Words) -> html.P:
    """Return the place, with what is said of a copy, and of what could only be selected."""
    words = {"data-copied": say("share.copied"), "data-selected": say("share.select")}
    return html.P(className="taken", role="status", **words)
