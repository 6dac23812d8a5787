"""The range of dates: its scale says where the data begin and end."""

import pytest

from components.panels import when


@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_the_scale_begins_with_the_year_in_which_the_data_begin(scene, data):
    drawn = scene(f"?data={data}")
    first, last = drawn.data_set.span
    marks = when.thumbs(drawn).marks
    low, high = when.months(drawn.data_set)
    assert [marks[0]["label"], marks[-1]["label"]] == [str(first.year), str(last.year)]
    assert all(low <= mark["value"] <= high for mark in marks)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("data=chronology&lang=fa", "خرداد ۱۳۳۹ – فروردین ۱۴۰۵"),
        ("data=chronology&lang=fa&from=1990-03&to=1990-03", "اسفند ۱۳۶۸ – فروردین ۱۳۶۹"),
        ("data=chronology&lang=fa&to=1950", ""),
        ("data=chronology&lang=en", ""),
    ],
)
def test_the_chosen_dates_are_said_in_the_calendar_of_readers(scene, query, told):
    assert when.solar(scene(f"?{query}")) == told
