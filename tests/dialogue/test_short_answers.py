"""Short answers are read as they are meant: a part named, a date, two numbers, a change to the offered sentence."""

from decimal import Decimal

import pytest

from bot.dialogue.corrections import Correction, correction
from bot.dialogue.counting import counted_as
from bot.wording import kpis as words
from kpi_rules.rewrite import Part
from tests.dialogue.test_talkative import told
from tests.dialogue.world import key, labels, press, text_of, turn, with_mission


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("change the target to 35", Correction(Part.TARGET, "35")),
        ("the date should be end of June", Correction(Part.DUE, "end of June")),
        ("sorry, today's value is 45", Correction(Part.BASELINE, "45")),
        ("can you change the date", Correction(Part.DUE)),
        ("change the way we invoice", None),
        ("time to close should be 5 days", None),
    ],
)
def test_a_part_is_corrected_by_its_name(said: str, found: Correction | None) -> None:
    assert correction(said) == found


def test_a_correction_of_another_part_is_no_answer_to_the_open_one() -> None:
    state = told("reduce invoice errors", "20 errors")
    assert key(state) == "part:baseline"
    after = turn(state, "change the target to 15").state
    assert after.work is not None
    assert after.work.definition.target == Decimal(15)
    assert after.work.definition.baseline is None
    assert key(after) == "part:baseline"


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("Well, we could count the people who use it", "people who use it"),
        ("fill open positions faster", "time to fill open positions"),
        ("how long it takes to fill a position", "time to fill a position"),
        ("use cases per week", "use cases per week"),
        ("count of invoices", "invoices"),
    ],
)
def test_the_thing_to_count_is_taken_out_of_its_sentence(said: str, thing: str) -> None:
    assert counted_as(said) == thing


def test_a_day_that_does_not_exist_is_named_with_the_one_that_does() -> None:
    state = told("reduce invoice errors", "20 errors", "45")
    asked = turn(state, "by June 31st")
    assert asked.state == state
    assert "June has only 30 days" in text_of(asked.says)
    assert labels(asked.says)[0] == words.MEANT_DAY.format(day="30 June 2027")
    assert str(press(state, "by 30 June 2027").state.work.definition.due) == "2027-06-30"  # type: ignore[union-attr]


def test_a_slip_in_a_date_is_read_and_said() -> None:
    after = turn(told("reduce invoice errors", "20 errors", "45"), "evry month")
    assert after.state.work is not None
    assert str(after.state.work.definition.cadence) == "monthly"
    assert "“every month”" in text_of(after.says)


@pytest.mark.parametrize("said", ["the weather", "when the boss says", "next tear"])
def test_other_words_are_left_as_they_are(said: str) -> None:
    state = told("reduce invoice errors", "20 errors", "45")
    assert turn(state, said).state == state


def test_pointing_at_something_is_no_amount() -> None:
    state = told("reduce invoice errors", "20 errors")
    assert turn(state, "the second one sounds good").state == state


def test_about_forty_and_fortyish_are_forty() -> None:
    for said in ("about 40", "40ish"):
        after = turn(told("reduce invoice errors", "20 errors"), said).state
        assert after.work is not None
        assert after.work.definition.baseline == 40


DUE = told("reduce invoice errors", "20 errors", "45")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("June", "2027-06-30"),
        ("next march", "2027-03-31"),
        ("early March I think", "2027-03-31"),
        ("the first of may", "2027-05-01"),
        ("mid June", "2027-06-15"),
        ("in half a year", "2027-05-23"),
        ("Febuary 2027", "2027-02-28"),
    ],
)
def test_a_month_alone_is_a_date_where_a_date_is_asked_for(said: str, day: str) -> None:
    after = turn(DUE, said).state
    assert after.work is not None
    assert str(after.work.definition.due) == day


@pytest.mark.parametrize(
    "said", ["two days would be great, at the moment it's about a week", "now 1 week, should be 2 days"]
)
def test_what_is_wanted_and_where_it_stands_are_taken_from_one_answer(said: str) -> None:
    after = turn(told("fill open positions faster"), said).state
    assert after.work is not None
    assert (after.work.definition.target, after.work.definition.baseline) == (Decimal(2), Decimal(7))
    assert key(after) == "part:due"


@pytest.mark.parametrize(
    ("said", "metric"),
    [
        ("maybe how many days until sales gets the list", "days until sales gets the list"),
        ("how many claims are paid late", "claims paid late"),
        ("number of people who can close the month", "people who can close the month"),
        ("the share of invoices paid late", "share of invoices paid late"),
        ("days until sales gets the list of late payers", "days until sales gets the list of late payers"),
        ("how long it takes to fill a position", "time to fill a position"),
    ],
)
def test_a_kpi_that_is_said_as_a_question_counts_what_it_asks_for(said: str, metric: str) -> None:
    after = turn(with_mission(), said)
    assert after.state.work is not None
    assert after.state.work.definition.metric == metric
    assert "what should it reach" in text_of(after.says)
    assert "“many”" not in text_of(after.says)


