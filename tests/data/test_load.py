"""Loading: what is refused, in which words, and what the landed data hold."""

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest

import app
from data.languages import LANGUAGES, spoken
from data.load import load
from data.reading.problems import InvalidData
from tests.conftest import PEOPLE
from tests.landed import LANDED

SHARED = Path(__file__).parents[2].parent / "shared"
needs_source = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the source material is not part of the project"
)
RUN = 8  # consecutive words that would be a quotation


def table(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def change(folder, file, line, column, cell):
    """Write a cell into a file that has one row on each line, if need be in a new column."""
    rows = table(folder / file)
    if column not in rows[0]:
        rows = [[*row, "" if at else column] for at, row in enumerate(rows)]
    rows[line - 1][rows[0].index(column)] = cell
    write(folder / file, rows)


def write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def problems(folder):
    with pytest.raises(InvalidData) as refused:
        load(folder)
    return refused.value.problems


# ---------------------------------------------------------------- what is refused

BROKEN = [
    ("relations.csv", 2, "relation_id", "AR 01", "a unique id of letters"),
    ("relations.csv", 2, "relation_id", "", "a unique id of letters"),
    ("relations.csv", 3, "relation_id", "AR01-01", "an id that no other row has"),
    ("relations.csv", 2, "source_id", "ELSEWHERE", "an id of sources.csv"),
    ("relations.csv", 2, "source_id", "", "an id of sources.csv"),
    ("relations.csv", 2, "second_source_id", "ELSEWHERE", "an id of sources.csv or nothing"),
    ("relations.csv", 2, "locator", "paragraph\t1", "one line or nothing"),
    *(
        ("relations.csv", 2, "weight", cell, "a number from -1 to 1")
        for cell in ("2", "nan", "0,5")
    ),
    *(("relations.csv", 2, "count", cell, "a whole number from 1") for cell in ("0", "1.5", "-1")),
    ("relations.csv", 2, "further_source_ids", "ELSEWHERE", "ids of sources.csv parted by spaces"),
    ("relations.csv", 5, "actor", "ATLANTIS", "an id of actors.csv"),
    ("relations.csv", 5, "actor", "", "an id of actors.csv"),
    ("relations.csv", 5, "target", "irn", "an id of actors.csv"),
    ("relations.csv", 2, "mutual", "yes", "one of false, true"),
    ("relations.csv", 2, "mutual", "True", "one of false, true"),
    ("relations.csv", 2, "type", "BEFRIEND", "one of ACCUSE"),
    ("relations.csv", 2, "type", "support", "one of ACCUSE"),
    ("relations.csv", 2, "form", "rumour", "one of act, policy"),
    ("relations.csv", 2, "label", "", "a few words"),
    ("relations.csv", 2, "date", "28 May 2020", "an EDTF date"),
    ("relations.csv", 2, "date", "2020-13", "an EDTF date"),
    ("relations.csv", 2, "date", "2013/2005", "an EDTF date"),
    ("relations.csv", 2, "status", "rumoured", "one of claimed"),
    ("relations.csv", 2, "attributed_to", "a\x07bell", "one line or nothing"),
    ("relations.csv", 2, "counted", "1", "one of false, true"),
    ("relations.csv", 2, "counted_why", "boring", "one of domestic"),
    ("relations.csv", 2, "counted_why", "repeat", "nothing where the relation is counted"),
    ("relations.csv", 2, "statement", "", "a sentence"),
    ("relations.csv", 2, "statement", "   ", "a sentence"),
    ("relations.csv", 2, "statement", "two\nlines", "a sentence"),
    ("relations.csv", 2, "statement", "a\x00nul", "a sentence"),
    ("relations.csv", 2, "note", "\u202eturned", "one line or nothing"),
    ("actors.csv", 2, "name", "", "a name in one line"),
    ("actors.csv", 2, "name", "I\x1b[31mran", "a name in one line"),
    ("actors.csv", 2, "kind", "planet", "one of company"),
    ("actors.csv", 2, "country", "ATL", "an ISO3 code"),
    ("actors.csv", 2, "stands_for", "nobody", "an ISO3 code or"),
    ("actors.csv", 2, "parent", "nobody", "another id of this file"),
    ("actors.csv", 2, "parent", "IRN", "another id of this file"),
    ("sources.csv", 2, "title", "", "a title in one line"),
    ("sources.csv", 2, "date", "someday", "an EDTF date or nothing"),
    ("sources.csv", 2, "kind", "gossip", "one of advocacy"),
    ("sources.csv", 2, "state_owned", "partly", "one of false, true, or nothing"),
    ("sources.csv", 2, "url", "javascript:alert(1)", "an http(s) address"),
    ("sources.csv", 2, "url", 'https://example.org/" onclick="x', "an http(s) address"),
    ("sources.csv", 2, "publisher", "a\x07bell", "one line or nothing"),
]


@pytest.mark.parametrize(("file", "line", "column", "found", "wanted"), BROKEN)
def test_a_broken_cell_is_named_with_its_place_and_what_was_wanted(
    article_folder, file, line, column, found, wanted
):
    change(article_folder, file, line, column, found)
    (problem,) = problems(article_folder)
    lines = line + found.count("\n")  # a cell of two lines ends one line further down
    assert (problem.file, problem.line, problem.column, problem.found) == (
        file,
        lines,
        column,
        found,
    )
    assert wanted in problem.wanted
    assert f"{file}, line {lines}, {column}: found {found!r}, wanted " in str(problem)


@pytest.mark.parametrize("column", ["name_es", "name_pt", "name_fa", "short", "short_fa"])
def test_a_translated_name_may_not_hold_control_characters(article_folder, column):
    change(article_folder, "actors.csv", 2, column, "I\x1b[31mran")
    assert [p.column for p in problems(article_folder)] == [column]


def test_an_unknown_id_of_an_actor_is_reported_wherever_it_is_used(article_folder):
    change(article_folder, "actors.csv", 2, "actor_id", "Iran!")
    found = problems(article_folder)
    assert ("actors.csv", 2, "actor_id") in [(p.file, p.line, p.column) for p in found]
    assert {p.found for p in found if p.file == "relations.csv"} == {"IRN"}


def test_a_claim_without_its_author_is_refused(article_folder):
    rows = table(article_folder / "relations.csv")
    status = rows[0].index("status")
    line = next(n for n, row in enumerate(rows, start=1) if row[status] == "claimed")
    change(article_folder, "relations.csv", line, "attributed_to", "")
    (problem,) = problems(article_folder)
    assert str(problem) == (
        f"article/relations.csv, line {line}, attributed_to: found '', wanted who claims it"
    )


def test_a_data_set_may_leave_open_who_speaks_in_its_sources_and_why_a_row_is_not_counted(small):
    data_set = small([{"counted": "false"}])
    (source,), (one,) = data_set.sources.values(), data_set.relations
    assert (source.kind, source.state_owned, one.counted_why) == ("", None, "")


def test_several_faults_are_reported_at_once_in_the_order_of_files_and_lines(article_folder):
    change(article_folder, "relations.csv", 9, "date", "soon")
    change(article_folder, "relations.csv", 4, "type", "LIKE")
    change(article_folder, "relations.csv", 4, "form", "mood")
    change(article_folder, "actors.csv", 3, "kind", "planet")
    change(article_folder, "sources.csv", 2, "date", "soon")
    with pytest.raises(InvalidData) as refused:
        load(article_folder)
    assert [(p.file, p.line, p.column) for p in refused.value.problems] == [
        ("sources.csv", 2, "date"),
        ("actors.csv", 3, "kind"),
        ("relations.csv", 4, "type"),
        ("relations.csv", 4, "form"),
        ("relations.csv", 9, "date"),
    ]
    assert str(refused.value).startswith("5 problems in the data\n")
    assert all(str(problem) in str(refused.value) for problem in refused.value.problems)


@pytest.mark.parametrize("file", ["relations.csv", "actors.csv", "sources.csv"])
def test_a_missing_column_is_named(article_folder, file):
    rows = table(article_folder / file)
    column = rows[0].index("note" if file != "actors.csv" else "parent")
    name = rows[0][column]
    write(article_folder / file, [row[:column] + row[column + 1 :] for row in rows])
    assert (file, 1, name) in [(p.file, p.line, p.column) for p in problems(article_folder)]


def test_a_row_with_too_many_cells_is_refused(article_folder):
    rows = table(article_folder / "relations.csv")
    rows[3].append("one more")
    write(article_folder / "relations.csv", rows)
    (problem,) = problems(article_folder)
    assert (problem.line, problem.column, problem.wanted) == (4, "row", "26 cells")


def test_a_row_with_too_few_cells_is_refused(article_folder):
    rows = table(article_folder / "relations.csv")
    rows[3].pop()  # the note, which may be empty but not absent
    write(article_folder / "relations.csv", rows)
    (problem,) = problems(article_folder)
    assert (problem.line, problem.column, problem.wanted) == (4, "row", "26 cells")


def test_a_quoted_line_break_does_not_shift_the_line_numbers_below(article_folder):
    change(article_folder, "relations.csv", 3, "statement", "one\ntwo\nthree")
    path = article_folder / "relations.csv"
    text = path.read_text(encoding="utf-8").splitlines()
    text[7] = text[7].replace(",SUPPORT,", ",BEFRIEND,").replace(",reported,", ",rumoured,")
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    found = [(p.line, p.column) for p in problems(article_folder)]
    assert (5, "statement") in found
    assert {line for line, column in found if column != "statement"} == {8}


@pytest.mark.parametrize("file", ["relations.csv", "actors.csv", "sources.csv"])
def test_a_table_without_rows_is_refused(article_folder, file):
    write(article_folder / file, table(article_folder / file)[:1])
    assert problems(article_folder)


@pytest.mark.parametrize("file", ["relations.csv", "actors.csv", "sources.csv"])
def test_a_file_that_is_not_utf_8_is_refused_and_named(article_folder, file):
    path = article_folder / file
    path.write_bytes(path.read_bytes() + "é".encode("cp1252"))
    assert file in {p.file for p in problems(article_folder)}


def test_a_byte_order_mark_as_spreadsheets_write_it_is_no_obstacle(article_folder, article):
    path = article_folder / "relations.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(load(article_folder).relations) == len(article.relations)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("perspective", "ATL"),
        ("titles", {"es": "Sin inglés"}),
        ("titles", {"en": 7}),
        ("titles", {"en": "A title", "English!": "A title"}),
        ("titles", "A title"),
        ("about", {"fa": "بدون انگلیسی"}),
        ("about", ["A few sentences."]),
        ("licenses", "CC0-1.0"),
        ("licenses", [{"path": "https://example.org"}]),
        ("contributors", {"title": "Somebody"}),
        ("contributors", [{"name": "Somebody"}]),
        ("translations", ["paragraph"]),
        ("translations", {"locator": "paragraph"}),
        ("translations", {"locator": {"paragraph": {"es": "párrafo {n}"}}}),
        ("places", {"IRN": [999, 0]}),
    ],
)
def test_a_description_that_the_page_could_not_use_is_refused(article_folder, key, value):
    path = article_folder / "datapackage.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**about, key: value}), encoding="utf-8")
    assert "datapackage.json" in {p.file for p in problems(article_folder)}


