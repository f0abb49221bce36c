"""A real Chromium that looks at the sandbox page, as one person or several."""

import copy
import shutil
from collections.abc import Iterator
from typing import Literal, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)

from bot.sandbox.options import DEFAULT_MANIFEST, SandboxOptions
from bot.sandbox.people import DemoPerson
from bot.sandbox.server import Running, running
from tests.page.bot import Bot, connected

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_CHROMIUM = (
    "The page tests need Chromium, and there is none: apt-get install chromium, then run them again."
)
PATIENCE = 5000
WIDE = (1200, 800)
Scheme = Literal["light", "dark"]


class PageAs(Protocol):
    """Opens the page as a person, or as nobody yet (None)."""

    def __call__(
        self, person: DemoPerson | None, *, size: tuple[int, int] = WIDE, scheme: Scheme = "light"
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put browser tests last: Playwright keeps an event loop running in this thread once it has started."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests. Without one the tests fail and say what to install."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail(NO_CHROMIUM)
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
        {
            "name": "Check as KPI",
            "type": "message",
            "callback_id": "check_message",
            "description": "Check it",
        },
        {"name": "Draft a KPI", "type": "global", "callback_id": "draft", "description": "Start drafting"},
    ]
    with running(SandboxOptions(limits=False, manifest=manifest)) as running_sandbox:
        yield running_sandbox


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
    """Opens the page as a person: `page_as(FIONA)`, in a window of its own, ready to use.

    The test fails when the page logged an error or asked another host for something.
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


def watch(page: Page, *, url: str, troubles: list[str]) -> None:
    """Note errors of the page, and requests that leave this machine."""

    def logged(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            troubles.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(url):
            troubles.append(f"asked for {request.url}")

    page.on("console", logged)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", asked)
