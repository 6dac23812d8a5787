"""Files read in a process of their own: what comes back, what is cut short, what arrived."""

import io
import json
import os
import shutil
import time
from dataclasses import asdict
from pathlib import Path

import pandas
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from data.opening.answers import Answers, opened_with
from data.opening.apart import CANCELLED, MODULE, TOO_MUCH, Apart, Failed
from data.opening.arrivals import FOLDER, arrive, arrived, safe
from data.opening.presets import presets
from data.opening.report import LETTERS, Report, as_json, report
from data.opening.roles import PROBLEM, guess
from data.opening.shelf import HERE
from data.opening.tables.table import OFTEN
from data.opening.told import Told
from data.opening.working import BESIDE, DAY, Ready

SAMPLES = Path(__file__).with_name("samples")
ROWS = "who,whom,what,when\nIran,Cuba,visit,2001-02-03\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_what_is_told_of_a_file_is_what_was_found_in_it(file):
    answers = Answers(roles={3: ""}, names={"Iran": "IRQ"})
    here = report(opened_with(file, answers))
    assert Apart().report(file, answers) == here
    assert Report.read(json.loads(json.dumps(as_json(here)))) == here
    assert Answers.read(json.loads(json.dumps(asdict(answers)))) == answers
    assert here.columns[3].role == ""
    assert [one.settled for one in here.names] == ["IRQ"]


def test_who_waits_for_a_file_and_is_turned_away_leaves_nothing_open(tmp_path):
    ready = Ready(MODULE, tmp_path)
    assert ready.waits
    ready.turn_away()
    assert not ready.waits
    assert ready.process.stdin.closed
    assert ready.process.stdout.closed
    assert [*tmp_path.iterdir()] == []


def test_a_process_that_waits_for_a_file_reads_one_and_no_second(file, tmp_path):
    apart = Apart(tmp_path / "shelf")
    apart.prepare()
    apart.prepare()
    (ready,) = apart._ready
    made = apart.report(file, Answers())
    assert made == report(opened_with(file, Answers()))
    assert apart._ready == []
    assert apart._latest[file].folder == ready.folder
    apart.close()
    assert not ready.waits
    assert not ready.folder.exists()


def test_a_process_that_waits_for_a_file_goes_with_whoever_has_it(file, tmp_path):
    apart = Apart(tmp_path / "shelf")
    apart.prepare()
    (ready,) = apart._ready
    ready.process.kill()  # by whom ever
    ready.process.wait()
    assert apart.report(file, Answers()).rows == 1
    apart.prepare()
    (other,) = apart._ready
    apart.close()
    assert not other.waits
    assert [*(tmp_path / "shelf").glob(f"{BESIDE}*")] == []


@pytest.mark.parametrize(("memory", "seconds"), [(2**26, 60), (2**32, 1)])
def test_a_file_that_takes_too_much_takes_nothing_else_down(tmp_path, memory, seconds):
    path = tmp_path / "many.csv"
    path.write_text(ROWS + "Iran,Cuba,visit,2001\n" * 150_000, encoding="utf-8")
    with pytest.raises(Failed) as failed:
        Apart(None, memory, seconds).report(path, Answers())
    assert failed.value.what == TOO_MUCH
    assert failed.value.values["name"] == path.name


def test_the_set_of_a_file_is_made_ahead_and_its_file_read_once(file, tmp_path):
    shelf, seen = tmp_path / "shelf", []
    apart = Apart(shelf)
    apart.report(file, Answers())
    file.write_text("no table any more", encoding="utf-8")
    place = apart.lay(file, Answers(), Told(), HERE, seen.append)
    assert {work.asked["do"] for work in seen} == {"report"}
    assert (place / "relations.csv").is_file()
    shutil.rmtree(place)
    with pytest.raises(Failed):  # what was taken away is made once more
        apart.lay(file, Answers(), Told(), HERE)
    apart.close()
    assert [*shelf.iterdir()] == []


def test_other_answers_are_another_question(file, tmp_path):
    apart = Apart(tmp_path / "shelf")
    first = apart.lay(file, Answers(), Told(), HERE)
    second = apart.lay(file, Answers(names={"Iran": "IRQ"}), Told(), HERE)
    assert first != second
    apart.close()
    assert {*(tmp_path / "shelf").iterdir()} == {first, second}


