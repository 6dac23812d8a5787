"""Every colour of the app, and the only file where they are written."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

FONTS = Path(__file__).parents[2] / "assets" / "fonts" / "fonts.css"
# The fonts of a chart's texts are those of the page, whose stylesheet declares them.
[SANS] = re.findall(r"--sans: (.+);", FONTS.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Theme:
    """Design tokens, shared by the stylesheet and the figures.

    `cooperation`, `conflict` and `neutral` carry meaning; the pairs are told apart under the
    common colour-vision deficiencies and have a contrast of at least 4.5 with paper and panel.
    """

    paper: str
    panel: str
    ink: str
    muted: str
    line: str
    sea: str
    land: str
    border: str
    cooperation: str
    conflict: str
    neutral: str
    wash: str

    def hue(self, character: str) -> str:
        """Return the colour of a tie: demands and mixed ties are neutral."""
        hues = {"cooperation": self.cooperation, "conflict": self.conflict}
        return hues.get(character, self.neutral)

    def css(self) -> str:
        """Return the tokens as CSS custom properties."""
        return ";".join(f"--{token.name}:{getattr(self, token.name)}" for token in fields(self))


THEMES = {
    "light": Theme(
        paper="#fbfaf7",
        panel="#ffffff",
        ink="#1d2733",
        muted="#566270",
        line="#e3e0d8",
        sea="#eaf1f4",
        land="#dfdcd2",
        border="#fbfaf7",
        cooperation="#1b6e8c",
        conflict="#bb4715",
        neutral="#746e62",
        wash="#eef0ee",
    ),
    "dark": Theme(
        paper="#11171e",
        panel="#19212a",
        ink="#e9edf1",
        muted="#a3afbb",
        line="#2c3743",
        sea="#16202a",
        land="#323c46",
        border="#11171e",
        cooperation="#5cb8dc",
        conflict="#f2905e",
        neutral="#b9b09f",
        wash="#232d37",
    ),
}


# For a weak projector in a bright room: nothing is pale.
PROJECTED = {
    "light": Theme(
        paper="#ffffff",
        panel="#ffffff",
        ink="#0a0f14",
        muted="#39424d",
        line="#b4ae9f",
        sea="#e1ecf2",
        land="#d0ccbe",
        border="#ffffff",
        cooperation="#0b5273",
        conflict="#a03409",
        neutral="#5f5a4e",
        wash="#e4e9ec",
    ),
    "dark": Theme(
        paper="#05080b",
        panel="#0d1217",
        ink="#ffffff",
        muted="#c4cdd6",
        line="#4a5866",
        sea="#0b1218",
        land="#4a545e",
        border="#05080b",
        cooperation="#7fd0f2",
        conflict="#ffa87a",
        neutral="#d6ccb8",
        wash="#222c36",
    ),
}


def stylesheet() -> str:
    """Return the themes as CSS: light by default, dark and projected where the page says so."""
    sets = ((THEMES, ""), (PROJECTED, "[data-present]"))
    return "".join(
        f":root{where}{{{themes['light'].css()}}}"
        f":root{where}[data-theme=dark]{{{themes['dark'].css()}}}"
        for themes, where in sets
    )


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that is `share` of the way from one hex colour to another."""
    ends = [[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in (one, other)]
    parts = [round(a + (b - a) * share) for a, b in zip(*ends, strict=True)]
    return "#" + "".join(f"{part:02x}" for part in parts)
