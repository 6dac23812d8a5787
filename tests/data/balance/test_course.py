"""What is known of a course: more with each question, the same for everyone who asks."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from data.balance.course import Course
from data.balance.through_time import over_time, years


def moments_of(data_set):
    return over_time(data_set.relations, years(*data_set.span), anchor=data_set.perspective)


def test_each_question_brings_at_least_one_more_until_all_are_known(data_sets):
    europe = data_sets["europe"]
    course, counts = Course(moments_of(europe)), []
    while not counts or counts[-1] < 36:
        counts.append(len(course.known(seconds=0)))
    assert counts == list(range(1, 37))
    assert course.known(seconds=0) == course.known(seconds=9) == tuple(moments_of(europe))


def test_patience_is_answered_with_everything(data_sets):
    assert len(Course(moments_of(data_sets["europe"])).known(seconds=600)) == 36


def test_many_may_ask_at_once(data_sets):
    europe = data_sets["europe"]
    course = Course(moments_of(europe))
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda _: course.known(seconds=0), range(60)))
    whole = tuple(moments_of(europe))
    assert all(answer == whole[: len(answer)] for answer in answers)
    assert answers[-1] == whole
    assert whole[0].last == date(1872, 12, 31)
