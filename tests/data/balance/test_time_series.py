"""What is known of a series: more with each question, the same for everyone who asks."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from data.balance.through_time import over_time, years
from data.balance.time_series import TimeSeries


def moments_of(data_set):
    return over_time(data_set.relations, years(*data_set.span), anchor=data_set.perspective)


def test_each_question_brings_at_least_one_more_until_all_are_known(data_sets):
    europe = data_sets["europe"]
    series, counts = TimeSeries(moments_of(europe)), []
    while not counts or counts[-1] < 36:
        counts.append(len(series.known(seconds=0)))
    assert counts == list(range(1, 37))
    assert series.known(seconds=0) == series.known(seconds=9) == tuple(moments_of(europe))


def test_patience_is_answered_with_everything(data_sets):
    assert len(TimeSeries(moments_of(data_sets["europe"])).known(seconds=600)) == 36


def test_many_may_ask_at_once(data_sets):
    europe = data_sets["europe"]
    series = TimeSeries(moments_of(europe))
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda _: series.known(seconds=0), range(60)))
    whole = tuple(moments_of(europe))
    assert all(answer == whole[: len(answer)] for answer in answers)
    assert answers[-1] == whole
    assert whole[0].last == date(1872, 12, 31)