TURNED = "A title \u202e turned"
UNUSABLE = {
    "an empty title": ("titles", {"en": ""}),
    "a title of spaces": ("titles", {"en": " ", "es": "Un título"}),
    "a title that turns its direction": ("titles", {"en": TURNED}),
    "a title in two lines": ("titles", {"en": "A title", "fa": "یک\nدو"}),
    "an empty text": ("about", {"en": ""}),
    "an empty translation": ("translations", {"locator": {"paragraph": {"en": ""}}}),
    "a contributor without a name": ("contributors", [{"title": " "}]),
    "a contributor who turns": ("contributors", [{"title": TURNED}]),
    "a licence in two lines": ("licenses", [{"name": "CC0-1.0", "title": "No\nrights"}]),
    "a licence whose name turns": ("licenses", [{"name": TURNED, "title": "A licence"}]),
    "a licence whose address turns": ("licenses", [{"title": "A licence", "path": TURNED}]),
}


@pytest.mark.parametrize(("field", "value"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_text_that_says_nothing_or_leaves_its_line_is_refused(article_folder, field, value):
    describe(article_folder, {field: value})
    assert [problem.column for problem in problems(article_folder)] == [field]


HOSTILE: tuple[object, ...] = (
    None,
    True,
    5,
    1.5,
    [],
    {},
    "",
    "\ud800",
    [[]],
    [{}],
    {"en": []},
    {"en": {"en": None}},
)
FIELDS = [
    *("name", "titles", "about", "perspective", "places", "licenses", "contributors"),
    *("translations", "version", "created", "formulaGuard", "title"),
]


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
@pytest.mark.parametrize("field", FIELDS)
def test_whatever_a_field_holds_the_set_is_read_or_refused(article_folder, field, value):
    describe(article_folder, {field: value})
    try:
        titles = load(article_folder).titles
    except InvalidData:
        return
    assert all(titles[language].strip() for language in LANGUAGES)


def describe(folder, fields):
    path = folder / "datapackage.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**about, **fields}), encoding="utf-8")


@pytest.mark.parametrize("file", ["relations.csv", "actors.csv", "sources.csv", "positions.csv"])
def test_a_table_that_cannot_be_read_is_one_problem_and_no_flood(article_folder, file):
    (article_folder / file).write_bytes(
        (article_folder / file).read_bytes().decode().encode("utf-16")
    )
    with pytest.raises(InvalidData, match=f"article/{file}, line 1, file: ") as refused:
        load(article_folder)
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize("name", ["Article", "two words", "", "../up", "a/b", 7, None, "مرز"])
def test_a_name_that_no_address_could_hold_is_refused_on_its_line(article_folder, name):
    path = article_folder / "datapackage.json"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace('"article"', json.dumps(name), 1), encoding="utf-8")
    (problem,) = problems(article_folder)
    assert (problem.file, problem.line, problem.column) == ("datapackage.json", 3, "name")


def test_the_name_of_a_set_is_not_that_of_its_folder(article_folder):
    """Who unpacks an archive seldom chooses the folder's name."""
    assert load(article_folder.rename(article_folder.with_name("article (2)"))).name == "article"


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"caf\xe9", b""], ids=["UTF-16", "cp1252", "empty"]
)
def test_a_codebook_that_cannot_be_read_is_named(article_folder, content):
    (article_folder / "codebook.md").write_bytes(content)
    (problem,) = problems(article_folder)
    assert (problem.folder, problem.file, problem.column) == ("article", "codebook.md", "file")


