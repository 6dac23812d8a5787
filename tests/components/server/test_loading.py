"""What the page loads of assets/, and in which order."""

import re

import app
from components.server import loading

ASSETS = app.ROOT / "assets"
PAGES = "pages"  # what other pages than the atlas load for themselves


def on_disk(ending):
    return {
        path.relative_to(ASSETS).as_posix()
        for path in ASSETS.glob(f"**/*.{ending}")
        if path.relative_to(ASSETS).parts[0] != PAGES
    }


def on_the_page(client, attribute, ending):
    pattern = rf'{attribute}="/assets/([^"?]+\.{ending})\?m='
    return re.findall(pattern, client.get("/").text)


def test_the_page_loads_its_scripts_in_the_order_that_they_need(client):
    found = on_the_page(client, "src", "js")
    first = ["dates.js", "address.js", "internals.js", "drawing.js", "typed.js", "entente.js"]
    first += ["sheets.js"]
    assert found[: len(first)] == first
    assert found == list(loading.scripts(ASSETS))
    assert len(found) == len(set(found))


def test_the_page_loads_its_stylesheets_in_the_order_of_their_weight(client):
    assert on_the_page(client, "href", "css") == list(loading.STYLES)


def test_no_script_and_no_stylesheet_is_forgotten():
    assert set(loading.scripts(ASSETS)) | {loading.WORKER} == on_disk("js")
    assert set(loading.STYLES) == on_disk("css")


def test_a_script_stands_beside_its_stylesheet():
    for name in (name for name in on_disk("css") if name.startswith(loading.FOLDERS)):
        assert name.removesuffix(".css") + ".js" in on_disk("js")


def test_what_other_pages_load_is_no_part_of_the_atlas(client):
    text = client.get("/").text
    assert f"/assets/{PAGES}/" not in text
    assert "worker.js" not in text
