"""The page at /read: a text given, gone through, made a data set; and who means harm."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest

import app
from components.reading.honest import scores
from components.server.settings import Settings
from data.languages import LANGUAGES
from tests.components.server.test_security import directives

ROOT = Path(__file__).parents[3]
OWN = {"Sec-Fetch-Site": "same-origin"}
TEXT = """Uruguay and Portugal agreed on Tuesday to share what their patrol ships see of fishing.

Portugal said that Argentina had attacked Uruguay. Argentina accused Portugal of bad faith.

Spain imposed sanctions on Argentina. Brazil condemned Argentina. Peru condemned Argentina.
"""
HOSTILE = (
    '"><script>alert(1)</script>\u202e\u2066 Spain threatened Argentina. <img src=x onerror=y>'
)


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """An atlas that takes texts, and the folder of its sets."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ENTENTE_HOME", str(home))
        yield app.served(Settings()).test_client(), home / "sets"


@pytest.fixture(scope="module")
def client(taken):
    return taken[0]


def text_of(answer):
    return answer.get_data(as_text=True)


def given(client, text=TEXT, **told):
    """Hand in a text and return where it is read."""
    answer = client.post("/read", data={"text": text, "date": "2030-05-14", **told}, headers=OWN)
    assert answer.status_code == 303
    return answer.headers["Location"]


