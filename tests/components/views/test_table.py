"""The table: a row for each relation, of thousands the first ones and the rest on demand."""

import pytest

from components.language.texts import plain
from components.views import table
from components.wording import density

QUERY = "?data=chronology&view=table"
FEW = 100  # rows that are sent at once in these tests


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Send few rows at once, so that the landed data have more."""
    monkeypatch.setattr(table, "ROWS", FEW)
    monkeypatch.setattr(density, "ROWS", FEW)


def ids(rows):
    return [row["relation_id"] for row in rows]


def test_rows_follow_one_another_to_the_end(client, scene):
    drawn = scene(QUERY)
    every = [one.relation_id for one in drawn.results.evidence.page(0)]  # by their dates
    found = ids(table.rows(drawn))
    assert getattr(density.rows(drawn, FEW)[-1], "data-first") == len(found)
    for _ in range(len(every) // FEW):
        answer = client.get(f"/answers/rows/{len(found)}{QUERY}").get_json()
        found += ids(answer["rows"])
        following = [part["props"].get("data-first") for part in answer["said"]][1:]
        assert following == ([len(found)] if len(found) < len(every) else [])
    assert found == every


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (100, ["the first 100 of 525 relations; the files have all of them", "100 more"]),
        (500, ["the first 500 of 525 relations; the files have all of them", "25 more"]),
        (600, ["all 525 relations"]),
    ],
)
def test_it_says_how_many_of_how_many_and_offers_the_next(scene, shown, said):
    assert [plain(part.children) for part in density.rows(scene(QUERY), shown)] == said


def test_from_the_back_row_nobody_can_ask_for_more(scene):
    assert len(density.rows(scene(QUERY, presented=True), FEW)) == 1


def test_a_row_keeps_its_identity(scene):
    assert table.grid(scene(QUERY)).getRowId == "params.data.relation_id"
    found = ids(table.rows(scene("?data=chronology&view=table&to=1990")))
    assert len({*found}) == len(found) > 0


def test_on_a_phone_the_statement_comes_first(scene):
    wide, near = (
        [column["field"] for column in table.columns(scene(QUERY, compact=compact))]
        for compact in (False, True)
    )
    assert near[:3] == ["statement", "when", "actor"]
    assert sorted(near) == sorted(wide)
