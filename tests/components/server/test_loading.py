"""What the page loads of assets/, and in which order."""

import re
import shutil

from dash import Dash

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


def put_together(client, ending):
    """Return the files of which the page's stylesheet or script is made, in their order."""
    (address,) = re.findall(
        rf'(?:src|href)="(/assets/all\.{ending}\?m=[0-9a-f]+)"', client.get("/").text
    )
    return re.findall(rf"/\*! (\S+\.{ending}) \*/", client.get(address).text)


def test_the_page_loads_its_scripts_in_the_order_that_they_need(client):
    found = put_together(client, "js")
    first = ["dates.js", "address.js", "internals.js", "standing.js", "answers.js", "waiting.js"]
    first += [
        "keyboard.js",
        "drawing.js",
        "reckon.js",
        "typed.js",
        "ranking.js",
        "loading.js",
        "root.js",
        "entente.js",
        "ahead.js",
    ]
    first += ["folding.js", "sheets.js"]
    assert found[: len(first)] == first
    assert found == list(loading.scripts(ASSETS))
    assert len(found) == len(set(found))


def test_the_page_loads_its_stylesheets_in_the_order_of_their_weight(client):
    assert put_together(client, "css") == list(loading.STYLES)


def test_no_script_and_no_stylesheet_is_forgotten():
    assert {*loading.scripts(ASSETS), loading.WORKER, loading.PLOTLY} >= on_disk("js")
    assert {*loading.scripts(ASSETS), loading.WORKER} <= on_disk("js")
    assert set(loading.STYLES) == on_disk("css")


def test_a_script_stands_beside_its_stylesheet():
    for name in (name for name in on_disk("css") if name.startswith(loading.FOLDERS)):
        assert name.removesuffix(".css") + ".js" in on_disk("js")


def test_what_other_pages_load_is_no_part_of_the_atlas(client):
    text = client.get("/").text
    assert f"/assets/{PAGES}/" not in text
    assert "worker.js" not in text


def test_no_rule_makes_a_browser_look_at_the_whole_page_after_each_change():
    asked = [name for name in loading.STYLES if ":has(" in (ASSETS / name).read_text()]
    assert not asked


def test_a_stylesheet_finds_the_files_that_it_names(client):
    text = client.get("/assets/all.css").text
    fonts = re.findall(r"url\(([^)]+)\)", text)
    assert "fonts/inter.woff2" in fonts
    for name in (name for name in fonts if not name.startswith('"data:')):
        assert client.get(f"/assets/{name}", buffered=True).status_code == 200


def test_what_is_put_together_changes_its_address_when_it_changes(client, tmp_path):
    shutil.copytree(ASSETS, tmp_path / "assets")
    other = Dash("other", assets_folder=str(tmp_path / "assets"))
    (tmp_path / "assets" / "sheets.js").write_text("")
    style, script = loading.register(other)
    text = client.get("/").text
    assert style in text
    assert script not in text


def test_no_script_comes_that_no_view_uses(client):
    assert "/dash_table/" not in client.get("/").text