def form_of(page):
    """Return what the form of a page would send, its buttons left out."""
    form = page[page.index('id="question"') :].partition("</form>")[0]
    found = {}
    for tag in re.findall(r"<input [^>]*>", form):
        named = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if named["type"] not in ("radio", "checkbox") or "checked" in named:
            found[named["name"]] = unescape(named.get("value", ""))
    for name, items in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', items)
        found[name] = unescape(chosen[1]) if chosen else ""
    for name, text in re.findall(r'<textarea name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = unescape(text)
    return found


def does(client, address, do, **changed):
    """Press a button of a reading, and return the page that comes then."""
    before = form_of(text_of(client.get(address)))
    answer = client.post(
        address.partition("?")[0], data={**before, "do": do, **changed}, headers=OWN
    )
    if answer.status_code == 303:
        return answer.headers["Location"]
    assert answer.status_code == 422
    return text_of(answer)


def rows(client, address):
    """Open the atlas of a reading, and return the relations of its data set."""
    atlas = does(client, address, "open")
    assert re.fullmatch(r"/\?data=read-[0-9a-f]{12}", atlas)
    assert client.get(atlas).status_code == 200
    shown = client.get(f"/data/relations.csv{atlas[1:]}")
    return [*csv.DictReader(io.StringIO(text_of(shown).removeprefix("\ufeff")))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_there_in_every_language(client, lang):
    answer = client.get(f"/read?lang={lang}")
    assert f'<html lang="{lang}"' in text_of(answer)
    assert directives(answer)["form-action"] == "'self'"
    page = text_of(client.get(f"{given(client)}?lang={lang}"))
    assert f'<html lang="{lang}"' in page
    assert '<div class="passage" lang="en"' in page


def test_where_no_tables_are_taken_no_texts_are():
    server = app.served(Settings(uploads="off")).test_client()
    assert server.get("/read").status_code == 404
    assert server.post("/read", data={"text": TEXT}, headers=OWN).status_code in (404, 405)
    assert "/read" not in text_of(server.get("/"))


def test_a_text_is_taken_from_the_page_alone(client):
    answer = client.post("/read", data={"text": TEXT}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    address = given(client)
    answer = client.post(address, data={"do": "undo"}, headers={"Origin": "https://elsewhere.org"})
    assert answer.status_code == 403


def test_a_text_becomes_a_data_set_that_says_how(client):
    address = given(client, TEXT + "\nChile thanked Peru.", title="Patrols", outlet="Gazette")
    after = does(client, address, "keep")
    assert after.endswith("at=1")
    after = does(client, after, "keep", type="THREATEN", attributed_to="Lisbon")
    after = does(client, after, "refuse")
    after = does(client, after, "add", sentence="2", words="bad faith")
    page = text_of(client.get(after))
    assert '<mark class="does">bad faith</mark>' in page
    added = {"actor": "=The Harbour League", "actor_name": "The Harbour League"}
    does(client, after, "keep", **{**added, "actor": "=", "target": "PRT", "status": "reported"})
    found = rows(client, address)
    assert [row["type"] for row in found] == ["AGREE", "THREATEN", "CONSULT"]
    assert found[0]["mutual"] == "true"
    assert found[0]["note"].endswith("kept it as it was.")
    assert "changed it" in found[1]["note"]
    assert "type" in found[1]["note"]
    assert found[2]["note"].startswith("Added by a person")
    assert found[1]["statement"].startswith("According to Lisbon: ")
    assert found[2]["actor_name"] == "The Harbour League"
    assert [row["locator"] for row in found] == ["paragraph 1", "paragraph 2", "paragraph 2"]
    assert found[0]["source_title"] == "Patrols"


def test_what_comes_out_has_no_words_of_the_text(client, taken):
    address = given(client, TEXT.replace("patrol ships", "zebra kayaks"))
    for _ in range(3):
        does(client, address, "keep")
    does(client, address, "open")
    sets = [one for one in taken[1].glob("read-*/*") if one.is_file()]
    assert sets
    assert not any(b"zebra" in one.read_bytes() for one in sets)


def test_a_reload_finds_everything_and_every_step_is_taken_back(client):
    address = given(client, TEXT + "\nPeru helped Chile.")
    steps = [("keep", {}), ("look", {"type": "AID"}), ("turn", {}), ("add", {}), ("refuse", {})]
    pages = []
    for do, changed in steps:
        pages.append(text_of(client.get(address)))
        does(client, address, do, **changed)
    for before in reversed(pages):
        does(client, address, "undo")
        assert text_of(client.get(address)) == before


def test_all_of_a_kind_are_kept_once_one_was_looked_at(client):
    address = given(client, TEXT + "Chile condemned Argentina. Paraguay condemned Argentina.")
    listed = text_of(client.get(f"{address}/all"))
    ids = re.findall(r'at=(\d+)"[^>]*><bdi>(?:Brazil|Peru|Chile|Paraguay)', listed)
    assert len(ids) == 4
    assert 'value="kind"' not in text_of(client.get(f"{address}?at={ids[0]}"))
    after = does(client, f"{address}?at={ids[0]}", "refuse")
    assert after.endswith(f"at={ids[1]}")
    assert 'value="kind"' in text_of(client.get(after))
    does(client, after, "kind")
    kept = rows(client, address)
    assert [row["actor"] for row in kept] == ["ARG", "PER", "CHL", "PRY"]  # all accuse
    assert all("without looking" in row["note"] for row in kept)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"date": "last week"}, "This is no date"),
        ({"target": ""}, "Say toward whom"),
        ({"actor": "=", "actor_name": "\u202e"}, "needs a name"),
        ({"status": "claimed", "attributed_to": ""}, "Say who claims it"),
        ({"statement": TEXT.splitlines()[0]}, "These are the article’s words"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_rest_is_not_lost(client, changed, said):
    address = given(client, TEXT + f"\n{said}")
    page = does(client, address, "keep", type="CONSULT", **changed)
    assert said in page
    assert form_of(text_of(client.get(address)))["type"] == "CONSULT"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_claim_of_nobody_is_a_whole_sentence(client, lang):
    address = given(client, f"{TEXT}\n\nClaimed, in {lang}.") + f"?lang={lang}"
    address = does(client, address, "look", status="claimed", attributed_to="")
    said = re.search(r'id="said"[^>]*>([^<]*)<', text_of(client.get(address)))[1]
    assert " :" not in said
    assert ": " in said  # that somebody claims it is said all the same


def test_hostile_words_stay_words(client):
    address = given(client, HOSTILE, title=HOSTILE, outlet=HOSTILE, language="en")
    page = text_of(client.get(address))
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    form = {"actor": "=", "actor_name": HOSTILE, "attributed_to": HOSTILE}
    form["statement"] = HOSTILE[:30]
    assert does(client, address, "keep", **form).startswith("/read/")
    (row,) = rows(client, address)
    assert "<script>alert" not in text_of(client.get(f"{address}/all"))
    assert "\u202e" not in "".join(row.values())


@pytest.mark.parametrize("text", ["word " * 200_000, "Spain threatened Peru. " * 15_000])
def test_a_long_text_makes_no_large_page(client, text):
    address = given(client, text)
    assert len(text_of(client.get(address))) < 200_000
    assert len(text_of(client.get(f"{address}/all"))) < 200_000


@pytest.mark.parametrize("path", ["0" * 64, "f" * 64 + "/2", "../x/1"])
def test_what_is_not_there_is_said(client, path):
    assert client.get(f"/read/{path}/1").status_code == 404


def test_a_text_can_be_forgotten(client, taken):
    address = given(client, "Forget this: Spain threatened Argentina.")
    does(client, address, "forget")
    assert client.get(address).status_code == 404
    found = taken[1].glob("readings/*/text.txt")
    assert not any("Forget this" in one.read_text() for one in found)


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"text": " "}, 400, "No text came"),
        ({"text": TEXT, "date": "soon"}, 400, "This is no date"),
        ({"file": (io.BytesIO(b"%PDF-1.4 x"), "a.pdf")}, 422, "No text can be read"),
    ],
)
def test_a_text_that_cannot_be_read_is_said(client, sent, status, said):
    answer = client.post("/read", data=sent, headers=OWN)
    assert answer.status_code == status
    assert said in text_of(answer)


