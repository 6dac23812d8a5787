"""Rows of members: who is tied to whom, on which side, and when."""

import pytest

from data.opening.members import shared
from data.opening.opened import open_file

HEAD = "WarNum,WarName,ccode,Side,StartYear1,EndYear1\n"
WAR = """1,Prueba,630,1,2031,2033
1,Prueba,645,2,2031,2032
1,Prueba,640,2,2033,2035
1,Prueba,652,2,2034,2035
2,Ensayo,155,1,2031,2031
"""


def test_members_of_different_sides_are_opponents_while_both_are(tmp_path):
    path = tmp_path / "wars.csv"
    path.write_text(HEAD + WAR, encoding="utf-8")
    outcome = open_file(path).outcome
    assert {(one.actor, one.target, one.date, one.type) for one in outcome.drafts} == {
        ("IRN", "IRQ", "2031/2032", "ASSAULT"),
        ("IRN", "TUR", "2033", "ASSAULT"),
    }
    assert dict(outcome.left_out) == {"lone-member": 2}
    assert outcome.used + outcome.left_out.total() == outcome.rows == 5


@pytest.mark.parametrize(
    ("one", "other", "when"),
    [
        ("2001/2005", "2003/2008", "2003/2005"),
        ("2001/2005", "2003/..", "2003/2005"),
        ("2001/..", "2003/..", "2003/.."),
        ("2001/", "2003/2004-05", "2003/2004-05"),
        ("2001", "2001/2002", "2001"),
        ("2001/2002", "2003/2004", None),
        ("", "", ""),
        ("", "2003/2004", "2003/2004"),
    ],
)
def test_two_share_the_time_in_which_both_are(one, other, when):
    assert shared(one, other) == when
    assert shared(other, one) == when
