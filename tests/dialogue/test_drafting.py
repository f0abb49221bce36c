"""What the dialogue asks, in which order, and what it lets through."""

from datetime import date
from decimal import Decimal

import pytest

from bot.dialogue.company import is_ready
from bot.dialogue.draft import Draft
from bot.dialogue.drafting import AGENDA
from bot.dialogue.question import next_question
from bot.dialogue.set_card import blocks, in_figures, set_card
from bot.dialogue.sources import unanswered
from bot.wording import kpis as words
from kpi_rules.functions import Function
from kpi_rules.ground_nouns import Capability, CapabilityKind, Mission, Need
from kpi_rules.nouns import Definition, Department, DepartmentKind, Kpi, Nature, Side
from tests.dialogue.world import (
    COLIN,
    FIONA,
    SAID,
    draft,
    facts,
    key,
    labels,
    press,
    text_of,
    turn,
    with_mission,
)

MISSION = "Finance gives every department money and figures in time, so that the company can grow"
NEED = Need(id="n1", department="sales", text="Money for customer visits in time")
ABILITY = Capability(id="c1", kind=CapabilityKind.PROCESS, text="Close the month faster")


def kpi(name: str, **fields: object) -> Kpi:
    definition = Definition.model_validate(
        {
            "statement": f"Reduce {name} from 9 to 3 days by 30 June 2027",
            "metric": name,
            "sheet": SAID,
            **fields,
        }
    )
    return Kpi(id=name, definition=definition)


def full_set() -> Draft:
    """A set that nothing stands against."""
    linked = {"indicator": "receivable-days"}
    kpis = (
        kpi("receivable days", serves="receivable-days", nature=Nature.RESULT, **linked),
        kpi("days to funds", serves="n1", side=Side.OUTSIDE, nature=Nature.PROCESS, **linked),
        kpi("days to close", serves="c1", side=Side.INSIDE, nature=Nature.PROCESS, **linked),
    )
    return with_mission(needs=(NEED,), capabilities=(ABILITY,), kpis=kpis)


def rules(state: Draft) -> set[str]:
    return {finding.rule for finding in blocks(state, facts())}


@pytest.mark.req("002-26", "002-31")
def test_no_kpi_is_asked_before_the_mission_is_written_and_agreed() -> None:
    state = draft(objectives_confirmed=True)
    assert key(state) == "mission:"
    written = draft(objectives_confirmed=True, mission=Mission(text=MISSION, objectives=("revenue",)))
    assert key(written) == "mission.agree:"
    agreed = press(written, "agree").state
    assert agreed.mission is not None
    assert agreed.mission.agreed_by == FIONA
    assert agreed.mission.agreed_at is not None


@pytest.mark.req("002-31")
def test_a_deputys_mission_waits_for_the_head_before_kpis_but_not_before_needs() -> None:
    state = draft(
        objectives_confirmed=True, drafter=COLIN, mission=Mission(text=MISSION, objectives=("revenue",))
    )
    world = facts(COLIN)
    assert key(state, world=world) == "served:"
    later = state.model_copy(update={"served": ("sales",), "done": frozenset({"need:sales", "inside"})})
    assert key(later, world=world) == "mission.wait:"


@pytest.mark.req("002-27", "002-29")
def test_a_list_of_duties_is_no_mission_until_it_is_kept_on_purpose() -> None:
    duties = "Manage payroll; prepare reports; process invoices; file taxes"
    said = turn(draft(objectives_confirmed=True), duties)
    assert key(said.state) == "mission.check:"
    assert key(press(said.state, "keep").state) != "mission.check:"


@pytest.mark.req("002-28")
def test_the_mission_is_tied_to_an_objective() -> None:
    state = draft(objectives_confirmed=True, mission=Mission(text=MISSION))
    assert key(state) == "mission.link:"
    assert turn(state, "customer satisfaction").state.mission == Mission(
        text=MISSION, objectives=("customers",)
    )


def test_both_means_both_objectives() -> None:
    state = draft(objectives_confirmed=True, mission=Mission(text=MISSION))
    linked = turn(state, "both").state.mission
    assert linked is not None
    assert linked.objectives == ("revenue", "customers")


