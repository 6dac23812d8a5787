"""The library: what is found in folders, what is left out, and sets that come and go."""

import gc
import json
import shutil
from pathlib import Path
from threading import Thread
from weakref import ref

import pytest

import app
from data import catalogue
from data.catalogue import Holding
from data.library import Library, NoDataSet, find, open_library
from data.selection import Selection
from tests.conftest import write_data_set
from tests.landed import LANDED


def written(folder, name, count=1):
    """Write a data set of a few relations."""
    relations = [{"actor": "IRN", "target": "VEN"}] * count
    return write_data_set(folder / name, relations, name=name)


@pytest.fixture
def library(tmp_path):
    """A library of two small data sets."""
    found, wrong = open_library([written(tmp_path, "one"), written(tmp_path, "two")], "one")
    assert wrong == ()
    return found


def test_the_atlas_finds_its_own_data_sets_and_opens_with_the_one_it_names():
    assert [*LANDED] == ["article", "chronology", "europe"]
    assert LANDED.default == app.DEFAULT
    assert [len(data_set.stories) for data_set in LANDED.values()] == [1, 2, 1]


def test_data_sets_are_found_in_a_folder_or_are_that_folder(tmp_path):
    names = [written(tmp_path, name) for name in ("b", "a")]
    (tmp_path / "notes").mkdir()
    assert find(tmp_path) == (sorted(names), [])
    assert find(names[0]) == ([names[0]], [])
    assert find(tmp_path / "nothing") == ([], [])


@pytest.mark.parametrize("look", ["iterdir", "is_file"])
def test_a_folder_that_may_not_be_looked_into_is_named_and_the_others_serve(
    tmp_path, monkeypatch, look
):
    good, closed = written(tmp_path / "a", "good").parent, written(tmp_path / "b", "bad").parent
    really = getattr(Path, look)

    def refused(path):
        if closed in (path, path.parent):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(Path, look, refused)
    library, wrong = open_library([closed, good])
    assert "good" in library.catalogue
    assert f"{closed} is left out: [Errno 13] Permission denied" in wrong[0]


@pytest.mark.parametrize("default", ["one", "two"])
def test_the_default_stands_first_whatever_the_alphabet_says(library, default):
    library = Library(library.catalogue.holdings.values(), default)
    assert next(iter(library.catalogue)) == library.catalogue.default == default
    for query, name in (("", default), ("data=one", "one"), ("data=two", "two")):
        selection, _ = library.catalogue.parse(query)
        assert library.catalogue.of(selection).data_set.name == name
        assert selection.data == ("" if name == default else name)


def test_where_the_default_is_not_there_another_stands_in_until_it_comes(tmp_path, library):
    library.default = "zero"
    library.add(Holding.read(written(tmp_path, "three")))
    assert library.catalogue.default == "one"
    library.add(Holding.read(written(tmp_path, "zero")))
    assert library.catalogue.default == "zero"


def broken_cell(folder):
    path = folder / "relations.csv"
    path.write_text(path.read_text().replace(",2010,", ",a while ago,"))


def broken_description(folder):
    (folder / "datapackage.json").write_text("{")


def broken_bytes(folder):
    (folder / "relations.csv").write_bytes(b"\xff\xfe\x00")


def broken_story(folder):
    (folder / "story.toml").write_text("[")


BROKEN = {
    broken_cell: ["relations.csv, line 2, date: found 'a while ago', wanted"],
    broken_description: ["datapackage.json, line 1"],
    broken_bytes: ["relations.csv"],
    broken_story: ["story.toml, line 1"],
}


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda function: function.__name__)
def test_one_that_is_broken_is_named_and_left_out_and_the_others_serve(tmp_path, break_it):
    good, bad = written(tmp_path, "good"), written(tmp_path, "bad")
    break_it(bad)
    library, wrong = open_library([tmp_path])
    assert [*library.catalogue] == ["good"]
    assert len(wrong) == 1
    for part in (str(bad), *BROKEN[break_it]):
        assert part in wrong[0]
    assert str(good) not in wrong[0]


def test_two_of_one_name_are_not_taken_for_each_other(tmp_path):
    first, second = written(tmp_path / "a", "same"), written(tmp_path / "b", "same", 2)
    library, wrong = open_library([first, second])
    assert len(library.catalogue["same"].relations) == 1
    assert str(second) in wrong[0]
    assert "a name that no other data set has" in wrong[0]


def test_a_name_may_differ_from_the_folder(tmp_path):
    folder = written(tmp_path, "folder")
    about = json.loads((folder / "datapackage.json").read_text())
    (folder / "datapackage.json").write_text(json.dumps(about | {"name": "other"}))
    library, _ = open_library([tmp_path])
    assert [*library.catalogue] == ["other"]
    assert library.catalogue.of(Selection(data="other")).data_set.name == "other"


