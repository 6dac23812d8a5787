"""`python app.py --check`: what would be opened of a file, in words and as JSON."""

import json

import pytest

import app
from components.opening.check import check

ROWS = """who,whom,what,when
Iran,Venezuela,visit,2019-03-12
USA,Irán,sanctions,2018
,Cuba,visit,1999
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_json_says_what_became_of_every_row(table, capsys):
    assert check([table], as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["rows"], found["used"], found["relations"], found["ties"]) == (3, 2, 2, 2)
    assert found["left_out"] == {"no-actor": 1}
    assert [one["role"] for one in found["columns"]] == ["actor", "target", "type", "date"]
    assert found["dates"] == ["2018-01-01", "2019-03-12"]
    assert found["problems"] == [{"line": 4, "column": "who", "found": "", "why": "no-actor"}]
    assert {one["name"]: one["actor"] for one in found["names"]} == {
        "Iran": "IRN",
        "Venezuela": "VEN",
        "USA": "USA",
        "Irán": "IRN",
    }


def test_words_say_the_same_numbers(table, capsys):
    assert check([table], as_json=False) == 0
    said = capsys.readouterr().out
    assert "rows.csv is a table (csv): 3 rows." in said
    assert "Relations: 2 from 2 rows, 2 ties, 3 states, 2018-01-01 to 2019-03-12." in said
    assert "Left out: 1 rows." in said


def test_states_of_the_past_are_states(tmp_path, capsys):
    path = tmp_path / "past.csv"
    path.write_text("who,whom\nUSSR,East Germany\nAustria-Hungary,NATO\n", encoding="utf-8")
    assert check([path], as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["states"], found["others"]) == (3, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a table"),
        (b"who,whom\n", "no row below"),
    ],
)
def test_what_is_no_table_is_one_sentence(tmp_path, capsys, content, said):
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    assert check([path], as_json=False) == 1
    assert check([path], as_json=True) == 1
    words, _, written = capsys.readouterr().out.partition("\n")
    assert said in words
    assert json.loads(written)["error"]["said"] == words


def test_what_a_file_says_cannot_speak_to_a_terminal(tmp_path, capsys):
    path = tmp_path / "hostile.csv"
    path.write_text("who,whom,what,when\n\x1b[31mred,Cuba,visit,2001\nA\u202eB,Cuba,visit,2001\n")
    check([path], as_json=False)
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_file_named_on_the_command_line_is_what_a_page_opens_with(table, tmp_path, monkeypatch):
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path / "home"))
    (place,) = app.ways_in.lay([table], {"ENTENTE_HOME": str(tmp_path / "home")})
    client = app.served(app.settings.DEFAULT, [place]).test_client()
    assert place.name.startswith("file-")
    assert client.get("/?lang=es").headers["Location"] == f"/?data={place.name}&lang=es"
    assert b"rows" in client.get("/", follow_redirects=True).data
    assert f"?data={place.name}".encode() in client.get("/about").data
    answer = client.get(f"/answers/wide/table?data={place.name}&view=table")
    assert answer.status_code == 200


def test_a_file_that_shows_nothing_is_a_sentence_and_stops_no_other(table, tmp_path, capsys):
    empty = tmp_path / "empty.csv"
    empty.write_text("who,whom,what,when\nIran,,visit,2001\n", encoding="utf-8")
    home = {"ENTENTE_HOME": str(tmp_path / "home")}
    assert len(app.ways_in.lay([empty, table, tmp_path / "gone.csv"], home)) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert (
        first
        == "empty.csv has nothing to show: none of its 1 rows makes a relation. --check says why."
    )
    assert "gone.csv" in second
    with pytest.raises(SystemExit, match="1"):
        app.ways_in.lay([empty], home)
