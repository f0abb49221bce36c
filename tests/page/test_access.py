"""The page for everybody: by keyboard alone, in a narrow window, with a screen reader, in both colour schemes."""

import re

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox.people import FIONA, GRACE
from tests.page.bot import Bot, Json, actions, button, entry, modal, mrkdwn, option, plain, section
from tests.page.chromium import NARROW, PageAs, Scheme

pytestmark = pytest.mark.browser

CONTROLS = "button|link|textbox|combobox|checkbox|radio|option|menuitem|dialog|listbox|radiogroup|group|img"
UNNAMED = re.compile(rf"^\s*- (?:{CONTROLS})(?: \[[^\]]*\])*:?$", re.MULTILINE)
FORM = modal(
    section("A few words first.", accessory=button("Explain")),
    entry("text", label="What do you measure?", element={"type": "plain_text_input"}),
    entry("one", label="How often?", element={"type": "static_select", "options": [option("Weekly")]}),
    entry("who", label="Who?", element={"type": "multi_users_select"}, optional=True),
    entry("when", label="By when?", element={"type": "datepicker"}),
    entry(
        "some", label="Tell whom?", element={"type": "checkboxes", "options": [option("All")]}, optional=True
    ),
    entry(
        "which", label="Which?", element={"type": "radio_buttons", "options": [option("This")]}, optional=True
    ),
)
# The texts whose contrast with what lies behind them is below AA.
FAINT = """
() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const solid = (colour) => colour.length === 3 || colour[3] === 1;
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length && solid(colour)) return colour;
    }
    return [255, 255, 255];
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const own = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const faint = [];
  for (const node of document.querySelectorAll("body *")) {
    const style = getComputedStyle(node);
    if (!own(node) || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = ratio(light(rgb(style.color)), light(behind(node)));
    const name = `${node.className || node.localName} “${node.textContent.slice(0, 30)}”`;
    if (found < (large ? 3 : 4.5)) faint.push(`${name} ${found.toFixed(2)}`);
  }
  return faint;
}
"""


def rich_message() -> list[Json]:
    select = {"type": "static_select", "action_id": "s", "placeholder": plain("Perspective")}
    return [
        {"type": "header", "text": plain("Your set of KPIs, so far")},
        section(
            "*Cut receivable days* <https://example.com|source> <@U0FIONA> `code` <@U0SAM>",
            accessory=button("Change"),
        ),
        {"type": "section", "fields": [mrkdwn("*Target*\n30 days"), mrkdwn("*Baseline*\n45 days")]},
        {"type": "context", "elements": [mrkdwn("Version 3, changed by <@U0SAM>")]},
        actions(
            button("Looks good", style="primary"),
            button("Drop it", style="danger"),
            select | {"options": [option("Financial"), option("Customer")]},
            {"type": "datepicker", "action_id": "d"},
            {"type": "timepicker", "action_id": "t"},
            {"type": "overflow", "action_id": "o", "options": [option("Export")]},
            {"type": "checkboxes", "action_id": "c", "options": [option("Short term")]},
            {"type": "radio_buttons", "action_id": "r", "options": [option("Outside")]},
        ),
        {
            "type": "table",
            "rows": [[cell("Measure"), cell("Actual")], [cell("Days to pay " * 4), cell("41")]],
        },
        section("averyveryverylongwordwithoutanyspaceinitthatmustbreaksomewhere" * 2),
    ]


def cell(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def form_on_press(bot: Bot) -> None:
    bot.reactions.append(lambda body: bot.client.views_open(trigger_id=body["trigger_id"], view=FORM))


# Where the focus is: its names, and whether anybody can see it.
FOCUS = """
() => {
  const node = document.activeElement;
  const drawn = (style) => style.outlineStyle !== "none" || style.boxShadow !== "none";
  const seen = [node, node.closest(".composer-box")].some((one) => one && drawn(getComputedStyle(one)));
  const label = document.getElementById(node.getAttribute("aria-labelledby")?.split(" ")[0])?.textContent ?? "";
  return { seen, names: [node.getAttribute("aria-label") ?? node.textContent.trim(), label.trim()] };
}
"""


def tab_to(page: Page, name: str, *, key: str = "Tab") -> None:
    """Press Tab until the control with this name has the focus; every stop on the way must show it."""
    for _ in range(60):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUS)
        assert stop["seen"], f"no focus ring on {stop}"
        if name in stop["names"]:
            return
    pytest.fail(f"Tab never reached {name!r}")


def test_a_whole_conversation_goes_by_keyboard_alone(page_as: PageAs, bot: Bot) -> None:
    page = page_as(None)
    page.get_by_role("link", name="Fiona Berg").wait_for()
    tab_to(page, "FBFiona BergHead of Finance")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Message KPI assistant")).to_be_focused()
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    expect(page.locator(".message")).to_have_count(1)
    form_on_press(bot)
    bot.post(FIONA.id, blocks=[section("Shall we begin?"), actions(button("Begin"))])
    page.get_by_role("button", name="Begin").wait_for()
    tab_to(page, "Begin", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="New KPI")).to_be_visible()
    tab_to(page, "What do you measure?")
    page.keyboard.type("days to pay")
    tab_to(page, "How often?")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tab_to(page, "By when?")
    for key in ("ArrowUp", "Tab", "ArrowUp", "Tab", "ArrowUp"):
        page.keyboard.press(key)
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    values = bot.submitted()
    assert values["text"]["a"]["value"] == "days to pay"
    assert values["one"]["a"]["selected_option"]["value"] == "weekly"
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", values["when"]["a"]["selected_date"])
    expect(page.get_by_role("button", name="Begin")).to_be_focused()


