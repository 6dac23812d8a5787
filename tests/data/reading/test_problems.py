"""What is said of what is wrong: the place, what was found, what was wanted, the remedy."""

import pytest

from data.reading.problems import LONGEST, SHOWN, InvalidData, Problem, in_folder


def test_a_problem_says_all_of_it_in_one_line():
    quoted = Problem("a.csv", 3, "kind", "gooood", "one of bad, good", folder="set")
    assert str(quoted) == "set/a.csv, line 3, kind: found 'gooood', wanted one of bad, good"
    said = Problem("a.csv", 1, "file", "a folder", "a table", "move it", quoted=False)
    assert str(said) == "a.csv, line 1, file: found a folder, wanted a table (move it)"


def test_what_was_found_is_cut_where_it_is_long_and_never_obeyed():
    said = str(Problem("a.csv", 1, "\x1b[31m", "x" * 500, "less\n", "\u202e", quoted=False))
    assert said.isprintable()
    assert "x" * (LONGEST - 1) + "…" in said


def test_three_thousand_problems_are_twenty_and_a_number():
    problems = [Problem("a.csv", n, f"c{n % 7}", "x", "y") for n in range(3_000)]
    lines = str(InvalidData(problems)).splitlines()
    assert lines[0] == "3,000 problems in the data"
    assert lines[1:-1] == [f"  {problem}" for problem in problems[:SHOWN]]
    assert lines[-1].startswith("  and 2,980 more: 426 in a.csv, c6; ")
    assert lines[-1].endswith("; …")
    assert InvalidData(problems).problems == tuple(problems)


@pytest.mark.parametrize("count", [1, SHOWN])
def test_a_few_are_all_spelled_out(count):
    said = str(InvalidData([Problem("a.csv", n, "c", "x", "y") for n in range(count)]))
    assert said.count("found") == count
    assert "more" not in said


def test_problems_say_in_which_folder_they_were_found(tmp_path):
    with (
        pytest.raises(InvalidData, match=r"mine/a\.csv, line 1") as refused,
        in_folder(tmp_path / "mine"),
    ):
        raise InvalidData(
            [Problem("a.csv", 1, "c", "x", "y"), Problem("b.csv", 1, "c", "x", "y", folder="data")]
        )
    assert [problem.folder for problem in refused.value.problems] == ["mine", "data"]
