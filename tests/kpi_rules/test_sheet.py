"""The sheet: what follows by itself, what only people can say, and how a target is cut into periods."""

from datetime import date
from decimal import Decimal

import pytest

import nlp
from kpi_rules.functions import Function
from kpi_rules.nouns import Definition, Department, DepartmentKind
from kpi_rules.rewrite import definition_of
from kpi_rules.sheet import Point, chosen, completed, instalments, like, pattern_of, recut, unsaid
from kpi_rules.sheet_nouns import Action, Adding, Availability, Degree, Sheet
from nlp.nouns import Cadence

TODAY = date(2026, 11, 23)
FINANCE = Department(
    id="finance", name="Finance", function=Function.FINANCE, kind=DepartmentKind.SUPPORT, head="U0FIONA"
)
YEAR = tuple(f"2027-{month:02}" for month in range(1, 13))
ACTION = Action(what="Map the steps", who="U0FIONA", by=date(2027, 1, 31))
SAID = Sheet(
    actions=(ACTION,), influence="Finance", gaming="None seen.", source="A list", availability="ready"
)


def defined(text: str, **sheet: object) -> Definition:
    definition = definition_of(nlp.read(text, today=TODAY, fiscal_year_start=1))
    return definition.model_copy(update={"sheet": Sheet.model_validate(sheet)})


def full(text: str, **sheet: object) -> Sheet:
    return completed(defined(text, **sheet), department=FINANCE, today=TODAY)


DAYS = "Reduce days from request to funds from 8 to 3 days by 31 December 2027"
INVOICES = "Reduce open invoices per clerk from 30 to 12 by 31 December 2027"
CUSTOMERS = "Win 200 new customers by 31 December 2027"


def test_what_follows_by_itself_is_filled_in_from_the_catalogue_and_the_department() -> None:
    sheet, entry = full(DAYS), pattern_of("days from request to funds", Function.FINANCE)
    assert entry is not None
    assert (sheet.name, sheet.question, sheet.formula) == (entry.name, entry.question, entry.formula)
    assert (sheet.source, sheet.cost, sheet.reporting) == (entry.source, Degree(entry.cost), entry.cadence)
    assert (sheet.owner, sheet.updater, sheet.availability) == ("U0FIONA", "U0FIONA", Availability.READY)
    assert (sheet.baseline_on, sheet.review_on) == (TODAY, date(2027, 6, 30))
    assert sheet.evidence == "Starts from 8 days."


@pytest.mark.req("002-23")
def test_a_number_that_nobody_has_named_yet_may_not_be_there_and_is_asked_for() -> None:
    sheet = full("Reduce handling days to 3 days by 31 December 2027")
    assert sheet.availability is None
    assert sheet.baseline_on == date(2026, 12, 31)
    assert Point.AVAILABILITY in unsaid(sheet)


def test_what_a_person_chose_is_not_replaced() -> None:
    sheet = full(DAYS, owner="U0COLIN", source="Colin's list", reporting="weekly", adding="sum")
    assert (sheet.owner, sheet.updater, sheet.source) == ("U0COLIN", "U0COLIN", "Colin's list")
    assert (sheet.reporting, sheet.adding) == (Cadence.WEEKLY, Adding.SUM)


@pytest.mark.parametrize(
    ("text", "adding"),
    [
        (CUSTOMERS, Adding.SUM),
        ("Increase revenue from $10 million to $12 million by 31 December 2027", Adding.SUM),
        ("Increase cash flow from $1,000,000 to $1,150,000 by 31 December 2027", Adding.SUM),
        (DAYS, Adding.LAST),
        (INVOICES, Adding.LAST),
        ("Reduce receivables from $3 million to $2 million by 31 December 2027", Adding.LAST),
        ("Increase the number of customers from 300 to 400 by 31 December 2027", Adding.LAST),
        ("Reduce staff turnover from 14% to 10% by 31 December 2027", Adding.LAST),
    ],
)
def test_counts_and_money_add_up_over_a_year_and_rates_and_stocks_do_not(text: str, adding: Adding) -> None:
    assert full(text).adding is adding


