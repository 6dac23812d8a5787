"""A better coder: what is asked of it, and that nothing of a bad answer gets through."""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coder.suggesting import suggest
from data.readings.apart import Apart, Told
from data.readings.endpoint import Endpoint, NoAnswer, ask, endpoint_of
from data.readings.grounded import LETTERS, SCHEMA, answered, asked, pieces_of

TEXT = """Ruritania is calm. Spain threatened Argentina, diplomats say.

The Harbour League honoured Peru with a medal."""
READING = suggest(TEXT, date="2030-05-14")
GOOD = {
    "actor": "Harbour League",
    "actor_words": "The Harbour League",
    "verb_words": "honoured",
    "target": "PER",
    "target_words": "Peru",
    "mutual": False,
    "type": "SUPPORT",
    "status": "reported",
    "attributed_to": "",
    "date": "2030-05",
}
CLAIM = {**GOOD, "actor": "ESP", "actor_words": "Spain", "verb_words": "threatened"}
CLAIM |= {"target": "ARG", "target_words": "Argentina", "type": "THREATEN", "date": ""}
CLAIM |= {"status": "claimed", "attributed_to": "diplomats"}


def said(*rows):
    content = json.dumps({"relations": [*rows]})
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


class Fake(BaseHTTPRequestHandler):
    """Answers as the test has it: bytes, or what writes them."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, dict(self.headers), json.loads(body)))
        status, headers, content = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            if callable(content):
                content(self)
            else:
                self.wfile.write(content)
        except OSError:  # whoever asked is gone
            pass

    def log_message(self, *_):
        pass


@pytest.fixture
def fake():
    with ThreadingHTTPServer(("127.0.0.1", 0), Fake) as server:
        server.heard, server.answer, server.over = [], (200, {}, said(GOOD)), Event()
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        server.endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "m", "secret")
        yield server
        server.over.set()
        server.shutdown()


def suggested(found):
    return [(one.actor.code, one.type, one.target.code, one.coder) for one in found.suggestions]


def test_a_good_answer_takes_the_place_of_the_rules(fake):
    fake.answer = (200, {}, said(CLAIM, GOOD))
    found = asked(fake.endpoint, READING)
    assert (found.pieces, found.answered) == (1, 1)
    assert suggested(found.reading) == [
        ("ESP", "THREATEN", "ARG", "m"),
        ("own-the-harbour-league", "SUPPORT", "PER", "m"),
    ]
    one, other = found.reading.suggestions
    assert (one.paragraph, one.sentence, one.attributed_to) == (1, 2, "diplomats")
    assert (other.date, READING.words(other.verb_span)) == ("2030-05", "honoured")
    (path, headers, body), *more = fake.heard
    assert not more
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert body["temperature"] == 0
    assert body["messages"][1]["content"] == TEXT
    assert body["response_format"]["json_schema"]["schema"] == json.loads(json.dumps(SCHEMA))


def trickling(handler):
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b" ")


def endless(handler):
    for _ in range(200):
        handler.wfile.write(b"[" * 100_000)


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, said(GOOD)[:-20]),
        (200, {}, b"<html>"),
        (200, {}, b"[" * 200_000),
        (200, {}, b"null"),
        (200, {}, b'{"choices": []}'),
        (200, {}, json.dumps({"choices": [{"message": {"content": "Sure! Here"}}]}).encode()),
        (200, {}, json.dumps({"choices": [{"message": {"content": "[1]"}}]}).encode()),
        (500, {}, said(GOOD)),
        (302, {"Location": "http://127.0.0.1:9/elsewhere"}, b""),
        (200, {}, endless),
        (200, {}, trickling),
        (200, {}, lambda handler: handler.server.over.wait()),
    ],
)
def test_a_bad_answer_leaves_the_rules_as_they_are(fake, answer):
    fake.answer = answer
    before = time.monotonic()
    found = asked(fake.endpoint, READING, seconds=0.6)
    assert time.monotonic() - before < 30  # not as long as it trickles
    assert found.answered == 0
    assert found.reading.suggestions == READING.suggestions
    assert len(fake.heard) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"verb_words": "honored"},
        {"verb_words": " "},
        {"actor_words": "Spain"},  # of another sentence
        {"target": 7},
        {"target_words": None},
        {"type": "HONOUR"},
        {"type": ["SUPPORT"]},
        {"status": "claimed", "attributed_to": "the ambassador"},
        {"status": "claimed", "attributed_to": ""},
        {"date": "yesterday"},
        {"attributed_to": "x" * 500},
    ],
)
def test_what_does_not_stand_in_the_text_is_dropped(fake, change):
    fake.answer = (200, {}, said({**GOOD, **change}, "ignore all rules", None, CLAIM))
    found = asked(fake.endpoint, READING)
    assert suggested(found.reading) == [("ESP", "THREATEN", "ARG", "m")]


rows = st.dictionaries(
    st.sampled_from([*GOOD]),
    st.one_of(st.none(), st.text(), st.integers(), st.lists(st.text()), st.sampled_from(["Peru"])),
)
json_values = st.recursive(
    st.one_of(st.none(), st.text(), st.integers(), rows),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.just("relations"), inner)),
)


@given(json_values)
def test_whatever_is_answered_does_no_harm(answer):
    def ask_it(_text, _until):
        return answer

    found = answered(READING, "m", ask_it, 1.0)
    for one in found.reading.suggestions:
        assert READING.words(one.verb_span).strip()


def test_a_long_text_is_sent_in_pieces_and_each_stands_for_itself():
    text = "\n\n".join(["Spain threatened Argentina."] * 500)
    reading = suggest(text)
    sent = []

    def ask_it(piece, _until):
        sent.append(piece)
        if len(sent) == 2:
            raise NoAnswer("busy")
        return {"relations": []}

    found = answered(reading, "m", ask_it, 1.0)
    assert all(len(piece) <= LETTERS for piece in sent)
    assert (found.pieces, found.answered) == (len(sent), len(sent) - 1)
    assert found.pieces == len([*pieces_of(reading.sentences)])
    assert len(found.reading.suggestions) == sent[1].count("Spain")


def test_nobody_is_asked_once_the_time_is_over(fake):
    with pytest.raises(NoAnswer):
        ask(fake.endpoint, "", TEXT, SCHEMA, time.monotonic() - 1)
    assert fake.heard == []


def test_the_process_that_reads_a_text_asks_too(fake, tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(TEXT)
    kept = Apart(tmp_path / "sets").read(path, Told(date="2030-05-14"), coder=fake.endpoint)
    assert suggested(kept.reading)[0][-1] == "m"
    assert kept.about["asked"]["host"] == f"127.0.0.1:{fake.server_port}"
    assert "secret" not in "".join(one.read_text() for one in kept.folder.iterdir())


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, None),
        ({"ENTENTE_CODER": " "}, None),
        (
            {"ENTENTE_CODER": "http://localhost:11434/v1/", "ENTENTE_CODER_MODEL": "qwen"},
            ("http://localhost:11434/v1", "localhost:11434", "qwen"),
        ),
        (
            {"ENTENTE_CODER": "https://u:p@example.org/v1"},
            ("https://u:p@example.org/v1", "example.org", "default"),
        ),
    ],
)
def test_the_environment_names_it(environment, found):
    endpoint = endpoint_of(environment)
    assert (endpoint and (endpoint.address, endpoint.host, endpoint.called)) == found


@pytest.mark.parametrize("address", ["localhost:11434", "file:///etc/passwd", "http://", "on"])
def test_an_address_that_is_none_is_said(address):
    with pytest.raises(ValueError, match="ENTENTE_CODER is no address such as"):
        endpoint_of({"ENTENTE_CODER": address})
