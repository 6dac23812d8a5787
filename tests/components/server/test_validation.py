"""Validation: a request that the page cannot have sent is refused, and nothing else."""

import json
import logging
import random
from urllib.parse import urlencode

import pytest

from components import callbacks
from components.server import validation
from tests.conftest import build_body, share_body
from tests.strategies import HOSTILE_VALUES, PARAMETERS


def without(body, part):
    return {name: value for name, value in body.items() if name != part}


def with_input(body, value, kind="inputs", index=0):
    changed = json.loads(json.dumps(body))
    changed[kind][index]["value"] = value
    return changed


REFUSED = [
    pytest.param("", id="nothing"),
    pytest.param("{", id="half a text"),
    pytest.param(b"\xff\xfe\x00", id="no text"),
    pytest.param("null", id="null"),
    pytest.param("[]", id="a list"),
    pytest.param("{}", id="an empty object"),
    pytest.param("[" * 5_000 + "]" * 5_000, id="5000 lists deep"),
    pytest.param('{"a":' * 5_000 + "1" + "}" * 5_000, id="5000 objects deep"),
    pytest.param('{"output":' + "9" * 5_000 + "}", id="a number of 5000 digits"),
    pytest.param({**build_body(), "output": "everything.children"}, id="an unknown output"),
    pytest.param({**build_body(), "output": ["page.children"]}, id="a list of outputs"),
    pytest.param({**build_body(), "output": {"id": "answer"}}, id="an object as output"),
    pytest.param(without(build_body(), "output"), id="no output"),
    pytest.param(without(build_body(), "outputs"), id="no outputs"),
    pytest.param({**build_body(), "outputs": {"id": "url", "property": "search"}}, id="others"),
    pytest.param({**build_body(), "outputs": [build_body()["outputs"]]}, id="outputs in a list"),
    pytest.param(without(build_body(), "inputs"), id="no inputs"),
    pytest.param(without(build_body(), "state"), id="no state"),
    pytest.param({**build_body(), "inputs": build_body()["inputs"] * 2}, id="inputs twice"),
    pytest.param({**build_body(), "inputs": {"0": 1}}, id="inputs in an object"),
    pytest.param({**build_body(), "changedPropIds": "edition.data"}, id="a text of changes"),
    pytest.param({**build_body(), "changedPropIds": [1]}, id="a number as change"),
    pytest.param(with_input(build_body(), None), id="no edition"),
    pytest.param(with_input(build_body(), 7), id="a number as edition"),
    pytest.param(with_input(build_body(), ["wide"]), id="a list as edition"),
    pytest.param(with_input(build_body(), "wide"), id="a text as edition"),
    pytest.param(with_input(build_body(), {}), id="an edition without a viewport"),
    pytest.param(with_input(build_body(), {"viewport": 1}), id="a viewport that is a number"),
    pytest.param(with_input(build_body(viewport="\ud800"), "?", "state"), id="half a letter"),
    pytest.param(with_input(build_body(), 7, "state"), id="a number as search"),
    pytest.param(with_input(build_body(), ["?"], "state"), id="a list as search"),
    pytest.param(with_input(build_body(), {"a": "b"}, "state"), id="an object as search"),
    *(
        pytest.param(share_body(href=href), id=f"{href!r} as address of the page")
        for href in (None, 7, "", "?", "javascript:alert(1)", "//x", "http://", "http://a b/")
    ),
    *(
        pytest.param(share_body(href=href), id=f"{href!r} as address of the page")
        for href in ('http://"><b>/', "http://[::1/", "file:///etc/passwd", "http://a@b/", ["x"])
    ),
    pytest.param(with_input(share_body(), "?"), id="a text as number of clicks"),
    pytest.param(
        {
            "output": "edition.data",
            "outputs": {"id": "edition", "property": "data"},
            "inputs": [{"id": "url", "property": "search", "value": ""}],
            "state": [{"id": "edition", "property": "data", "value": {}}],
        },
        id="a callback that runs in the browser",
    ),
]


@pytest.mark.parametrize("body", REFUSED)
def test_a_request_that_no_page_sends_is_refused_in_one_line(ask, log, body):
    answer = ask(body)
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    (record,) = log
    assert record.levelno == logging.WARNING
    assert record.exc_info is None
    assert "\n" not in record.getMessage()
    assert len(record.getMessage()) < 300


@pytest.mark.parametrize("depth", [50, 200, 500, 900, 950, 990, 2_000])
def test_no_depth_of_nesting_does_harm(ask, depth):
    for part in ("extra", "changedPropIds", "state"):
        body = json.dumps({**build_body(), part: "deep"})
        deep = "[" * depth + "]" * depth
        assert ask(body.replace('"deep"', deep)).status_code < 500


@pytest.mark.parametrize("search", ["?a=\ud800", "?\udfff=\ud800", "?from=\x00", "?" + "é" * 900])
def test_a_page_is_built_and_drawn_for_any_text_as_address(ask, draw, search):
    assert ask(build_body(search)).status_code == 200
    assert draw(search).status_code == 200


def test_a_callback_of_the_page_is_answered(ask):
    answer = ask(build_body("?types=cooperate"))
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert "map?types=cooperate" in answer.text


# ---------------------------------------------------------------- a thousand forgeries

JUNK: tuple[object, ...] = (
    None,
    True,
    False,
    0,
    -1,
    2**63,
    10**300,
    1e308,
    float("inf"),
    float("nan"),
    "",
    "x",
    "?",
    "\x00",
    "\ud800",
    "..",
    "__proto__",
    "page.children",
    [],
    [[]],
    [None],
    {},
    {"a": "b"},
    {"id": "page"},
    {"id": {"type": "x"}, "property": "y"},
    {"viewport": "wide"},
    {"value": []},
    [{"id": "selection", "property": "data", "value": "?"}],
)


