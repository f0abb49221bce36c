"""What concerns all blocks together: ids, totals, and what a modal with inputs needs."""

from collections import Counter
from collections.abc import Iterator

from bot.sandbox.blocks.problems import Problem
from bot.sandbox.blocks.table import table
from bot.sandbox.nouns import Json

Found = Iterator[Problem]


def all_blocks(blocks: list[Json]) -> Iterator[Json]:
    """Every block, those inside containers too."""
    for block in blocks:
        yield block
        yield from all_blocks(block.get("child_blocks", []))


def repeated_ids(blocks: list[Json], *, root: str) -> Found:
    """Block ids must differ in the whole, action ids within their block."""
    ids = Counter(block["block_id"] for block in all_blocks(blocks) if block.get("block_id"))
    for block_id, times in ids.items():
        if times > 1:
            yield Problem(f'`block_id` "{block_id}" already exists', root)
    for index, block in enumerate(blocks):
        actions = Counter(action_ids(block))
        for action_id in (action_id for action_id, times in actions.items() if times > 1):
            yield Problem(f'`action_id` "{action_id}" already exists', f"{root}/{index}")


def action_ids(block: Json) -> Iterator[str]:
    """The action ids that a block's elements were given."""
    for element in (*block.get("elements", ()), block.get("accessory"), block.get("element")):
        if isinstance(element, dict) and element.get("action_id"):
            yield str(element["action_id"])


def text_total(value: object) -> int:
    """The characters of all texts anywhere in the blocks."""
    if isinstance(value, list):
        return sum(text_total(item) for item in value)
    if not isinstance(value, dict):
        return 0
    return sum(
        len(item) if name == "text" and isinstance(item, str) else text_total(item)
        for name, item in value.items()
    )


def whole_message(blocks: list[Json]) -> Found:
    """Totals of a message."""
    limits = table()["message"]
    kinds = Counter(block["type"] for block in all_blocks(blocks))
    for kind in ("markdown", "table", "data_table"):
        most = limits[f"{kind}_text_max"]
        if sum(text_total(block) for block in all_blocks(blocks) if block["type"] == kind) > most:
            yield Problem(f"all {kind} blocks together must be less than {most + 1} characters", "/blocks")
    if kinds["data_visualization"] > limits["charts_max"]:
        yield Problem(f"no more than {limits['charts_max']} data_visualization blocks allowed", "/blocks")
    if any(block["type"] == "input" and not may_dispatch(block) for block in all_blocks(blocks)):
        yield Problem("`dispatch_action` is not allowed with file_input", "/blocks")
    yield from response_url_only_in_inputs(list(all_blocks(blocks)), root="/blocks", modal=False)


def may_dispatch(block: Json) -> bool:
    """A file input never tells the app before it is submitted."""
    return not (block.get("dispatch_action") and block["element"]["type"] == "file_input")


def whole_view(view: Json, *, blocks: list[Json]) -> Found:
    """What a view needs as a whole."""
    inputs = [index for index, block in enumerate(blocks) if block["type"] == "input"]
    if view["type"] == "modal" and inputs and not view.get("submit"):
        pointer = f"/view/blocks/{inputs[0]}/input"
        yield Problem("must define `submit` to use an `input` block in modals", pointer)
    focused = [block for block in blocks if any(one.get("focus_on_load") for one in focusable(block))]
    if len(focused) > table()["message"]["focus_max"]:
        yield Problem("only one element may have `focus_on_load`", "/view/blocks")
    if any(block["type"] == "input" and not may_dispatch(block) for block in blocks):
        yield Problem("`dispatch_action` is not allowed with file_input", "/view/blocks")
    yield from response_url_only_in_inputs(blocks, root="/view/blocks", modal=view["type"] == "modal")


def response_url_only_in_inputs(blocks: list[Json], *, root: str, modal: bool) -> Found:
    """`response_url_enabled` works in input blocks of modals only."""
    for index, block in enumerate(blocks):
        fits = modal and block["type"] == "input"
        if not fits and any(one.get("response_url_enabled") for one in focusable(block)):
            yield Problem("`response_url_enabled` is only for input blocks in modals", f"{root}/{index}")


def focusable(block: Json) -> Iterator[Json]:
    """The elements of a block."""
    for element in (*block.get("elements", ()), block.get("accessory"), block.get("element")):
        if isinstance(element, dict):
            yield element
