"""The page at /open: what it takes, what it lets be settled, what it refuses, who means harm."""

import csv
import gzip
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest

import app
from components.language.texts import texts
from components.opening.answered import NONE, TURNED
from components.server.settings import Settings
from data.languages import LANGUAGES
from data.opening.mapping import OUT
from data.opening.opened import open_file
from data.opening.presets import presets
from tests.components.server.test_security import directives

OWN = {"Sec-Fetch-Site": "same-origin"}
PLAIN = """who,whom,what,when
Iran,Venezuela,visit,2019-03-12
USA,Iran,sanctions,2018-11-05
Irann,Cuba,trade,2018
Hezbollah,Israel,attack,2006-07-12
Chile,Chile,visit,2001
"""
UNHEARD = ["glares", "hugs", "waves", "shrugs", "nods", "winks", "grins", "bows"]
HOSTILE = '"><script>alert(1)</script>\u202e=cmd|calc'


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """An atlas that takes tables, and the folder of its sets."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ENTENTE_HOME", str(home))
        yield app.served(Settings()).test_client(), home / "sets"


@pytest.fixture(scope="module")
def client(taken):
    return taken[0]


def send(client, content, name="rows.csv", **fields):
    data = content if isinstance(content, bytes) else content.encode()
    return client.post("/open", data={"file": (io.BytesIO(data), name), **fields}, headers=OWN)


def opened(client, content, name="rows.csv", **fields):
    """Send a file and return the address of its page."""
    answer = send(client, content, name, **fields)
    assert answer.status_code == 303
    return answer.headers["Location"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_that_is_shown_as_an_example_opens_in_each_language(language, tmp_path):
    path = tmp_path / "example.csv"
    path.write_text(texts(language)["open.example"].replace("|", "\n"), encoding="utf-8")
    found = open_file(path)
    assert [*found.mapping.roles.values()] == ["actor", "target", "date", "type"]
    ends = [("IRN", "VEN"), ("USA", "CUB"), ("BRA", "ARG")]
    assert [(one.actor, one.target) for one in found.outcome.drafts] == ends
    types = ["CONSULT", "SANCTION", "SUPPORT"]
    assert [one.type for one in found.outcome.drafts] == types


def text_of(answer):
    return answer.get_data(as_text=True)


def given_back(client, address):
    """Return the rows of a file with what is wrong with them."""
    with client.post(f"{address}/rows.csv", headers=OWN) as answer:
        assert answer.mimetype == "text/csv"
        return answer.get_data().decode()


def form_of(page):
    """Return what the form of a page would send, its buttons left out."""
    found = {}
    for tag in re.findall(r"<input [^>]*>", page):
        named = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if named.get("type") != "file":
            found[named["name"]] = unescape(named["value"])
    for name, items in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', items) or re.search(
            r'value="([^"]*)"', items
        )
        found[name] = unescape(chosen[1])
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_in_every_language_what_it_takes(client, lang):
    answer = client.get(f"/open?lang={lang}")
    page = text_of(answer)
    assert answer.status_code == 200
    assert f'<html lang="{lang}"' in page
    for preset in presets().values():
        if preset.link:
            assert preset.link in unescape(page), preset.name
    assert directives(answer)["form-action"] == "'self'"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_what_is_dropped_is_an_atlas_with_one_click(client):
    address = opened(client, PLAIN)
    page = text_of(client.get(address))
    assert "This is a table of 5 rows and 4 columns." in page
    assert "5 rows = 4 used + 1 left out" in page
    assert "one state within itself" in page
    answer = client.post(address, data={**form_of(page), "do": "open"}, headers=OWN)
    assert answer.status_code == 303
    assert re.fullmatch(r"/\?data=file-[0-9a-f]{12}", answer.headers["Location"])
    shown = client.get(f"/data/relations.csv{answer.headers['Location'][1:]}")
    assert len([*csv.DictReader(io.StringIO(text_of(shown)))]) == 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_is_told_of_in_every_language(client, lang):
    address = opened(client, PLAIN, lang=lang)
    page = text_of(client.get(address))
    assert f'<html lang="{lang}"' in page
    assert "entente_problem" in page
    other = next(la for la in LANGUAGES if la != lang)
    again = client.post(address, data={**form_of(page), "to-lang": other}, headers=OWN)
    assert f'<html lang="{other}"' in text_of(again)


def test_what_is_settled_stays_settled(client):
    address = opened(client, PLAIN)
    form = form_of(text_of(client.get(address)))
    place = next(key[5:] for key, name in form.items() if name == "Irann" and key[:5] == "name-")
    assert form[f"means-{place}"] == ""  # a proposal is never chosen by itself
    assert form[f"perhaps-{place}"] == "IRN"
    form |= {f"means-{place}": "IRN", "title": "Mine", "role-3": NONE}
    page = text_of(client.post(address, data={**form, "do": "read"}, headers=OWN))
    again = form_of(page)
    assert again["title"] == "Mine"
    assert again["role-3"] == NONE
    assert ("Irann", "IRN") in [(again[f"name-{n}"], again[f"means-{n}"]) for n in range(2)]
    third = form_of(text_of(client.post(address, data={**again, "do": "read"}, headers=OWN)))
    assert third == again


def test_all_proposals_are_taken_when_somebody_says_so(client):
    address = opened(client, PLAIN)
    form = form_of(text_of(client.get(address)))
    form = form_of(text_of(client.post(address, data={**form, "do": "take"}, headers=OWN)))
    place = next(key[5:] for key, name in form.items() if name == "Irann" and key[:5] == "name-")
    assert form[f"means-{place}"] == "IRN"


def test_what_is_settled_stays_in_its_place(client):
    rows = "".join(f"Iran,Cuba,{word},2001\n" * n for n, word in enumerate(UNHEARD, 1))
    address = opened(client, "who,whom,what,when\n" + "Iran,Chile,visit,2000\n" * 60 + rows)
    form = form_of(text_of(client.get(address)))
    words = [form[f"word-{n}"] for n in range(len(UNHEARD))]
    assert sorted(words) == sorted(UNHEARD)
    last = len(UNHEARD) - 1
    answers = {**form, f"kind-{last}": "AID", "kind-2": OUT, "do": "read"}
    page = text_of(client.post(address, data=answers, headers=OWN))
    again = form_of(page)
    assert [again[f"word-{n}"] for n in range(len(UNHEARD))] == words
    assert (again[f"kind-{last}"], again["kind-2"]) == ("AID", OUT)
    assert '<details open="">' in page  # what is settled is not folded away


def test_the_scale_of_weights_is_settled_and_kept(taken):
    client, shelf = taken
    address = opened(client, "who,whom,score\nIran,Cuba,-4\nIran,Chile,8\nIran,Peru,2\n")
    page = text_of(client.get(address))
    assert form_of(page)["scale"] == ""
    assert "A weight of 10 is +1, as friendly as can be" in unescape(page)
    page = text_of(client.post(address, data={**form_of(page), "scale": "5.0"}, headers=OWN))
    form = form_of(page)
    assert form["scale"] in ("5", "5.0")
    assert "A weight of 5 is +1" in unescape(page)
    place = client.post(address, data={**form, "do": "open"}, headers=OWN).headers["Location"]
    name = place.partition("=")[2]
    assert json.loads((shelf / name / "mapping.json").read_text(encoding="utf-8"))["scale"] == 5
    found = csv.DictReader(io.StringIO(text_of(client.get(f"/data/relations.csv{place[1:]}"))))
    assert [row["weight"] for row in found] == ["-0.8", "1.0", "0.4"]


@pytest.mark.parametrize("scale", ["0", "-3", "nan", "inf", "1e400", "<b>"])
def test_what_is_no_scale_settles_none(client, scale):
    address = opened(client, "who,whom,score\nIran,Cuba,-4\nIran,Chile,8\n")
    form = form_of(text_of(client.get(address)))
    answer = client.post(address, data={**form, "scale": scale}, headers=OWN)
    assert form_of(text_of(answer))["scale"] == ""


def test_who_acts_is_asked_where_headings_leave_it_open(client):
    address = opened(client, "Country of origin,Country of asylum,Year\nChad,Sudan,2001\n" * 2)
    page = text_of(client.get(address))
    assert "Country of asylum toward Country of origin" in re.sub("[\u2066-\u2069]", "", page)
    turned = {**form_of(page), "way": TURNED}
    form = form_of(text_of(client.post(address, data=turned, headers=OWN)))
    assert (form["role-0"], form["role-1"], form["way"]) == ("target", "actor", "")
    again = form_of(text_of(client.post(address, data=form, headers=OWN)))
    assert again == form
    assert "way" not in form_of(text_of(client.get(opened(client, PLAIN))))


def test_a_role_that_is_given_anew_is_taken_from_where_it_was(client):
    address = opened(client, PLAIN)
    form = form_of(text_of(client.get(address)))
    page = text_of(client.post(address, data={**form, "role-1": "actor"}, headers=OWN))
    assert (form_of(page)["role-0"], form_of(page)["role-1"]) == (NONE, "actor")


def test_another_separator_makes_other_columns(client):
    address = opened(client, "a|x;b|y;c\nIran|1;Chile|2;3\nCuba|1;Peru|2;4\n")
    form = form_of(text_of(client.get(address)))
    page = text_of(client.post(address, data={**form, "separator": "pipe"}, headers=OWN))
    assert "3 columns" in page
    page = text_of(client.post(address, data={**form, "separator": "semicolon"}, headers=OWN))
    assert "3 columns" in page
    assert "b|y" in page


def test_what_is_left_out_comes_back_as_it_stood_and_can_be_dropped_again(client):
    address = opened(client, PLAIN)
    given = given_back(client, address)
    rows = [*csv.reader(io.StringIO(given))]
    before = [*csv.reader(io.StringIO(PLAIN))]
    assert [row[:-1] for row in rows] == before
    assert rows[0][-1] == "entente_problem"
    assert [bool(row[-1]) for row in rows[1:]] == [False] * 4 + [True]
    once, again = (form_of(text_of(client.get(opened(client, one)))) for one in (PLAIN, given))
    assert {key: again[key] for key in once if key[:5] == "role-"} == {
        key: once[key] for key in once if key[:5] == "role-"
    }
    assert again["role-4"] == NONE
    assert given_back(client, opened(client, given)) == given


def test_a_name_that_is_left_out_takes_its_rows_along(client):
    address = opened(client, PLAIN)
    form = form_of(text_of(client.get(address)))
    place = next(key[5:] for key, name in form.items() if name == "Hezbollah")
    page = text_of(client.post(address, data={**form, f"means-{place}": OUT}, headers=OWN))
    assert "you left this name out" in page
    assert "5 rows = 3 used + 2 left out" in page


def test_title_author_and_licence_are_kept_with_the_set(taken):
    client, shelf = taken
    address = opened(client, PLAIN + "Peru,Chile,visit,2000\n")
    form = form_of(text_of(client.get(address)))
    told = {
        "title": HOSTILE,
        "author": "Ann\nBob",
        "licence": "CC-BY-4.0",
        "description": "x" * 9000,
    }
    answer = client.post(address, data={**form, **told, "do": "open"}, headers=OWN)
    name = answer.headers["Location"].partition("=")[2]
    about = json.loads((shelf / name / "datapackage.json").read_text(encoding="utf-8"))
    assert about["contributors"][0]["title"] == "Ann Bob"
    assert about["licenses"][0]["name"] == "CC-BY-4.0"
    assert "\u202e" not in about["title"]
    assert "<script>alert" not in text_of(client.get(answer.headers["Location"]))
    client.post(address, data={**form, "title": "Another", "do": "open"}, headers=OWN)
    assert "Another" in text_of(client.get(answer.headers["Location"]))


def test_a_set_is_listed_to_nobody_who_has_not_its_address(client):
    address = opened(client, PLAIN)
    place = client.post(address, data={"do": "open"}, headers=OWN).headers["Location"]
    name = place.partition("=")[2]
    assert name in text_of(client.get(place))
    for other in ("/", "/data/", "/about", "/methods", "/embed"):
        assert "file-" not in text_of(client.get(other)), other


def test_who_has_no_such_set_is_asked_for_the_file(client):
    page = text_of(client.get("/?data=file-000000000000"))
    assert "/open?needs=file-000000000000" in page
    assert "drop it here" in text_of(client.get("/open?needs=file-000000000000"))


def test_a_set_of_the_shelf_is_found_again_after_a_restart(taken, monkeypatch):
    client, shelf = taken
    monkeypatch.setenv("ENTENTE_HOME", str(shelf.parent))
    address = opened(client, PLAIN)
    place = client.post(address, data={"do": "open"}, headers=OWN).headers["Location"]
    later = app.served(Settings()).test_client()
    assert "needs=" not in text_of(later.get(place))


def test_sets_that_must_not_be_passed_on_are_not(client):
    sample = (app.ROOT / "tests/data/opening/samples/icews.tab").read_bytes()
    address = opened(client, sample, "icews.tab")
    page = text_of(client.get(address))
    assert "ICEWS coded event data" in unescape(page)
    place = client.post(address, data={"do": "open"}, headers=OWN).headers["Location"]
    query = place[1:]
    assert client.get(f"/{query}").status_code == 200
    for path in ("/data/relations.csv", "/data/sheets.xlsx", "/embed"):
        answer = client.get(path + query)
        assert (answer.status_code, "do not allow" in text_of(answer)) == (403, True), path
        assert client.get(path).status_code != 403


# ---------------------------------------------------------------- who means harm


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_file_of_another_origin_is_refused(client, headers):
    address = opened(client, PLAIN)
    for path in ("/open", address):
        data = {"file": (io.BytesIO(b"a,b"), "a.csv"), "do": "open"}
        answer = client.post(path, data=data, headers=headers)
        assert answer.status_code == 403
        assert "sent by another" in text_of(answer)


def test_a_file_of_the_page_is_taken_where_the_browser_tells_only_its_origin(client):
    data = {"file": (io.BytesIO(PLAIN.encode()), "a.csv")}
    answer = client.post("/open", data=data, headers={"Origin": "http://localhost"})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    "settings",
    [
        Settings(uploads="off"),
        Settings(host="0.0.0.0"),
        Settings(base_path="/entente"),
        Settings().hosted,
    ],
)
def test_where_no_tables_are_taken_nothing_leads_there(settings):
    client = app.served(settings).test_client()
    at = settings.base_path
    assert client.get(f"{at}/open").status_code == 404
    assert client.post(f"{at}/open", data={}, headers=OWN).status_code in (404, 405)
    for page in ("/", "/?data=file-000000000000"):
        assert "/open" not in text_of(client.get(at + page))


def test_a_page_elsewhere_cannot_call_this_machine_by_its_own_name(client):
    assert client.get("/open", headers={"Host": "evil.example"}).status_code == 404
    assert client.get("/open", headers={"Host": "127.0.0.1:8050"}).status_code == 200
    assert client.get("/open", headers={"Host": "[::1]:8050"}).status_code == 200


def test_what_is_too_large_is_said_to_be(tmp_path, monkeypatch):
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path))
    client = app.served(Settings(upload_size=1)).test_client()
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    sent = {"headers": OWN, "content_type": "multipart/form-data; boundary=x"}
    body = head + b"x" * 900_000 + b"\r\n--x--\r\n"
    assert client.post("/open", data=body, **sent).status_code == 303
    answer = client.post("/open", data=body + b"x" * 1_200_000, **sent)
    assert answer.status_code == 413
    assert "larger than 1 MB" in text_of(answer)
    body = "x" * 70_000
    assert client.post("/_dash-update-component", data=body).status_code == 413


def test_only_the_latest_files_are_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path))
    client = app.served(Settings(uploads_kept=2)).test_client()
    for n in range(4):
        last = opened(client, f"{PLAIN}Peru,Chile,visit,{2000 + n}\n")
    assert len([*(tmp_path / "sets" / "arrivals").iterdir()]) == 2
    assert client.get(last).status_code == 200


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
        ("cut.xlsx", b"PK\x03\x04cut"),
        ("deep.json", b"[" * 100_000),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fa"])
def test_what_is_no_table_is_a_sentence(client, name, content, lang):
    address = opened(client, content, name, lang=lang)
    answer = client.get(address)
    assert answer.status_code == 422
    assert 'role="alert"' in text_of(answer)
    assert "Traceback" not in text_of(answer)
    assert "fault is ours" not in text_of(answer)


@pytest.mark.parametrize(
    "rows",
    [
        [["who", "whom", HOSTILE], ["Iran", "Cuba", HOSTILE]],
        [[HOSTILE, HOSTILE + "2", "what"], [HOSTILE, "Cuba", "visit"], ["Peru", HOSTILE, "x"]],
        [["who", "whom"], ["\0\0", "Cuba"], ["\ud800".encode("utf-8", "replace").decode(), "Iran"]],
        [["who", "whom", *map(str, range(1900))], ["Iran", "Cuba", *["x"] * 1900]],
    ],
)
def test_strings_of_a_file_do_nothing(client, rows):
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    address = opened(client, written.getvalue(), HOSTILE.replace('"', "'"))
    page = text_of(client.get(address))
    assert "<script>alert" not in page
    assert len(page) < 2_000_000
    form = form_of(page)
    again = client.post(address, data={**form, "do": "read"}, headers=OWN)
    assert again.status_code in (200, 422)
    assert "<script>alert" not in text_of(again)


@pytest.mark.parametrize(
    "form",
    [
        {"role-0": "banana", "role-99999": "actor", "order": "dd", "one_type": "<b>", "as": ""},
        {"name-0": "x", "means-0": "../../etc", "separator": "\0", "encoding": "rot13"},
        {"sheet": "../..", "do": "open"},
        {"lang": "xx", "theme": "<", "to-lang": "yy", "header": "maybe"},
        {"as": "separator=,", "role-0": "actor", "role-1": "actor", "role-2": "actor"},
    ],
)
def test_answers_that_are_none_are_passed_over(client, form):
    address = opened(client, PLAIN)
    assert client.post(address, data=form, headers=OWN).status_code in (200, 303, 422)


@pytest.mark.parametrize("key", ["0" * 64, "..", "x", "%2e%2e", "a/b"])
def test_a_file_that_is_not_there_is_asked_for(client, key):
    assert client.get(f"/open/{key}").status_code == 404
    assert client.get(f"/open/{key}/rows.csv").status_code == 404


def test_nothing_sent_is_said(client):
    answer = client.post("/open", data={"rows": "  "}, headers=OWN)
    assert (answer.status_code, "No file came" in text_of(answer)) == (400, True)


def test_pasted_rows_are_a_file(client):
    answer = client.post("/open", data={"rows": PLAIN.replace(",", "\t")}, headers=OWN)
    assert "This is a table of 5 rows" in text_of(client.get(answer.headers["Location"]))


WORDS = """from,to,date,event type
Iran,Iraq,2001-02-03,visit
USA,Cuba,2001-02-04,frobnicate
USA,Iran,2001-02-05,frobnicate
France,Iraq,2001-02-06,attack
France,Mali,2001-02-06,aid
France,Chad,2001-02-06,trade and sanctions
Chile,Peru,2001-02-06,protest
"""


def test_words_for_what_was_done_are_listed_counted_and_settled_once(client):
    address = opened(client, WORDS, "words.csv")
    page = text_of(client.get(address))
    form = form_of(page)
    assert [form[f"word-{n}"] for n in range(3)] == ["frobnicate", "trade and sanctions", "protest"]
    assert (form["maybe-1"], form["maybe-2"]) == ("", "ACCUSE")  # the first may be either
    assert "3 words for what was done" in page
    form |= {"kind-0": "REJECT", "kind-1": OUT}
    asked = form_of(text_of(client.post(address, data={**form, "do": "take"}, headers=OWN)))
    assert {asked[f"kind-{n}"] for n in range(3)} == {"REJECT", "", OUT}  # names were taken alone
    page = text_of(client.post(address, data={**form, "do": "take_done"}, headers=OWN))
    again = form_of(page)
    settled = {again[f"word-{n}"]: again[f"kind-{n}"] for n in range(3)}
    assert settled == {"frobnicate": "REJECT", "trade and sanctions": OUT, "protest": "ACCUSE"}
    assert "7 rows = 6 used + 1 left out" in unescape(page)
    atlases = {
        client.post(address, data={**again, "do": "open"}, headers=OWN).headers["Location"]
        for _ in range(2)
    }
    assert len(atlases) == 1


def test_who_waits_is_told_how_far_a_file_is_and_may_cancel_it(taken):
    client, _ = taken
    token = "0123456789abcdef" * 2
    rows = gzip.compress((PLAIN + "Iran,Cuba,visit,2001\n" * 300_000).encode())
    address = opened(client, rows, "many.csv.gz", work=token)
    assert address.endswith(f"?work={token}")
    working = f"/open/working/{token}"
    assert client.get(working).status_code == 204
    with ThreadPoolExecutor(1) as beside:
        page = beside.submit(client.application.test_client().get, address)
        while not (told := client.get(working).get_json(silent=True) or {}).get("share"):
            assert not page.done()
        assert "rows read" in told["said"]
        assert client.post(working, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert client.post(working, headers=OWN).status_code == 204
        assert page.result().status_code == 204
    assert client.get(working).status_code == 204
