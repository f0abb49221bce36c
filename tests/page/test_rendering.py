"""What messages look like: markup, every block type, and text that means harm."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.sandbox.options import SandboxOptions
from bot.sandbox.people import FIONA
from bot.sandbox.server import Running, running
from tests.page.bot import Bot, Json, actions, button, entry, mrkdwn, plain, section
from tests.page.chromium import PageAs

pytestmark = pytest.mark.browser

# The nodes that markup becomes, as (tag, text) for elements and plain text between.
OUTLINE = """
async (text) => {
  const { mrkdwn } = await import("/static/mrkdwn.js");
  const user = (id) => (id === "U1" ? "Fiona Berg" : null);
  const names = { me: "U1", user, channel: () => "general", channelHref: () => null };
  const tagged = (node) => `<${node.localName}>${outline(node)}</${node.localName}>`;
  const part = (node) => node.nodeType === 3 ? node.data : node.className === "run" ? outline(node) : tagged(node);
  const outline = (node) => [...node.childNodes].map(part).join("");
  return outline(mrkdwn(text, names));
}
"""
MARKUP = [
    ("plain & &amp; &lt;b&gt;", "plain & & <b>"),
    ("&amp;lt;", "&lt;"),
    ("*bold* and _italic_ and ~gone~", "<b>bold</b> and <i>italic</i> and <s>gone</s>"),
    ("*_both_*", "<b><i>both</i></b>"),
    ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
    ("* not bold *", "* not bold *"),
    ("*not\nbold*", "*not\nbold*"),
    ("(*bold*), *x*.", "(<b>bold</b>), <b>x</b>."),
    ("`*code* &lt;`", "<code>*code* <</code>"),
    ("a ```\n*fence*\n``` b", "a <pre><code>*fence*</code></pre> b"),
    ("&gt; one\n&gt; two\nthree", "<blockquote>one\ntwo</blockquote>three"),
    ("> raw quote", "<blockquote>raw quote</blockquote>"),
    ("&gt;&gt;&gt; all\nof it", "<blockquote>all\nof it</blockquote>"),
    ("<@U1> and <@U1|fi>", "<span>@Fiona Berg</span> and <span>@Fiona Berg</span>"),
    ("<@U9|old name>", "<span>@old name</span>"),
    ("<#C1|general>", "<span>#general</span>"),
    ("<!here> <!subteam^S1|@leads>", "<span>@here</span> <span>@leads</span>"),
    ("<https://x.org/a_b_c?d=1&amp;e=2|see>", "<a>see</a>"),
    ("<https://x.org/a>", "<a>https://x.org/a</a>"),
    ("https://x.org/a. Then", "<a>https://x.org/a</a>. Then"),
    ("<mailto:a@b.co|a@b.co>", "<a>a@b.co</a>"),
    ("<javascript:alert(1)|click>", "<javascript:alert(1)|click>"),
    ("<data:text/html,x>", "<data:text/html,x>"),
    ("<!date^1700000000^{nonsense}|14 November>", "<time>14 November</time>"),
    (":dart: :nonsense: 10:30:15", "🎯 :nonsense: 10:30:15"),
    ("", ""),
]


@pytest.fixture(scope="module")
def drawn(browser: Browser) -> Iterator[Callable[[str], str]]:
    """Turns markup into an outline of its nodes, in the page's own code."""
    with running(SandboxOptions()) as sandbox:
        page = browser.new_page()
        page.goto(sandbox.url)
        yield lambda text: str(page.evaluate(OUTLINE, text))
        page.close()


@pytest.mark.parametrize(("text", "expected"), MARKUP, ids=[text for text, _ in MARKUP])
def test_markup_becomes_these_nodes(drawn: Callable[[str], str], text: str, expected: str) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "hostile", ["*a " * 20_000, "_*~" * 20_000, "<" * 60_000, "`" * 60_000, "&gt;" * 20_000]
)
def test_long_hostile_markup_is_drawn_quickly(drawn: Callable[[str], str], hostile: str) -> None:
    began = time.monotonic()
    assert drawn(hostile)
    assert time.monotonic() - began < 3


