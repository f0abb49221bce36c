"""What came before, what came meanwhile, and what was missed: nothing is lost between the server and the page."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from bot.sandbox.people import FIONA
from tests.page.bot import Bot
from tests.page.chromium import PageAs
from tests.page.test_talk import GENERAL, messages, open_room, say

pytestmark = pytest.mark.browser


def test_earlier_messages_come_on_request(page_as: PageAs, bot: Bot) -> None:
    for number in range(60):
        bot.post(FIONA.id, text=f"note {number}")
    page = page_as(FIONA)
    expect(messages(page).last).to_have_text("note 59")
    expect(messages(page)).to_have_count(50)
    page.get_by_role("button", name="Show earlier messages").click()
    expect(messages(page)).to_have_count(60)
    expect(page.get_by_role("button", name="Show earlier messages")).to_have_count(0)


def test_while_reading_above_new_messages_do_not_move_the_page(page_as: PageAs, bot: Bot) -> None:
    for number in range(40):
        bot.post(FIONA.id, text=f"note {number}")
    page = page_as(FIONA)
    scroller = page.locator(".scroller")
    scroller.evaluate("node => { node.scrollTop = 0; }")
    bot.post(FIONA.id, text="fresh")
    expect(messages(page)).to_have_count(41)
    assert scroller.evaluate("node => node.scrollTop") == 0
    page.get_by_role("button", name="New messages below").click()
    expect(messages(page).last).to_be_in_viewport()


class Line:
    """The live connection of a page, which the test can cut."""

    def __init__(self, page: Page) -> None:
        self.down = False
        self._open: list[WebSocketRoute] = []
        page.route_web_socket("**/sandbox/live**", self._pass)
        page.reload()

    def _pass(self, socket: WebSocketRoute) -> None:
        if self.down:
            socket.close()
        else:
            socket.connect_to_server()
            self._open.append(socket)

    def cut(self) -> None:
        self.down = True
        for socket in self._open:
            socket.close()


def test_after_a_long_absence_nothing_is_left_out_between_old_and_new(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    line = Line(page)
    bot.post(FIONA.id, text="old")
    expect(messages(page)).to_have_text(["old"])
    line.cut()
    for number in range(60):
        bot.post(FIONA.id, text=f"note {number}")
    line.down = False
    expect(messages(page).last).to_have_text("note 59", timeout=10_000)
    page.get_by_role("button", name="Show earlier messages").click()
    expect(messages(page)).to_have_count(61)


def test_messages_that_arrive_while_home_is_open_are_marked_unread(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    page.get_by_role("link", name="Home").click()
    bot.post(FIONA.id, text="news")
    row = page.get_by_role("link", name="KPI assistant")
    expect(row.locator(".unread")).to_contain_text("1")
    page.get_by_role("link", name="Messages").click()
    expect(messages(page)).to_have_text(["news"])
    expect(row.locator(".unread")).to_have_count(0)


def test_what_was_missed_while_the_connection_was_gone_is_caught_up(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    line = Line(page)
    gone = bot.post(FIONA.id, text="soon gone")
    expect(messages(page)).to_have_text(["soon gone"])
    line.cut()
    expect(page.get_by_text("Trying again")).to_be_visible()
    channel = bot.client.conversations_open(users=FIONA.id)["channel"]["id"]
    bot.client.chat_delete(channel=channel, ts=gone)
    bot.post(FIONA.id, text="missed")
    line.down = False
    expect(messages(page)).to_have_text(["missed"], timeout=10_000)
    expect(page.get_by_text("Trying again")).to_be_hidden()


def held_back(page: Page, path: str, meanwhile: Callable[[], object]) -> None:
    """The next answer of the server to this request is older than what happens meanwhile."""

    def answer(route: Route) -> None:
        old = route.fetch()
        meanwhile()
        time.sleep(0.3)
        route.fulfill(response=old)

    page.route(f"**/sandbox/{path}*", answer, times=1)


def test_a_message_that_comes_while_the_older_ones_are_fetched_is_not_lost(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    held_back(page, "messages", lambda: bot.post(GENERAL, text="Just now"))
    open_room(page, "general")
    expect(messages(page)).to_have_text(["Just now"])


def test_an_unread_mark_that_comes_while_the_view_is_fetched_is_not_lost(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    held_back(page, "view", lambda: bot.post(GENERAL, text="Just now"))
    page.get_by_role("link", name="Sam Ortiz").click()
    say(page, "Hello Sam")
    expect(messages(page)).to_have_text(["Hello Sam"])
    expect(page.get_by_role("link", name="general 1 unread")).to_be_visible()
