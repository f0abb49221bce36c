"""What slack_sdk's own builders make is taken, and stored with every default written out."""

from slack_sdk import WebClient
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    ConfirmObject,
    ContextBlock,
    DatePickerElement,
    DividerBlock,
    HeaderBlock,
    InputBlock,
    MarkdownTextObject,
    Option,
    OptionGroup,
    OverflowMenuElement,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.sandbox.blocks.check import Limits, check_view
from tests.people import Person, render

OPTIONS = [Option(value="1", label="One", description="the first"), Option(value="2", label="Two")]
CONFIRM = ConfirmObject(title="Sure?", text="It cannot be undone.", confirm="Yes", deny="No")


def message_blocks() -> list[Block]:
    return [
        HeaderBlock(text="Your KPIs"),
        SectionBlock(
            text=MarkdownTextObject(text="*Cost*"),
            fields=[PlainTextObject(text="from 5"), "to 3"],
            accessory=OverflowMenuElement(action_id="more", options=OPTIONS),
        ),
        ContextBlock(elements=[MarkdownTextObject(text="why")]),
        DividerBlock(),
        ActionsBlock(
            elements=[
                ButtonElement(text="Keep", action_id="keep", value="k", style="primary", confirm=CONFIRM),
                StaticSelectElement(
                    placeholder="Pick", action_id="pick", options=OPTIONS, initial_option=OPTIONS[0]
                ),
                UserSelectElement(placeholder="Who", action_id="who"),
                DatePickerElement(action_id="by", initial_date="2027-06-30"),
            ]
        ),
    ]


def input_blocks() -> list[Block]:
    groups = [OptionGroup(label="Group", options=OPTIONS)]
    return [
        InputBlock(
            label="Name", element=PlainTextInputElement(action_id="name", max_length=50), hint="short"
        ),
        InputBlock(label="Kind", element=RadioButtonsElement(action_id="kind", options=OPTIONS)),
        InputBlock(
            label="Boxes", element=CheckboxesElement(action_id="boxes", options=OPTIONS), optional=True
        ),
        InputBlock(label="Many", element=StaticMultiSelectElement(action_id="many", option_groups=groups)),
    ]


def test_messages_of_the_builders_are_taken(client: WebClient, fiona: Person) -> None:
    client.chat_postMessage(channel="D0FIONA", text="Your KPIs", blocks=message_blocks())
    assert render(fiona.messages()[-1]).splitlines() == [
        "# Your KPIs",
        "*Cost*",
        "from 5",
        "to 3",
        "[…]",
        "(why)",
        "---",
        "[Keep] <Pick> <Who> <datepicker>",
    ]


def test_modals_of_the_builders_are_taken() -> None:
    view = View(type="modal", title="New", submit="Save", close="Cancel", blocks=input_blocks()).to_dict()
    assert check_view(view, limits=Limits()) == []
