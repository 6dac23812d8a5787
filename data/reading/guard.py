"""Texts that a spreadsheet could take for a formula, and the apostrophe that keeps them from it.

A spreadsheet that opens a CSV file takes what starts with = + - @ for a formula (OWASP, "CSV
Injection"). Where it separates cells by semicolons, as in Spanish and Portuguese, by tabs or by
bars, a cell of ours is several of its own, and quotes do not keep them together: they only count
at the start of what the spreadsheet takes for a cell.
"""

import re

SIGNS = "=+\\-@\t\r\n＝＋－＠"  # the wide forms count in Japanese spreadsheets
# Apostrophes and quotes before a sign are counted in, or the rule could not be undone.
FORMULA = re.compile(f"'*[{SIGNS}]")
WITHIN = f"(?<=[;|\t\r\n]){{}}(?=['\"]*[{SIGNS}])"
UNGUARDED, GUARDED = re.compile(WITHIN.format("")), re.compile(WITHIN.format("'"))


def guarded(text: str) -> str:
    """Return a text with an apostrophe before whatever a spreadsheet could take for a formula."""
    within = UNGUARDED.sub("'", text)
    return f"'{within}" if FORMULA.match(text) else within


def restored(text: str) -> str:
    """Return the text that was guarded."""
    guards = text.startswith("'") and FORMULA.match(text, 1)
    return GUARDED.sub("", text[1:] if guards else text)