@pytest.mark.req("000-07", "000-17", "003-08")
def test_only_people_can_say_what_is_done_who_moves_it_and_how_it_could_mislead() -> None:
    assert unsaid(full(INVOICES)) == (Point.ACTION, Point.INFLUENCE, Point.GAMING, Point.SOURCE)
    assert unsaid(full(INVOICES, **SAID.model_dump())) == ()


@pytest.mark.req("000-17")
@pytest.mark.parametrize("missing", ["what", "who", "by"])
def test_an_action_without_person_or_day_is_none_yet(missing: str) -> None:
    half = ACTION.model_copy(update={missing: None if missing == "by" else ""})
    assert Point.ACTION in unsaid(SAID.model_copy(update={"actions": (half,)}))


@pytest.mark.req("002-23")
def test_a_number_that_is_not_there_needs_an_action_that_gets_it() -> None:
    missing = SAID.model_copy(update={"availability": Availability.MISSING})
    assert unsaid(missing) == (Point.FETCHING,)
    fetching = ACTION.model_copy(update={"fetches": True})
    assert unsaid(missing.model_copy(update={"actions": (ACTION, fetching)})) == ()


@pytest.mark.req("002-24", "002-25")
def test_high_cost_asks_for_the_benefit_and_little_of_it_asks_for_a_reason() -> None:
    costly = full(INVOICES, **{**SAID.model_dump(), "cost": "high"})
    assert unsaid(costly) == (Point.BENEFIT,)
    assert unsaid(costly.model_copy(update={"benefit": Degree.HIGH})) == ()
    little = costly.model_copy(update={"benefit": Degree.LOW})
    assert unsaid(little) == (Point.KEEPING,)
    assert unsaid(little.model_copy(update={"keep_because": "The bank asks for it"})) == ()
    assert unsaid(full(INVOICES, **{**SAID.model_dump(), "cost": "low", "benefit": "low"})) == ()


def test_what_adds_up_is_cut_into_equal_parts_that_make_the_whole() -> None:
    parts = instalments(defined(CUSTOMERS), adding=Adding.SUM, periods=YEAR)
    values = [part.target for part in parts]
    assert sum(values) == 200
    assert set(values) == {Decimal(16), Decimal(17)}
    assert [part.period for part in parts] == list(YEAR)


def test_what_does_not_add_up_goes_in_even_steps_and_arrives() -> None:
    steps = instalments(
        defined(DAYS), adding=Adding.LAST, periods=("2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4")
    )
    assert [step.target for step in steps] == [Decimal(7), Decimal(6), Decimal(4), Decimal(3)]


@pytest.mark.parametrize(
    "text",
    [
        "Increase the share of requests answered from 80% to 95% each month",
        "Launch the expense portal by 30 June 2027",
        "Keep the error rate below 2% by 31 December 2027",
        "Reduce handling days to 3 days by 31 December 2027",
    ],
)
def test_what_has_no_way_to_go_is_not_cut(text: str) -> None:
    assert instalments(defined(text), adding=Adding.LAST, periods=YEAR) == ()


def test_a_proposal_left_standing_is_not_kept_and_so_follows_its_sources() -> None:
    proposed = full(DAYS)
    kept = chosen(proposed.model_copy(update={"owner": "U0COLIN"}), proposed=proposed)
    assert kept == Sheet(owner="U0COLIN")


def test_a_new_target_takes_away_what_followed_from_the_old_one_and_nothing_else() -> None:
    before = defined(DAYS, green=4, red=6, gaming="Easy cases first", owner="U0COLIN")
    after = recut(before.model_copy(update={"target": Decimal(2)}), before=before)
    assert after.sheet == Sheet(gaming="Easy cases first", owner="U0COLIN")
    other = recut(before.model_copy(update={"metric": "days to close"}), before=before)
    assert other.sheet == Sheet(green=Decimal(4), red=Decimal(6), owner="U0COLIN")


def test_the_same_as_before_copies_people_and_source_but_no_action_and_no_danger() -> None:
    copied = like(Sheet(owner="U0COLIN"), SAID.model_copy(update={"owner": "U0FIONA", "updater": "U0IVAN"}))
    assert (copied.owner, copied.updater, copied.influence) == ("U0COLIN", "U0IVAN", "Finance")
    assert (copied.actions, copied.gaming) == ((), "")
