"""Where the parts of a sentence do not carry it, the person's own words do: nothing they wrote is lost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_rules.nouns import Definition
from kpi_rules.rewrite import Part, definition_of, filled, missing, outline, sentence
from nlp import read, read_amount, read_period
from nlp.nouns import Cadence, Comparator, Direction, Measure

TODAY = date(2026, 11, 22)


def answered(typed: str, *, start: str = "", due: str = "by June 2027") -> Definition:
    """What was typed, with today's value and a date where they are asked for."""
    definition = definition_of(read(typed, today=TODAY))
    for part, text in ((Part.BASELINE, start), (Part.DUE, due)):
        if part in missing(definition):
            amount, period = read_amount(text), read_period(text, today=TODAY)
            definition = filled(definition, part, today=TODAY, text=text, amount=amount, period=period)
    return definition


SAID = [
    ("Introduce OKRs in all 8 departments", "", "Introduce OKRs in all 8 departments by 30 June 2027"),
    ("Write letters to 8 people", "", "Write letters to 8 people by 30 June 2027"),
    ("Learn to juggle four balls", "", "Learn to juggle four balls by 30 June 2027"),
    (
        "Participate in FOUR major volunteer projects a year!",
        "",
        "Participate in FOUR major volunteer projects a year",
    ),
    (
        "Get at least 1 new (or old) post to go viral",
        "",
        "Get at least 1 new (or old) post to go viral by 30 June 2027",
    ),
    (
        "Hold a back lever for 5 seconds",
        "3 seconds",
        "Hold a back lever for 5 seconds by 30 June 2027, up from 3 seconds",
    ),
    (
        "95%+ sales participant completion of currently-running Fast Start program",
        "57%",
        "95%+ sales participant completion of currently-running Fast Start program by 30 June 2027, up from 57%",
    ),
    (
        "Increase the percentage of 10th, 11th and 12th grade students who pass an exam to 75% by 2030",
        "45%",
        (
            "Increase the percentage of 10th, 11th and 12th grade students who pass an exam from 45% to 75% "
            "by 31 December 2030"
        ),
    ),
    (
        "By September 30, 2027, the EPA will reduce by 50% the number of decisions that exceed six months",
        "200",
        "Reduce the number of decisions that exceed six months from 200 to 100 by 30 September 2027",
    ),
    (
        "Reduce churn by 10% through a call after each complaint",
        "5%",
        "Reduce churn from 5% to 4.5% by 30 June 2027 through a call after each complaint",
    ),
    (
        "Provide final bookings < 1 day by simplification of the calculation",
        "",
        "Provide final bookings < 1 day by 30 June 2027 by simplification of the calculation",
    ),
    (
        "Roll out the new ERP to all 5 plants by end of 2027",
        "3",
        "Roll out the new ERP to all 5 plants by 31 December 2027, up from 3",
    ),
    (
        "Move 30% of our parcel volume from air to sea freight by 2028",
        "18%",
        "Move 30% of our parcel volume from air to sea freight by 31 December 2028, up from 18%",
    ),
    (
        "Increase the share of digital invoices from suppliers with more than 100 invoices a year to 80%",
        "48%",
        (
            "Increase the share of digital invoices from suppliers with more than 100 invoices a year from 48% to 80%"
            " by 30 June 2027"
        ),
    ),
    (
        "Save €250,000 on packaging by renegotiating contracts with the three largest suppliers by Q3 2027",
        "",
        (
            "Save €250,000 on packaging by renegotiating contracts with the three largest suppliers "
            "by 30 September 2027"
        ),
    ),
    ("Win 3 of the 5 open tenders in 2027", "", "Win 3 of the 5 open tenders by 31 December 2027"),
    (
        "Hire a student employee to help with social media accounts",
        "",
        "Hire a student employee to help with social media accounts by 30 June 2027",
    ),
    (
        "Increase activation rate (user completing setup within 7 days) from 60% to 75%",
        "",
        "Increase activation rate (user completing setup within 7 days) from 60% to 75% by 30 June 2027",
    ),
    (
        "Improve diversity to 40% women in tech roles",
        "24%",
        "Improve diversity from 24% to 40% women in tech roles by 30 June 2027",
    ),
    ("Get off work on time every day", "", "Get off work on time every day"),
    (
        "Increase our survey rating by 10% over the 2025 numbers by July 2027",
        "4",
        "Increase our survey rating by 10% over the 2025 numbers by 31 July 2027",
    ),
]


