"""Modals and the Home tab on the page."""

import pytest
from playwright.sync_api import Page, Route, expect

from bot.sandbox.people import FIONA
from tests.page.bot import Bot, Json, actions, button, entry, modal, option, plain, section
from tests.page.chromium import PageAs

pytestmark = pytest.mark.browser

MEASURE = entry("measure", label="What do you measure?", element={"type": "plain_text_input"})
TARGET = entry("target", label="Target", element={"type": "number_input", "is_decimal_allowed": False})
CHOICES = [option("Weekly"), option("Monthly")]


def opened(page: Page, *, bot: Bot, view: Json) -> None:
    """Post a button that opens the modal, and press it."""
    bot.reactions.append(lambda body: bot.client.views_open(trigger_id=body["trigger_id"], view=view))
    bot.post(FIONA.id, blocks=[actions(button("Start"))])
    page.get_by_role("button", name="Start").click()
    page.get_by_role("dialog").wait_for()
    bot.reactions.clear()


def test_what_is_wrong_far_down_in_a_form_comes_into_sight(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    notes = [{"type": "section", "text": {"type": "mrkdwn", "text": f"Line {n}"}} for n in range(17)]
    story = entry("story", label="The story", element={"type": "plain_text_input", "multiline": True})
    opened(page, bot=bot, view=modal(*notes, story))
    dialog = page.get_by_role("dialog", name="New KPI")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Please complete this required field.")).to_be_in_viewport(ratio=1)


def test_a_form_with_an_error_shows_it_at_the_field_and_then_goes_through(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    opened(page, bot=bot, view=modal(MEASURE, TARGET))
    dialog = page.get_by_role("dialog", name="New KPI")
    measure, target = dialog.get_by_label("What do you measure?"), dialog.get_by_label("Target")
    expect(measure).to_be_focused()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Please complete this required field.")).to_have_count(2)
    expect(measure).to_be_focused()
    measure.fill("days to pay")
    target.fill("30")
    bot.answers.put({"response_action": "errors", "errors": {"target": "Is 30 in days?"}})
    dialog.get_by_role("button", name="Save").click()
    expect(target).to_have_accessible_description("Is 30 in days?")
    expect(target).to_have_attribute("aria-invalid", "true")
    expect(target).to_be_focused()
    expect(measure).to_have_value("days to pay")
    bot.submitted()
    target.fill("29")
    target.press("Enter")
    assert bot.submitted() == {
        "measure": {"a": {"type": "plain_text_input", "value": "days to pay"}},
        "target": {"a": {"type": "number_input", "value": "29"}},
    }
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Start")).to_be_focused()


def test_every_kind_of_input_arrives_as_slack_would_send_it(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    kinds: dict[str, Json] = {
        "plain_text_input": {"multiline": True},
        "email_text_input": {},
        "url_text_input": {},
        "static_select": {"options": CHOICES},
        "multi_static_select": {"options": CHOICES},
        "users_select": {},
        "radio_buttons": {"options": CHOICES},
        "checkboxes": {"options": CHOICES},
        "datepicker": {},
        "timepicker": {},
        "datetimepicker": {},
        "rich_text_input": {},
    }
    inputs = [entry(kind, label=f"The {kind}", element={"type": kind} | more) for kind, more in kinds.items()]
    opened(page, bot=bot, view=modal(*inputs))
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("The plain_text_input").fill("one\ntwo")
    dialog.get_by_label("The email_text_input").fill("a@example.com")
    dialog.get_by_label("The url_text_input").fill("https://example.com")
    dialog.get_by_label("The rich_text_input").fill("rich")
    for kind in ("static_select", "users_select", "multi_static_select"):
        dialog.get_by_role("combobox", name=f"The {kind}").click()
        page.get_by_role("option", name="Sam Ortiz" if kind == "users_select" else "Monthly").click()
    page.keyboard.press("Escape")
    dialog.get_by_role("radiogroup", name="The radio_buttons").get_by_label("Weekly").check()
    dialog.get_by_role("group", name="The checkboxes").get_by_label("Monthly").check()
    dialog.get_by_label("The datepicker").fill("2027-06-30")
    dialog.get_by_label("The timepicker").fill("09:15")
    dialog.get_by_label("The datetimepicker").fill("2027-06-30T09:15")
    dialog.get_by_role("button", name="Save").click()
    values = {kind: next(iter(held.values())) for kind, held in bot.submitted().items()}
    assert values["plain_text_input"]["value"] == "one\ntwo"
    assert values["email_text_input"]["value"] == "a@example.com"
    assert values["url_text_input"]["value"] == "https://example.com"
    assert values["static_select"]["selected_option"]["value"] == "monthly"
    assert [each["value"] for each in values["multi_static_select"]["selected_options"]] == ["monthly"]
    assert values["users_select"]["selected_user"] == "U0SAM"
    assert values["radio_buttons"]["selected_option"]["value"] == "weekly"
    assert [each["value"] for each in values["checkboxes"]["selected_options"]] == ["monthly"]
    assert values["datepicker"]["selected_date"] == "2027-06-30"
    assert values["timepicker"]["selected_time"] == "09:15"
    assert isinstance(values["datetimepicker"]["selected_date_time"], int)
    assert values["rich_text_input"]["rich_text_value"]["elements"][0]["elements"][0]["text"] == "rich"


def test_a_pushed_modal_lies_on_top_and_back_shows_what_was_typed_below(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    opened(page, bot=bot, view=modal(MEASURE))
    page.get_by_label("What do you measure?").fill("days to pay")
    bot.answers.put({"response_action": "push", "view": modal(TARGET, title="Target")})
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog", name="Target")).to_be_visible()
    expect(page.get_by_role("textbox", name="Target")).to_be_focused()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("dialog", name="New KPI")).to_be_visible()
    expect(page.get_by_label("What do you measure?")).to_have_value("days to pay")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_escape_closes_a_modal_and_tells_the_bot(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    opened(page, bot=bot, view=modal(MEASURE, notify_on_close=True))
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert bot.closings.get(timeout=5)["view"]["callback_id"] == "form"


def test_escape_in_an_open_list_closes_only_the_list(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    opened(
        page,
        bot=bot,
        view=modal(entry("s", label="How often?", element={"type": "static_select", "options": CHOICES})),
    )
    page.get_by_role("combobox", name="How often?").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_view_that_is_updated_keeps_what_was_typed(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    ask = entry(
        "s", label="How often?", element={"type": "static_select", "options": CHOICES}, dispatch_action=True
    )
    opened(page, bot=bot, view=modal(MEASURE, ask))
    page.get_by_label("What do you measure?").fill("days to pay")
    changed = modal(section("Monthly it is."), MEASURE, ask)
    bot.reactions.append(lambda body: bot.client.views_update(view_id=body["view"]["id"], view=changed))
    page.get_by_role("combobox", name="How often?").click()
    page.get_by_role("option", name="Monthly").click()
    expect(page.get_by_text("Monthly it is.")).to_be_visible()
    expect(page.get_by_label("What do you measure?")).to_have_value("days to pay")
    expect(page.get_by_role("combobox", name="How often?")).to_have_text("Monthly")
    assert page.get_by_role("dialog").evaluate("dialog => dialog.contains(document.activeElement)")


def test_while_a_form_is_sent_the_page_says_so_and_does_not_send_twice(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    opened(page, bot=bot, view=modal(MEASURE))
    page.get_by_label("What do you measure?").fill("x")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/sandbox/submit", hold)
    save = page.get_by_role("button", name="Save")
    save.click()
    expect(page.get_by_text("Sending…")).to_be_visible()
    save.click()
    assert len(held) == 1


def test_a_notice_over_a_modal_can_be_closed_and_outlives_it(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    opened(page, bot=bot, view=modal(MEASURE))
    refusal = {"ok": False, "error": "Nobody answered."}
    page.route("**/sandbox/submit", lambda route: route.fulfill(status=400, json=refusal))
    for _ in range(2):
        page.get_by_role("button", name="Save").click()
    notices = page.locator(".notice", has_text="Nobody answered.")
    expect(notices).to_have_count(2)
    page.get_by_role("button", name="Close notice").first.click()
    expect(notices).to_have_count(1)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(notices).to_be_visible()
    page.get_by_role("button", name="Close notice").click()
    expect(notices).to_have_count(0)


def test_a_modal_is_still_there_after_a_reload(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    opened(page, bot=bot, view=modal(MEASURE))
    page.reload()
    expect(page.get_by_role("dialog", name="New KPI")).to_be_visible()


def test_the_home_tab_shows_what_the_bot_published_and_its_buttons_work(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_text("has put nothing here yet")).to_be_visible()
    event = bot.events.get(timeout=5)["event"]
    while event.get("tab") != "home":
        event = bot.events.get(timeout=5)["event"]
    home = {"type": "home", "blocks": [section("*3 KPIs* are on track"), actions(button("Draft"))]}
    bot.client.views_publish(user_id=FIONA.id, view=home)
    expect(page.get_by_text("3 KPIs are on track")).to_be_visible()
    page.get_by_role("button", name="Draft").click()
    heard = bot.pressed()
    assert (heard["view"]["type"], heard["actions"][0]["action_id"]) == ("home", "draft")
    page.reload()
    expect(page.get_by_text("3 KPIs are on track")).to_be_visible()
    page.get_by_role("link", name="Messages").click()
    expect(page.get_by_role("combobox", name="Message ")).to_be_visible()


def test_a_modal_can_ask_before_a_button_in_it_acts(page_as: PageAs, bot: Bot) -> None:
    confirm = {
        "title": plain("Sure?"),
        "text": plain("It goes."),
        "confirm": plain("Go"),
        "deny": plain("Stay"),
    }
    page = page_as(FIONA)
    opened(page, bot=bot, view=modal(actions(button("Remove", confirm=confirm)), MEASURE))
    bot.pressed()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Go").click()
    assert bot.chosen()["action_id"] == "remove"
    expect(page.get_by_role("dialog", name="New KPI")).to_be_visible()
