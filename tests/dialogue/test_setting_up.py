"""A company is set up in the words of somebody who has never done it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.dialogue.company import AGENDA
from bot.dialogue.company_name import company_name
from bot.dialogue.departments import waiting
from bot.dialogue.facts import Facts
from bot.dialogue.question import next_question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.setup import month_of
from bot.dialogue.turn import Turn, advance
from bot.wording import company as words
from bot.wording.questions import CHOOSE
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department, DepartmentKind, Indicator, Objective, Perspective
from tests.dialogue.world import NOW, facts, text_of


def world(company: Company) -> Facts:
    """The strategy owner's day in this company."""
    return replace(
        facts("U0GRACE"), company=company, person_named=lambda text: {"Sam": "U0SAM"}.get(text, "")
    )


def turn(company: Company, reply: Reply | str) -> Turn[Company]:
    said = Typed(reply) if isinstance(reply, str) else reply
    return advance(AGENDA, company, said, world(company), summary=())


def key(company: Company) -> str:
    opened = next_question(AGENDA, company, world(company))
    return opened.key if opened else ""


GOAL = Objective(id="o1", statement="Grow revenue from 3 to 4 million", due=NOW.date())
NAMED = Company(team_id="T", name="Acme", vision="v", settled=frozenset({"fiscal"}))
DEPARTMENTS = NAMED.model_copy(
    update={"objectives": (GOAL,), "settled": frozenset({"fiscal", "objectives", "measure:o1"})}
)

SALES = Department(id="s", name="Sales", function=Function.SALES, kind=DepartmentKind.BUSINESS, head="U0SAM")
SETTLED = frozenset({"fiscal", "objectives", "measure:o1", "departments"})


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("We're called Northwind Bakery Ltd., a bakery with 40 people", "Northwind Bakery Ltd"),
        ("I work for Siemens AG. We make trains", "Siemens AG"),
        ("it's called “The Bread Company”", "The Bread Company"),
        ("We Are Social", "We Are Social"),
        ("Smith, Jones and Partners", "Smith, Jones and Partners"),
        ("our year starts in April", ""),
        ("we bake bread", ""),
    ],
)
def test_the_name_comes_out_of_its_sentence_and_other_sentences_are_none(said: str, name: str) -> None:
    assert company_name(said) == name


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("our year starts in April", 4),
        ("it's the calendar year", 1),
        ("July to June", 7),
        ("octobre I think", 10),
        ("we like it", None),
    ],
)
def test_the_fiscal_year_starts_in_the_month_that_somebody_names(said: str, month: int | None) -> None:
    assert month_of(said) == month


def test_a_number_alone_completes_the_objective() -> None:
    vague = turn(NAMED, "grow our revenue").state
    assert key(vague).startswith("objective.measure:")
    assert turn(vague, "20%").state.objectives[0].statement == "grow our revenue: 20%"


@pytest.mark.parametrize("said", ["yes", "ok"])
def test_a_bare_yes_is_no_objective(said: str) -> None:
    vague = turn(NAMED, "grow our revenue").state
    assert turn(vague, said).state == vague


def test_what_was_no_objective_is_taken_out() -> None:
    vague = turn(NAMED, "dollars of course").state
    assert not turn(vague, Pressed(key(vague), ("out",))).state.objectives


def test_an_objective_is_taken_out_by_typing() -> None:
    two = NAMED.model_copy(
        update={"objectives": (GOAL, GOAL.model_copy(update={"id": "o2", "statement": "Win 9 fans"}))}
    )
    assert [o.id for o in turn(two, "remove the second one").state.objectives] == ["o1"]


def test_departments_are_named_at_once_and_their_heads_one_by_one() -> None:
    company = turn(DEPARTMENTS, "We have Sales, Production and HR").state
    assert waiting(company) == ("Sales", "Production", "HR")
    assert key(company) == "department.head:Sales"
    company = turn(company, "Sam").state
    company = turn(company, Pressed("department.head:Production", ("out",))).state
    company = turn(company, Typed("<@U0HANA>", ("U0HANA",))).state
    assert [(d.name, d.head, d.kind) for d in company.departments] == [
        ("Sales", "U0SAM", DepartmentKind.BUSINESS),
        ("HR", "U0HANA", DepartmentKind.SUPPORT),
    ]
    assert key(company) == "department:"


