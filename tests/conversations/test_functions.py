"""A department may do more than one thing: its head gets ideas, needs and strategy of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi_rules.catalogue import catalogue
from kpi_rules.functions import Function
from kpi_rules.nouns import DepartmentKind, Strategy, Way
from store import company as companies
from store import drafts
from tests.conversations import chapters
from tests.conversations.stage import Stage, staged
from tests.people import render

TEAM = "T0DEMO"
TEXT = "One system for orders"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


def change_finance(stage: Stage, **values: object) -> None:
    stage.grace.command("strategy")
    stage.rest()
    stage.grace.choose("Change a department", "finance")
    stage.grace.wait_for_modal("Department", timeout=15)
    assert stage.grace.submit(values)
    stage.rest()


def functions(stage: Stage) -> tuple[Function, ...]:
    with stage.database.read(TEAM) as session:
        return next(d.functions for d in companies.load(session).departments if d.id == "finance")


@pytest.mark.req("002-14", "002-08")
def test_a_head_gets_ideas_and_the_strategy_of_all_that_the_department_does(stage: Stage) -> None:
    chapters.change_company(
        stage.database, strategy=Strategy(functional=(Way(function=Function.IT, text=TEXT),))
    )
    stage.fiona.command("draft")
    stage.rest()
    assert TEXT not in stage.fiona.transcript()
    change_finance(stage, also=["it", "finance"])
    assert functions(stage) == (Function.FINANCE, Function.IT)
    with stage.database.read(TEAM) as session:
        [begun] = [draft.id for draft in drafts.all_in(session)]
    chapters.place(stage.database, chapters.EMPTY.model_copy(update={"id": begun}))
    stage.fiona.command("draft")
    stage.rest()
    assert TEXT in stage.fiona.transcript()
    chapters.place(stage.database, chapters.READY.model_copy(update={"id": begun, "needs": ()}))
    stage.fiona.command("draft")
    stage.rest()
    asked = render(stage.fiona.messages()[-1])
    for function in (Function.FINANCE, Function.IT):
        own = [pattern.name for pattern in catalogue().patterns if pattern.function is function]
        assert any(f"[{name}]" in asked for name in own)


def test_history_says_what_a_department_does_now_and_the_main_function_stands_once(stage: Stage) -> None:
    change_finance(stage, function="admin", also=["admin", "hr"])
    assert functions(stage) == (Function.ADMIN, Function.HR)
    stage.grace.command("strategy history")
    stage.rest()
    assert "Finance does: Administration, Human resources" in render(stage.grace.messages()[-1])
    with stage.database.read(TEAM) as session:
        [finance] = [d for d in companies.load(session).departments if d.id == "finance"]
    assert finance.kind is DepartmentKind.SUPPORT
