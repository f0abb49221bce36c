"""Files and pictures on the page, and reactions to what was said."""

import base64

import pytest
from playwright.sync_api import expect

from bot.sandbox.people import FIONA, SAM
from tests.page.bot import Bot
from tests.page.chromium import PageAs
from tests.page.test_talk import composer, open_room, say

pytestmark = pytest.mark.browser

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAfbLI3wAAAABJRU5ErkJggg=="
)


def test_a_file_is_attached_by_the_button_and_seen_by_others(page_as: PageAs, bot: Bot) -> None:
    page, sam = page_as(FIONA), page_as(SAM)
    for one in (page, sam):
        open_room(one, "general")
    page.get_by_label("Files to attach").set_input_files(
        {"name": "plan.csv", "mimeType": "text/csv", "buffer": b"kpi,target\n"}
    )
    expect(page.locator(".chip")).to_contain_text("plan.csv")
    say(page, "our plan")
    expect(page.locator(".chip")).to_have_count(0)
    expect(sam.locator(".message .file")).to_contain_text("plan.csv")
    event = bot.events.get(timeout=5)["event"]
    while event.get("subtype") != "file_share":
        event = bot.events.get(timeout=5)["event"]
    assert (event["files"][0]["name"], event["files"][0]["size"]) == ("plan.csv", 11)


def test_a_pasted_picture_is_attached(page_as: PageAs) -> None:
    page = page_as(FIONA)
    composer(page).evaluate(
        """(box, bytes) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], "shot.png", { type: "image/png" }));
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        list(DOT),
    )
    expect(page.locator(".chip")).to_contain_text("shot.png")
    composer(page).press("Enter")
    expect(page.locator(".message .file")).to_contain_text("shot.png")


def test_a_picture_is_shown_to_those_in_the_conversation(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    channel = bot.client.conversations_open(users=FIONA.id)["channel"]["id"]
    bot.client.files_upload_v2(channel=channel, content=DOT, filename="chart.png", title="Days to pay")
    picture = page.get_by_role("img", name="Days to pay")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
    file_id = bot.client.files_list()["files"][0]["id"]
    drawing = {"type": "image", "slack_file": {"id": file_id}, "alt_text": "a curve"}
    bot.post(FIONA.id, blocks=[drawing])
    expect(page.get_by_role("img", name="a curve")).to_be_visible()


def test_reactions_are_shown_and_can_be_joined(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    ts = bot.post(FIONA.id, text="Well done")
    channel = bot.client.conversations_open(users=FIONA.id)["channel"]["id"]
    bot.client.reactions_add(channel=channel, timestamp=ts, name="tada")
    chip = page.get_by_role("button", name="tada, KPI assistant")
    expect(chip).to_have_text("🎉 1")
    chip.click()
    expect(page.get_by_role("button", name="tada, KPI assistant, Fiona Berg")).to_have_text("🎉 2")
