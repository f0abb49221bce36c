"""A goal that changes reaches those whose work hangs on it, once, and shows what waits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import inbound
from bot.usecases import talk
from bot.wording import strategy as words
from kpi_rules.nouns import Company, DraftState, Kpi
from store import company as companies
from store import echoes, kpis
from store.echo_nouns import Echo, Reply
from store.nouns import PublishedSet
from tests.conversations import chapters
from tests.conversations.stage import Stage, staged
from tests.people import Person, render

TEAM, GRACE, FIONA, SAM = "T0DEMO", "U0GRACE", "U0FIONA", "U0SAM"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        chapters.place(running.database, chapters.APPROVED)
        found = tuple(Kpi(id=f"f{n}", definition=chapters.definition(f"days of step {n}")) for n in range(2))
        with running.database.write(TEAM) as session:
            published = PublishedSet(department="finance", kpis=found)
            kpis.publish(session, published, author=FIONA, at=chapters.WHEN, state=DraftState.APPROVED)
        yield running


def change(stage: Stage, thing: str, listed: str, **fields: str) -> Person:
    """Grace changes one goal in its form."""
    grace = stage.grace
    grace.command("strategy")
    stage.rest()
    grace.choose(listed, thing)
    assert grace.submit(dict(fields)), grace.errors
    stage.rest()
    return grace


def indicator(stage: Stage, statement: str) -> Person:
    return change(stage, "receivable-days", words.PICK_INDICATOR, statement=statement)


def newest(person: Person) -> str:
    return render(person.messages()[-1])


def edit(stage: Stage, how: Callable[[Company], Company]) -> None:
    with stage.database.write(TEAM) as session:
        companies.save(session, how(companies.load(session)), author=GRACE, at=chapters.WHEN)


def test_the_owner_of_the_work_is_asked_once_and_the_tree_shows_that_it_waits(stage: Stage) -> None:
    grace = indicator(stage, "Reduce accounts receivable days from 45 to 25 days by 31 December 2027")
    fiona = stage.fiona
    assert "45 to 30 days" in newest(fiona)
    assert "45 to 25 days" in newest(fiona)
    assert "2 KPIs in force" in newest(fiona)
    assert len(fiona.messages()) == 1
    assert not stage.person(SAM).messages()
    assert "I asked @U0FIONA" in newest(grace)
    for command in ("tree", "map", "strategy"):
        grace.command(command)
        stage.rest()
    told = grace.transcript()
    assert "waits for @U0FIONA after a change" in told
    assert "waits for a word after a change" in told
    assert "Waiting for a word after a change: @U0FIONA (Finance)." in told


def test_a_yes_ends_the_waiting_and_a_second_press_changes_nothing(stage: Stage) -> None:
    indicator(stage, "Reduce accounts receivable days from 45 to 25 days by 31 December 2027")
    fiona = stage.fiona
    asked = fiona.messages()[-1]
    fiona.press(words.ECHO_HOLDS, asked)
    stage.rest()
    assert "it still holds" in newest(fiona)
    fiona.command("tree")
    stage.rest()
    assert "after a change" not in newest(fiona)


def test_to_revise_leads_to_the_draft(stage: Stage) -> None:
    indicator(stage, "Reduce accounts receivable days from 45 to 25 days by 31 December 2027")
    fiona = stage.fiona
    fiona.press(words.ECHO_REVISE)
    stage.rest()
    assert "accounts receivable days" in newest(fiona)
    with stage.database.read(TEAM) as session:
        assert [echo.state for echo in echoes.of_person(session, FIONA)] == [Reply.REVISING]


def test_a_goal_that_changed_twice_is_answered_once_on_its_last_wording(stage: Stage) -> None:
    indicator(stage, "Reduce accounts receivable days from 45 to 25 days by 31 December 2027")
    fiona = stage.fiona
    first = fiona.messages()[-1]
    indicator(stage, "Reduce accounts receivable days from 45 to 20 days by 31 December 2027")
    second = fiona.messages()[-1]
    fiona.press(words.ECHO_HOLDS, first)
    stage.rest()
    assert "changed once more" in newest(fiona)
    fiona.press(words.ECHO_HOLDS, second)
    stage.rest()
    assert "still holds" in newest(fiona)


def test_somebody_else_cannot_answer_with_the_same_button(stage: Stage) -> None:
    indicator(stage, "Reduce accounts receivable days from 45 to 25 days by 31 December 2027")
    (asked,) = asked_of(stage, FIONA)
    forged = inbound.Pressed(TEAM, SAM, "press:1", f"echo:{asked.version}", ("holds",), "It still holds")
    talk.pressed(stage.bot.services, forged)
    stage.rest()
    assert asked_of(stage, FIONA) == (asked,)
    assert "not for you" in newest(stage.person(SAM))


def asked_of(stage: Stage, user: str) -> tuple[Echo, ...]:
    with stage.database.read(TEAM) as session:
        return echoes.of_person(session, user)


def test_what_is_no_promise_asks_nobody(stage: Stage) -> None:
    change(stage, "receivable-days", words.PICK_INDICATOR, focus="Collecting sooner")
    assert not stage.fiona.messages()


def test_an_objective_reaches_what_stands_below_its_indicators(stage: Stage) -> None:
    change(
        stage,
        "revenue",
        words.PICK_OBJECTIVE,
        statement="Increase revenue from $10 million to $15 million by 31 December 2027",
    )
    assert "$15 million" in newest(stage.fiona)


def test_what_went_is_said_to_be_no_longer_a_goal(stage: Stage) -> None:
    grace = stage.grace
    grace.command("strategy")
    stage.rest()
    grace.choose(words.PICK_INDICATOR, "receivable-days")
    grace.submit({"keep": "remove"})
    grace.submit({})
    stage.rest()
    assert "no longer a goal" in newest(stage.fiona)
    grace.command("tree")
    stage.rest()
    assert "In no place of the tree" in newest(grace)
    assert "waits for @U0FIONA" in newest(grace)


@pytest.mark.req("002-03")
def test_the_history_says_who_changed_what_and_when(stage: Stage) -> None:
    grace = indicator(stage, "Reduce accounts receivable days from 45 to 25 days by 31 December 2027")
    edit(stage, lambda c: c.model_copy(update={"departments": c.departments[:2], "vision": "Another"}))
    grace.command("strategy history")
    stage.rest()
    told = newest(grace)
    assert "Vision: Every home" in told
    assert "Department removed: HR" in told
    assert "45 to 30 days by 31 December 2027 → Reduce accounts receivable days from 45 to 25" in told
    assert told.index("Department removed") < told.index("45 to 25")
    assert "Objective added: Increase revenue" in told
    grace.command("strategy history 1")
    stage.rest()
    assert "Department removed" not in newest(grace)
