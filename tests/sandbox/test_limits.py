"""Every limit of the table, from both sides: at the limit Slack takes it, one further it does not."""

import pytest

from bot.sandbox.blocks.check import Limits, check_message, check_view
from bot.sandbox.blocks.table import table
from tests.sandbox.samples import KNOWN_FILE, SECTIONS, Bound, Json, bounds, on_surface, thing, value

LIMITS = Limits(
    known_files=frozenset({KNOWN_FILE, "x"}), scopes=frozenset({"files:read", "links.embed:write"})
)
ALL = list(bounds())


def complaints(surface: str, made: Json) -> list[str]:
    match surface:
        case "message":
            problems = check_message([made], limits=LIMITS)
        case "view":
            problems = check_view(made, limits=LIMITS)
        case _:
            problems = check_view(view_with([made], kind=surface), limits=LIMITS)
    return [problem.line() for problem in problems]


def view_with(blocks: list[Json], *, kind: str = "modal") -> Json:
    text = {"type": "plain_text", "text": "x"}
    view = {"type": kind, "blocks": blocks}
    return view | ({"title": text, "submit": text} if kind == "modal" else {})


def made_with(bound: Bound, size: int) -> Json:
    made = thing(bound.section, bound.name)
    made[bound.field] = value(bound.rule, size)
    for other in table()[bound.section][bound.name].get("one_of", []):
        if other != bound.field and bound.field in table()[bound.section][bound.name]["one_of"]:
            made.pop(other, None)
    return made


def test_the_table_names_many_limits() -> None:
    assert len(ALL) > 150


@pytest.mark.parametrize("bound", ALL, ids=str)
def test_at_the_limit_it_is_taken_and_beyond_it_is_refused(bound: Bound) -> None:
    at_limit = on_surface(bound.section, bound.name, made_with(bound, bound.limit))
    beyond = on_surface(bound.section, bound.name, made_with(bound, bound.beyond))
    assert complaints(*at_limit) == []
    refused = complaints(*beyond)
    assert any(f"/{bound.field}" in line and number_in(bound, line) for line in refused), refused


def number_in(bound: Bound, line: str) -> bool:
    """The message names the number as Slack does: 'less than' one more, 'more than' one less, or the number."""
    return any(str(number) in line for number in (bound.limit, bound.limit + 1, bound.limit - 1))


@pytest.mark.parametrize("section", SECTIONS)
def test_the_smallest_valid_thing_is_taken_and_each_required_field_is_missed(section: str) -> None:
    for name, shape in table()[section].items():
        assert complaints(*on_surface(section, name, thing(section, name))) == [], name
        for field in [field for field, rule in shape["fields"].items() if rule.get("required")]:
            made = thing(section, name)
            del made[field]
            assert complaints(*on_surface(section, name, made)), (name, field)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_field_that_slack_does_not_know_is_refused(section: str) -> None:
    for name in table()[section]:
        lines = complaints(*on_surface(section, name, thing(section, name) | {"colour": "red"}))
        assert any("invalid additional property: colour" in line for line in lines), name


def test_blocks_stay_on_their_surfaces() -> None:
    for name, shape in table()["blocks"].items():
        for surface in ("message", "modal", "home"):
            lines = complaints(surface, thing("blocks", name))
            allowed = surface in shape["surfaces"]
            assert any(f"unsupported type: {name}" in line for line in lines) is not allowed, (name, surface)


def test_a_section_of_3001_characters_is_refused_in_slacks_own_words() -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    assert complaints("message", block) == [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]


def test_an_empty_section_is_refused_in_slacks_own_words() -> None:
    assert complaints("message", {"type": "section"}) == [
        "must define either `text` or `fields` [json-pointer:/blocks/0/type]"
    ]


def test_a_modal_with_an_input_needs_a_submit() -> None:
    view = view_with([thing("blocks", "input")])
    del view["submit"]
    lines = complaints("view", view)
    assert lines == [
        "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]"
    ]


def test_a_null_option_is_refused() -> None:
    block = thing("blocks", "section") | {
        "accessory": thing("elements", "static_select") | {"initial_option": None}
    }
    assert any(
        "must provide an object" in line and line.endswith("/initial_option]")
        for line in complaints("message", block)
    )


def test_an_initial_option_must_be_one_of_the_options() -> None:
    other = {"text": {"type": "plain_text", "text": "other"}, "value": "other"}
    block = thing("blocks", "section") | {
        "accessory": thing("elements", "static_select") | {"initial_option": other}
    }
    assert any("must exactly match" in line for line in complaints("message", block))


def test_ids_must_not_repeat() -> None:
    twice = [{"type": "divider", "block_id": "same"}, {"type": "divider", "block_id": "same"}]
    assert check_message(twice, limits=LIMITS)
    button = thing("elements", "button") | {"action_id": "same"}
    assert complaints("message", {"type": "actions", "elements": [button, button]})


def test_only_one_element_takes_the_focus() -> None:
    focused = thing("elements", "plain_text_input") | {"focus_on_load": True}
    blocks = [thing("blocks", "input") | {"element": focused} for _ in range(2)]
    assert check_view(view_with(blocks[:1]), limits=LIMITS) == []
    assert check_view(view_with(blocks), limits=LIMITS)


def test_an_image_may_only_show_a_file_that_is_there() -> None:
    image = {"type": "image", "alt_text": "x", "slack_file": {"id": "F0NOBODY"}}
    assert complaints("message", image) == ["invalid slack file [json-pointer:/blocks/0/slack_file]"]
    assert complaints("message", image | {"slack_file": {"id": KNOWN_FILE}}) == []


@pytest.mark.parametrize(("kind", "most"), [("markdown", 12_000), ("table", 10_000), ("data_table", 20_000)])
def test_all_blocks_of_a_kind_together_have_a_limit(kind: str, most: int) -> None:
    def half(size: int) -> Json:
        if kind == "markdown":
            return {"type": "markdown", "text": "x" * size}
        rows = [[{"type": "raw_text", "text": text}] for text in ("x" * (size - 1), "x")]
        return {"type": kind, "rows": rows} | ({"caption": "c"} if kind == "data_table" else {})

    assert check_message([half(most // 2), half(most // 2)], limits=LIMITS) == []
    assert check_message([half(most // 2), half(most // 2 + 1)], limits=LIMITS)


def test_fifty_blocks_are_taken_and_51_refused() -> None:
    assert check_message([{"type": "divider"}] * 50, limits=LIMITS) == []
    refused = check_message([{"type": "divider"}] * 51, limits=LIMITS)
    assert [problem.line() for problem in refused] == ["no more than 50 items allowed [json-pointer:/blocks]"]
