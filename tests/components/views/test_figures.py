"""Saved figures: a picture changes on purpose, or not at all.

Each figure is saved in figures/, rounded to three decimals, with runs of equal items written
once. When one changes, the new one is left beside it as NAME-changed.json: look at the
difference, and rename the file if it is meant.
"""

import json
import re
from pathlib import Path

import pytest

from components.views import camps, matrix, network, per_year, timeline, world
from tests.landed import LANDED

FIGURES = Path(__file__).with_name("figures")
PICTURES = {
    "map": world,
    "network": network,
    "matrix": matrix,
    "camps": camps,
    "per-year": per_year,
    "timeline": timeline,
}
SAVED = {
    "article-light-en": "?",
    "article-dark-fa": "?theme=dark&lang=fa",
    "tie-light-fa": "?lang=fa&actors=IRN,VEN&tie=IRN~VEN",
    "tie-dark-en": "?theme=dark&actors=IRN,VEN&tie=IRN~VEN",
    "chronology-light-en": "?data=chronology&from=2019&actors=VEN&level=actors",
    "chronology-dark-fa": "?data=chronology&from=2019&actors=VEN&level=actors&theme=dark&lang=fa",
}
TEMPLATES = {"%{text}<extra></extra>", "%{hovertext}<extra></extra>"}


def brief(value):
    """Round numbers to three decimals, and write a run of equal items once."""
    if isinstance(value, float):
        return round(value, 3) + 0.0
    if isinstance(value, dict):
        return {key: brief(item) for key, item in value.items()}
    if not isinstance(value, (list, tuple)):
        return value
    runs = []
    for item in map(brief, value):
        if runs and runs[-1][1] == item:
            runs[-1][0] += 1
        else:
            runs.append([1, item])
    return [item if count == 1 else {"times": count, "of": item} for count, item in runs]


def written(figure):
    """Write a figure with each list of plain items on one line."""
    text = json.dumps(brief(figure), ensure_ascii=False, indent=1, sort_keys=True)
    one_line = re.compile(r"\[\s*((?:[^\[\]{}\"]|\"(?:[^\"\\]|\\.)*\")*?)\s*\]")
    return one_line.sub(lambda found: "[" + re.sub(r"\n\s*", " ", found[1]) + "]", text) + "\n"


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("name", SAVED)
def test_a_figure_is_drawn_as_it_was_saved(scene, picture, name):
    text = written(PICTURES[picture].figure(scene(SAVED[name])))
    saved = FIGURES / f"{picture}-{name}.json"
    changed = FIGURES / f"{picture}-{name}-changed.json"
    if saved.exists() and saved.read_text(encoding="utf-8") == text:
        changed.unlink(missing_ok=True)
        return
    changed.write_text(text, encoding="utf-8")
    pytest.fail(f"{saved.name} changed: see {changed.name}; rename it if the change is meant")


def test_no_saved_figure_is_left_over():
    saved = {path.name for path in FIGURES.glob("*.json") if "-changed" not in path.name}
    assert saved == {f"{picture}-{name}.json" for picture in PICTURES for name in SAVED}


ALL = [
    (picture, f"?data={name}{query}")
    for picture in PICTURES
    for name in LANDED
    for query in ("", "&level=actors", "&types=none", "&tie=IRN", "&projection=globe&lang=fa")
]


@pytest.mark.parametrize(("picture", "query"), ALL)
@pytest.mark.parametrize("compact", [False, True], ids=["wide", "compact"])
def test_a_figure_is_plain_and_uses_what_the_small_bundle_can_draw(scene, picture, query, compact):
    figure = PICTURES[picture].figure(scene(query, compact=compact))
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "scattergeo", "choropleth"}
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    for trace in figure["data"]:
        lengths = {
            len(trace[key])
            for key in ("x", "y", "lon", "lat", "customdata", "text", "hovertext")
            if isinstance(trace.get(key), list)
        }
        assert len(lengths) == 1, trace["type"]


# Our own marks in a text: the end of a line, and what a note is about.
OWN = '<br>|<b style="color:#[0-9a-f]{6}">|</b>'


def strings(value, key=""):
    """Yield every string of a figure with the name of the property it is in."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from strings(item, name)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from strings(item, key)


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize(
    "query", ["?", "?level=actors", "?lang=fa&theme=dark", "?tie=actor-0&seen=actor-1"]
)
def test_no_name_or_statement_reaches_a_figure_as_markup(hostile, scene_of, picture, query):
    figure = PICTURES[picture].figure(scene_of(hostile, query))
    found = list(strings(figure))
    assert any("&lt;" in text for _, text in found)
    for key, text in found:
        if key == "hovertemplate":
            assert text in TEMPLATES
        else:
            assert not re.search("[<>]", re.sub(OWN, " ", text)), text
            assert not re.search(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)", text), text


@pytest.mark.parametrize("picture", PICTURES)
def test_a_hover_text_shows_quotation_marks_and_not_their_code(hostile, scene_of, picture):
    """plotly.js turns &amp; &lt; &gt; and numbers back into letters, but not &quot;."""
    for _, text in strings(PICTURES[picture].figure(scene_of(hostile))):
        assert "&quot;" not in text
