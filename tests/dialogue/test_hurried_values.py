"""Values as people throw them in: with a doubt, with a unit put right, too early, beside the question."""

from datetime import date
from decimal import Decimal

import pytest

from bot.dialogue import spoken
from bot.dialogue.draft import Draft
from kpi_rules.nouns import Definition
from nlp.nouns import Direction, Unit
from tests.dialogue.test_chatty_answers import after
from tests.dialogue.test_remarks import CARRIED
from tests.dialogue.world import facts, key, text_of, turn

OFFERED = ("share of orders on time", "95%", "84%", "end of 2027")


def told(*replies: str) -> Draft:
    """The draft after these answers to the question for a KPI."""
    return after(CARRIED, *replies)


def definition(state: Draft) -> Definition:
    """What is on the table."""
    assert state.work is not None
    return state.work.definition


@pytest.mark.parametrize("said", ["like 95 maybe", "95 probably", "95 I guess", "maybe 95?"])
def test_a_doubt_beside_a_number_is_no_unit(said: str) -> None:
    known = definition(told("share of orders on time", said))
    assert (known.target, known.unit) == (Decimal(95), Unit.PERCENT)


@pytest.mark.parametrize("said", ["don't know, 55?", "not sure, maybe 55", "dunno... 55%"])
def test_a_guess_after_a_doubt_is_taken(said: str) -> None:
    assert definition(told("share of orders on time", "80%", said)).baseline == Decimal(55)


def test_a_number_of_today_is_welcome_where_the_day_was_asked_for() -> None:
    state = told("time to answer a call", "20 minutes", "not measured", "its like 60 minutes now i guess")
    assert definition(state).baseline == Decimal(60)
    assert key(state) == "part:due"


@pytest.mark.parametrize(
    ("said", "baseline", "target"),
    [("80% today", 80, 95), ("it's 80 now", 80, 95), ("90%", 84, 90), ("from 80 to 90%", 80, 90)],
)
def test_a_number_at_the_offered_sentence_goes_where_it_belongs(
    said: str, baseline: int, target: int
) -> None:
    known = definition(told(*OFFERED, said))
    assert (known.baseline, known.target) == (Decimal(baseline), Decimal(target))
    assert known.metric == "share of orders on time"


@pytest.mark.parametrize("said", ["no, it's percent", "percent", "in percent"])
def test_a_unit_alone_puts_the_offered_sentence_right(said: str) -> None:
    state = told("parts on time", "95", "84", "end of 2027")
    assert definition(state).unit is not Unit.PERCENT
    known = definition(after(state, said))
    assert (known.unit, known.target, known.baseline) == (Unit.PERCENT, Decimal(95), Decimal(84))


def test_start_target_and_date_come_in_one_breath() -> None:
    known = definition(told("requests solved by ourselves", "80% from 55 by end of 2027"))
    assert (known.baseline, known.target, known.due) == (Decimal(55), Decimal(80), date(2027, 12, 31))


@pytest.mark.parametrize("said", ["end 27", "by end of 27", "eoy 27", "year end 27"])
def test_the_end_of_a_year_in_two_digits_is_a_day(said: str) -> None:
    period, _ = spoken.period_in(said, facts())
    assert period is not None
    assert period.last_day == date(2027, 12, 31)


def test_27_percent_is_no_year() -> None:
    period, _ = spoken.period_in("end of 27%", facts())
    assert period is None


def test_a_time_that_is_improved_gets_shorter_and_its_start_is_no_percentage() -> None:
    asked = told("Improve response time by 20%", "95")
    assert key(asked) == "part:unit"
    known = definition(after(asked, "hours", "end of 2027"))
    assert (known.direction, known.baseline, known.target) == (Direction.DECREASE, Decimal(95), Decimal(76))
    assert known.unit is Unit.DURATION


@pytest.mark.parametrize("said", ["ok", "that makes no sense", "yes"])
def test_a_yes_or_a_remark_is_no_unit(said: str) -> None:
    asked = told("Improve response time by 20%", "95")
    assert key(after(asked, said)) == "part:unit"


def test_a_day_at_the_question_for_a_unit_is_kept_and_is_no_unit() -> None:
    dated = told("Improve response time by 20%", "95", "end of 2027")
    assert key(dated) == "part:unit"
    assert definition(dated).due == date(2027, 12, 31)


def test_the_way_in_a_sentence_is_not_lost_without_a_word() -> None:
    assert "“by training”) comes later" in text_of(turn(CARRIED, "Improve contract review by training").says)
    assert "comes later" not in text_of(turn(CARRIED, "Improve contract review by June").says)


@pytest.mark.parametrize("said", ["half", "by half", "half of that"])
def test_half_as_many_complaints_is_no_share_of_them(said: str) -> None:
    known = definition(told("fewer complaints", said, "40 a year", "by December 2027"))
    assert (known.direction, known.baseline, known.target) == (Direction.DECREASE, Decimal(40), Decimal(20))
    assert known.unit is not Unit.PERCENT


def test_fewer_is_no_part_of_the_thing_that_gets_fewer() -> None:
    known = definition(told("fewer findings in audits, 2 instead of 6 by end of next year"))
    assert (known.metric, known.baseline, known.target) == ("findings in audits", Decimal(6), Decimal(2))


@pytest.mark.parametrize(
    ("said", "metric"),
    [
        ("how fast we tell production", "time to tell production"),
        ("how quickly contracts are reviewed", "time until contracts are reviewed"),
    ],
)
def test_how_fast_something_is_done_is_a_time(said: str, metric: str) -> None:
    assert definition(told(said)).metric == metric


def test_where_it_stands_is_not_what_is_counted() -> None:
    assert definition(after(told("improve reliability"), "takes a day now")).metric == ""
