"""Files that pages wait for, and the line of a terminal: how far, how long, cancelled."""

import pytest

from components.language.texts import Words
from components.opening.terminal import in_words
from components.opening.works import Works
from data.languages import LANGUAGES
from data.opening.apart import LAY
from data.opening.working import Progress

TOKEN = "0123456789abcdef" * 2


class Halfway:
    """A process that has read half of a file in ten seconds."""

    progress = Progress(1_500, 0.5)
    cancelled = False

    def __init__(self, now, found=()):
        self.started, self.found = now - 10, found

    def has(self, what):
        return what in self.found

    def end(self, *, cancelled):
        self.cancelled = cancelled


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr("time.monotonic", lambda: 1_000.0)
    return 1_000.0


def test_a_page_is_told_how_many_rows_and_how_long(now):
    works, say = Works(), Words("en")
    assert works.told(TOKEN, say) == {}
    with works.seen(TOKEN) as seen:
        seen.watch(Halfway(now))
        found = works.told(TOKEN, say)
        assert (found["share"], found["said"]) == (0.5, "1,500 rows read · 10 seconds left")
        seen.is_made()
        assert works.told(TOKEN, say)["doing"] == say("open.making")
    assert works.told(TOKEN, say) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_told_in_every_language(now, lang):
    works, say = Works(), Words(lang)
    with works.seen(TOKEN) as seen:
        seen.watch(Halfway(now))
        assert say.number(1_500) in works.told(TOKEN, say)["said"]
        seen.watch(Halfway(now, (LAY,)))
        assert works.told(TOKEN, say)["share"] == 0


def test_what_is_cancelled_ends_even_before_it_begins(now):
    works = Works()
    with works.seen(TOKEN) as seen:
        works.cancel(TOKEN)
        work = Halfway(now)
        seen.watch(work)
        assert work.cancelled
    works.cancel(TOKEN)
    with works.seen("no token") as seen:
        works.cancel("no token")
        seen.watch(work := Halfway(now))
        assert not work.cancelled


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(), "a.csv is being read"),
        (Progress(1_500, 0), "a.csv: 1,500 rows read"),
        (Progress(1_500, 0.25), "a.csv: 1,500 rows read, 25%, 12 s left"),
        (Progress(1_500, 1), "a.csv: 1,500 rows read, nearly done"),
    ],
)
def test_a_terminal_is_told_in_a_line(progress, said):
    assert in_words("a.csv", progress, 4) == said


def test_another_process_tells_how_far_a_file_is_and_cancels_it(now, tmp_path):
    one, other = Works(tmp_path / "works"), Works(tmp_path / "works")
    say, work = Words("en"), Halfway(now)
    assert other.told(TOKEN, say) == {}
    with one.seen(TOKEN) as seen:
        seen.watch(work)
        assert other.told(TOKEN, say) == one.told(TOKEN, say)
        assert not work.cancelled
        other.cancel(TOKEN)
        seen.watch(work)
        assert work.cancelled
        seen.is_made()
        assert other.told(TOKEN, say)["doing"] == say("open.making")
    assert other.told(TOKEN, say) == {}
    assert not [*(tmp_path / "works").iterdir()]


def test_no_token_leads_to_another_file(tmp_path):
    (tmp_path / "secret").write_text("[false, 1, 0.5, 1]")
    for token in ("secret", "../secret", ".", ""):
        works = Works(tmp_path)
        assert works.told(token, Words("en")) == {}
        works.cancel(token)
    assert [one.name for one in tmp_path.iterdir()] == ["secret"]