# ---------------------------------------------------------------- what is taken as it is


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "=1+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd",
        "+1",
        "{who} %{text} {{7*7}}",
        'a "quoted", comma',
        "NA",
        "null",
        "  spaces around  ",
        "مرز",
    ],
)
def test_a_printable_text_is_loaded_unchanged_whatever_it_says(article_folder, text):
    change(article_folder, "relations.csv", 2, "statement", text)
    change(article_folder, "relations.csv", 2, "note", text)
    change(article_folder, "actors.csv", 30, "role", text)
    data_set = load(article_folder)
    first = next(iter(data_set.relations))
    assert (first.statement, first.note) == (text, text)
    assert text in {actor.role for actor in data_set.actors.values()}


def test_a_persian_name_keeps_its_zero_width_joiner(article_folder):
    change(article_folder, "actors.csv", 31, "name_fa", "هم\u200cسویی")
    names = {actor.names["fa"] for actor in load(article_folder).actors.values()}
    assert "هم\u200cسویی" in names


def test_a_set_in_english_alone_is_a_set(small):
    titles, about = {"en": "A title"}, {"en": "A few sentences."}
    data_set = small([{}], titles=titles, about=about)
    assert [data_set.titles[language] for language in LANGUAGES] == ["A title"] * len(LANGUAGES)


