"""Elements on the page: what a person does with each, and what the bot is told."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox.people import FIONA
from tests.page.bot import Bot, Json, actions, button, entry, mrkdwn, option, plain, section
from tests.page.chromium import PageAs

pytestmark = pytest.mark.browser

THREE = [option("Financial"), option("Customer"), option("Internal")]
MANY = [option(f"Department {number}") for number in range(12)]


def choose(page: Page, *options: str, name: str) -> None:
    page.get_by_role("combobox", name=name).click()
    for each in options:
        page.get_by_role("option", name=each).click()


def choose_from_overflow(page: Page, option: str) -> None:
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name=option).click()


class Case(NamedTuple):
    element: Json
    do: Callable[[Page], None]
    told: Json


CASES = {
    "static_select": Case(
        {"placeholder": plain("Perspective"), "options": THREE},
        lambda page: choose(page, "Customer", name="Perspective"),
        {"selected_option": {"value": "customer"}},
    ),
    "static_select with groups": Case(
        {
            "placeholder": plain("Perspective"),
            "option_groups": [
                {"label": plain("Money"), "options": THREE[:1]},
                {"label": plain("People"), "options": THREE[1:]},
            ],
        },
        lambda page: choose(page, "Internal", name="Perspective"),
        {"selected_option": {"value": "internal"}},
    ),
    "users_select": Case(
        {"placeholder": plain("Owner")},
        lambda page: choose(page, "Hana Sato", name="Owner"),
        {"selected_user": "U0HANA"},
    ),
    "conversations_select": Case(
        {"placeholder": plain("Where")},
        lambda page: choose(page, "#leadership", name="Where"),
        {"selected_conversation": "C0LEADERS"},
    ),
    "channels_select": Case(
        {"placeholder": plain("Channel")},
        lambda page: choose(page, "#general", name="Channel"),
        {"selected_channel": "C0GENERAL"},
    ),
    "overflow": Case(
        {"options": THREE[:2]},
        lambda page: choose_from_overflow(page, "Customer"),
        {"selected_option": {"value": "customer"}},
    ),
    "radio_buttons": Case(
        {"options": THREE},
        lambda page: page.get_by_role("radio", name="Customer").check(),
        {"selected_option": {"value": "customer"}},
    ),
    "checkboxes": Case(
        {"options": THREE, "initial_options": THREE[:1]},
        lambda page: page.get_by_role("checkbox", name="Internal").check(),
        {"selected_options": [{"value": "financial"}, {"value": "internal"}]},
    ),
    "datepicker": Case(
        {"placeholder": plain("By when")},
        lambda page: page.get_by_label("By when").fill("2027-06-30"),
        {"selected_date": "2027-06-30"},
    ),
    "timepicker": Case(
        {"placeholder": plain("At what time")},
        lambda page: page.get_by_label("At what time").fill("14:30"),
        {"selected_time": "14:30"},
    ),
}


def includes(actual: object, expected: object) -> bool:
    """Whether everything expected is there; more keys may be."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return all(key in actual and includes(actual[key], value) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(actual, list):
        return len(actual) == len(expected) and all(map(includes, actual, expected))
    return actual == expected


@pytest.mark.parametrize("name", CASES)
def test_an_element_tells_the_bot_what_was_chosen(page_as: PageAs, bot: Bot, name: str) -> None:
    case = CASES[name]
    kind = name.split(maxsplit=1)[0]
    page = page_as(FIONA)
    bot.post(FIONA.id, blocks=[actions({"type": kind, "action_id": "it"} | case.element)])
    case.do(page)
    told = bot.chosen()
    assert (told["type"], told["action_id"], told["block_id"]) == (kind, "it", "row")
    assert includes(told, case.told)


SEVERAL = {
    "multi_static_select": (
        {"options": MANY},
        ["Department 3", "Department 11"],
        ["department 3", "department 11"],
    ),
    "multi_users_select": ({}, ["Grace Okafor", "Sam Ortiz"], ["U0GRACE", "U0SAM"]),
    "multi_conversations_select": ({}, ["#general", "#leadership"], ["C0GENERAL", "C0LEADERS"]),
    "multi_channels_select": ({}, ["#general", "#leadership"], ["C0GENERAL", "C0LEADERS"]),
}


@pytest.mark.parametrize("kind", SEVERAL)
def test_a_select_of_several_tells_every_pick(page_as: PageAs, bot: Bot, kind: str) -> None:
    element, picks, values = SEVERAL[kind]
    page = page_as(FIONA)
    bot.post(
        FIONA.id, blocks=[actions({"type": kind, "action_id": "it", "placeholder": plain("Which")} | element)]
    )
    choose(page, *picks, name="Which")
    told = [bot.chosen(), bot.chosen()][1]
    chosen = next(value for key, value in told.items() if key.startswith("selected_"))
    assert [each["value"] if isinstance(each, dict) else each for each in chosen] == values
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox", name="Which")).to_contain_text(", ".join(picks))


