"""Old Office files are opened where they are workbooks, and refused before they fill memory."""

import struct

import pytest

from data.opening.tables.files import Unreadable, open_tables

SECTOR, END, FREE = 512, 0xFFFFFFFE, 0xFFFFFFFF


def office(name, stream, **chain):
    """Return a file that holds one stream; `chain` says which sector follows another."""
    held = stream.ljust(4_096, b"\0")
    held = held.ljust(-(-len(held) // SECTOR) * SECTOR, b"\0")
    last = 1 + len(held) // SECTOR
    table = [0xFFFFFFFD, END, *range(3, last + 1), END]
    for sector, following in chain.items():
        table[int(sector.strip("_"))] = following
    table += [FREE] * (SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4_096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    entries = entry("Root Entry", 5, END, 0, 1) + entry(name, 2, 2, len(held), FREE) + bytes(256)
    return header + struct.pack("<128I", *table) + entries + held


def entry(name, kind, start, size, child):
    written = f"{name}\0".encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack(
        "<HBB3I", len(written), kind, 1, FREE, FREE, child
    )
    return head + bytes(36) + struct.pack("<IQ", start, size)


def record(kind, content):
    return struct.pack("<2H", kind, len(content)) + content


def number(row, column, value):
    return record(0x0203, struct.pack("<3Hd", row, column, 0, value))


def label(row, column, text):
    return record(
        0x0204, struct.pack("<4HB", row, column, 0, len(text), 0) + text.encode("latin-1")
    )


def book(*cells):
    """Return the stream of a workbook with one sheet."""
    top = record(0x0809, struct.pack("<2H", 0x0600, 0x0005) + bytes(12))
    end = record(0x000A, b"")
    name = struct.pack("<HBB", 0, 1, 0) + b"a"
    begins = len(top) + 4 + 4 + len(name) + len(end)
    sheet = record(0x0809, struct.pack("<2H", 0x0600, 0x0010) + bytes(12)) + b"".join(cells) + end
    return top + record(0x0085, struct.pack("<I", begins) + name) + end + sheet


CELLS = (label(0, 0, "who"), label(0, 1, "year"), label(1, 0, "Iran"), number(1, 1, 1980.0))


def put(folder, content):
    path = folder / "table.xls"
    path.write_bytes(content)
    return path


def test_an_old_workbook_is_read(tmp_path):
    (table,) = open_tables(put(tmp_path, office("Workbook", book(*CELLS))))
    assert (table.name, table.format, table.headings) == ("a", "xls", ("who", "year"))
    assert [*table] == [(2, ("Iran", "1980"))]


REFUSED = {
    "a password": (office("EncryptedPackage", b""), "password"),
    "words": (office("WordDocument", b""), "other"),
    "a chain that leads back": (office("Workbook", book(*CELLS), _9_=2), "damaged"),
    "a chain that leads out": (office("Workbook", book(*CELLS), _9_=9_999), "damaged"),
    "a list that leads back": (office("Workbook", book(*CELLS), _1_=1), "damaged"),
    "a far column": (office("Workbook", book(*CELLS, number(1, 9_999, 1.0))), "columns"),
    "a far cell": (office("Workbook", book(*CELLS, number(60_000, 1_000, 1.0))), "cells"),
    "more texts than bytes": (
        office("Workbook", book(record(0x00FC, struct.pack("<2I", 9, 2**31)))),
        "damaged",
    ),
    "cut off": (office("Workbook", book(*CELLS))[:700], "damaged"),
    "only its mark": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "damaged"),
}


@pytest.mark.parametrize(("content", "what"), REFUSED.values(), ids=REFUSED)
def test_what_is_none_or_would_fill_memory_is_refused(tmp_path, content, what):
    with pytest.raises(Unreadable) as refused:
        open_tables(put(tmp_path, content))
    assert refused.value.what == what