def test_a_set_may_speak_a_language_that_the_atlas_does_not(small):
    titles = {"en": "A title", "eo": "Titolo", "zh-Hant": "標題"}
    assert small([{}], titles=titles).titles["eo"] == "Titolo"


def test_namibia_survives(small):
    people = (
        {"actor_id": "NAM", "name": "Namibia", "country": "NAM", "stands_for": "NAM"},
        {"actor_id": "IRN", "name": "Iran", "country": "IRN", "stands_for": "IRN"},
    )
    loaded = small([{"actor": "NAM", "target": "IRN", "note": "NA", "label": "NA"}], actors=people)
    assert loaded.nodes == ("IRN", "NAM")
    (one,) = loaded.relations
    assert (one.actor_node, one.note, one.label) == ("NAM", "NA", "NA")
    assert one.tie("countries") == "IRN~NAM"


def test_a_translated_name_falls_back_to_the_english_one(small):
    people = (
        {"actor_id": "IRN", "name": "Iran", "country": "IRN", "stands_for": "IRN"},
        {
            "actor_id": "x",
            "name": "X",
            "name_es": "Equis",
            "kind": "group",
            "country": "VEN",
            "stands_for": "VEN",
        },
    )
    names = small([{"target": "x"}], actors=people).actors["x"].names
    assert {la: names[la] for la in LANGUAGES} == {"en": "X", "es": "Equis", "pt": "X", "fa": "X"}
    assert {la: spoken(names, la) for la in LANGUAGES} == {
        **dict.fromkeys(("en", "pt", "fa"), "en"),
        "es": "es",
    }


