"""How Slack stores blocks: ids where none were given, and every default written out."""

from bot.sandbox.blocks.markdown import translated
from bot.sandbox.mint import Mint
from bot.sandbox.nouns import Json

INTERACTIVE = frozenset(
    {
        "button",
        "checkboxes",
        "radio_buttons",
        "datepicker",
        "timepicker",
        "datetimepicker",
        "overflow",
        "workflow_button",
        "feedback_buttons",
        "icon_button",
        "plain_text_input",
        "rich_text_input",
        "email_text_input",
        "url_text_input",
        "number_input",
        "file_input",
    }
)
DISPATCHING = frozenset(
    {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"}
)


def normal_blocks(blocks: list[Json], *, mint: Mint) -> list[Json]:
    """The blocks as they come back from Slack. The given ones are not changed."""
    stored: list[Json] = []
    for block in blocks:
        parts = translated(str(block["text"])) if block.get("type") == "markdown" else [block]
        stored += [normal_block(part, mint=mint) for part in parts]
    return stored


def normal_block(block: Json, *, mint: Mint) -> Json:
    """One block with its id and defaults."""
    done: Json = {key: normal(value, mint=mint) for key, value in block.items()}
    if not done.get("block_id"):
        done["block_id"] = mint.short()
    if done.get("type") == "input":
        done.setdefault("optional", False)
        done.setdefault("dispatch_action", False)
    return done


def normal(value: object, *, mint: Mint) -> object:
    """Any part of a block, with the defaults of the objects in it."""
    if isinstance(value, list):
        return [normal(item, mint=mint) for item in value]
    if not isinstance(value, dict):
        return value
    done: Json = {key: normal(item, mint=mint) for key, item in value.items()}
    kind = str(done.get("type", ""))
    if kind == "mrkdwn":
        done.setdefault("verbatim", False)
    if kind == "plain_text":
        done.setdefault("emoji", True)
    if (kind in INTERACTIVE or kind.endswith("_select")) and not done.get("action_id"):
        done["action_id"] = mint.short()
    if kind in DISPATCHING:
        done.setdefault("dispatch_action_config", {"trigger_actions_on": ["on_enter_pressed"]})
    return done
