"""Draw assets/card.png, the picture of every link to the atlas: the first map, under its name.

Run by hand when the look has changed, with Pillow installed, while the atlas is served:
python assets/social_card.py http://127.0.0.1:8050 [browser]
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

CARD = Path(__file__).with_name("card.png")
SIZE = {"width": 1200, "height": 630}
COLOURS = 200  # a map in few colours: a third of the bytes, and no eye sees it
# The embed, without what a card has no use for: it stands for every view, so it names none.
STYLE = """
main { padding: 20px 36px 16px !important }
.legend, .credit, #summary { display: none !important }
h1 { display: flex; align-items: baseline; gap: 20px; font-size: 46px !important }
h1::after { content: "An atlas of state alignments"; color: var(--muted) }
h1::after { font: 400 27px var(--sans) }
.panel { inset: 12px 0 0 !important }
.node-names text { font-size: 15px !important }
"""
NAME = "document.querySelector('h1').textContent = 'Entente'"
DRAWN = "#map .node-names text"


def main() -> None:
    """Take the picture with the browser of this machine."""
    with sync_playwright() as playwright:
        path = sys.argv[2] if sys.argv[2:] else None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto(f"{sys.argv[1]}/embed")
        page.wait_for_selector(DRAWN)
        page.add_style_tag(content=STYLE)
        page.evaluate(NAME)
        page.evaluate("window.dispatchEvent(new Event('resize'))")
        page.wait_for_load_state("networkidle")
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        browser.close()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(CARD, optimize=True)
    print(f"{CARD.name}: {CARD.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
