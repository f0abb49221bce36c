"""KPIs of different departments side by side: watched, shared, suggested, tied, commented on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi_rules.nouns import DraftState
from kpi_rules.ties import Tie, TieKind, TieState
from store import company, drafts, remarks, ties
from store.nouns import RemarkTopic, StoredDraft
from tests.conversations.approved import TEAM, approve, days, finance_and_sales
from tests.conversations.stage import START, Stage, staged
from tests.dialogue.world import with_mission
from tests.people import Person


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as up:
        finance_and_sales(up)
        yield up


def tied(stage: Stage, kpi: str) -> tuple[Tie, ...]:
    with stage.database.read(TEAM) as session:
        return ties.of_kpi(session, kpi)


def fill_in(stage: Stage, person: Person, button: str, **values: str) -> bool:
    person.press(button)
    stage.rest()
    done = person.submit({name.replace("_", " "): value for name, value in values.items()})
    stage.rest()
    return done


@pytest.mark.req("000-34")
def test_a_comment_reaches_the_owner_and_stays_for_everybody(stage: Stage) -> None:
    hana = stage.person("U0HANA")
    assert "accounts receivable days" in stage.command(hana, "about receivable days")
    assert fill_in(stage, hana, "Comment", text="Two big customers pay late by contract.")
    assert "comments on" in stage.fiona.transcript()
    assert "Two big customers pay late by contract." in stage.command(stage.person("U0SAM"), "about AR days")
    with stage.database.read(TEAM) as session:
        assert [r.author for r in remarks.about(session, RemarkTopic.KPI, "k-ar")] == ["U0HANA"]


@pytest.mark.req("001-18")
def test_a_watched_kpi_stands_in_the_status_of_the_department_that_watches(stage: Stage) -> None:
    sam = stage.person("U0SAM")
    stage.command(sam, "about receivable days")
    sam.press("Watch it")
    stage.rest()
    assert "Sales watches “Reduce accounts receivable days" in sam.transcript()
    status = stage.command(sam, "status Sales")
    assert "Reduce accounts receivable days to 30 days" in status
    assert "watched, of Finance" in status
    assert "Reduce accounts receivable days" in stage.command(sam, "watch")
    assert "watched" not in stage.command(sam, "status HR")
    stage.command(sam, "about receivable days")
    sam.press("Stop watching")
    stage.rest()
    assert tied(stage, "k-ar") == ()


@pytest.mark.req("001-09", "002-32")
def test_two_departments_share_a_kpi_with_one_owner_once_the_other_head_agrees(stage: Stage) -> None:
    fiona, sam = stage.fiona, stage.person("U0SAM")
    stage.command(fiona, "about receivable days")
    assert fill_in(stage, fiona, "Share with a department", department="sales")
    assert "shared" not in stage.command(sam, "status Sales")
    hana = stage.person("U0HANA")
    sam.press("Yes, we share it")
    stage.rest()
    assert "Sales shares “Reduce accounts receivable days" in fiona.transcript()
    assert "shared, Finance answers for it" in stage.command(sam, "status Sales")
    assert "shared with Sales (agreed)" in stage.command(hana, "about receivable days")
    assert "*Department:* Finance\n" in stage.command(hana, "show receivable days")
    assert "Sales: 2 KPIs approved" in stage.command(hana, "status company")
    stage.command(fiona, "about receivable days")
    assert not fill_in(stage, fiona, "Share with a department", department="sales")


def test_only_its_own_department_shares_or_ties_a_kpi(stage: Stage) -> None:
    assert "[Share with a department]" in stage.command(stage.fiona, "about receivable days")
    assert "[Share with a department]" not in stage.command(stage.person("U0SAM"), "about receivable days")
    with stage.database.write(TEAM) as session:
        now = company.load(session)
        changed = [
            d.model_copy(update={"head": "U0HANA"}) if d.id == "finance" else d for d in now.departments
        ]
        company.save(
            session, now.model_copy(update={"departments": tuple(changed)}), author="U0GRACE", at=START
        )
    stage.fiona.press("Share with a department")
    stage.rest()
    assert stage.fiona.modals() == []
    assert "Only those who draft for Finance" in stage.fiona.transcript()


@pytest.mark.req("000-22", "001-18")
def test_a_tie_shows_on_both_sides_and_a_circle_is_refused(stage: Stage) -> None:
    fiona, sam = stage.fiona, stage.person("U0SAM")
    stage.command(fiona, "about receivable days")
    assert fill_in(stage, fiona, "Link to another KPI", kind="cause", other="visit offer", note="cash flow")
    assert "moves “Reduce days from visit to offer" in stage.command(fiona, "about receivable")
    assert "moved by “Reduce accounts receivable days" in stage.command(sam, "about visit offer")
    assert "your “Reduce days from visit to offer" in sam.transcript()
    stage.command(sam, "about visit offer")
    assert not fill_in(stage, sam, "Link to another KPI", kind="cause", other="receivable")
    assert "explain nothing" in str(sam.errors)
    sam.close()
    assert [t.note for t in tied(stage, "k-ar")] == ["cash flow"]


@pytest.mark.req("001-07")
def test_a_sister_is_suggested_and_taken_into_the_other_draft(stage: Stage) -> None:
    fiona, sam = stage.fiona, stage.person("U0SAM")
    stage.command(fiona, "about receivable days")
    assert fill_in(
        stage,
        fiona,
        "Suggest to a department",
        department="sales",
        text="Reduce customer acquisition cost from $80 to $60 by 31 December 2027",
    )
    sam.press("Take it into my draft")
    stage.rest()
    assert "takes “Reduce customer acquisition cost" in fiona.transcript()
    assert tied(stage, "k-ar")[0].state is TieState.AGREED
    assert tied(stage, "k-ar")[0].kind is TieKind.SISTER
    assert "Before Sales sets its KPIs" in sam.transcript()


def test_nearly_the_same_kpi_elsewhere_is_noticed_while_drafting(stage: Stage) -> None:
    approve(stage, "hr", days("k-hr", "days from request to funds", target=4))
    draft = with_mission()
    with stage.database.write(TEAM) as session:
        stored = StoredDraft(
            id=draft.id,
            department="finance",
            drafter="U0FIONA",
            state=draft.state,
            version=0,
            document=draft.model_dump_json(),
        )
        drafts.create(session, stored, at=START)
    fiona = stage.fiona
    stage.command(fiona, "draft")
    fiona.say("Reduce days from request to funds from 9 to 4 days by 31 December 2027")
    stage.rest()
    assert "HR counts nearly the same" not in fiona.transcript()
    fiona.press("Take it in")
    stage.rest()
    assert "HR counts nearly the same: “Reduce days from request to funds to 4 days" in fiona.transcript()


@pytest.mark.req("000-34")
def test_a_kpi_of_a_submitted_set_is_commented_on_by_those_who_may_read_it(stage: Stage) -> None:
    draft = with_mission(
        kpis=(days("k-new", "days to close the month", target=5),), state=DraftState.SUBMITTED
    )
    with stage.database.write(TEAM) as session:
        stored = StoredDraft(
            id=draft.id,
            department="finance",
            drafter="U0FIONA",
            state=draft.state,
            version=0,
            document=draft.model_dump_json(),
        )
        drafts.create(session, stored, at=START)
    grace, fiona = stage.grace, stage.fiona
    stage.command(grace, "status me")
    grace.press("Decide now")
    stage.rest()
    grace.press("Comment on 1")
    grace.wait_for_modal("Comment on a KPI")
    assert grace.submit({"text": "Why not four days?"})
    stage.rest()
    assert "comments on “Reduce days to close the month to 5 days" in fiona.transcript()
    assert fill_in(stage, fiona, "Answer", text="December needs the fifth.")
    assert "December needs the fifth." in grace.transcript()
    with stage.database.read(TEAM) as session:
        said = remarks.about(session, RemarkTopic.KPI, "k-new")
    assert [r.author for r in said] == ["U0GRACE", "U0FIONA"]


def test_a_kpi_that_fits_only_in_part_is_asked_about_first(stage: Stage) -> None:
    said = stage.command(stage.fiona, "about receivable dayz")
    assert "Do you mean this one?" in said
    assert "[Share with a department]" not in said
    assert "[Share with a department]" in stage.command(stage.fiona, "about AR days")
