"""A real Chromium that looks at the sandbox page, as one person or several."""

import copy
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from bot.sandbox.options import DEFAULT_MANIFEST, SandboxOptions
from bot.sandbox.people import DemoPerson
from bot.sandbox.server import Running, running
from tests.page.bot import Bot, connected
from tests.page.chromium import ARGUMENTS, WIDE, PageAs, Scheme, chromium_program, watch

PATIENCE = 5000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put browser tests last: Playwright keeps an event loop running in this thread once it has started."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = chromium_program()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def sandbox() -> Iterator[Running]:
    """A workspace of its own for each test, without rate limits, with two shortcuts."""
    manifest = copy.deepcopy(DEFAULT_MANIFEST)
    manifest["features"]["slash_commands"][0]["usage_hint"] = "draft | check <sentence> | show | help"
    manifest["features"]["shortcuts"] = [
        {"name": "Check as KPI", "type": "message", "callback_id": "check_message", "description": "Check"},
        {"name": "Draft a KPI", "type": "global", "callback_id": "draft", "description": "Start drafting"},
    ]
    with running(SandboxOptions(limits=False, manifest=manifest)) as one:
        yield one


@pytest.fixture
def page_url(sandbox: Running) -> str:
    """The address that `page_as` opens. A module that runs a workspace of its own overrides this fixture."""
    return sandbox.url


@pytest.fixture
def bot(sandbox: Running) -> Iterator[Bot]:
    """A bot in that workspace that keeps what it hears."""
    with connected(sandbox) as one:
        yield one


@pytest.fixture
def page_as(browser: Browser, page_url: str) -> Iterator[PageAs]:
    """Opens the page as a person, ready to use: `page_as(FIONA)`; each call is a window of its own.

    The test fails when a page logged an error or asked another host for something.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(
        person: DemoPerson | None, *, size: tuple[int, int] = WIDE, scheme: Scheme = "light"
    ) -> Page:
        viewport = ViewportSize(width=size[0], height=size[1])
        context = browser.new_context(viewport=viewport, locale="en-GB", color_scheme=scheme)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        watch(page, url=page_url, troubles=troubles)
        page.goto(f"{page_url}/#/{person.id}" if person else page_url)
        page.wait_for_selector("body[data-ready]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
