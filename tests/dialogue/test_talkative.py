"""People talk: chatty sentences, lists by number, a sentence said again, help in the middle."""

from decimal import Decimal

import pytest

from bot.dialogue.draft import Draft
from bot.dialogue.prompts import chosen_lines, is_yes
from bot.dialogue.reply import Pressed, Typed
from bot.dialogue.setup import NAME
from bot.wording import company as company_words
from bot.wording import controls as control_words
from bot.wording import kpis as words
from kpi_rules.nouns import Company
from kpi_rules.rewrite import Part
from nlp.nouns import Direction
from tests.dialogue.world import draft, facts, key, text_of, turn, with_mission

START = "kpi:collections"


def told(*replies: str) -> Draft:
    """Finance's draft after these answers, at the first KPI."""
    state = with_mission()
    for reply in replies:
        state = turn(state, reply).state
    return state


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("collect the money faster", "time to collect the money"),
        ("save money asap", "money saved"),
        ("less complaints please", "complaints"),
        ("faster deliveries", "time for deliveries"),
    ],
)
def test_a_chatty_sentence_is_asked_for_what_it_counts(said: str, counted: str) -> None:
    after = turn(with_mission(), said)
    assert after.state.work is not None
    assert after.state.work.definition.metric == counted
    assert "what should it reach" in text_of(after.says)


@pytest.mark.parametrize("said", ["we want to be better at budgets", "our reports are always late"])
def test_a_complaint_is_asked_what_one_would_count(said: str) -> None:
    after = turn(with_mission(), said)
    assert "What exactly would you count" in text_of(after.says)


def test_some_of_a_whole_is_a_share_on_both_ends() -> None:
    state = told("People trained from 1 to 3 of 4 by June")
    assert state.work is not None
    assert [state.work.definition.baseline, state.work.definition.target] == [Decimal(25), Decimal(75)]


def test_help_does_not_say_the_whole_question_again() -> None:
    state = told("improve cash flow")
    helped = turn(state, "help")
    assert str(words.PART_WHY[Part.TARGET]) not in text_of(helped.says)
    assert "what should it reach" in text_of(helped.says)


def test_a_sentence_said_again_keeps_what_was_answered() -> None:
    state = told("reduce invoice errors", "20", "errors", "45", "June 2027")
    again = turn(state, "Reduce errors in supplier invoices").state
    assert again.work is not None
    definition = again.work.definition
    assert [definition.baseline, definition.target] == [Decimal(45), Decimal(20)]
    assert str(definition.due) == "2027-06-30"


def test_a_sentence_about_something_else_keeps_the_date_and_not_the_numbers() -> None:
    state = told("reduce invoice errors", "20", "errors", "45", "June 2027")
    again = turn(state, "Increase the satisfaction of departments").state
    assert again.work is not None
    assert again.work.definition.target is None
    assert str(again.work.definition.due) == "2027-06-30"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("only 2 and 4", (2, 4)),
        ("1-3", (1, 2, 3)),
        ("take 2 to 4, please", (2, 3, 4)),
        ("all but 5", (1, 2, 3, 4)),
        ("everything except 1 and 2", (3, 4, 5)),
        ("2 and 9", ()),
        ("Win 200 customers", ()),
    ],
)
def test_lines_are_picked_by_number(said: str, lines: tuple[int, ...]) -> None:
    assert chosen_lines(said, count=5) == lines


@pytest.mark.req("000-05")
def test_only_the_lines_that_were_picked_are_taken_in() -> None:
    state = turn(
        with_mission(), "Win 20 customers by June\nCut costs by 5%\nReply within 2 days\nTrain 8 people"
    ).state
    after = turn(state, "only 2 and 4").state
    assert after.work is not None
    assert (after.work.typed, after.queue) == ("Cut costs by 5%", ("Train 8 people",))


def test_skipping_a_part_says_that_the_kpi_is_put_aside() -> None:
    assert str(words.SKIPPED_ASIDE) in text_of(turn(told("improve cash flow"), "skip").says)


@pytest.mark.req("003-12", "003-13")
def test_the_best_value_so_far_settles_whether_a_target_is_within_reach() -> None:
    state = told("Reduce accounts receivable days from 45 to 30 days by June 2027")
    while not key(state).startswith("wording:"):
        state = turn(state, Pressed(key(state), ("days-sales",))).state
    asked = turn(state, Pressed("wording:", ("best",)))
    assert "best value you have ever had" in text_of(asked.says)
    assert "Attainable ✓" in text_of(turn(asked.state, "36 days").says)
    assert "Attainable ✗" in text_of(turn(asked.state, "60 days").says)
    assert "Attainable ?" in text_of(turn(asked.state, "no idea").says)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("We are Acme Ltd.", "Acme Ltd"),
        ("Our company is called Blue Oak", "Blue Oak"),
        ("The Company Store", "The Company Store"),
    ],
)
def test_the_company_name_is_taken_out_of_its_sentence(said: str, name: str) -> None:
    outcome = NAME.take(Company(team_id="T"), facts(), "", Typed(said))
    assert outcome.state.name == name


def test_a_sentence_about_the_company_is_no_name() -> None:
    outcome = NAME.take(
        Company(team_id="T"), facts(), "", Typed("we make furniture for the whole region since 1950")
    )
    assert outcome.state.name == ""
    assert str(company_words.NAME_LONG) in text_of(outcome.says)


@pytest.mark.parametrize("said", ["yes", "ok 👍", "next", "80%", "2"])
def test_a_bare_yes_or_number_does_not_become_content(said: str) -> None:
    state = draft(
        **with_mission().model_dump(exclude={"id", "department", "drafter", "done"}), done=frozenset()
    )
    asked = key(state)
    assert asked.startswith("need:")
    after = turn(state, said)
    assert after.state == state
    assert str(control_words.IN_WORDS) in text_of(after.says)


def test_a_time_without_a_unit_is_asked_for_it() -> None:
    after = turn(told("collect the money faster"), "30")
    assert "30 of what?" in text_of(after.says)


@pytest.mark.parametrize("said", ["yes i guess 👍", "ok, I think"])
def test_a_hesitant_yes_is_a_yes(said: str) -> None:
    assert is_yes(said)


@pytest.mark.parametrize("said", ["reduce closing time", "increase the share of calls that are answered"])
def test_a_verb_before_the_thing_is_no_part_of_it(said: str) -> None:
    work = told("improve a process", said).work
    assert work is not None
    assert work.definition.metric == said.partition(" ")[2].removeprefix("the ")
    assert work.definition.direction is (Direction.DECREASE if "reduce" in said else Direction.INCREASE)