def test_times_in_a_message_are_shown_in_the_viewers_zone(
    browser: Browser, sandbox: Running, bot: Bot
) -> None:
    context = browser.new_context(timezone_id="Asia/Tokyo", locale="en-GB")
    page = context.new_page()
    page.goto(f"{sandbox.url}/#/{FIONA.id}")
    bot.post(FIONA.id, text="due <!date^1700000000^{date_num} {time}|x>")
    expect(page.locator(".message .content")).to_have_text("due 15/11/2023 07:13")
    context.close()


def test_hostile_text_of_people_and_bots_is_shown_as_text(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    box = page.get_by_role("combobox", name="Message ")
    harm = "window.harmed = 1"
    hostile = f"<script>{harm}</script> <img src=x onerror='{harm}'> <!channel> <javascript:alert(1)|x>"
    box.fill(hostile)
    box.press("Enter")
    own = page.locator(".message .content").first
    expect(own).to_have_text(hostile)
    bot.post(FIONA.id, text="x", blocks=hostile_blocks())
    theirs = page.locator(".message .content").nth(1)
    expect(theirs).to_contain_text("<img src=x onerror=alert(1)>")
    for forbidden in (
        "script",
        "img",
        "iframe",
        "a[href^='javascript']",
        "a[href^='data']",
        "[onerror]",
        "[style]",
    ):
        expect(page.locator(f".message {forbidden}")).to_have_count(0)
    assert page.evaluate("window.harmed") is None


def hostile_blocks() -> list[Json]:
    image = "<img src=x onerror=alert(1)>"
    rich = [
        {"type": "text", "text": image},
        {"type": "link", "url": "javascript:alert(1)", "text": "bad"},
        {"type": "link", "url": "https://ok.example", "text": "<b>fine</b>"},
    ]
    return [
        {"type": "header", "text": plain(image)},
        section(f"{image} <javascript:alert(1)|bad> <data:text/html;base64,PHNjcmlwdD4=|bad>"),
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": rich}]},
        {"type": "context", "elements": [plain(image), mrkdwn(image)]},
        actions(button(image, url="https://ok.example/?a=<b>"), button("safe")),
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": image}], [{"type": "raw_text", "text": "<script>"}]],
        },
    ]


def test_links_open_apart_and_give_nothing_away(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    bot.post(FIONA.id, text="<https://example.com/a|read this>")
    link = page.get_by_role("link", name="read this")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("href", "https://example.com/a")


def draw(page: Page, blocks: list[Json]) -> None:
    """Put blocks that no bot may post into the page by its own code, as a message of somebody."""
    page.evaluate(
        """async (blocks) => {
          const { drawBlocks } = await import("/static/blocks.js");
          const nothing = () => null;
          const names = { me: "", user: nothing, channel: nothing, channelHref: nothing };
          const surface = { names, errors: {}, read: nothing, write: nothing, act: nothing };
          document.querySelector(".messages").replaceChildren(...drawBlocks(blocks, surface));
        }""",
        blocks,
    )


def test_emoji_that_no_font_has_are_drawn_or_named_and_keep_their_text(page_as: PageAs) -> None:
    page = page_as(FIONA)
    page.evaluate(
        """async () => {
          const { standIn } = await import("/static/glyphs.js");
          document.querySelector(".messages").replaceChildren(standIn("🟢"), " on track ", standIn("🎯"));
        }"""
    )
    expect(page.get_by_role("img", name="green circle")).to_have_class("dot dot-green")
    expect(page.get_by_role("img", name="dart")).to_be_visible()
    expect(page.locator(".messages")).to_have_text("🟢 on track 🎯")


def test_a_block_that_is_not_known_is_shown_as_a_box_that_names_it(page_as: PageAs) -> None:
    page = page_as(FIONA)
    unknown = {"type": "hologram", "block_id": "x"}
    odd_element = {"type": "actions", "block_id": "y", "elements": [{"type": "dial", "action_id": "d"}]}
    draw(page, [unknown, odd_element, {"type": "rich_text", "elements": []}])
    expect(page.locator(".unknown")).to_have_text(
        ["A “hologram” block cannot be shown here yet.", "“dial” cannot be shown here yet."]
    )


def test_every_block_a_bot_may_post_is_drawn(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    cell = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [{"type": "text", "text": "on track", "style": {"bold": True}}],
            }
        ],
    }
    bot.post(
        FIONA.id,
        blocks=[
            {"type": "header", "text": plain("Your set :dart:")},
            section(
                "A *section*",
                accessory={"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a chart"},
            ),
            {"type": "section", "fields": [mrkdwn("*Target*\n30"), plain("Plain")]},
            {"type": "divider"},
            {"type": "context", "elements": [plain("Version 3")]},
            {
                "type": "image",
                "image_url": "https://example.com/b.png",
                "alt_text": "a curve",
                "title": plain("Curve"),
            },
            entry("in", label="Value", element={"type": "plain_text_input"}),
            {
                "type": "table",
                "rows": [
                    [{"type": "raw_text", "text": "KPI"}, {"type": "raw_text", "text": "Status"}],
                    [{"type": "raw_text", "text": "Days"}, cell],
                ],
            },
        ],
    )
    message = page.locator(".message .content")
    expect(message.get_by_role("heading", name="Your set")).to_be_visible()
    expect(message.get_by_role("link", name="Picture: a chart")).to_be_visible()
    expect(message.locator(".field")).to_have_text(["Target\n30", "Plain"])
    expect(message.locator("hr")).to_have_count(1)
    expect(message.get_by_text("Version 3")).to_be_visible()
    expect(message.locator("figcaption")).to_have_text("Curve")
    expect(message.get_by_role("textbox", name="Value")).to_be_visible()
    expect(message.get_by_role("cell")).to_have_text(["Days", "on track"])
    expect(message.get_by_role("columnheader")).to_have_text(["KPI", "Status"])
    expect(message.locator(".unknown")).to_have_count(0)


