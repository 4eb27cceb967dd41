from __future__ import annotations

import pytest

from netplanner.exchange.doubles import Addresses, Points
from netplanner.model.people import Address, ContactPoint, PointKind


def phones(*values: str) -> list[str]:
    """What is kept of these numbers."""
    points = [ContactPoint(kind=PointKind.PHONE, value=value) for value in values]
    return [point.value for point in Points(points)]


@pytest.mark.parametrize(
    "numbers",
    [
        ("+39 02 1234567 ext. 12", "+39 02 1234567 ext. 15", "+39 02 1234567"),
        ("+39 333 123 4567", "+44 333 123 4567"),
        ("02 1234567 int. 4", "02 1234567 int. 5"),
        ("06 1234567", "02 1234567"),
        ("1234567", "2234567"),
    ],
)
def test_numbers_that_differ_in_country_or_extension_are_all_kept(numbers):
    assert phones(*numbers) == list(numbers)
    assert phones(*reversed(numbers)) == list(reversed(numbers))


@pytest.mark.parametrize(
    ("number", "again"),
    [
        ("+39 333 123 4567", "333/1234567"),
        ("333 1234567", "+39 333 1234567"),
        ("0039 02 1234567", "+39 (02) 1234567"),
        ("020 7946 0999", "+44 20 7946 0999"),
        ("02 1234567 int. 4", "02/1234567 int 4"),
        ("tel", "TEL"),
    ],
)
def test_one_number_written_in_two_ways_is_kept_once(number, again):
    assert phones(number, again) == [number]


def test_a_fax_is_kept_beside_the_phone_of_the_same_number():
    points = [
        ContactPoint(kind=PointKind.PHONE, label=label, value="02 1234567")
        for label in ("work", "fax", "home")
    ]
    assert [point.label for point in Points(points)] == ["work", "fax"]


def test_many_numbers_that_end_alike_take_no_longer_each():
    many = [f"+{country} 333 1234567 ext {line}" for country in range(1, 99) for line in range(50)]
    assert phones(*many) == many


def test_a_street_is_kept_as_home_and_as_work_but_not_twice():
    street = [Address(label=label, street="Via Roma 1") for label in ("home", "work", "home", "")]
    assert [address.label for address in Addresses(street)] == ["home", "work"]
