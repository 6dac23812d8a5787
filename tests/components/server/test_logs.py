"""Logs: one line for each thing that happened."""

import logging
import sys

import pytest

from components.server.logs import FORM, OneLine


def line(message, *arguments, exc_info=None):
    record = logging.LogRecord("name", 30, "file", 1, message, arguments, exc_info)
    return OneLine(FORM).format(record)


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\x00", "\x1b[2J", "\x85", "\u2028", "\ud800"])
def test_nothing_from_outside_breaks_a_line(mark):
    written = line("404 %s: no", f"/a{mark}2026-01-01 INFO all is well")
    assert mark not in written
    assert len(written.splitlines()) == 1
    assert written.encode()


def test_other_letters_stay_as_they_are():
    assert line("%s", "/فارسی é").endswith("/فارسی é")


def test_a_traceback_of_our_own_has_its_lines():
    try:
        raise ValueError("cause")
    except ValueError:
        written = line("500", exc_info=sys.exc_info())
    assert "ValueError: cause" in written.splitlines()[-1]
