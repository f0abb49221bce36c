"""The browser of the page tests: where it is, how it starts, and what it must never do."""

import shutil
from typing import Literal, Protocol

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from bot.sandbox.people import DemoPerson

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
WIDE = (1200, 800)
NARROW = (320, 640)
Scheme = Literal["light", "dark"]


class PageAs(Protocol):
    """Opens the page as a person, or as nobody yet (None), in a window of its own."""

    def __call__(
        self, person: DemoPerson | None, *, size: tuple[int, int] = WIDE, scheme: Scheme = "light"
    ) -> Page: ...


def chromium_program() -> str:
    """Where Chromium is. Without one the test fails and says what to install: it is never skipped."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail(NO_CHROMIUM)
    return program


def watch(page: Page, *, url: str, troubles: list[str]) -> None:
    """Note errors of the page, files that are missing, and requests to anything but `url`.

    What the people API refuses is no trouble: the page tells the person.
    """

    def logged(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            troubles.append(message.text)

    def answered(response: Response) -> None:
        if response.status >= 400 and "/sandbox/" not in response.url:
            troubles.append(f"{response.status} for {response.url}")

    def asked(request: Request) -> None:
        if not request.url.startswith(url):
            troubles.append(f"asked for {request.url}")

    page.on("console", logged)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", asked)
    page.on("response", answered)
