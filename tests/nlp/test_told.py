"""Times and amounts that only say which things are meant are neither deadline, rhythm nor target."""

import pytest

from nlp import read
from tests.nlp.cast import TODAY


@pytest.mark.parametrize(
    "said",
    [
        "Retain 90% of customers who joined in March 2026",
        "Keep 95% of the staff who joined us last year",
        "Finish writing the Story I Started in September",
        "Increase weekly active users from 100 to 200",
        "Increase monthly recurring revenue to $2m",
        "Have 300 users with 5+ sessions/week",
        "Increase the share of users with 5+ sessions/week to 40%",
        "Raise the hourly rate from $50 to $60",
    ],
)
def test_what_tells_which_things_are_meant_is_no_time_limit(said: str) -> None:
    assert read(said, today=TODAY).deadline is None


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Finish the story I started in September by March 2027", "by March 2027"),
        ("Ensure that 20 people are trained in June 2027", "in June 2027"),
        ("Make sure that staff who joined in May reach 20 sales each month", "each month"),
        ("Reach 20 sales weekly", "weekly"),
        ("Do 5 calls a week with 20 customers", "a week"),
        ("Win 20 customers who stay until June 2027", "until June 2027"),
    ],
)
def test_the_time_of_the_promise_stays_one(said: str, when: str) -> None:
    deadline = read(said, today=TODAY).deadline
    assert deadline is not None
    assert deadline.text == when


def test_an_amount_behind_with_only_says_whose() -> None:
    assert read("Reduce customers with spend above $1m", today=TODAY).target is None
    target = read("Win 20 customers with yearly spend above $1m", today=TODAY).target
    assert target is not None
    assert target.value == 20