def test_a_select_stops_at_its_most_choices(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    select = {
        "type": "multi_static_select",
        "action_id": "it",
        "placeholder": plain("Which"),
        "options": THREE,
    }
    bot.post(FIONA.id, blocks=[actions(select | {"max_selected_items": 2})])
    choose(page, "Financial", "Customer", name="Which")
    expect(page.get_by_role("option", name="Internal")).to_be_disabled()


def test_a_long_list_can_be_filtered_and_chosen_from_with_the_keyboard(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    select = {"type": "static_select", "action_id": "it", "placeholder": plain("Which"), "options": MANY}
    bot.post(FIONA.id, blocks=[actions(select)])
    page.get_by_role("combobox", name="Which").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("1")
    expect(page.get_by_role("option")).to_have_text(["Department 1", "Department 10", "Department 11"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert bot.chosen()["selected_option"]["value"] == "department 10"
    expect(page.get_by_role("combobox", name="Which")).to_be_focused()


def test_an_external_select_asks_the_bot_for_its_options(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    select = {
        "type": "external_select",
        "action_id": "it",
        "placeholder": plain("Measure"),
        "min_query_length": 0,
    }
    bot.post(FIONA.id, blocks=[actions(select)])
    page.get_by_role("combobox", name="Measure").click()
    expect(page.get_by_role("option")).to_have_text(["churn rate", "cash flow", "customer value"])
    page.keyboard.type("cash")
    expect(page.get_by_role("option")).to_have_text(["cash flow"])
    page.get_by_role("option", name="cash flow").click()
    assert bot.chosen()["selected_option"]["value"] == "cash flow"


def test_a_button_tells_its_value_and_the_message_it_stands_in(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    ts = bot.post(
        FIONA.id, text="Approve?", blocks=[section("Approve?"), actions(button("Approve", value="kpi-7"))]
    )
    page.get_by_role("button", name="Approve").click()
    heard = bot.pressed()
    assert heard["actions"][0]["value"] == "kpi-7"
    assert (heard["container"]["message_ts"], heard["user"]["id"]) == (ts, FIONA.id)


def test_a_confirm_asks_first_and_a_no_tells_nothing(page_as: PageAs, bot: Bot) -> None:
    confirm = {
        "title": plain("Drop it?"),
        "text": mrkdwn("It is *gone* then."),
        "confirm": plain("Drop"),
        "deny": plain("Keep"),
    }
    page = page_as(FIONA)
    bot.post(FIONA.id, blocks=[actions(button("Delete", style="danger", confirm=confirm))])
    page.get_by_role("button", name="Delete").click()
    dialog = page.get_by_role("alertdialog", name="Drop it?")
    expect(dialog).to_contain_text("It is gone then.")
    dialog.get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="Delete").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Delete")).to_be_focused()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Drop").click()
    assert bot.chosen()["action_id"] == "delete"
    assert bot.actions.empty()


def test_typing_a_date_with_the_keyboard_tells_it_once(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    picker = {
        "type": "datepicker",
        "action_id": "it",
        "initial_date": "2026-01-05",
        "placeholder": plain("By when"),
    }
    bot.post(FIONA.id, blocks=[actions(picker)])
    page.get_by_label("By when").focus()
    for key in ("ArrowUp", "Tab", "ArrowUp", "ArrowUp", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    assert bot.chosen()["selected_date"] == "2026-02-08"
    page.get_by_role("combobox", name="Message ").focus()
    assert bot.actions.empty()


def test_a_button_carries_what_the_inputs_of_its_message_hold(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    text = entry("value", label="Value today", element={"type": "plain_text_input"})
    bot.post(FIONA.id, blocks=[text, actions(button("Record"))])
    page.get_by_label("Value today").fill("41")
    page.get_by_role("button", name="Record").click()
    assert bot.pressed()["state"]["values"]["value"]["a"]["value"] == "41"


def test_an_input_that_dispatches_tells_the_bot_on_enter(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    text = entry("value", label="Value today", element={"type": "plain_text_input"}, dispatch_action=True)
    bot.post(FIONA.id, blocks=[text])
    page.get_by_label("Value today").fill("41")
    page.get_by_label("Value today").press("Enter")
    assert bot.chosen()["value"] == "41"


def test_what_is_typed_into_a_message_stays_when_others_arrive_or_it_changes(
    page_as: PageAs, bot: Bot
) -> None:
    page = page_as(FIONA)
    text = entry("value", label="Value today", element={"type": "plain_text_input"})
    ts = bot.post(FIONA.id, text="first", blocks=[text])
    page.get_by_label("Value today").press_sequentially("4")
    bot.post(FIONA.id, text="more")
    channel = bot.client.conversations_open(users=FIONA.id)["channel"]["id"]
    bot.client.chat_update(channel=channel, ts=ts, text="first", blocks=[section("Changed"), text])
    expect(page.get_by_text("Changed")).to_be_visible()
    expect(page.get_by_label("Value today")).to_be_focused()
    page.keyboard.type("1")
    expect(page.get_by_label("Value today")).to_have_value("41")


def test_after_a_button_has_gone_one_simply_types_on(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    bot.post(FIONA.id, text="By when?", blocks=[section("By when?"), actions(button("June"))])
    bot.reactions.append(
        lambda body: bot.client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], text="→ June", blocks=[section("→ June")]
        )
    )
    page.get_by_role("button", name="June").click()
    expect(page.locator(".message")).to_be_focused()
    page.keyboard.type("thanks")
    expect(page.get_by_role("combobox", name="Message ")).to_have_value("thanks")


def test_a_bot_that_does_not_answer_is_told_in_a_notice(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    ts = bot.post(FIONA.id, blocks=[actions(button("Go"))])
    page.get_by_role("button", name="Go").wait_for()
    channel = bot.client.conversations_open(users=FIONA.id)["channel"]["id"]
    page.route(
        "**/sandbox/action",
        lambda route: (bot.client.chat_delete(channel=channel, ts=ts), route.continue_())[1],
    )
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("region", name="Notices")).to_contain_text("There is no such message.")
