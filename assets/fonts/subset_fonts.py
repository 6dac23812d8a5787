"""Make the three web fonts of this folder out of the full ones: see README.md.

python assets/fonts/subset_fonts.py INTER SOURCE_SERIF VAZIRMATN [TARGET_FOLDER]
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.varLib.instancer import instantiateVariableFont

LATIN = parse_unicodes(
    "0020-007E,00A0-017F,0218-021B,2010-2015,2018-201E,2020,2022,2026,2032-2033,2039-203A,"
    "20AC,2122,2190-2194,21C4,2212,2248,2260,2264-2265,25B6,25CB,25CF,200B-200F,2060,2066-2069"
)
PERSIAN = parse_unicodes(
    "0020-0022,0025,0027-002F,003A,003B,003D,005B-005D,007C,00A0,00AB,00BB,00D7,"
    "0600-0605,060B-060F,0610-061F,0621-065F,0660-066D,0670-06D3,06D4,06D5,06F0-06F9,"
    "200B-200F,2010,2011,2013,2014,2018,2019,201C,201D,2026,2039,203A,202A-202E,2066-2069,2212,FDFC"
)
INVISIBLE = [0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, *range(0x2066, 0x206A)]
LATIN_FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "pnum"]


def same_advance(font: TTFont, glyph: str, model: str) -> None:
    """Give a new glyph the advance of another, at every weight."""
    font["hmtx"][glyph] = font["hmtx"][model]
    font["gvar"].variations[glyph] = []
    table = font["HVAR"].table if "HVAR" in font else None
    if table is not None and table.AdvWidthMap is not None:
        table.AdvWidthMap.mapping[glyph] = table.AdvWidthMap.mapping[model]


def add_glyph(font: TTFont, name: str, code: int, glyph: Glyph, model: str) -> None:
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    same_advance(font, name, model)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def add_invisible(font: TTFont) -> None:
    """Map the marks of direction that the font lacks to a glyph without ink or width."""
    cmap = font.getBestCmap()
    missing = [code for code in INVISIBLE if code not in cmap]
    nothing = next(
        (cmap[c] for c in INVISIBLE if c in cmap and font["hmtx"][cmap[c]][0] == 0), None
    )
    if nothing is None:
        raise SystemExit("no zero-width glyph to use")
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(dict.fromkeys(missing, nothing))


def add_exchange_arrow(font: TTFont) -> None:
    """Draw U+21C4, which Inter lacks, as its own two arrows one above the other."""
    cmap, glyf = font.getBestCmap(), font["glyf"]
    right, left = cmap[0x2192], cmap[0x2190]
    scale, bottom, top = 0.8, glyf[right].yMin, glyf[right].yMax
    middle, apart = (bottom + top) / 2 * (1 - scale), (top - bottom) * 0.46
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for name, shift in ((right, apart), (left, -apart)):
        part = GlyphComponent()
        part.glyphName, part.transform = name, [[scale, 0], [0, scale]]
        part.x, part.y = round(font["hmtx"][right][0] * (1 - scale) / 2), round(middle + shift)
        part.flags = 0x0004  # round the offsets to the grid
        glyph.components.append(part)
    add_glyph(font, "uni21C4", 0x21C4, glyph, right)
    glyph.recalcBounds(glyf)


def rename(font: TTFont, family: str) -> None:
    """Use our own name where the licence reserves the original."""
    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6, 16, 18, 25):
            text = family if record.nameID in (1, 4, 16, 18) else family.replace(" ", "")
            font["name"].setName(
                text, record.nameID, record.platformID, record.platEncID, record.langID
            )


def subset(font: TTFont, unicodes: list[int], features: list[str], target: Path) -> None:
    options = Options()
    options.layout_features = features
    options.flavor = "woff2"
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17, 25]
    options.name_languages = [0x409]
    options.hinting = False
    options.notdef_outline = True
    for glyph in font.getGlyphOrder():
        font["gvar"].variations.setdefault(glyph, [])  # glyphs that no longer vary
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    left_out = sorted(set(unicodes) - set(font.getBestCmap()))
    print(
        target.name,
        target.stat().st_size,
        "bytes; not in the font:",
        " ".join(f"{c:04X}" for c in left_out),
    )


def main(inter: str, serif: str, vazirmatn: str, folder: str = ".") -> None:
    target = Path(folder)
    weights = (400, 400, 700)

    font = instantiateVariableFont(
        TTFont(inter, recalcTimestamp=False), {"opsz": 14, "wght": weights}
    )
    add_exchange_arrow(font)
    add_invisible(font)
    subset(font, LATIN, LATIN_FEATURES, target / "inter.woff2")

    font = instantiateVariableFont(
        TTFont(serif, recalcTimestamp=False), {"opsz": 20, "wght": weights}
    )
    rename(font, "Entente Serif")
    subset(font, LATIN, LATIN_FEATURES, target / "source-serif.woff2")

    font = instantiateVariableFont(TTFont(vazirmatn, recalcTimestamp=False), {"wght": weights})
    add_invisible(font)
    subset(font, PERSIAN, ["*"], target / "vazirmatn.woff2")


if __name__ == "__main__":
    main(*sys.argv[1:])