def test_the_page_says_what_was_measured():
    """The figures of the page are those of docs/coder.md."""
    said = (ROOT / "docs" / "coder.md").read_text(encoding="utf-8")
    cells = {
        row[1].strip(): [cell.strip() for cell in row[2:-1]]
        for row in (line.split("|") for line in said.splitlines() if line.startswith("|"))
    }
    gold, invented = scores()["gold"], scores()["invented"]
    _, recall, _, quad, kind, precision = map(float, cells["unseen"])
    assert (recall, quad, kind, precision) == (
        *(gold["recall"], gold["class"], gold["type"]),
        gold["precision"],
    )
    assert invented["english"] == float(cells["English"][-1])
    assert invented["spanish"] == float(cells["Spanish"][-1])


def test_two_readers_settle_what_they_differ_in(client):
    first = given(client, "Spain threatened Argentina. Brazil offered aid to Uruguay.")
    second, both = first[:-1] + "2", first[:-1] + "both"
    assert "nothing yet that both" in text_of(client.get(both))
    does(client, f"{first}?at=0", "keep")
    does(client, f"{first}?at=1", "keep", type="AID")
    assert both not in text_of(client.get(first))
    page = text_of(client.get(second))
    assert "0 kept" in page
    does(client, f"{second}?at=0", "keep", type="SANCTION")
    does(client, f"{second}?at=1", "keep", type="AID")
    page = text_of(client.get(both))
    assert "0 of 1 settled" in page
    assert "Spain threatened Argentina." in page
    choose = re.findall(r'name="settle" value="([^"]*)"', page)
    assert choose == ["0=1", "0=2", "0=out"]

    def settles(**form):
        assert client.post(both, data=form, headers=OWN).status_code == 303
        return text_of(client.get(both))

    assert "1 of 1 settled" in settles(settle="0=2")
    assert "0 of 1 settled" in settles(do="undo")
    assert "0 of 1 settled" in settles(settle="1=2")  # on which they agree
    settles(settle="0=2")
    answer = client.post(both, data={"do": "open"}, headers=OWN)
    shown = client.get(f"/data/relations.csv{answer.headers['Location'][1:]}")
    found = [*csv.DictReader(io.StringIO(text_of(shown).removeprefix("\ufeff")))]
    assert {row["type"]: row["note"].split(" (")[0] for row in found} == {
        "SANCTION": "Two readers differed; they settled it together",
        "AID": "Two readers coded it alike, each without seeing the other",
    }


def test_a_text_leaves_the_machine_only_where_that_was_chosen(taken, monkeypatch):
    assert 'name="coder"' not in text_of(taken[0].get("/read"))
    monkeypatch.setenv("ENTENTE_CODER", "http://127.0.0.1:9/v1")  # where nobody listens
    monkeypatch.setenv("ENTENTE_CODER_MODEL", "qwen")
    monkeypatch.setenv("ENTENTE_CODER_KEY", "secret")
    client = app.served(Settings()).test_client()
    page = text_of(client.get("/read"))
    assert "goes to \u2068127.0.0.1:9\u2069" in page
    assert 'value="rules" checked' in page
    text = "The sea was calm. Spain threatened Argentina."
    assert "was sent to" not in text_of(client.get(given(client, text)))
    page = text_of(client.get(given(client, text, coder="elsewhere")))
    assert "was sent to \u2068127.0.0.1:9\u2069: \u2068qwen\u2069 coded 0 of its 1 parts" in page
    assert '<mark class="does">threatened</mark>' in page
    assert "secret" not in page


def test_an_address_that_is_none_is_said_at_the_start(monkeypatch):
    monkeypatch.setenv("ENTENTE_CODER", "nowhere")
    with pytest.raises(SystemExit, match="ENTENTE_CODER is no address"):
        app.served(Settings())
