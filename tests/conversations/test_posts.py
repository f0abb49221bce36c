"""A department's KPI on the level of posts and weeks; goals that stay with the person."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi_rules.nouns import Level
from kpi_rules.posts import GrowthState, PostState
from nlp.nouns import Cadence
from store import audit, kpis, posts
from store.nouns import StoredKpi
from tests.conversations.approved import TEAM, approve, days, finance_and_sales
from tests.conversations.stage import Stage, staged

POST = {
    "post": "Credit controller",
    "holder": "U0COLIN",
    "statement": "Call 20 overdue customers each week",
    "responsibility": "Collecting what customers owe",
    "process": "Dunning",
    "effort": "yes",
}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as up:
        finance_and_sales(up)
        yield up


def propose(stage: Stage, **changes: str) -> dict[str, str]:
    """Fiona breaks the days of receivables down to a post; what the form says against it."""
    fiona = stage.fiona
    stage.command(fiona, "post receivable days")
    fiona.press("Break down to a position")
    stage.rest()
    fiona.submit({**POST, **changes})
    stage.rest()
    return fiona.errors


def below(stage: Stage) -> tuple[StoredKpi, ...]:
    with stage.database.read(TEAM) as session:
        return kpis.below(session, ["k-ar"])


def states(stage: Stage) -> list[PostState]:
    with stage.database.read(TEAM) as session:
        return [post.state for post in posts.below(session, "k-ar")]


@pytest.mark.req("002-35", "002-36", "002-37", "003-02")
def test_a_post_kpi_counts_once_its_holder_has_accepted_it(stage: Stage) -> None:
    colin = stage.person("U0COLIN")
    assert propose(stage) == {}
    assert below(stage) == ()
    screen = colin.transcript()
    assert "Credit controller" in screen
    assert "Responsibility: Collecting what customers owe" in screen
    assert "Process: Dunning" in screen
    colin.press("I accept it")
    stage.rest()
    [post] = below(stage)
    assert post.level is Level.POST
    assert post.kpi.definition.sheet.owner == "U0COLIN"
    assert post.kpi.definition.target == 20
    assert post.kpi.definition.cadence is Cadence.WEEKLY
    assert "accepted the KPI of the position Credit controller" in stage.fiona.transcript()
    assert "Credit controller" in stage.command(colin, "post")


@pytest.mark.req("002-36")
def test_the_holder_may_comment_and_the_head_changes_it(stage: Stage) -> None:
    colin = stage.person("U0COLIN")
    propose(stage)
    colin.press("I have a comment")
    colin.wait_for_modal("Your comment")
    colin.submit({"text": "Twelve a week is what one person can do."})
    stage.rest()
    assert below(stage) == ()
    assert "Twelve a week" in stage.fiona.transcript()
    stage.fiona.press("Change it")
    stage.fiona.wait_for_modal("KPI of a position")
    assert stage.fiona.submit({**POST, "statement": "Call 12 overdue customers each week"})
    stage.rest()
    assert states(stage) == [PostState.PROPOSED]
    colin.press("I accept it")
    stage.rest()
    assert [one.kpi.definition.target for one in below(stage)] == [12]


@pytest.mark.req("003-22")
def test_a_post_kpi_is_read_as_strictly_as_the_one_above_it(stage: Stage) -> None:
    assert set(propose(stage, statement="Improve dunning")) == {"statement"}
    assert states(stage) == []
    assert propose(stage) == {}


@pytest.mark.req("003-22")
def test_weekly_measures_are_read_as_strictly_but_need_no_day_of_their_own(stage: Stage) -> None:
    fiona = stage.fiona
    stage.command(fiona, "about receivable days")
    fiona.press("Add weekly measures")
    fiona.wait_for_modal(timeout=15)
    assert not fiona.submit({"lines": "20 reminders sent\nThe number of answers must reach 5%"})
    assert "The number of answers must reach 5%" in str(fiona.errors)
    assert fiona.submit({"lines": "20 reminders sent"})


@pytest.mark.req("002-38")
def test_what_the_holder_cannot_move_is_no_kpi_of_a_post(stage: Stage) -> None:
    assert "Choose a number that the holder can move" in propose(stage, effort="no")["effort"]
    assert states(stage) == []


def test_a_post_kpi_is_read_like_any_other(stage: Stage) -> None:
    assert set(propose(stage, statement="Improve the relationship with customers")) == {"statement"}
    assert states(stage) == []


def test_only_the_holder_accepts_and_an_old_button_changes_nothing(stage: Stage) -> None:
    propose(stage)
    colin = stage.person("U0COLIN")
    asked = colin.messages()[-1]
    colin.press("I have a comment", asked)
    colin.wait_for_modal("Your comment")
    colin.submit({"text": "Not like this."})
    stage.rest()
    stage.fiona.press("Withdraw it")
    stage.rest()
    assert "withdrew the KPI of your position" in colin.transcript()
    colin.press("I accept it", asked)
    stage.rest()
    assert below(stage) == ()
    assert "changed or answered in the meantime" in colin.transcript()


def test_the_next_version_of_the_set_leaves_what_hangs_below_it(stage: Stage) -> None:
    propose(stage)
    stage.person("U0COLIN").press("I accept it")
    stage.rest()
    approve(stage, "finance", days("k-ar", "accounts receivable days", target=28))
    assert len(below(stage)) == 1
    with stage.database.read(TEAM) as session:
        assert [one.kpi.id for one in kpis.of_department(session, "finance")] == ["k-ar"]


@pytest.mark.req("003-24")
def test_weekly_measures_are_created_in_one_step(stage: Stage) -> None:
    fiona = stage.fiona
    stage.command(fiona, "about receivable days")
    fiona.press("Add weekly measures")
    fiona.wait_for_modal("Weekly measures")
    assert not fiona.submit({"lines": "200 new fans\nmore interactions"})
    assert "more interactions" in str(fiona.errors)
    assert fiona.submit({"lines": "200 new fans each week\n500 interactions each week\n40 conversion orders"})
    stage.rest()
    found = below(stage)
    assert [one.kpi.definition.target for one in found] == [200, 500, 40]
    assert {one.kpi.definition.cadence for one in found} == {Cadence.WEEKLY}
    assert {one.kpi.definition.sheet.owner for one in found} == {"U0FIONA"}
    assert "3 weekly measures now belong to" in fiona.transcript()


GOALS = (
    "Get off work on time every day",
    "Exercise twice a week",
    "Read a book every month",
    "Travel once a quarter",
    "Leave 10 minutes alone every day",
    "Develop 1-2 good habits",
    "Learn a hobby",
)


@pytest.mark.req("003-26", "003-27", "003-28")
def test_personal_goals_are_kept_and_asked_about_only_when_nobody_could_tell(stage: Stage) -> None:
    sam = stage.person("U0SAM")
    asked = ["How would you notice" in stage.command(sam, f"growth {goal}") for goal in GOALS]
    assert asked == [False] * 5 + [True] * 2
    screen = stage.command(sam, "growth")
    assert all(goal in screen for goal in GOALS)


@pytest.mark.req("003-26")
def test_nobody_else_sees_a_personal_goal_until_its_owner_says_so(stage: Stage) -> None:
    sam, grace = stage.person("U0SAM"), stage.grace
    stage.command(sam, "growth Learn the cello")
    for asked in ("status", "status company", "status Sales", "growth", "growth @sam"):
        assert "cello" not in stage.command(grace, asked)
    stage.command(sam, "growth")
    sam.choose("Let others see", "Learn the cello")
    stage.rest()
    assert "cello" in stage.command(grace, "growth @sam")
    stage.command(sam, "growth")
    sam.choose("Keep to yourself", "Learn the cello")
    stage.rest()
    assert "cello" not in stage.command(grace, "growth @sam")
    with stage.database.read(TEAM) as session:
        assert not any("cello" in deed.detail for deed in audit.entries(session))


def test_a_goal_is_done_or_removed_by_its_owner_alone(stage: Stage) -> None:
    sam = stage.person("U0SAM")
    stage.command(sam, "growth Learn the cello")
    stage.command(sam, "growth")
    sam.choose("Done", "Learn the cello")
    stage.rest()
    assert "✓ Learn the cello" in stage.command(sam, "growth")
    with stage.database.read(TEAM) as session:
        [goal] = posts.goals_of(session, "U0SAM")
        assert goal.state is GrowthState.DONE
        assert posts.goal(session, goal.id, user="U0GRACE") is None
    sam.choose("Remove", "Learn the cello")
    stage.rest()
    assert "no goals of your own" in stage.command(sam, "growth")


@pytest.mark.req("001-12", "003-24")
def test_parts_stand_below_their_kpi_in_the_tree_and_their_holder_may_record_them(stage: Stage) -> None:
    propose(stage)
    colin = stage.person("U0COLIN")
    colin.press("I accept it")
    stage.rest()
    tree = stage.command(stage.grace, "tree")
    assert tree.index("accounts receivable days") < tree.index("Call 20 overdue customers")
    assert "Call 20 overdue customers" not in stage.command(stage.grace, "status Finance")
    colin.say("overdue customers 18")
    stage.rest()
    with stage.database.read(TEAM) as session:
        [post] = kpis.below(session, ["k-ar"])
        assert post.last is not None
        assert post.last.value == 18