def test_arrow_keys_move_through_messages_and_conversations(page_as: PageAs, bot: Bot) -> None:
    for text in ("one", "two", "three"):
        bot.post(FIONA.id, text=text)
    page = page_as(FIONA)
    last = page.locator(".message").last
    last.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".message").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Reply in thread")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Check as KPI")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    page.get_by_role("link", name="KPI assistant").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("# general")


def test_the_up_arrow_edits_the_last_message_and_escape_leaves_it(page_as: PageAs) -> None:
    page = page_as(FIONA)
    box = page.get_by_role("combobox", name="Message ")
    box.fill("first try")
    box.press("Enter")
    page.locator(".message").wait_for()
    box.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Edit message")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".message .content")).to_have_text("first try")
    expect(page.locator(".message")).to_be_focused()


def test_a_new_message_is_read_out(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    bot.post(FIONA.id, text="Your *KPI* is saved.")
    expect(page.locator("#announcer")).to_have_text("KPI assistant: Your KPI is saved.")
    expect(page.locator("#announcer")).to_have_attribute("aria-live", "polite")


def test_every_control_has_a_name(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    form_on_press(bot)
    bot.post(FIONA.id, blocks=rich_message())
    page.get_by_role("button", name="Looks good").wait_for()
    page.locator(".message").hover()
    shots = [page.locator("body").aria_snapshot()]
    page.get_by_role("combobox", name="Perspective").click()
    shots.append(page.locator("body").aria_snapshot())
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Looks good").click()
    page.get_by_role("dialog").wait_for()
    shots.append(page.locator("body").aria_snapshot())
    assert "combobox" in shots[0]
    assert "dialog" in shots[2]
    assert [line for shot in shots for line in UNNAMED.findall(shot)] == []


def test_no_two_elements_share_an_id(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    for _ in range(2):
        bot.post(FIONA.id, blocks=[entry("same", label="Value", element={"type": "plain_text_input"})])
    expect(page.get_by_label("Value")).to_have_count(2)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(page_as: PageAs, bot: Bot, scheme: Scheme) -> None:
    page = page_as(FIONA, scheme=scheme)
    form_on_press(bot)
    bot.post(FIONA.id, blocks=rich_message())
    bot.client.chat_postEphemeral(channel="C0GENERAL", user=FIONA.id, text="Only <@U0SAM> `x` and you")
    page.get_by_role("combobox", name="Message ").fill("/nonsense")
    page.keyboard.press("Enter")
    page.locator(".notice").wait_for()
    faint = page.evaluate(FAINT)
    page.get_by_role("button", name="Looks good").click()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    page.locator(".error").first.wait_for()
    faint += page.evaluate(FAINT)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="general", exact=True).click()
    page.locator(".message.ephemeral").wait_for()
    assert faint + page.evaluate(FAINT) == []


def test_in_a_narrow_window_nothing_is_cut_off(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA, size=NARROW)
    form_on_press(bot)
    bot.post(FIONA.id, blocks=rich_message())
    page.get_by_role("button", name="Looks good").wait_for()
    assert overflowing(page) == []
    page.get_by_role("combobox", name="Perspective").click()
    assert inside(page, ".popup")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Looks good").click()
    page.get_by_role("dialog").wait_for()
    assert inside(page, "dialog")
    assert overflowing(page) == []


def inside(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return (
        box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= NARROW[0]
        and box["y"] + box["height"] <= NARROW[1]
    )


def overflowing(page: Page) -> list[str]:
    """What sticks out of the window; tables and code have scroll bars of their own."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter((node) => node.checkVisibility({ visibilityProperty: true }))
            .filter((node) => !node.closest(".table-frame table, pre, .unseen, .skip, svg"))
            .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5)
            .map((node) => node.outerHTML.slice(0, 80))"""
    )
    return found


def test_in_a_narrow_window_the_conversations_are_a_drawer(page_as: PageAs, bot: Bot) -> None:
    page = page_as(GRACE, size=NARROW)
    drawer = page.get_by_role("navigation", name="Conversations")
    expect(drawer).to_be_hidden()
    opener = page.locator(".bars")
    opener.click()
    expect(drawer).to_be_visible()
    expect(drawer.get_by_role("link", name="KPI assistant")).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()
    bot.post("C0GENERAL", text="news")
    expect(page.get_by_role("button", name="Conversations, some unread")).to_be_visible()
    opener.click()
    drawer.get_by_role("link", name="general").click()
    expect(drawer).to_be_hidden()
    expect(page.locator(".message .content")).to_have_text("news")