def test_a_picture_has_the_short_name_that_there_is_in_the_language_of_the_name(small):
    x = {"actor_id": "x", "name": "A long name", "kind": "group", "country": "VEN"}
    people = (*PEOPLE, x | {"stands_for": "x", "name_es": "Largo", "name_fa": "ف", "short": "X"})
    data_set = small([{"target": "x"}], actors=people)
    found = {language: data_set.short_name_of("x", language) for language in LANGUAGES}
    # Where it has no name of its own either, the English one is shown, and the short one for it.
    assert found == {"en": "X", "es": "Largo", "pt": "X", "fa": "ف"}
    assert data_set.short_name_of("VCT", "en") == "Saint Vincent"
    assert data_set.short_name_of("IRN", "fa") == data_set.name_of("IRN", "fa")


def test_what_follows_from_a_row_is_derived(small):
    row = small([{"actor": "minister", "target": "USA", "type": "REQUEST", "date": "2020-05~"}])
    (one,) = row.relations
    assert (one.tie("countries"), one.tie("actors")) == ("IRN~USA", "USA~minister")
    assert (one.ends("countries"), one.ends("actors")) == (("IRN", "USA"), ("minister", "USA"))
    assert (one.weight, one.sign, one.character, one.kind.deeds) == (0, 0, "demand", False)
    assert (one.earliest, one.latest) == (date(2020, 5, 1), date(2020, 5, 31))


def test_both_ends_under_one_node_are_no_tie_between_countries(small):
    (one,) = small([{"actor": "IRN", "target": "minister"}]).relations
    assert (one.tie("countries"), one.tie("actors")) == ("", "IRN~minister")


# ---------------------------------------------------------------- the landed data


def test_the_landed_data_are_complete(article, chronology):
    assert (len(article.relations), len(chronology.relations)) == (84, 525)
    assert (len(article.relations.counted), len(chronology.relations.counted)) == (49, 523)
    assert (len(article.actors), len(chronology.actors)) == (31, 229)
    assert (len(article.sources), len(chronology.sources)) == (1, 641)


@pytest.mark.parametrize("name", ["article", "chronology"])
def test_hezbollah_stands_for_itself_and_never_for_lebanon(data_sets, name):
    data_set = data_sets[name]
    assert data_set.actors["hezbollah"].stands_for == "hezbollah"
    assert "LBN" not in {actor.stands_for for actor in data_set.actors.values()}


@pytest.mark.parametrize("name", LANDED)
def test_an_actor_stands_for_a_state_or_for_itself(data_sets, name):
    for actor in data_sets[name].actors.values():
        assert re.fullmatch(r"[A-Z]{3}", actor.stands_for) or actor.stands_for == actor.actor_id


@pytest.mark.parametrize("name", LANDED)
def test_every_claim_begins_with_its_author(data_sets, name):
    for row in data_sets[name].relations:
        if row.status != "claimed":
            continue
        assert row.attributed_to
        opening, words = (
            row.statement.lower()[:80],
            re.findall(r"\w{4,}", row.attributed_to.lower()),
        )
        assert any(word[:4] in opening for word in words), row.relation_id


def test_every_relation_of_the_article_stands_in_one_of_its_paragraphs(article):
    for row in article.relations:
        kind, number = row.locator.split()
        assert kind == "paragraph"
        assert 1 <= int(number) <= 14
        assert row.relation_id.startswith(f"AR{int(number):02}-")


@pytest.mark.parametrize("name", LANDED)
def test_a_description_says_what_the_tables_hold(data_sets, name):
    folder = app.ROOT / "data" / name
    about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert about["name"] == name
    assert str(len(data_sets[name].relations)) in about["description"]
    for resource in about["resources"]:
        header = table(folder / resource["path"])[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == header


# ---------------------------------------------------------------- against the source material


@needs_source
@pytest.mark.parametrize("name", LANDED)
def test_nothing_repeats_the_words_of_the_source(data_sets, name):
    source = " ".join(p.read_text(encoding="utf-8") for p in (SHARED / "source").glob("*.txt"))
    runs = set(_runs(source))
    assert runs
    data_set = data_sets[name]
    texts = [
        *(text for one in data_set.relations for text in (one.statement, one.note, one.label)),
        *(actor.role for actor in data_set.actors.values()),
        *(source.note for source in data_set.sources.values()),
        *data_set.titles.values(),
    ]
    assert [text for text in texts if runs & set(_runs(text))] == []


def _runs(text):
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


def test_a_codebook_comes_along_where_there_is_one(article_folder, article):
    assert article.codebook.startswith("# Codebook: Iran and Latin America, May 2020\n")
    (article_folder / "codebook.md").unlink()
    assert load(article_folder).codebook == ""
