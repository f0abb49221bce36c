"""Talking on the page: who one is, sending, receiving, editing, files, threads, unread marks."""

import time

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from bot.sandbox.people import FIONA, GRACE, SAM
from bot.sandbox.server import Running
from tests.page.bot import Bot
from tests.page.chromium import PageAs

pytestmark = pytest.mark.browser

GENERAL = "C0GENERAL"


def composer(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Message ")


def say(page: Page, text: str) -> None:
    composer(page).fill(text)
    composer(page).press("Enter")


def messages(page: Page) -> Locator:
    return page.locator(".message .content")


def open_room(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Conversations").get_by_role("link", name=name).click()


def do(page: Page, *, text: str, item: str) -> None:
    message = page.locator(".message", has_text=text)
    message.hover()
    message.get_by_role("button", name="Message actions").click()
    page.get_by_role("menuitem", name=item).click()


def test_a_visitor_picks_a_person_and_meets_the_bot_with_a_hint(page_as: PageAs) -> None:
    page = page_as(None)
    page.get_by_role("link", name="Fiona Berg").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("KPI assistant")
    expect(page.get_by_text("Say hello, or type /kpi help", exact=True)).to_be_visible()
    expect(composer(page)).to_be_focused()


def test_what_is_said_reaches_the_bot_and_its_answer_appears_without_reloading(
    page_as: PageAs, bot: Bot
) -> None:
    page = page_as(FIONA)
    say(page, "hello & <good> *morning*")
    expect(messages(page)).to_have_text(["hello & <good> morning"])
    expect(messages(page).locator("b")).to_have_text("morning")
    heard = bot.events.get(timeout=5)["event"]
    while heard["type"] != "message":
        heard = bot.events.get(timeout=5)["event"]
    assert heard["text"] == "hello &amp; &lt;good&gt; *morning*"
    bot.post(FIONA.id, text="Good morning *Fiona*")
    expect(messages(page)).to_have_text(["hello & <good> morning", "Good morning Fiona"])
    expect(messages(page).last.locator("b")).to_have_text("Fiona")
    expect(page.get_by_text("Say hello, or type /kpi help", exact=True)).to_have_count(0)


def test_messages_typed_in_haste_all_arrive_in_order(page_as: PageAs) -> None:
    page = page_as(FIONA)

    def slowly(route: Route) -> None:
        time.sleep(0.2)
        route.continue_()

    page.route("**/sandbox/say", slowly)
    for text in ("one", "two", "three"):
        say(page, text)
    expect(messages(page)).to_have_text(["one", "two", "three"])


def test_what_could_not_be_sent_stays_in_the_composer(page_as: PageAs) -> None:
    page = page_as(FIONA)
    page.route("**/sandbox/say", lambda route: route.abort())
    say(page, "are you there?")
    expect(page.locator(".notice")).to_contain_text("The workspace does not answer")
    expect(composer(page)).to_have_value("are you there?")
    page.unroute("**/sandbox/say")
    composer(page).press("Enter")
    expect(messages(page)).to_have_text(["are you there?"])


def test_shift_and_enter_starts_a_line_and_enter_sends_all_lines(page_as: PageAs) -> None:
    page = page_as(FIONA)
    composer(page).press_sequentially("one")
    composer(page).press("Shift+Enter")
    composer(page).press_sequentially("two")
    composer(page).press("Enter")
    expect(messages(page)).to_have_text(["one\ntwo"])
    expect(composer(page)).to_have_value("")


def test_the_composer_completes_commands_and_shows_their_hint(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    composer(page).press_sequentially("/kp")
    expect(page.get_by_role("option")).to_contain_text(
        ["/kpi", "/kpi draft", "/kpi check <sentence>", "/kpi show", "/kpi help"]
    )
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        composer(page).press(key)
    expect(composer(page)).to_have_value("/kpi check ")
    composer(page).press_sequentially("cut costs")
    expect(page.locator(".composer-hint")).to_contain_text("Draft, check and follow KPIs")
    composer(page).press("Enter")
    heard = bot.commands.get(timeout=5)
    assert (heard["command"], heard["text"], heard["user_id"]) == ("/kpi", "check cut costs", FIONA.id)


def test_a_name_completes_to_a_mention(page_as: PageAs) -> None:
    page = page_as(FIONA)
    composer(page).press_sequentially("ask @ort")
    composer(page).press("Tab")
    expect(composer(page)).to_have_value("ask @Sam Ortiz ")
    composer(page).press("Enter")
    expect(page.locator(".message .mention")).to_have_text("@Sam Ortiz")


def test_an_unknown_command_is_told_in_a_notice_that_can_be_closed(page_as: PageAs) -> None:
    page = page_as(FIONA)
    say(page, "/nonsense now")
    notices = page.get_by_role("region", name="Notices")
    expect(notices).to_contain_text("/nonsense is not a valid command")
    notices.get_by_role("button", name="Close notice").click()
    expect(page.locator(".notice")).to_have_count(0)
    page.reload()
    expect(composer(page)).to_be_focused()
    expect(page.locator(".notice")).to_have_count(0)


def test_a_notice_goes_with_the_conversation_it_came_in(page_as: PageAs) -> None:
    page = page_as(FIONA)
    say(page, "/nonsense")
    notice = page.get_by_role("region", name="Notices").get_by_text("/nonsense is not a valid command.")
    expect(notice).to_have_count(1)
    open_room(page, "general")
    expect(notice).to_have_count(0)


def test_the_address_keeps_person_and_conversation_over_a_reload(page_as: PageAs) -> None:
    page = page_as(SAM)
    open_room(page, "leadership")
    expect(page.get_by_role("heading", level=1)).to_have_text("# leadership")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("# leadership")
    expect(page.get_by_role("button", name="You are Sam Ortiz")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("KPI assistant")


def test_a_visitor_is_told_where_to_begin(page_as: PageAs, sandbox: Running) -> None:
    told = sandbox.sandbox.options.model_copy(update={"welcome": "Be <b>Fiona</b> first."})
    sandbox.do(lambda: setattr(sandbox.sandbox, "options", told))
    page = page_as(None)
    expect(page.get_by_text("Be <b>Fiona</b> first.")).to_be_visible()
    expect(page.locator("main b", has_text="Fiona")).to_have_text(["Fiona Berg"])


def test_the_list_of_people_to_be_is_seen_whole(page_as: PageAs) -> None:
    page = page_as(FIONA)
    page.get_by_role("button", name="You are Fiona Berg").click()
    menu = page.get_by_role("menu")
    assert menu.evaluate("menu => menu.scrollHeight <= menu.clientHeight")
    expect(menu.get_by_role("menuitem").last).to_be_in_viewport(ratio=1)


def test_one_can_become_somebody_else(page_as: PageAs) -> None:
    page = page_as(SAM)
    page.get_by_role("button", name="You are Sam Ortiz").click()
    page.get_by_role("menuitem", name="Grace Okafor").click()
    expect(page.get_by_role("button", name="You are Grace Okafor")).to_be_visible()


def test_a_second_person_sees_an_unread_mark_that_goes_when_they_look(page_as: PageAs) -> None:
    fiona, sam = page_as(FIONA), page_as(SAM)
    open_room(fiona, "general")
    say(fiona, "who has the numbers?")
    say(fiona, "anyone?")
    row = sam.get_by_role("navigation", name="Conversations").get_by_role("link", name="general")
    expect(row.locator(".unread")).to_contain_text("2")
    expect(fiona.locator(".unread")).to_have_count(0)
    assert sam.title().startswith("(1)")
    row.click()
    expect(messages(sam)).to_have_text(["who has the numbers?", "anyone?"])
    expect(sam.locator(".divider-new")).to_have_count(1)
    expect(row.locator(".unread")).to_have_count(0)
    sam.reload()
    expect(messages(sam)).to_have_count(2)
    expect(sam.locator(".unread")).to_have_count(0)
    expect(sam.locator(".divider-new")).to_have_count(0)


def test_a_click_that_is_under_way_survives_news(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    page.get_by_role("link", name="general", exact=True).hover()
    page.mouse.down()
    bot.post("C0LEADERS", text="news")
    expect(page.get_by_role("link", name="leadership").locator(".unread")).to_contain_text("1")
    page.mouse.up()
    expect(page.get_by_role("heading", level=1)).to_have_text("# general")


def test_two_people_begin_a_direct_conversation(page_as: PageAs) -> None:
    fiona, sam = page_as(FIONA), page_as(SAM)
    open_room(fiona, "Sam Ortiz")
    expect(fiona.get_by_text("This is the start of your conversation with Sam Ortiz.")).to_be_visible()
    say(fiona, "lunch?")
    expect(messages(fiona)).to_have_text(["lunch?"])
    row = sam.get_by_role("link", name="Fiona Berg")
    expect(row.locator(".unread")).to_contain_text("1")
    row.click()
    say(sam, "yes")
    expect(messages(fiona)).to_have_text(["lunch?", "yes"])


def test_own_messages_can_be_edited_and_deleted(page_as: PageAs) -> None:
    page = page_as(FIONA)
    say(page, "ask @Sam Ortiz & me")
    do(page, text="ask", item="Edit")
    box = page.get_by_role("textbox", name="Edit message")
    expect(box).to_have_value("ask @Sam Ortiz & me")
    box.fill("never mind")
    box.press("Enter")
    expect(messages(page)).to_have_text(["never mind"])
    expect(page.locator(".edited")).to_have_text("(edited)")
    do(page, text="never", item="Delete")
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(messages(page)).to_have_count(0)
    expect(page.get_by_text("Say hello, or type /kpi help.")).to_be_visible()


def test_other_peoples_messages_cannot_be_edited(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    bot.post(FIONA.id, text="Hello Fiona")
    message = page.locator(".message", has_text="Hello Fiona")
    message.hover()
    message.get_by_role("button", name="Message actions").click()
    expect(page.get_by_role("menuitem")).to_contain_text(["Reply in thread", "Check as KPI", "Copy text"])


def test_a_message_shortcut_names_its_message(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    say(page, "cut costs by 5 %")
    do(page, text="cut costs", item="Check as KPI")
    heard = bot.shortcuts.get(timeout=5)
    assert (heard["callback_id"], heard["message"]["text"]) == ("check_message", "cut costs by 5 %")


def test_an_ephemeral_message_is_seen_by_one_person_and_can_be_dismissed(page_as: PageAs, bot: Bot) -> None:
    fiona, grace = page_as(FIONA), page_as(GRACE)
    for page in (fiona, grace):
        open_room(page, "general")
    bot.client.chat_postEphemeral(channel=GENERAL, user=FIONA.id, text="Just for Fiona")
    bot.post(GENERAL, text="For all")
    expect(messages(fiona)).to_have_text(["Just for Fiona", "For all"])
    expect(fiona.locator(".message", has_text="Just for Fiona")).to_contain_text("Only visible to you")
    expect(messages(grace)).to_have_text(["For all"])
    fiona.get_by_role("button", name="Dismiss").click()
    expect(messages(fiona)).to_have_text(["For all"])
    expect(composer(fiona)).to_be_focused()


def test_a_thread_reply_names_the_message_it_answers(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    bot.post(FIONA.id, text="What does the business need from Finance?")
    do(page, text="What does", item="Reply in thread")
    expect(page.get_by_text("Replying to KPI assistant")).to_be_visible()
    say(page, "early warnings")
    reply = page.locator(".message", has_text="early warnings")
    expect(reply).to_contain_text("In reply to KPI assistant: “What does the business need from Finance?”")
    expect(page.get_by_text("Replying to KPI assistant")).to_have_count(0)


def test_a_global_shortcut_starts_from_the_composer(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Draft a KPI").click()
    heard = bot.shortcuts.get(timeout=5)
    assert (heard["type"], heard["callback_id"]) == ("shortcut", "draft")