def test_rich_text_lists_quotes_and_code_are_drawn(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "item"}]}
    parts = [
        {"type": "rich_text_list", "style": "ordered", "offset": 2, "elements": [item]},
        {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [item]},
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "code"}]},
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "user", "user_id": "U0SAM"},
                {"type": "emoji", "name": "dart"},
                {"type": "broadcast", "range": "here"},
            ],
        },
    ]
    bot.post(FIONA.id, blocks=[{"type": "rich_text", "elements": parts}])
    content = page.locator(".message .content")
    expect(content.locator("ol")).to_have_attribute("start", "3")
    expect(content.locator("ul li")).to_have_text("item")
    expect(content.locator("blockquote")).to_have_text("quoted")
    expect(content.locator("pre")).to_have_text("code")
    expect(content.locator(".run").last).to_have_text("@Sam Ortiz🎯@here")


MARKDOWN = """# Title

Some **bold**, *soft*, `code` and [a link](https://example.com).

- one
- two

1. first

> quoted

```
# raw
```

| A | B |
|---|---|
| 1 | [x](javascript:alert) |

---"""


def test_markdown_is_drawn_in_its_common_part(page_as: PageAs) -> None:
    page = page_as(FIONA)
    draw(page, [{"type": "markdown", "text": MARKDOWN}])
    expect(page.get_by_role("heading", name="Title")).to_be_visible()
    expect(page.locator("b")).to_contain_text(["bold"])
    expect(page.locator(".messages i")).to_have_text("soft")
    expect(page.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.com/")
    expect(page.locator(".messages ul li")).to_have_text(["one", "two"])
    expect(page.locator(".messages ol li")).to_have_text(["first"])
    expect(page.locator(".messages blockquote")).to_have_text("quoted")
    expect(page.locator(".messages pre")).to_have_text("# raw")
    expect(page.locator(".messages td")).to_have_text(["1", "x"])
    expect(page.locator(".messages td a")).to_have_count(0)


def test_on_a_phone_the_button_for_more_covers_no_word(page_as: PageAs, bot: Bot) -> None:
    page = page_as(FIONA)
    page.set_viewport_size({"width": 390, "height": 844})
    bot.post(FIONA.id, text="Reduce the time to get paid from 45 to 30 days by 31 December 2027")
    message = page.get_by_role("list", name="Messages").get_by_role("listitem").last
    line = message.get_by_text("Reduce the time to get paid")
    button = message.get_by_role("button", name="Message actions").bounding_box()
    words = line.bounding_box()
    assert button is not None
    assert words is not None
    assert button["y"] + button["height"] <= words["y"] + 3
