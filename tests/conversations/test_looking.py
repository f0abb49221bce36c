"""Looking at KPIs in force: in full, from above, beside each other, and back on a quarter."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.usecases.looking import file_name
from tests.conversations.stage import Stage, staged
from tests.conversations.stock import stock
from tests.people import Person

JANUARY = datetime(2027, 1, 29, 9, tzinfo=UTC)
FEBRUARY = datetime(2027, 2, 26, 9, tzinfo=UTC)
APRIL = datetime(2027, 4, 2, 9, tzinfo=UTC)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        stock(running)
        yield running


def heard(stage: Stage, person: Person, said: str) -> str:
    """What somebody hears when they type something, or run a command ("/status")."""
    before = person.transcript()
    person.command(f"/kpi {said[1:]}") if said.startswith("/") else person.say(said)
    stage.rest()
    return person.transcript().removeprefix(before)


def late(stage: Stage) -> None:
    """Receivable days are red: 44 in January, 44.5 in February."""
    for moment, said in ((JANUARY, "receivable days 44"), (FEBRUARY, "receivable days 44.5")):
        stage.clock.set(moment)
        heard(stage, stage.fiona, said)


def lines_with(said: str, words: str) -> list[str]:
    return [line for line in said.splitlines() if words in line]


@pytest.mark.req("003-03")
def test_status_shows_value_target_achievement_trend_and_last_change(stage: Stage) -> None:
    late(stage)
    (line,) = lines_with(heard(stage, stage.fiona, "/status finance"), "44.5 days")
    for part in (
        "44.5 days for February 2027 (recorded 26 February 2027, ↑ 0.5)",
        "target 30 days by 31 December 2027",
    ):
        assert part in line
    assert "3% of the way at 24% of the time" in line
    assert "▁█" in line


@pytest.mark.req("000-13")
def test_a_value_that_is_red_asks_for_a_cause_and_an_action_and_says_so_until_there_is_one(
    stage: Stage,
) -> None:
    late(stage)
    assert "why, and who does what until when." in stage.fiona.transcript()
    assert "no action named" in lines_with(heard(stage, stage.fiona, "/status finance"), "44.5 days")[0]
    stage.fiona.press("Say what is done")
    form = {"cause": "Two customers wait", "what": "A call a week", "who": "U0COLIN", "by": "2027-03-12"}
    assert stage.fiona.submit(form)
    stage.rest()
    (line,) = lines_with(heard(stage, stage.fiona, "/status finance"), "44.5 days")
    assert "in hand: A call a week (@U0COLIN, until 12 March 2027)" in line
    assert "no action named" not in line


@pytest.mark.req("002-09")
def test_an_objective_is_read_downwards_to_the_kpis_of_all_departments(stage: Stage) -> None:
    late(stage)
    said = heard(stage, stage.fiona, "/status objective revenue from $10 million to $12 million")
    order = [
        said.index(part)
        for part in (
            "Increase revenue from $10 million",
            "*Win 200 new customers",
            "*New customers*",
            "*Reduce accounts receivable days",
            "*Receivable days*: 44.5 days for February 2027",
        )
    ]
    assert order == sorted(order)


@pytest.mark.req("001-24")
def test_kpis_of_two_departments_stand_side_by_side_over_the_same_months(stage: Stage) -> None:
    late(stage)
    heard(stage, stage.person("U0SAM"), "customers 9")
    said = heard(stage, stage.fiona, "/status receivable days vs new customers")
    (january,) = lines_with(said, "*January 2027*")
    (february,) = lines_with(said, "*February 2027*")
    assert "44 days" in january
    assert "44.5 days" in february
    assert "9" in february
    assert "9 new" not in january


@pytest.mark.req("001-19")
def test_a_review_asks_of_each_kpi_whether_to_keep_change_replace_or_retire_it_and_why(stage: Stage) -> None:
    late(stage)
    stage.clock.set(APRIL)
    said = heard(stage, stage.fiona, "/review")
    asked = "[Keep it] [Change its target] [Replace it] [Retire it]"
    for number in range(1, 4):
        assert f"({number} of 3)" in said
        assert (asked if number < 3 else asked.replace("its target", "its date")) in said
        before = stage.fiona.transcript()
        stage.fiona.press("Keep it")
        assert not stage.fiona.submit({"reason": ""}), "a reason is needed"
        assert stage.fiona.submit({"reason": "The bank asks for it"})
        stage.rest()
        said = stage.fiona.transcript().removeprefix(before)
    assert "[In a quarter] [In half a year]" in said


def test_words_that_name_an_objective_and_a_kpi_show_both(stage: Stage) -> None:
    said = heard(stage, stage.fiona, "/status customers")
    assert "Raise customer satisfaction" in said
    assert "[New customers]" in said
    stage.fiona.press("New customers")
    stage.rest()
    assert "Win 200 new customers by 31 December 2027" in stage.fiona.transcript().removeprefix(said)
    assert "[New customers]" not in heard(stage, stage.fiona, "/status customer satisfaction")


def test_several_values_are_overdue_and_one_value_is(stage: Stage) -> None:
    stage.clock.set(JANUARY)
    heard(stage, stage.fiona, "receivable days 44, data requests 90%")
    stage.clock.set(APRIL)
    assert "2 values overdue" in heard(stage, stage.fiona, "/status finance")
    heard(stage, stage.fiona, "receivable days 43")
    assert "1 value overdue" in heard(stage, stage.fiona, "/status finance")


def test_a_single_value_is_not_said_twice_as_the_sum_so_far(stage: Stage) -> None:
    heard(stage, stage.person("U0SAM"), "customers 9")
    (line,) = lines_with(heard(stage, stage.fiona, "/status sales"), "9 new customers")
    assert line.count("9 new customers") == 1
    assert "9 new customers for November 2026 (recorded 23 November 2026)" in line


def test_a_reminder_says_how_much_of_a_milestone_was_done(stage: Stage) -> None:
    stage.fiona.command("/kpi remind")
    heard(stage, stage.fiona, "portal 20%")
    stage.go_to(datetime(2027, 1, 7, 9, tzinfo=UTC))
    assert lines_with(stage.fiona.transcript(), "Expense portal, December 2026 (last value: 20% done)")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Receivable days", "Receivable days.png"),
        ("../../etc: cost/“unit” (€)", "etc cost unit.png"),
        ("…", "KPI.png"),
        ("x" * 300, f"{'x' * 60}.png"),
    ],
)
def test_a_picture_is_called_like_its_kpi(name: str, called: str) -> None:
    assert file_name(name) == called


def test_a_day_before_a_kpi_was_in_force_shows_none_of_it(stage: Stage) -> None:
    assert "Finance had no KPIs in force then." in heard(stage, stage.fiona, "/status finance January 2025")
    assert "It was not in force then." in heard(stage, stage.fiona, "/status receivable days January 2025")


def test_the_quarter_that_runs_is_looked_at_as_it_is_now(stage: Stage) -> None:
    late(stage)
    said = heard(stage, stage.fiona, "/status finance Q1")
    assert "As it stood" not in said
    assert "44.5 days" in said