@pytest.mark.parametrize(("typed", "start", "said"), SAID, ids=[typed for typed, *_ in SAID])
def test_what_was_answered_is_put_into_the_persons_own_sentence(typed: str, start: str, said: str) -> None:
    whole = answered(typed, start=start)
    assert sentence(whole) == said
    assert missing(whole) == ()


COMPOSED = [
    (
        "Improve enterprise sales cycle from 120 days to 90 days",
        "",
        "Reduce enterprise sales cycle from 120 to 90 days by 30 June 2027",
    ),
    ("80% reduction in manual data entry", "200", "Reduce manual data entry from 200 to 40 by 30 June 2027"),
    (
        "Response rate: increase from ~40% → 80%+",
        "",
        "Increase response rate from 40% to at least 80% by 30 June 2027",
    ),
    (
        "Volume of letters increased by 10% by June 2027",
        "200",
        "Increase the volume of letters from 200 to 220 by 30 June 2027",
    ),
    (
        "Achieve 40% customer growth",
        "25%",
        "Increase customer growth from 25% to 40% by 30 June 2027",
    ),
    (
        "Limit unplanned downtime of press 7 to 2 hours a week",
        "",
        "Keep unplanned downtime of press 7 at or below 2 hours each week",
    ),
    (
        "Reduce average handling time from 6:30 to 5 minutes",
        "",
        "Reduce the average handling time from 6.5 to 5 minutes by 30 June 2027",
    ),
    (
        "Increase Net Promoter Score from +35 to +50",
        "",
        "Increase Net Promoter Score from 35 to 50 by 30 June 2027",
    ),
    (
        "Reduce churn by at least 10%",
        "200",
        "Reduce churn from 200 to at most 180 by 30 June 2027",
    ),
    ("Reduce the number of complaints by 5-10%", "200",
     "Reduce the number of complaints from 200 to between 180 and 190 by 30 June 2027"),
    ("Reduce paper use by a third", "300", "Reduce paper use from 300 to 200 by 30 June 2027"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "start", "said"), COMPOSED, ids=[typed for typed, *_ in COMPOSED])
def test_a_sentence_whose_parts_say_it_all_is_composed(typed: str, start: str, said: str) -> None:
    assert sentence(answered(typed, start=start)) == said


@pytest.mark.parametrize(
    "typed",
    [
        "Address building issues reported by employees",
        "We will work with our agencies through our sponsorship teams",
        "Explore how to increase play-based learning",
        "Automation of the appraisal system through a new portal",
        "Build a lot of things",
        "Increase awareness of our brand",
    ],
)
def test_work_is_no_figure_so_the_person_is_asked_what_to_count(typed: str) -> None:
    definition = definition_of(read(typed, today=TODAY))
    assert definition.measure is Measure.MILESTONE or missing(definition)[0] is Part.METRIC


@pytest.mark.parametrize(
    ("typed", "metric"),
    [
        ("Revenue from new customers", "revenue from new customers"),
        ("Number of training programs conducted", "number of training programs conducted"),
        ("On-time delivery rate", "on-time delivery rate"),
        ("Voluntary leavers as a share of headcount", "voluntary leavers as a share of headcount"),
        ("Salesforce logins", "Salesforce logins"),
    ],
)
def test_the_name_of_a_figure_alone_is_what_will_be_counted(typed: str, metric: str) -> None:
    assert definition_of(read(typed, today=TODAY)).metric == metric


def test_a_target_that_was_changed_takes_the_place_of_the_first() -> None:
    whole = answered("Write letters to 8 people")
    changed = whole.model_copy(update={"target": Decimal(12)})
    assert sentence(changed) == "Write letters to 12 people by 30 June 2027"


def test_a_day_and_a_rhythm_that_were_changed_take_the_place_of_the_first() -> None:
    whole = answered("Introduce OKRs in all 8 departments by March 2027")
    later = whole.model_copy(update={"due": date(2027, 9, 30)})
    assert sentence(later) == "Introduce OKRs in all 8 departments by 30 September 2027"
    yearly = answered("Participate in 4 volunteer projects a year")
    monthly = yearly.model_copy(update={"cadence": Cadence.MONTHLY})
    assert sentence(monthly) == "Participate in 4 volunteer projects each month"


