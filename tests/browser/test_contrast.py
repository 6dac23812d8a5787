"""Forced colours and more contrast: what a ground alone would tell is told by something else."""

from playwright.sync_api import expect

from tests.browser.visit import THEMES

# Colours of some parts, as the browser paints them.
PAINTED = """() => {
  const look = (selector, property) => {
    const style = getComputedStyle(document.querySelector(selector));
    return style[property] || style.getPropertyValue(property);
  };
  return {
    tick: look('.mantine-Checkbox-input:checked + .mantine-Checkbox-icon', 'color'),
    box: look('.mantine-Checkbox-input:checked', 'backgroundColor'),
    chosen: look('[role=tab][aria-selected=true]', 'borderBlockEndWidth'),
    other: look('[role=tab][aria-selected=false]', 'borderBlockEndWidth'),
    track: look('.mantine-RangeSlider-bar', 'backgroundColor'),
    ground: look('#network', 'backgroundColor'),
    timeline: look('#timeline-graph', 'backgroundColor'),
    page: look('body', 'backgroundColor'),
    paper: look(':root', '--paper'),
    muted: look(':root', '--muted'), ink: look(':root', '--ink'), line: look(':root', '--line'),
  };
}"""


def hexadecimal(colour):
    """Return rgb(…) as #…."""
    red, green, blue = colour.removeprefix("rgb(").removesuffix(")").split(", ")
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}"


def test_forced_colours_leave_meaning_on_its_own_ground(visit):
    reader = visit("?view=network", forced_colors="active", color_scheme="dark")
    for theme in THEMES:
        reader.follow(f"?view=network&theme={theme}")
        painted = reader.page.evaluate(PAINTED)
        assert painted["tick"] != painted["box"]
        assert painted["chosen"] != painted["other"]
        assert painted["track"] != painted["page"]
        assert hexadecimal(painted["page"]) == "#000000"
        assert hexadecimal(painted["ground"]) == painted["paper"]
        assert hexadecimal(painted["timeline"]) == painted["paper"]


def test_forced_colours_tell_what_is_pressed_and_which_years_are_read(visit):
    large = {"width": 1920, "height": 1080}
    reader = visit("?data=chronology&tie=IRN~VEN", forced_colors="active", viewport=large)
    ground = "element => getComputedStyle(element).backgroundColor"
    page = reader.page
    page.locator(".jumps button", has_text="2010–19").click()
    expect(page.locator(".jumps [aria-current='true']")).to_have_count(1)
    for told, other in (
        (".jumps [aria-current]", ".jumps button:not([aria-current])"),
        (".zoomer [aria-pressed='true'][data-fit]", ".zoomer [aria-pressed='false'][data-fit]"),
    ):
        grounds = [page.locator(one).locator("visible=true").first for one in (told, other)]
        one, another = (found.evaluate(ground) for found in grounds)
        assert one != another, told


def test_more_contrast_makes_quiet_words_and_lines_plain(visit):
    reader = visit("?view=network", contrast="more")
    for theme in THEMES:
        reader.follow(f"?view=network&theme={theme}")
        painted = reader.page.evaluate(PAINTED)
        assert painted["ink"].startswith("#")
        assert painted["muted"] == painted["line"] == painted["ink"]
