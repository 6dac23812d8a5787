"""What is remembered of an answer: all of it once it is proven, little where time ran out."""

import subprocess
import sys
from dataclasses import dataclass

import pytest

import app
from data.balance import remembered
from data.balance.frustration import Frustration, Switchers, frustration, split_in_two
from data.balance.remembered import AGAIN, SIZE, Remembered
from tests.signed_graphs import near_balance


@dataclass(frozen=True)
class Found:
    least: int
    proven: bool

    def joined(self, other):
        return min(self, other, key=lambda found: found.least)


class Solver:
    """Says what it is told to say, and how often it was asked."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), 0

    def __call__(self, _question, _seconds):
        self.asked += 1
        return self.answers.pop(0)


@pytest.fixture
def clock(monkeypatch):
    """A clock that goes on only when told to."""
    now = [0.0]
    monkeypatch.setattr(remembered, "monotonic", lambda: now[0])
    return now


def test_a_proven_answer_is_given_for_good(clock):
    solver = Solver(Found(3, proven=True))
    ask = Remembered(solver)
    for seconds in (2.0, 60.0, 0.0):
        assert ask("a", seconds=seconds) == Found(3, proven=True)
        clock[0] += 10 * AGAIN
    assert solver.asked == 1


def test_where_time_ran_out_the_question_is_asked_again_later(clock):
    solver = Solver(Found(5, proven=False), Found(7, proven=False), Found(4, proven=True))
    ask = Remembered(solver)
    assert ask("a", seconds=2.0).least == 5
    clock[0] += AGAIN / 2
    assert (ask("a", seconds=2.0).least, solver.asked) == (5, 1)
    clock[0] += AGAIN
    assert (ask("a", seconds=2.0).least, solver.asked) == (5, 2)  # a worse answer replaces none
    clock[0] += AGAIN + 1
    assert ask("a", seconds=2.0) == ask("a", seconds=2.0) == Found(4, proven=True)
    assert solver.asked == 3


def test_who_has_more_time_has_it_tried_at_once(clock):
    solver = Solver(Found(5, proven=False), Found(4, proven=True))
    ask = Remembered(solver)
    ask("a", seconds=0.1)
    assert ask("a", seconds=2.0) == ask("a", seconds=0.1) == Found(4, proven=True)


def test_only_so_many_answers_are_kept(clock):
    solver = Solver(*[Found(1, proven=True)] * (SIZE + 2))
    ask = Remembered(solver)
    for question in range(SIZE):
        ask(question, seconds=2.0)
    ask(0, seconds=2.0)  # the least lately asked is the one to go
    ask(SIZE, seconds=2.0)
    ask(0, seconds=2.0)
    assert solver.asked == SIZE + 1
    ask(1, seconds=2.0)
    assert solver.asked == SIZE + 2


def test_two_attempts_at_a_split_make_the_narrowest_interval():
    camps = (frozenset("a"), frozenset("b"))
    near, far = Frustration(5, 1, False, camps, ()), Frustration(7, 4, False, camps, ())
    assert near.joined(far) == far.joined(near) == Frustration(5, 4, False, camps, ())
    bound = Frustration(9, 5, False, camps, ())
    assert near.joined(bound) == Frustration(5, 5, True, camps, ())


def test_two_attempts_at_who_switches_are_added_up():
    some, others = Switchers(frozenset("a"), known=False), Switchers(frozenset("b"), known=False)
    assert some.joined(others) == Switchers(frozenset("ab"), known=False)
    assert some.joined(Switchers(frozenset("ab"), known=True)).proven


def test_a_split_that_had_no_time_is_not_the_last_word():
    ties = near_balance(40, 200, 0.1)
    split_in_two.forget()
    assert not frustration(ties, 0.0).optimal
    found = frustration(ties, 600.0)
    assert found.optimal
    assert frustration(ties, 0.0) == found


# A clock that stands still, but for ten seconds with each import of SciPy.
SCRIPT = """
import sys
from data.balance import optimum
from data.balance.frustration import frustration, weak_balance, switchers
from tests.signed_graphs import near_balance
now = [0.0]
optimum.monotonic = lambda: now[0]
class Slow:
    def find_spec(self, name, *rest):
        now[0] += 10 * name.startswith("scipy")
sys.meta_path.insert(0, Slow())
ties = near_balance(64, 362, 0.1)
assert "scipy" not in sys.modules
assert frustration(ties).optimal and weak_balance(ties).optimal and switchers(ties).known
assert now[0] > 2
"""


def test_loading_the_solver_takes_no_time_from_the_question():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=app.ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
