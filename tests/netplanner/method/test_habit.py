from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from netplanner.method.habit import DAY, elapsed, working_days
from netplanner.model.owner import Profile

WEEKDAYS = Profile()
MONDAY = datetime.date(2026, 11, 2)
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))
profiles = st.integers(0, 127).map(lambda bits: Profile(working_days=bits))


def test_november_2026_has_twenty_one_working_days():
    november = datetime.date(2026, 11, 1), datetime.date(2026, 11, 30)
    assert working_days(WEEKDAYS, *november) == 21


def test_no_days_lie_between_a_day_and_an_earlier_one():
    assert working_days(WEEKDAYS, MONDAY, MONDAY - DAY) == 0


@given(profiles, days, st.integers(0, 800))
def test_working_days_are_what_counting_them_one_by_one_gives(profile, first, length):
    span = [first + DAY * number for number in range(length)]
    counted = sum(profile.works_on(day.weekday()) for day in span)
    assert working_days(profile, first, first + DAY * (length - 1)) == counted


def test_the_first_morning_expects_nothing_and_the_day_after_the_due_day_all():
    friday = MONDAY + DAY * 4
    assert elapsed(WEEKDAYS, MONDAY, friday, MONDAY) == 0
    assert elapsed(WEEKDAYS, MONDAY, friday, friday) == 0.8
    assert elapsed(WEEKDAYS, MONDAY, friday, friday + DAY) == 1


def test_a_weekend_does_not_move_the_pace():
    due = MONDAY + DAY * 11  # two working weeks
    saturday = MONDAY + DAY * 5
    assert elapsed(WEEKDAYS, MONDAY, due, saturday) == elapsed(
        WEEKDAYS, MONDAY, due, saturday + DAY
    )


def test_a_goal_of_a_weekend_goes_by_its_days():
    saturday = MONDAY + DAY * 5
    assert elapsed(WEEKDAYS, saturday, saturday + DAY, saturday + DAY) == 0.5


@given(profiles, days, st.integers(0, 400), st.integers(-30, 500))
def test_the_share_elapsed_is_a_share_and_never_goes_back(profile, start, length, offset):
    due, today = start + DAY * length, start + DAY * offset
    now, tomorrow = (elapsed(profile, start, due, day) for day in (today, today + DAY))
    assert 0 <= now <= tomorrow <= 1
