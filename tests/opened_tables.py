"""Five made-up tables of different kind, as strangers bring them: each is to become an atlas."""

import csv
from itertools import combinations, cycle, islice
from pathlib import Path

import xlsxwriter

SAMPLES = Path(__file__).parent / "data/opening/samples"
NAMES = ("Iran", "Venezuela", "Cuba", "Brazil", "Chile", "Peru", "China")
DEEDS = ("visit", "sanctions", "treaty", "attack", "trade", "threat", "aid")
COW = (
    ("255", "GMY"),
    ("300", "AUH"),
    ("200", "UKG"),
    ("365", "RUS"),
    ("220", "FRN"),
    ("325", "ITA"),
)
CALLED = ("Germany", "Austria-Hungary", "United Kingdom", "Russia", "France", "Italy")
CAMEO = ("IRN", "VEN", "CUB", "USA", "RUS", "CHN")
CODES = ("042", "163", "057", "190", "036", "112")


def write(folder):
    """Write each of them into a folder; return their paths by their kinds."""
    made = {
        "plain": plain(folder / "newcomer.csv"),
        "disputes": disputes(folder / "disputes.csv"),
        "alliances": alliances(folder / "pacts.xlsx"),
        "edges": edges(folder / "web.csv"),
        "events": events(folder / "20310301.export.CSV"),
    }
    assert all(path.is_file() for path in made.values())
    return made


def plain(path):
    """Who did what to whom, and when."""
    rows = [
        (a, b, what, f"{1990 + n}-0{1 + n % 9}-1{n % 9}")
        for n, ((a, b), what) in enumerate(zip(pairs(NAMES, 30), cycle(DEEDS)))
    ]
    return written(path, [("who", "whom", "what", "when"), *rows])


def disputes(path):
    """Dyads of disputes, a row for each year, with states that are no more."""
    header, row = first_rows("cow-mid.csv")
    rows = []
    for n, (one, other) in enumerate(pairs(COW, 24)):
        year = str(1871 + 2 * n)
        values = dict(zip(header, row, strict=True))
        values |= {"disno": str(9100 + n), "dyindex": str(910000 + n)}
        values |= {"statea": one[0], "namea": one[1], "stateb": other[0], "nameb": other[1]}
        values |= {"strtyr": year, "year": year, "endyear": year, "hihost": str(2 + n % 4)}
        rows.append([values[name] for name in header])
    return written(path, [header, *rows])


def alliances(path):
    """A workbook of alliances that last for years."""
    header, row = first_rows("cow-alliances.csv")
    codes = dict(zip([code for code, _ in COW], CALLED, strict=True))
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("alliances")
    sheet.write_row(0, 0, header)
    for n, (one, other) in enumerate(pairs([*codes], 15), 1):
        values = dict(zip(header, row, strict=True))
        values |= {"version4id": 9200 + n, "ccode1": int(one), "ccode2": int(other)}
        values |= {"state_name1": codes[one], "state_name2": codes[other]}
        values |= {"dyad_st_year": 1871 + n, "dyad_end_year": 1890 + n}
        values |= {"dyad_end_day": 31, "dyad_end_month": 12}
        sheet.write_row(n, 0, [values[name] for name in header])
    book.close()
    return path


def edges(path):
    """Edges as Gephi writes them, without a date."""
    rows = [
        (a, b, "Directed" if n % 2 else "Undirected", n, "", "", 1 + n % 4)
        for n, (a, b) in enumerate(pairs(NAMES, 18))
    ]
    header = ("Source", "Target", "Type", "Id", "Label", "timeset", "Weight")
    return written(path, [header, *rows])


def events(path):
    """Events that a program coded, without headings."""
    line = (SAMPLES / "gdelt1.export.CSV").read_text(encoding="utf-8").splitlines()[0].split("\t")
    rows = []
    for n, ((a, b), code) in enumerate(zip(pairs(CAMEO, 30), cycle(CODES))):
        row = [str(990100000 + n), f"2031{1 + n % 9:02}{1 + n % 28:02}", *line[2:]]
        row[5:8] = [a, a, a]
        row[15:18] = [b, b, b]
        row[26:29] = [code, code, code[:2]]
        row[57] = f"https://alpha.example/{n}"
        rows.append("\t".join(row))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def pairs(ends, most):
    """Return so many pairs of some ends, each of them as often as any other."""
    return [*islice(cycle(combinations(ends, 2)), most)]


def first_rows(name):
    with (SAMPLES / name).open(newline="", encoding="utf-8") as file:
        header, row = islice(csv.reader(file), 2)
    return header, row


def written(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path
