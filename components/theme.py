"""Every colour of the app, and the only file where they are written."""

from dataclasses import dataclass, fields

SANS = "Inter, Vazirmatn, system-ui, sans-serif"
SERIF = "'Entente Serif', Inter, Vazirmatn, Georgia, serif"


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


def stylesheet() -> str:
    """Return both themes as CSS: light by default, dark where the page says so."""
    return f":root{{{THEMES['light'].css()}}}:root[data-theme=dark]{{{THEMES['dark'].css()}}}"


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that is `share` of the way from one hex colour to another."""
    ends = [[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in (one, other)]
    parts = [round(a + (b - a) * share) for a, b in zip(*ends, strict=True)]
    return "#" + "".join(f"{part:02x}" for part in parts)
