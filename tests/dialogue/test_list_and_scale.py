"""A pasted list in few words; numbers and dates that come short or at another question; the owner's first words."""

import pytest

from bot.dialogue.changes import changes
from bot.dialogue.company_name import company_name
from bot.dialogue.told_numbers import with_told_numbers
from bot.usecases.setup import welcome_answer
from kpi_rules.nouns import Definition
from kpi_rules.rewrite import Part
from tests.dialogue.world import facts, key, text_of, turn, with_mission

PASTED = "Increase revenue\nWin rate 25%\nNew customers 200 by dec 2027\nBe customer centric"


def test_a_pasted_list_says_in_few_words_what_each_line_lacks() -> None:
    said = text_of(turn(with_mission(), PASTED).says)
    assert "Still open: how much and by when. Better: Increase revenue from … to … by …" in said
    assert "Still open: by when. Better: Increase win rate to 25% by …" in said
    assert "Clear as it stands." in said
    assert "What would someone see or count that shows it is “customer centric”?" in said
    assert "change of one thousandth" not in said


def test_a_line_that_is_wrong_rather_than_open_is_told_why() -> None:
    said = text_of(turn(with_mission(), f"{PASTED}\nthe number of orders must reach 5%").says)
    assert "5% of what?" in said


def test_a_number_beside_millions_is_meant_in_millions() -> None:
    state = turn(turn(with_mission(), "increase revenue").state, "12 million").state
    after = turn(state, "10")
    assert after.state.work is not None
    assert after.state.work.definition.baseline == 10_000_000
    assert "I read that as $10,000,000" in text_of(after.says)


@pytest.mark.parametrize(
    ("target", "now", "baseline"), [("12 million", "9.5", 9_500_000), ("150k", "120", 120_000)]
)
def test_short_numbers_take_the_scale_of_the_other(target: str, now: str, baseline: int) -> None:
    after = turn(turn(turn(with_mission(), "increase revenue").state, target).state, now).state
    assert after.work is not None
    assert after.work.definition.baseline == baseline


@pytest.mark.parametrize(
    ("target", "now"), [("2000", "900"), ("12 million", "10,000"), ("12 million", "10 million")]
)
def test_a_number_that_is_written_out_stays(target: str, now: str) -> None:
    after = turn(turn(turn(with_mission(), "increase revenue").state, target).state, now)
    assert after.state.work is not None
    assert "I read that as" not in text_of(after.says)


def test_a_date_at_another_question_is_noted_aloud() -> None:
    state = turn(turn(with_mission(), "increase revenue").state, "12 million").state
    after = turn(state, "end of 2027")
    assert key(after.state) == f"part:{Part.BASELINE.value}"
    assert "Noted: 31 December 2027." in text_of(after.says)


def test_a_company_is_called_what_stands_before_the_story() -> None:
    assert company_name("Bakery Brandt, its a bakery with a shop and we deliver to hotels") == "Bakery Brandt"


@pytest.mark.parametrize(
    "said", ["i own a small bakery, 12 people. what do i do", "I'm the CEO", "we run a bakery"]
)
def test_whoever_owns_the_company_sets_its_goals(said: str) -> None:
    found = welcome_answer(said)
    assert found is not None
    assert found.value != "demo"


def test_others_do_not_take_the_goals_by_chance() -> None:
    assert welcome_answer("what is all this") is None


@pytest.mark.parametrize(
    ("statement", "told", "wanted"),
    [
        (
            "more hotel customers",
            "we have 8 hotels now, 14 would be nice by end of next year",
            "Increase hotel customers from 8 to 14 hotels by 31 December 2027",
        ),
        ("less waste", "20 kg at the moment, 10 kg would be good", "Reduce waste from 20 to 10 kg"),
        (
            "more revenue",
            "currently $1.2 million, should be $1.5 million in 2027",
            "Increase revenue from $1,200,000 to $1,500,000 by 31 December 2027",
        ),
        ("grow the business", "14 hotels", ""),
    ],
)
def test_an_objective_and_its_numbers_become_one_sentence(statement: str, told: str, wanted: str) -> None:
    assert with_told_numbers(statement, told, facts()) == wanted


def test_a_change_of_view_is_told_in_words() -> None:
    before = Definition(statement="Reduce errors")
    after = before.model_copy(update={"sheet": before.sheet.model_copy(update={"lagging": False})})
    assert changes(before, after) == ("When does it tell: nothing → Early on: what is on its way",)