def forged_queries(chance, count):
    """Yield query strings with random parameters, half of their values hostile."""
    sound = (
        "article",
        "chronology",
        "network",
        "actors",
        "2010",
        "2007-09",
        "IRN",
        "VEN,USA",
        "aid",
        "claimed",
        "IRN~VEN",
        "none",
        "fa",
        "dark",
        "globe",
        "region",
        "hezbollah",
    )
    for _ in range(count):
        parts = [
            (chance.choice(PARAMETERS), chance.choice(chance.choice((sound, HOSTILE_VALUES))))
            for _ in range(chance.randint(0, 5))
        ]
        text = "?" + urlencode(parts, errors="surrogatepass")
        yield (
            text[:8_000]
            if chance.random() < 0.9
            else text[1:8_000].replace("=", chance.choice("=&%"))
        )


def places(part, path=()):
    """Yield the path of every value in a body."""
    if path:
        yield path
    items = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    for key, value in items:
        yield from places(value, (*path, key))


def forge(chance):
    """Return a body as no page sends it: one that is sound but for a change, or sheer junk."""
    body = chance.choice((share_body, build_body))()
    kind = chance.randrange(6)
    if kind == 0:
        return json.dumps(chance.choice(JUNK))
    if kind == 1:
        text = json.dumps(body)
        cut = chance.randrange(len(text))
        return text[:cut] + chance.choice(("", "\x00", '"', "}", "[" * 5_000)) + text[cut + 1 :]
    if kind == 2:
        (query,) = forged_queries(chance, 1)
        return json.dumps(with_input(body, query, "state"))
    path = chance.choice(list(places(body)))
    holder = body
    for key in path[:-1]:
        holder = holder[key]
    if kind == 3:
        del holder[path[-1]]
        return json.dumps(body)
    holder[path[-1]] = chance.choice(JUNK) if kind == 4 else "deep"
    deep = chance.choice(
        ("[" * 5_000 + "]" * 5_000, '{"a":' * 5_000 + "1" + "}" * 5_000, "9" * 5_000)
    )
    return json.dumps(body).replace('"deep"', deep)


def test_1000_forged_requests_leave_the_server_standing_and_the_log_short(ask, log):
    chance = random.Random("forgeries")
    failed, statuses = [], set()
    for _ in range(1_000):
        body = forge(chance)
        log.clear()
        answer = ask(body)
        statuses.add(answer.status_code)
        calm = all(line.exc_info is None and "\n" not in line.getMessage() for line in log)
        if answer.status_code >= 500 or not calm or len(log) != (answer.status_code == 400):
            failed.append((answer.status_code, body[:300]))
    assert failed == [], f"{len(failed)} of 1000"
    assert statuses == {200, 400}
    assert ask(build_body()).status_code == 200


# ---------------------------------------------------------------- every property of every callback


def ends(atlas):
    """Yield output, kind, place and name of each property that the server's callbacks read."""
    for output, callback in atlas.callback_map.items():
        if "callback" in callback:
            for kind in ("inputs", "state"):
                for place, end in enumerate(callback[kind]):
                    yield output, kind, place, f"{end['id']}.{end['property']}"


SOUND = {
    "edition.data": {"viewport": "wide", "data": "", "lang": ""},
    "url.search": "?",
    "url.href": "http://localhost/",
    "selection.data": "?",
    "viewport.data": "wide",
    "reference-asked.data": "AR01-01?",
    "export-picture.value": "map",
    "export-look.value": "light",
    "years-asked.data": {"query": "?data=chronology&view=camps&through=year", "known": 0},
}


def sound_body(atlas, output):
    """Return what the browser sends to one callback."""
    name, _, prop = output.rpartition(".")
    callback = atlas.callback_map[output]
    value = lambda end: SOUND.get(f"{end['id']}.{end['property']}", 1)  # noqa: E731
    return {
        "output": output,
        "outputs": {"id": name, "property": prop},
        "inputs": [{**end, "value": value(end)} for end in callback["inputs"]],
        "state": [{**end, "value": value(end)} for end in callback["state"]],
        "changedPropIds": [],
    }


def test_every_callback_answers_what_the_page_sends(atlas, ask):
    for output in {output for output, *_ in ends(atlas)}:
        assert ask(sound_body(atlas, output)).status_code == 200, output


MORE_JUNK: tuple[object, ...] = (
    {"query": "?", "known": []},
    {"query": "\ud800"},
    {"viewport": {}},
    "?" * 9_999,
)


def test_no_value_of_any_property_is_a_fault_of_the_server(atlas, ask):
    wrong = []
    for output, kind, place, name in ends(atlas):
        for value in (*JUNK, *MORE_JUNK):
            body = sound_body(atlas, output)
            body[kind][place]["value"] = value
            status = ask(body).status_code
            if status not in (200, 400) or (status == 200 and isinstance(value, list)):
                wrong.append((output, name, value, status))
    assert wrong == []


def test_a_property_that_nothing_tests_stops_the_start(atlas):
    known = callbacks.accepted()
    validation.hold_complete(atlas.callback_map, known)
    left = {name: test for name, test in known.items() if name not in ("viewport.data", "url.href")}
    with pytest.raises(LookupError) as stopped:
        validation.hold_complete(atlas.callback_map, left)
    assert "viewport.data (read for " in str(stopped.value)
    assert "url.href (read for " in str(stopped.value)
