"""Take the pictures of the README: `python -m tests.page.screenshots`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bot.sandbox.people import FIONA, GRACE, HANA, DemoPerson
from tests.conversations.stage import Stage, staged
from tests.page.chromium import ARGUMENTS, chromium_program
from tests.page.product import Screen, draft_to_first_kpi, finish_set

IMAGES = Path(__file__).parents[2] / "docs" / "images"
WIDE, NARROW = (1100, 820), (360, 720)


def _opened(browser: Browser, stage: Stage, person: DemoPerson, size: tuple[int, int]) -> Page:
    page = browser.new_page(viewport=ViewportSize(width=size[0], height=size[1]), locale="en-GB")
    page.goto(f"{stage.sandbox.url}/#/{person.id}")
    page.wait_for_selector("body[data-ready]", state="attached")
    return page


def _shoot(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(600)
    page.screenshot(path=str(IMAGES / f"{name}.png"))


def take(browser: Browser, stage: Stage) -> None:
    """All pictures, on the way through one draft."""
    fiona = Screen(_opened(browser, stage, FIONA, WIDE))
    fiona.say("draft my KPIs", answer="Is this what you work towards?")
    _shoot(fiona.page, "sandbox-dm")
    draft_to_first_kpi(fiona)
    _shoot(fiona.page, "sandbox-sheet")
    finish_set(fiona)
    _shoot(_opened(browser, stage, FIONA, NARROW), "sandbox-narrow")
    grace = Screen(_opened(browser, stage, GRACE, WIDE))
    grace.sees("Do you approve them?")
    grace.press("Approve", answer="Approved. I told")
    hana = Screen(_opened(browser, stage, HANA, WIDE))
    hana.sees("You can draft the KPIs of HR here")
    hana.say("/kpi status Finance", answer="3 KPIs approved")
    _shoot(hana.page, "sandbox-status")


def main() -> None:
    """Start everything, take the pictures, stop everything."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        staged(Path(folder)) as stage,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=ARGUMENTS)
        take(browser, stage)
        browser.close()


if __name__ == "__main__":
    main()
