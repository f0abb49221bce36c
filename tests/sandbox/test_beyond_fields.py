"""What Slack refuses although every field by itself is right, and what it takes although it looks odd."""

import pytest

from tests.sandbox.samples import Json, thing
from tests.sandbox.test_limits import complaints


def cell(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def line(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


WORD = {"type": "text", "text": "x"}
CHART: Json = {
    "type": "data_visualization",
    "title": "Cash",
    "chart": {
        "type": "line",
        "series": [{"name": "a", "data": [{"label": "Q1", "value": 1}]}],
        "axis_config": {"categories": ["Q1"], "x_label": "quarter", "y_label": "$"},
    },
}
CONTAINER = {
    "type": "container",
    "title": {"type": "plain_text", "text": "x"},
    "child_blocks": [{"type": "divider"}],
}


def with_series(*series: Json) -> Json:
    return CHART | {"chart": CHART["chart"] | {"series": list(series)}}


REFUSED: dict[str, tuple[Json, str]] = {
    "a collapsed container that cannot collapse": (
        CONTAINER | {"default_collapsed": True},
        "`default_collapsed` needs `is_collapsible` to be true",
    ),
    "a divider under a header that collapses": (
        CONTAINER | {"is_collapsible": True, "has_header_divider": True},
        "`has_header_divider` needs `is_collapsible` to be false",
    ),
    "a container's title that is no rich text": (
        {**CONTAINER, "rich_text_title": {"type": "divider"}},
        "unsupported type: divider [json-pointer:/blocks/0/rich_text_title/type]",
    ),
    "rows of different lengths": (
        {"type": "data_table", "caption": "c", "rows": [[cell("a")], [cell("a"), cell("b")]]},
        "must have 1 items [json-pointer:/blocks/0/rows/1]",
    ),
    "rich text in a table's header": (
        {"type": "data_table", "caption": "c", "rows": [[rich(line(WORD))], [cell("a")]]},
        "unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]",
    ),
    "a cell of no known kind": (
        {"type": "data_table", "caption": "c", "rows": [[cell("a")], [{"type": "text"}]]},
        "unsupported type: text [json-pointer:/blocks/0/rows/1/0/type]",
    ),
    "a chart of no known kind": (CHART | {"chart": {"type": "radar"}}, "unsupported type: radar"),
    "a slice of nothing": (
        CHART | {"chart": {"type": "pie", "segments": [{"label": "a", "value": 0}]}},
        "must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]",
    ),
    "two series of one name": (
        with_series(*[{"name": "a", "data": [{"label": "Q1", "value": 1}]}] * 2),
        "must be unique [json-pointer:/blocks/0/chart/series/1/name]",
    ),
    "points of other categories": (
        with_series({"name": "a", "data": [{"label": "Q2", "value": 1}]}),
        "must match `categories` [json-pointer:/blocks/0/chart/series/0/data]",
    ),
    "numbers on bullets": (
        rich({"type": "rich_text_list", "style": "bullet", "offset": 2, "elements": [line(WORD)]}),
        "`offset` needs `style`",
    ),
    "a person in code": (
        rich({"type": "rich_text_preformatted", "elements": [{"type": "user", "user_id": "U1"}]}),
        "unsupported type: user",
    ),
    "a link styled as code": (
        rich(line({"type": "link", "url": "https://example.com", "style": {"code": True}})),
        "invalid additional property: code",
    ),
    "a ping to nobody known": (
        rich(line({"type": "broadcast", "range": "all"})),
        "must be a valid enum value",
    ),
    "a style that is no style": (rich(line(WORD | {"style": {"blink": True}})), "blink"),
    "a picture on this machine": (
        {"type": "image", "alt_text": "x", "image_url": "http://127.0.0.1:3033/map.png"},
        "downloading image failed [json-pointer:/blocks/0/image_url]",
    ),
    "a picture in the office": (
        {"type": "image", "alt_text": "x", "image_url": "https://charts/map.png"},
        "downloading image failed",
    ),
    "a picture by mail": ({"type": "image", "alt_text": "x", "image_url": "mailto:a@b.c"}, "valid url"),
    "a response_url in a message": (
        thing("blocks", "section")
        | {"accessory": {"type": "conversations_select", "response_url_enabled": True}},
        "`response_url_enabled` is only for input blocks in modals",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_single_field_shows_is_refused_too(case: str) -> None:
    block, message = REFUSED[case]
    assert any(message in line for line in complaints("message", block)), complaints("message", block)


TAKEN: dict[str, Json] = {
    "every kind of running text": rich(
        line(
            WORD | {"style": {"bold": True, "italic": True, "strike": True, "code": True}},
            {
                "type": "link",
                "url": "https://example.com",
                "text": "",
                "unsafe": True,
                "style": {"bold": True},
            },
            {"type": "user", "user_id": "U1"},
            {"type": "channel", "channel_id": "C1"},
            {"type": "usergroup", "usergroup_id": "S1"},
            {"type": "emoji", "name": "wave", "unicode": "1f44b", "skin_tone": 2},
            {"type": "broadcast", "range": "here"},
            {"type": "date", "timestamp": 1_700_000_000, "format": "{date}", "fallback": "then"},
            {"type": "color", "value": "#ffffff"},
        ),
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 8,
            "offset": 3,
            "border": 1,
            "elements": [line(WORD)],
        },
        {"type": "rich_text_preformatted", "language": "python", "border": 0, "elements": [WORD]},
        {"type": "rich_text_quote", "border": 1, "elements": [WORD]},
    ),
    "a chart": CHART,
    "a container that begins closed": CONTAINER | {"is_collapsible": True, "default_collapsed": True},
    "a table of texts, numbers and rich text": {
        "type": "data_table",
        "caption": "c",
        "rows": [
            [cell("a"), cell("b")],
            [{"type": "raw_number", "value": 1.5, "text": "1.5"}, rich(line(WORD))],
        ],
    },
    "a button into Slack": {
        "type": "actions",
        "elements": [
            {"type": "button", "text": {"type": "plain_text", "text": "x"}, "url": "slack://app?id=A1"}
        ],
    },
    "a picture from the web": {"type": "image", "alt_text": "x", "image_url": "http://example.com/map.png"},
}


@pytest.mark.parametrize("case", TAKEN)
def test_what_slack_takes_is_taken(case: str) -> None:
    assert complaints("message", TAKEN[case]) == []