def test_a_bare_number_of_a_rate_is_a_percentage() -> None:
    asked = definition_of(read("improve the success rate of applications", today=TODAY))
    rate = filled(asked, Part.TARGET, today=TODAY, text="80", amount=read_amount("80"))
    rate = filled(rate, Part.BASELINE, today=TODAY, text="48", amount=read_amount("48"))
    assert sentence(rate) == "Increase the success rate of applications from 48% to 80%"
    pay = definition_of(read("improve the pay rate", today=TODAY))
    assert filled(pay, Part.TARGET, today=TODAY, text="80", amount=read_amount("80")).unit is not rate.unit


DONE = ("Write to {n} former clients", "Participate in {n} trade fairs", "Introduce cost reports in all {n} plants",
        "Roll out the new portal to {n} branches", "Deploy the scanner in {n} warehouses",
        "Learn to say {n} sentences in Polish", "Volunteer at {n} schools in Leeds")  # fmt: skip
WORK = (
    "through weekly calls",
    "for patients under 65",
    "in the Hamburg warehouse",
    "among first-time buyers",
    "at the Leeds site",
    "",
)
FIGURES = ("Reduce stock-outs", "Increase repeat purchases", "Raise the average order value", "Cut late deliveries",
           "Improve the pass rate", "Grow orders", "Lower absence")  # fmt: skip


@given(st.sampled_from(DONE), st.integers(2, 900), st.dates(date(2026, 12, 1), date(2031, 12, 31)))
def test_work_keeps_every_word_and_is_read_back_with_the_same_target_and_day(
    pattern: str, number: int, due: date
) -> None:
    typed = pattern.format(n=number)
    whole = definition_of(read(typed, today=TODAY)).model_copy(update={"due": due})
    again = read(sentence(whole), today=TODAY)
    assert sentence(whole).startswith(typed)
    assert again.target is not None
    assert again.target.value == number
    assert again.deadline is not None
    assert again.deadline.last_day == due


@given(
    st.sampled_from(FIGURES),
    st.sampled_from(WORK),
    st.integers(10, 80),
    st.integers(81, 99),
    st.dates(date(2026, 12, 1), date(2031, 12, 31)),
)
def test_whom_and_where_and_by_what_is_never_lost(
    figure: str, scope: str, low: int, high: int, due: date
) -> None:
    down = figure.split(maxsplit=1)[0] in {"Reduce", "Cut", "Lower"}
    first, last = (Decimal(high), Decimal(low)) if down else (Decimal(low), Decimal(high))
    for typed in (f"{figure} {scope} from {first} to {last}", f"{figure} from {first} to {last} {scope}"):
        whole = definition_of(read(typed, today=TODAY)).model_copy(update={"due": due})
        said = sentence(whole)
        again = read(said, today=TODAY)
        assert scope in said
        assert again.baseline is not None
        assert again.target is not None
        assert (again.baseline.value, again.target.value) == (first, last)
        assert again.deadline is not None
        assert again.deadline.last_day == due
        assert again.specific


@given(st.sampled_from([typed for typed, *_ in SAID]), st.dates(date(2026, 12, 1), date(2031, 12, 31)))
def test_a_sentence_that_was_taken_says_itself_again(typed: str, due: date) -> None:
    whole = answered(typed, start="1", due=f"by {due.isoformat()}")
    taken = whole.model_copy(update={"statement": sentence(whole)})
    assert sentence(taken) == sentence(whole)


def test_a_fall_by_up_to_a_tenth_aims_at_nine_tenths() -> None:
    up_to = answered("Reduce complaints by up to 10%", start="200")
    assert (up_to.target, up_to.comparator) == (Decimal(180), Comparator.EXACTLY)


@pytest.mark.parametrize(
    ("said", "sentence_", "metric"),
    [
        ("Increase incerase sales by 10% by 30 June 2027", "Increase sales by 10% by 30 June 2027", "sales"),
        ("decraese costs by 5% by 30 June 2027", "Decrease costs by 5% by 30 June 2027", "costs"),
        ("redcue costs", "Reduce costs from … to … by …", "costs"),
        ("save costs quickly", "Increase costs saved from … to … by …", "costs saved"),
        (
            "Raise the hourly rate from 50 to 60 dollars",
            "Raise the hourly rate from $50 to $60 by …",
            "hourly rate",
        ),
    ],
)
def test_a_slip_and_a_manner_are_no_part_of_what_is_counted(said: str, sentence_: str, metric: str) -> None:
    definition = definition_of(read(said, today=TODAY))
    assert (outline(definition), definition.metric) == (sentence_, metric)


def test_a_misspelt_verb_moves_the_way_it_is_meant() -> None:
    assert definition_of(read("decraese costs by 5%", today=TODAY)).direction is Direction.DECREASE
