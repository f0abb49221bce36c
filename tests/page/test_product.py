"""The product on the page: Finance drafts its KPIs, the strategy owner decides, everybody sees the status."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.sandbox.people import FIONA, GRACE, HANA
from tests.conversations.stage import Stage, staged
from tests.page.chromium import NARROW, PageAs
from tests.page.product import Screen, draft_to_first_kpi, finish_set

pytestmark = pytest.mark.browser


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The real bot in a workspace with the demo company."""
    with staged(tmp_path) as one:
        yield one


@pytest.fixture
def page_url(stage: Stage) -> str:
    """The page of that workspace."""
    return stage.sandbox.url


@pytest.mark.req("000-01", "000-25", "001-04", "002-31")
def test_a_head_drafts_on_the_page_the_owner_sends_back_and_approves_and_all_see_it(page_as: PageAs) -> None:
    fiona = Screen(page_as(FIONA))
    draft_to_first_kpi(fiona)
    expect(fiona.page.locator(".message").last).to_contain_text(
        "Reduce accounts receivable days from 45 to 30"
    )
    finish_set(fiona)

    grace = Screen(page_as(GRACE))
    grace.sees("Do you approve them?")
    grace.page.get_by_role("button", name="Send back with a comment").last.click()
    dialog = grace.page.get_by_role("dialog", name="Send the set back")
    dialog.get_by_label("What should change?").fill("Please name the month-end close")
    dialog.get_by_role("button", name="Send back").click()
    grace.sees("Sent back. I gave your comment to")
    fiona.sees("Please name the month-end close")

    fiona.press("Change the set", answer="What would you like to do?")
    fiona.press("Submit for approval", answer="I will write to you as soon as there is an answer")
    grace.sees("Do you approve them?")
    grace.press("Approve", answer="Approved. I told")
    fiona.sees("approved the KPIs of Finance")

    hana = Screen(page_as(HANA))
    hana.sees("You can draft the KPIs of HR here")
    hana.say("/kpi status Finance", answer="3 KPIs approved")
    hana.sees("no value recorded yet")


def test_the_whole_way_to_the_first_kpi_fits_a_narrow_window(page_as: PageAs) -> None:
    page = page_as(FIONA, size=NARROW)
    draft_to_first_kpi(Screen(page))
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW[0]


def test_the_home_page_shows_what_waits_and_begins_a_draft(page_as: PageAs) -> None:
    page = page_as(FIONA)
    page.get_by_role("link", name="Home", exact=True).click()
    expect(page.get_by_text("Finance: not begun.")).to_be_visible()
    page.get_by_role("button", name="Draft my KPIs").click()
    page.get_by_role("link", name="Messages", exact=True).click()
    Screen(page).sees("Is this what you work towards?")


def test_an_unknown_command_and_an_instant_check_are_answered_to_oneself(page_as: PageAs) -> None:
    screen = Screen(page_as(HANA))
    screen.sees("You can draft the KPIs of HR here")
    screen.say("/kpi frobnicate", answer="There is no /kpi frobnicate")
    screen.say("/kpi check improve cash flow", answer="improve")
    expect(screen.page.get_by_text("Only visible to you").last).to_be_visible()