@pytest.mark.req("000-03", "000-23", "000-26", "000-28")
def test_a_support_department_is_asked_outside_and_inside_before_any_kpi() -> None:
    agreed = with_mission().model_copy(update={"served": None, "done": frozenset()})
    order = []
    state = agreed
    for reply in ("Sales", "Money in time", "that's all", "Close the month faster", "that's all"):
        order.append(key(state).partition(":")[0])
        state = turn(state, reply).state
    assert order == ["served", "need", "need", "inside", "inside"]
    assert key(state).startswith("kpi:")
    assert state.needs[0].department == "sales"
    assert state.capabilities[0].kind is CapabilityKind.PROCESS


@pytest.mark.req("000-03")
def test_a_business_department_may_leave_the_inside_out_and_is_not_asked_whom_it_serves() -> None:
    state = with_mission().model_copy(update={"department": "sales", "served": None, "done": frozenset()})
    world = facts("U0SAM")
    assert key(state, world=world) == "inside:"
    assert key(turn(state, "skip", world=world).state, world=world).startswith("kpi:")


@pytest.mark.req("000-16")
def test_the_kpis_start_from_the_indicators_that_the_department_carries() -> None:
    found = unanswered(with_mission(needs=(NEED,)), facts())
    assert found is not None
    assert found.id == "receivable-days"


@pytest.mark.req("000-04")
def test_somebody_who_cannot_count_gets_questions_and_four_worked_measures() -> None:
    said = press(with_mission(needs=(NEED,)), "unsure")
    shown = text_of(said.says)
    assert str(words.UNSURE_INTRO) in shown
    assert shown.count("?") >= 7
    assert key(said.state) == key(with_mission(needs=(NEED,)))


@pytest.mark.req("000-02")
def test_a_statement_without_a_number_is_answered_with_what_would_you_count() -> None:
    said = turn(with_mission(needs=(NEED,)), "Launch the expense portal")
    assert key(said.state) == "part:target"
    assert "What would you count?" in text_of(said.says)


@pytest.mark.req("000-05")
def test_a_pasted_list_is_checked_line_by_line_and_nothing_is_saved_before_the_yes() -> None:
    state = with_mission(needs=(NEED,))
    said = turn(state, "1. Improve cash flow\n2. Reduce receivable days from 45 to 30 by 30 June 2027\n")
    shown = text_of(said.says)
    assert said.state.kpis == ()
    assert said.state.work is None
    assert "*1.* “Improve cash flow”" in shown
    assert "*2.*" in shown
    assert str(words.PASTED_FINE) in shown
    taken = press(said.state, "yes").state
    assert taken.work is not None
    assert taken.queue == ("Reduce receivable days from 45 to 30 by 30 June 2027",)
    assert press(said.state, "no").state == state


@pytest.mark.req("000-06")
def test_two_goals_in_one_sentence_are_taken_apart_or_kept_on_purpose() -> None:
    said = turn(
        with_mission(needs=(NEED,)), "Reduce overdue invoices by 20% and hire 3 accountants by June 2027"
    )
    assert key(said.state) == "split:"
    both = press(said.state, "all").state
    assert len(both.queue) == 1
    assert key(press(said.state, "keep").state) != "split:"


@pytest.mark.req("000-06")
def test_too_few_and_too_many_kpis_stop_a_set() -> None:
    one = full_set().model_copy(update={"kpis": full_set().kpis[:1]})
    assert "set-too-few" in rules(one)
    many = tuple(kpi(f"days of thing {n}", serves="n1", indicator="receivable-days") for n in range(11))
    assert "set-too-many" in rules(full_set().model_copy(update={"kpis": many}))


@pytest.mark.req("000-25")
def test_a_support_set_without_one_side_is_blocked_and_the_way_out_is_a_button() -> None:
    outside_only = full_set().model_copy(
        update={"kpis": (*full_set().kpis[:2], kpi("x days", indicator="on-time"))}
    )
    assert "set-no-inside" in rules(outside_only)
    settled = outside_only.model_copy(update={"done": outside_only.done | {"kpi:c1"}})
    said = turn(settled, "help")
    assert "Submit for approval" not in labels(said.says)
    # What is noted and was left out is asked for again; without anything noted, the question before it.
    assert key(press(settled, "inside").state) == "kpi:c1"
    nothing_noted = settled.model_copy(update={"capabilities": ()})
    assert key(press(nothing_noted, "inside").state) == "inside:"