def test_without_any_data_set_there_is_a_message_and_no_traceback(tmp_path, monkeypatch, capsys):
    broken_cell(written(tmp_path, "bad"))
    with pytest.raises(NoDataSet, match="There is no data set left to show"):
        open_library([tmp_path, tmp_path / "nowhere"])
    monkeypatch.setattr(app, "DATA", tmp_path)
    with pytest.raises(SystemExit) as left:
        app.read_library()
    assert "relations.csv, line 2" in left.value.code
    assert capsys.readouterr() == ("", "")


def test_what_is_left_out_is_said_on_the_error_stream(tmp_path, capsys):
    broken_cell(written(tmp_path, "bad"))
    assert [*app.read_library([tmp_path]).catalogue] == [*LANDED]
    said, wrong = capsys.readouterr()
    assert said == ""
    assert f"{tmp_path / 'bad'} is left out" in wrong


def test_what_is_remembered_never_answers_for_another_edition(tmp_path, library):
    asked = []

    @library.remembers(8)
    def count(holding):
        asked.append(holding.data_set.name)
        return len(holding.data_set.relations)

    def counted():
        return count(library.catalogue.of(Selection(data="one")))

    assert (counted(), counted(), asked) == (1, 1, ["one"])
    library.add(Holding.read(written(tmp_path / "again", "one", 3)))
    assert (counted(), counted(), asked) == (3, 3, ["one", "one"])


@pytest.mark.parametrize("when", ["before", "during", "after"])
def test_nothing_is_remembered_of_what_was_removed(library, when):
    @library.remembers(8)
    def itself(holding):
        if when == "during":
            library.remove("two")
        return holding

    def ask(holding):
        if when == "after":
            library.remove("two")
        itself(holding)
        if when == "before":
            library.remove("two")
        return ref(holding.data_set)

    left = ask(library.catalogue.of(Selection(data="two")))
    gc.collect()
    assert left() is None
    assert [*library.catalogue] == ["one"]


def test_the_last_one_cannot_be_removed(library):
    library.remove("two")
    with pytest.raises(NoDataSet, match="one is the only data set"):
        library.remove("one")
    with pytest.raises(KeyError):
        library.remove("two")


def test_a_catalogue_never_changes(library):
    before = library.catalogue
    library.remove("one")
    assert [*before] == ["one", "two"]
    assert before.of(Selection(data="one")).data_set.name == "one"


def test_the_edition_changes_with_every_set_that_comes_goes_or_changes(tmp_path, library):
    editions = [library.catalogue.edition]
    three = written(tmp_path, "three")
    library.add(Holding.read(three))
    editions.append(library.catalogue.edition)
    (three / "codebook.md").write_text("# How")
    library.add(Holding.read(three))
    editions.append(library.catalogue.edition)
    library.remove("one")
    editions.append(library.catalogue.edition)
    assert len({*editions}) == len(editions)


def test_the_edition_of_equal_files_is_equal_in_every_process(tmp_path):
    one = written(tmp_path, "one")
    two = shutil.copytree(one, tmp_path / "copy")
    assert Holding.read(one).edition == Holding.read(two).edition


def test_the_edition_is_of_the_files_of_a_data_set_alone(tmp_path):
    folder = written(tmp_path, "one")
    edition = Holding.read(folder).edition
    (folder / "notes.txt").write_text("Not read")
    assert Holding.read(folder).edition == edition


@pytest.mark.parametrize("times", [1, 99])
def test_files_that_change_while_they_are_read_are_read_again(tmp_path, monkeypatch, times):
    folder, changes, load = written(tmp_path, "one"), iter(range(times)), catalogue.load

    def change_after_loading(path):
        found = load(path)
        for n in changes:
            (path / "codebook.md").write_text(f"# Edition {n}")
            break
        return found

    monkeypatch.setattr(catalogue, "load", change_after_loading)
    if times > 1:
        with pytest.raises(OSError, match="change while they are read"):
            Holding.read(folder)
    else:
        read = Holding.read(folder)
        assert read.data_set.codebook == "# Edition 0"
        assert read.edition == Holding.read(folder).edition


def read_on(library, failures):
    """Ask again and again for each data set, whether it is there or not."""
    for query in ("data=one", "data=two", "") * 300:
        catalogue = library.catalogue
        selection, _ = catalogue.parse(query)
        if selection.data not in ("", catalogue.of(selection).data_set.name):
            failures.append(query)


def come_and_go(library, added):
    for _ in range(100):
        library.add(added)
        library.remove("two")


def test_sets_come_and_go_while_many_read(library):
    failures, added = [], Holding.of(library.catalogue["two"])
    threads = [Thread(target=read_on, args=(library, failures)) for _ in range(2)]
    threads.append(Thread(target=come_and_go, args=(library, added)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [*library.catalogue] == ["one"]
