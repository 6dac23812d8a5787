"""Pictures of any size: nothing in them is cut, and no text lies on another."""

import pytest

from tests.browser.test_export import PICTURES, PIXELS, opened, pick

# Texts of the picture in the preview that leave it, and pairs that share any space, however they
# are turned. Above and below its letters a line has air, which may touch that of another one.
CROWDED = """() => {
  const AIR = 0.14; // of the height of a line, on either side
  const svg = entente.shown().svg.cloneNode(true);
  svg.querySelector('style').remove();
  document.body.append(svg);
  const edge = svg.getBoundingClientRect();
  const corners = text => {
    const { a, b, c, d, e, f } = text.getScreenCTM();
    const { x, y, width, height } = text.getBBox();
    const [top, foot] = [y + AIR * height, y + (1 - AIR) * height];
    return [[x + 1, top], [x + width - 1, top], [x + width - 1, foot], [x + 1, foot]]
      .map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]);
  };
  // The sign of a square that is too small for it is one pixel large: nobody sees it.
  const seen = text => text.textContent.trim() && parseFloat(getComputedStyle(text).fontSize) > 2;
  const texts = [...svg.querySelectorAll('text')].filter(seen)
    .map(text => ({ said: text.textContent, at: corners(text) }));
  svg.remove();
  const cut = texts.filter(({ at }) => at.some(([x, y]) => (
    x < edge.left || x > edge.right || y < edge.top || y > edge.bottom)));
  const along = (at, [x, y]) => at.map(one => one[0] * x + one[1] * y);
  const between = (one, other, way) => {
    const [these, those] = [along(one, way), along(other, way)];
    return Math.max(...these) <= Math.min(...those) || Math.max(...those) <= Math.min(...these);
  };
  const apart = (one, other) => [one, other].some(at => [0, 1].some(i => (
    between(one, other, [at[i][1] - at[i + 1][1], at[i + 1][0] - at[i][0]]))));
  const pairs = texts.flatMap((one, i) => texts.slice(i + 1).map(other => [one, other]));
  return [texts.length, [
    ...cut.map(({ said }) => `${said} is cut`),
    ...pairs.filter(([one, other]) => !apart(one.at, other.at))
      .map(([one, other]) => `${one.said} lies on ${other.said}`),
  ]];
}"""
OTHERS = [  # than each picture of all relations
    "data=chronology&view=camps&through=year",
    "data=chronology&view=per-year&by=actor",
    "data=chronology&view=per-year&tie=BOL&by=actor",
    "data=chronology&view=per-year&actors=BOL,IRN&side=between",
    "data=chronology&view=matrix&level=actors",
    "data=article&view=per-year",
]


def crowded(reader):
    """Return what is wrong with the texts of the picture of every size."""
    found = []
    for size in PIXELS:
        if size != "social":
            pick(reader, "size", size)
        number, faults = reader.page.evaluate(CROWDED)
        assert number > 8
        found += [f"{size}: {fault}" for fault in faults]
    return found


@pytest.mark.parametrize("language", ["es", "fa"])
@pytest.mark.parametrize("view", PICTURES)
def test_every_picture_has_room_for_its_texts_in_any_size(visit, view, language):
    reader = opened(visit, f"?data=chronology&lang={language}")
    if view != "map":
        pick(reader, "picture", view)
    assert not (found := crowded(reader)), "\n".join(found)


@pytest.mark.parametrize("language", ["es", "fa"])
@pytest.mark.parametrize("query", OTHERS)
def test_so_has_what_else_a_view_can_show(visit, query, language):
    reader = opened(visit, f"?{query}&lang={language}")
    assert not (found := crowded(reader)), "\n".join(found)
