"""How good the coder is: the bars, and that docs/coder.md says what was measured.

The gold sentences and the article are no part of the project: where they are not at hand, the
invented articles alone are held against the page.
"""

import re

import pytest

from tests.data.coder.measured import (
    ARTICLE,
    GOLD,
    ROOT,
    coded_articles,
    invented,
    of_article,
    scores,
    sign,
    split,
)

PAGE = (ROOT / "docs" / "coder.md").read_text(encoding="utf-8")
PARTS = ("looked at", "unseen", "all") if GOLD.exists() else ()


def row(name):
    """Return the cells of a row of a table of the page."""
    (line,) = re.findall(rf"^\| {name} \|(.+)\|$", PAGE, re.MULTILINE)
    return [cell.strip() for cell in line.split("|")]


def rows_of(part):
    parts = split()
    return {"looked at": parts["seen"], "unseen": parts["unseen"]}.get(
        part, parts["seen"] + parts["unseen"]
    )


def test_there_are_five_articles_in_each_language():
    assert sorted(coded_articles()) == [f"{la}-{n}" for la in ("en", "es") for n in range(1, 6)]


@pytest.mark.parametrize(("language", "name"), [("en", "English"), ("es", "Spanish")])
def test_invented_articles(language, name):
    signs, types = invented(language, sign), invented(language, str)
    said = [signs.precision, signs.recall, signs.f1, types.f1]
    assert row(name)[:4] == [f"{one:.2f}" for one in said]


@pytest.mark.parametrize("part", PARTS)
def test_gold_sentences(part):
    found = scores(rows_of(part))
    pair, kind = found["pair, dyads"], found["class, dyads"]
    said = [pair.precision, pair.recall, pair.f1, kind.f1, found["type, dyads"].f1]
    assert row(part) == [f"{one:.2f}" for one in [*said, found["pair, all"].precision]]
    if part == "all":
        assert pair.f1 >= 0.90
        assert kind.f1 >= 0.75
        assert found["class, all"].precision >= 0.65


@pytest.mark.parametrize("path", [ARTICLE] if ARTICLE.exists() else [])
def test_the_article(path):
    assert path.exists()
    counted, suggested, right, wrong = of_article()
    assert f"of its {len(counted)} counted pairs" in PAGE
    assert f"{len(suggested)} are suggested. {right} suggestions agree" in PAGE
    assert len(suggested) >= 0.75 * len(counted)
    assert 2 * wrong <= right
