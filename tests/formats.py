"""The page docs/formats.md, made of the formats that are recognised; `python -m tests.formats`."""

import re
from pathlib import Path

from data.opening.presets import FOLDER, presets

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "formats.md"
ROWS = {
    "event": "an event",
    "tie": "a standing tie",
    "spell": "something that lasted, such as a dispute",
    "agreement": "how alike two states are",
    "rollcall": "a vote of one state",
    "own": "a relation of ours",
}
PASSED = {
    "yes": "may be passed on",
    "no": "may not be passed on: data files, embeds and frozen pages stay off",
    "unknown": "whether it may be passed on its makers do not say in so many words",
}
HEAD = """# Formats that are recognised

Made of `data/opening/presets/`, a file for each, by `python -m tests.formats`. A file is known by \
its columns and what is in them, whatever it is called. Nothing is fetched: get it where its \
makers publish it, and drop it at `/open` or name it on the command line \
([data sets](data-sets.md)). What its makers ask to be cited goes into every export. A format is \
added by adding a file there, with a made-up sample in `tests/data/opening/samples/`; of any \
other table the columns are found by their headings, in four languages, and by what they hold.
"""


def page() -> str:
    """Return the page as it should be."""
    return "\n".join([HEAD, *(_format(name) for name in sorted(presets()))])


def _format(name: str) -> str:
    one = presets()[name]
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    known = " ".join(line.removeprefix("#").strip() for line in _comment(text))
    title = f"[{one.title}]({one.link})" if one.link else one.title
    licence = f" Licence: {one.licence}." if one.licence else ""
    said = [f"## {title}", f"A row is {ROWS[one.unit]}. {known}"]
    if one.citation:
        said.append(f"To be cited as: {one.citation}")
    said.append(f"{PASSED[one.redistribution].capitalize()}.{licence}")
    return "\n\n".join(said) + "\n"


def _comment(text: str) -> list[str]:
    found = re.match(r"(?:#[^\n]*\n)+", text)
    return found[0].splitlines() if found else []


if __name__ == "__main__":
    Path(PAGE).write_text(page(), encoding="utf-8")