COUNTED = told("we want to be better at budgets")


@pytest.mark.parametrize("said", ["end of next quarter", "June 31st", "less than 5%"])
def test_a_time_or_a_number_is_nothing_to_count(said: str) -> None:
    assert key(COUNTED) == "part:metric"
    after = turn(COUNTED, said)
    assert after.state == COUNTED
    assert str(words.PART_HELP[Part.METRIC]) in text_of(after.says)


OFFERED = told("Reduce accounts receivable days from 45 to 30 days by 31 December 2027")


def test_numbers_typed_at_the_offered_sentence_change_it() -> None:
    assert key(OFFERED) == "wording:"
    after = turn(OFFERED, "from 44 to about 35 days by March").state
    assert after.work is not None
    known = after.work.definition
    assert (known.baseline, known.target, str(known.due)) == (Decimal(44), Decimal(35), "2027-03-31")
    assert known.metric == "accounts receivable days"


@pytest.mark.parametrize(
    ("said", "target", "due"),
    [
        ("nah, make it 35", 35, "2027-12-31"),
        ("the target should be 35 days", 35, "2027-12-31"),
        ("the target should be 35 again", 35, "2027-12-31"),
        ("change the date to end of June", 30, "2027-06-30"),
        ("by June instead", 30, "2027-06-30"),
    ],
)
def test_one_part_of_the_offered_sentence_is_changed_by_typing(said: str, target: int, due: str) -> None:
    after = turn(OFFERED, said).state
    assert after.work is not None
    assert (after.work.definition.target, str(after.work.definition.due)) == (Decimal(target), due)


def test_words_that_say_other_numbers_by_now_cannot_be_kept() -> None:
    assert words.WORDING_KEEP not in labels(turn(OFFERED, "make it 35").says)
    assert words.WORDING_KEEP in labels(
        turn(told("shorten AR days from 45 to 30 days by June 2027"), "help").says
    )


@pytest.mark.parametrize("said", ["well, that is nice", "hmm, not convinced yet"])
def test_a_remark_on_the_offered_sentence_is_no_new_one(said: str) -> None:
    assert turn(OFFERED, said).state == OFFERED


def test_help_at_the_offered_sentence_does_not_say_the_whole_sheet_again() -> None:
    said = turn(OFFERED, "can you explain?")
    assert "Reduce accounts receivable days" in text_of(said.says)
    assert "Attainable" not in text_of(said.says).split("type it anew")[-1]


def test_a_date_that_comes_early_is_kept_and_is_no_amount() -> None:
    state = told("reduce invoice errors", "20 errors")
    after = turn(state, "by the end of 2027").state
    assert after.work is not None
    assert (after.work.definition.baseline, str(after.work.definition.due)) == (None, "2027-12-31")
    assert key(after) == "part:baseline"
    both = turn(state, "now 45, end of next year").state
    assert both.work is not None
    assert (both.work.definition.baseline, str(both.work.definition.due)) == (Decimal(45), "2027-12-31")


def test_a_number_with_nothing_to_count_is_asked_what_it_counts() -> None:
    assert turn(COUNTED, "now it's maybe a third").state == COUNTED


def test_what_somebody_would_count_is_taken_out_of_the_sentence() -> None:
    after = turn(with_mission(), "we would count the invoices that go out by themselves").state
    assert after.work is not None
    assert after.work.definition.metric == "invoices that go out by themselves"


@pytest.mark.parametrize(
    ("said", "target", "due", "cadence"),
    [
        ("end of next year", 30, "2027-12-31", None),
        ("no, 32 days", 32, "2027-12-31", None),
        ("no, by June", 30, "2027-06-30", None),
    ],
)
def test_a_short_answer_at_the_offered_sentence_changes_what_it_names(
    said: str, target: int, due: str, cadence: str | None
) -> None:
    after = turn(OFFERED, said).state
    assert after.work is not None
    known = after.work.definition
    assert (known.metric, known.target, str(known.due), known.cadence) == (
        "accounts receivable days",
        Decimal(target),
        due,
        cadence,
    )


def test_thirty_now_is_thirty() -> None:
    after = turn(told("reduce invoice errors", "20"), "30 now").state
    assert after.work is not None
    assert (after.work.definition.baseline, after.work.definition.unit_text) == (Decimal(30), "")


def test_a_number_keeps_its_unit_whatever_stands_beside_it() -> None:
    after = turn(OFFERED, "the target should be 35 again").state
    assert after.work is not None
    assert after.work.definition.unit_text == "days"
