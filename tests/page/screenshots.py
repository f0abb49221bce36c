"""Take the pictures of the README and the guides: `python -m tests.page.screenshots`."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bot.sandbox.people import FIONA, GRACE, SAM, DemoPerson
from tests.conversations.stage import Stage, staged
from tests.conversations.stock import stock
from tests.page.chromium import ARGUMENTS, chromium_program
from tests.page.product import Screen, draft_to_first_kpi, finish_set

IMAGES = Path(__file__).parents[2] / "docs" / "images"
WIDE, NARROW, TALL = (1100, 820), (360, 720), (1100, 1180)
MONTH_AFTER = datetime(2026, 12, 2, 9, tzinfo=UTC)
IN_SPRING = datetime(2027, 4, 5, 16, tzinfo=UTC)


def _opened(browser: Browser, stage: Stage, person: DemoPerson, size: tuple[int, int]) -> Page:
    page = browser.new_page(viewport=ViewportSize(width=size[0], height=size[1]), locale="en-GB")
    page.goto(f"{stage.sandbox.url}/#/{person.id}")
    page.wait_for_selector("body[data-ready]", state="attached")
    return page


def _shoot(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.locator("#composer-text").focus()
    page.wait_for_timeout(600)
    page.screenshot(path=str(IMAGES / f"{name}.png"))


def draft(browser: Browser, stage: Stage) -> None:
    """On the way through one draft, to the card that the approver gets."""
    fiona = Screen(_opened(browser, stage, FIONA, WIDE))
    fiona.say("draft my KPIs", answer="Is this what you work towards?")
    _shoot(fiona.page, "sandbox-dm")
    draft_to_first_kpi(fiona)
    _shoot(fiona.page, "sandbox-sheet")
    finish_set(fiona, before_submitting=lambda: _gate(browser, stage))
    _shoot(_opened(browser, stage, FIONA, NARROW), "sandbox-narrow")
    grace = Screen(_opened(browser, stage, GRACE, WIDE))
    grace.sees("Do you approve them?")
    grace.press("Approve", answer="Approved. I told")


def _gate(browser: Browser, stage: Stage) -> None:
    fiona = Screen(_opened(browser, stage, FIONA, TALL))
    fiona.sees("What would you like to do?")
    _shoot(fiona.page, "sandbox-gate")


def round_the_year(browser: Browser, stage: Stage) -> None:
    """KPIs in force: a reminder, values in one reply, how it stands, and the map."""
    stock(stage)
    stage.person(SAM.id).command("/kpi remind")
    stage.rest()
    stage.go_to(MONTH_AFTER)
    fiona = Screen(_opened(browser, stage, FIONA, WIDE))
    fiona.say("AR days 43, data requests 60%, portal 20%", answer="is off track")
    _shoot(fiona.page, "sandbox-values")
    stage.clock.set(IN_SPRING)
    fiona.say("AR days 41, data requests 93%, portal 60%", answer="41 days for March")
    fiona.say("/kpi status finance", answer="on track")
    _shoot(fiona.page, "sandbox-status")
    fiona.say("/kpi map", answer="An arrow runs")
    _shoot(fiona.page, "sandbox-map")


def main() -> None:
    """Start everything, take the pictures, stop everything."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=ARGUMENTS)
        for take in (draft, round_the_year):
            with tempfile.TemporaryDirectory() as folder, staged(Path(folder)) as stage:
                take(browser, stage)
        browser.close()


if __name__ == "__main__":
    main()