@pytest.mark.req("000-11")
def test_only_results_stop_a_set_unless_a_reason_is_given() -> None:
    results = tuple(
        k.model_copy(update={"definition": k.definition.model_copy(update={"nature": Nature.RESULT})})
        for k in full_set().kpis
    )
    state = full_set().model_copy(update={"kpis": results})
    assert "set-no-process" in rules(state)
    asked = press(state, "reason:set-no-process").state
    told = turn(asked, "Our processes are measured by the parent company").state
    assert "set-no-process" not in rules(told)
    assert told.reasons["set-no-process"].startswith("Our processes")
    for_the_approver = text_of(set_card(told, facts(), comment="submitted:d1"))
    assert "All KPIs show results" in for_the_approver
    assert "Reason given: “Our processes are measured by the parent company”" in for_the_approver
    assert "Reason given" not in text_of(set_card(told, facts()))


@pytest.mark.req("000-09")
def test_a_kpi_that_helps_no_indicator_and_serves_nothing_cannot_be_submitted() -> None:
    loose = full_set().model_copy(update={"kpis": (*full_set().kpis, kpi("loose days"))})
    assert "set-no-link" in rules(loose)


@pytest.mark.req("000-24")
def test_an_outside_kpi_needs_a_need_and_somebody_who_has_it() -> None:
    orphan = kpi("orphan days", side=Side.OUTSIDE, indicator="receivable-days")
    state = full_set().model_copy(update={"kpis": (*full_set().kpis, orphan)})
    assert "set-outside-without-need" in rules(state)


@pytest.mark.req("000-32")
def test_a_set_that_holds_together_can_be_submitted() -> None:
    assert rules(full_set()) == set()
    said = press(full_set(), "submit")
    assert key(said.state) == "waiting:"


@pytest.mark.req("000-14", "000-15")
def test_a_company_is_ready_only_with_objectives_indicators_targets_dates_and_carriers() -> None:
    company = facts().company
    assert is_ready(company)
    assert not is_ready(company.model_copy(update={"objectives": ()}))
    objective = company.objectives[0]
    bare = objective.model_copy(update={"indicators": ()})
    assert not is_ready(company.model_copy(update={"objectives": (bare, company.objectives[1])}))
    for gone in ({"target": None}, {"due": None}, {"departments": ()}):
        indicator = objective.indicators[0].model_copy(update=gone)
        changed = objective.model_copy(update={"indicators": (indicator,)})
        assert not is_ready(company.model_copy(update={"objectives": (changed,)}))


def test_every_draft_has_an_open_question_until_it_is_approved() -> None:
    assert all(
        next_question(AGENDA, state, facts()) is not None for state in (draft(), with_mission(), full_set())
    )


def test_a_department_without_any_source_is_asked_for_a_free_statement() -> None:
    world = facts("U0HEAD")
    extra = Department(id="it", name="IT", function=Function.IT, kind=DepartmentKind.BUSINESS, head="U0HEAD")
    company = world.company.model_copy(update={"departments": (*world.company.departments, extra)})
    lonely = with_mission(department="it")
    alone = type(world)(company=company, user="U0HEAD", now=world.now, new_id=world.new_id)
    assert key(lonely, world=alone) == "kpi:"


def test_what_would_you_count_can_be_answered_with_a_whole_kpi() -> None:
    asked = turn(with_mission(), "I send an invoice, then chase").state
    said = turn(asked, "pay expense claims within 5 days instead of 12 by end of June 2027").state
    definition = said.work.definition if said.work else None
    assert definition is not None
    assert definition.metric == "time to pay expense claims"
    assert (definition.baseline, definition.target) == (Decimal(12), Decimal(5))
    assert definition.due == date(2027, 6, 30)


def test_whoever_does_not_know_what_to_count_hears_how_to_find_it() -> None:
    asked = turn(with_mission(), "I send an invoice, then chase").state
    assert "how many, how long, how often" in text_of(turn(asked, "no clue").says)


def test_a_small_change_of_the_set_does_not_show_all_of_it_again() -> None:
    state = full_set()
    first = state.kpis[0].definition.statement
    again = press(state, "level")
    assert first not in text_of(again.says)
    assert "What would you like to do?" in text_of(again.says)
    assert first in text_of(turn(state, "show").says)


def test_each_kpi_of_the_set_says_what_it_counts_for_and_helps() -> None:
    said = text_of(set_card(full_set(), facts()))
    assert "counts 35 %" in said
    assert "helps “Reduce accounts receivable days from 45 to 30 days”" in said
    assert "by 31 December 2027”" not in said


def test_the_set_in_figures_is_told_in_words() -> None:
    said = text_of(in_figures(full_set(), facts()))
    assert "When it tells: early on" in said
    assert "A new value: every month" in said