def test_somebody_whom_nobody_knows_is_asked_for_again() -> None:
    company = turn(DEPARTMENTS, "Sales").state
    said = turn(company, "Peter")
    assert said.state == company
    assert str(words.APPROVER_UNKNOWN) in text_of(said.says)


def test_several_departments_with_their_heads_are_taken_in_one_message() -> None:
    reply = Typed("Sales <@U1>, Finance <@U2>; Sales and Marketing, support, <@U3>", ("U1", "U2", "U3"))
    assert [(d.name, d.head) for d in turn(DEPARTMENTS, reply).state.departments] == [
        ("Sales", "U1"),
        ("Finance", "U2"),
        ("Sales and Marketing", "U3"),
    ]


@pytest.mark.parametrize("said", ["no", "that's it", "yes", "business"])
def test_a_remark_is_no_department(said: str) -> None:
    said_ = turn(DEPARTMENTS, said)
    assert said_.state == DEPARTMENTS
    assert str(words.DEPARTMENT_HOW) in text_of(said_.says)


INDICATED = DEPARTMENTS.model_copy(
    update={
        "departments": (
            Department(
                id="d1", name="Sales", function=Function.SALES, kind=DepartmentKind.BUSINESS, head="U1"
            ),
        ),
        "objectives": (
            GOAL.model_copy(
                update={
                    "indicators": (
                        Indicator(
                            id="i1",
                            statement="Win 9 fans",
                            perspective=Perspective.FINANCIAL,
                            target=Decimal(9),
                            due=NOW.date(),
                        ),
                    )
                }
            ),
        ),
        "settled": DEPARTMENTS.settled | {"departments"},
    }
)


def test_a_choice_is_made_in_ones_own_words_and_other_words_get_a_hint() -> None:
    assert key(INDICATED) == "indicator.perspective:i1"
    chosen = turn(INDICATED, "customers I guess").state
    assert chosen.objectives[0].indicators[0].perspective is Perspective.CUSTOMER
    missed = turn(INDICATED, "sales and production")
    assert missed.state == INDICATED
    assert str(CHOOSE) in text_of(missed.says)
    assert "economic result" not in text_of(missed.says)


@pytest.mark.parametrize(
    ("said", "carriers"),
    [
        ("Sales together with a bit of marketing, all three quarters", ("sales",)),
        ("IT and sales", ("sales", "it")),
        ("all of them", ("sales", "it", "hr")),
        ("with three people", ()),
    ],
)
def test_only_departments_that_are_named_carry_an_indicator(said: str, carriers: tuple[str, ...]) -> None:
    departments = tuple(
        Department(
            id=name.casefold(), name=name, function=Function.IT, kind=DepartmentKind.SUPPORT, head="U0"
        )
        for name in ("Sales", "IT", "HR")
    )
    settled = INDICATED.settled | {"perspective:i1"}
    state = INDICATED.model_copy(update={"departments": departments, "settled": settled})
    assert key(state) == "indicator.departments:i1"
    assert turn(state, said).state.objectives[0].indicators[0].departments == carriers


def test_an_objective_of_two_goals_is_kept_and_both_are_named() -> None:
    after = turn(NAMED, "Increase revenue by 20% and reduce costs by 10% by the end of 2027")
    said = text_of(after.says)
    assert (
        "more than one goal: “Increase revenue by 20%” and “reduce costs by 10% by the end of 2027”" in said
    )
    assert len(after.state.objectives) == 1
    assert "more than one goal" not in text_of(turn(NAMED, "Increase revenue by 20% by the end of 2027").says)


@pytest.mark.parametrize(
    "said",
    [
        "and we need to cut the cost of parts by 5% by end of 2027",
        "yes, one more. cut the cost of parts by 5% by end of 2027",
        "We also want to cut the cost of parts by 5% by end of 2027",
    ],
)
def test_how_people_begin_to_talk_is_no_part_of_a_goal_or_an_indicator(said: str) -> None:
    goals = turn(NAMED.model_copy(update={"objectives": (GOAL,)}), said).state.objectives
    assert goals[-1].statement == "cut the cost of parts by 5% by end of 2027"
    assert key(DEPARTMENTS.model_copy(update={"departments": (SALES,), "settled": SETTLED})).startswith(
        "indicator:"
    )
    after = turn(DEPARTMENTS.model_copy(update={"departments": (SALES,), "settled": SETTLED}), said).state
    assert after.objectives[0].indicators[0].statement == "cut the cost of parts by 5% by end of 2027"