def test_how_far_a_file_was_read_is_told_and_it_can_be_cancelled(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text(ROWS + "Iran,Cuba,visit,2001\n" * 400_000, encoding="utf-8")
    told = []

    def watch(work):
        told.append(work.progress)
        if work.progress.rows:
            work.end(cancelled=True)

    apart = Apart(tmp_path / "shelf")
    with pytest.raises(Failed) as failed:
        apart.report(path, Answers(), watch)
    assert failed.value.what == CANCELLED
    assert 0 < told[-1].share < 1
    assert told[-1].rows < 400_000
    assert [*(tmp_path / "shelf").iterdir()] == []


def test_columns_without_headings_are_called_as_their_format_calls_them():
    found = Apart().report(SAMPLES / "gdelt2.export.CSV", Answers())
    assert not found.has_header
    assert found.columns[5].heading == presets()["gdelt2"].columns[5]


def test_what_is_no_table_is_a_reason_with_its_values(tmp_path):
    path = tmp_path / "empty.csv"
    path.touch()
    with pytest.raises(Failed) as failed:
        Apart().report(path, Answers())
    assert (failed.value.what, dict(failed.value.values)) == ("empty", {"name": "empty.csv"})


@given(st.text(max_size=300))
def test_the_name_of_a_file_leads_nowhere_else(name):
    found = safe(name)
    assert found
    assert len(found) <= LETTERS
    assert not set(found) & set("/\\\0:")
    assert found.strip(".") == found


def test_equal_files_have_one_key_and_the_oldest_go(tmp_path):
    keys = [arrive(tmp_path, f"{n}.csv", io.BytesIO(b"%d" % (n // 2)), 2, 7) for n in range(6)]
    assert keys[0] == keys[1]
    assert len({*keys}) == 3
    assert arrived(tmp_path, keys[0]) is None
    assert arrived(tmp_path, keys[5]).name == "5.csv"
    assert len([*(tmp_path / FOLDER).iterdir()]) == 2
    assert arrived(tmp_path, "../..") is None


def test_our_own_column_has_no_role():
    told = "a sentence that is as long as any statement of a table could be"
    rows = [["Iran", "Cuba", f"{n}: {told}"] for n in range(5)]
    assert guess(["who", "whom", PROBLEM], rows) == {0: "actor", 1: "target"}
    assert guess(["who", "whom", "told"], rows)[2] == "statement"
    assert 2 not in guess(["who", "whom", "told"], rows[:1] * 5)  # it stands beside every row


def test_what_a_sudden_end_left_is_swept_after_a_day(file, tmp_path):
    shelf = tmp_path / "shelf"
    for name, age in (("old", 2 * DAY), ("new", 0)):
        left = shelf / f"{BESIDE}{name}"
        left.mkdir(parents=True)
        os.utime(left, (time.time() - age,) * 2)
    apart = Apart(shelf)
    apart.report(file, Answers())
    apart.close()
    assert [one.name for one in shelf.iterdir()] == [f"{BESIDE}new"]


@pytest.mark.parametrize("form", ["parquet", "xlsx", "dta", "csv"])
def test_how_far_a_file_is_read_is_told_of_every_format(tmp_path, form):
    path, number = tmp_path / f"rows.{form}", 3 * OFTEN
    rows = {"who": ["Iran"] * number, "whom": ["Cuba"] * number, "n": [*range(number)]}
    if form == "parquet":
        pandas.DataFrame(rows).to_parquet(path)
    elif form == "xlsx":
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            for at, (heading, cells) in enumerate(rows.items()):
                sheet.write_column(0, at, [heading, *cells])
    elif form == "dta":
        pandas.DataFrame(rows).to_stata(path, write_index=False)
    else:
        lines = zip(*rows.values(), strict=True)
        path.write_text("who,whom,n\n" + "".join(f"{a},{b},{n}\n" for a, b, n in lines))
    told = []
    opened = opened_with(path, Answers(), lambda *so_far: told.append(so_far))
    assert opened.outcome.rows == number
    told = told[-3:]  # the first rows are looked at beforehand, too
    assert [rows for rows, _ in told] == [OFTEN, 2 * OFTEN, 3 * OFTEN]
    counted = form != "csv"  # of which the bytes that were read are told, see `share_read`
    assert [share for _, share in told] == ([1 / 3, 2 / 3, 1] if counted else [0] * 3)
