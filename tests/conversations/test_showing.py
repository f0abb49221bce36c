"""The whole sheet of a KPI in force: what it shows, to whom, and what became of it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.dialogue.changes import changes
from bot.dialogue.fields import FIELDS, Whole
from bot.dialogue.say import Paragraph, Says, Small
from bot.usecases.demo import demo_company
from bot.usecases.showing import sheet_of
from bot.wording import fields as words
from kpi_rules.nouns import Definition
from kpi_rules.sheet import settled
from kpi_rules.sheet_nouns import Sheet
from tests.dialogue.world import SAID

TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()
COMPANY = demo_company(team_id="T0DEMO", today=TODAY, loader="U0GRACE")
FINANCE = next(d for d in COMPANY.departments if d.id == "finance")


def whole(**sheet: object) -> Whole:
    definition = Definition.model_validate(
        {
            "statement": "Reduce days to close from 8 to 4 days by 31 December 2027",
            "metric": "days to close",
            "measure": "quantity",
            "baseline": 8,
            "target": 4,
            "unit": "duration",
            "unit_text": "days",
            "due": date(2027, 12, 31),
            "indicator": "receivable-days",
            "sheet": SAID.model_copy(update=sheet),
        }
    )
    return Whole(
        "k1", settled(definition, department=FINANCE, today=TODAY), FINANCE, COMPANY, state="approved"
    )


def text(says: Says) -> str:
    return "\n".join(str(part.text) for part in says if isinstance(part, Paragraph | Small))


def test_the_sheet_has_forty_one_fields_each_with_a_name_and_a_source() -> None:
    numbers = [field.number for field in FIELDS]
    assert numbers == list(range(1, 42)) == sorted(words.TITLES) == sorted(words.SOURCES)


@pytest.mark.req("000-17")
def test_what_was_said_and_what_follows_both_stand_on_the_sheet() -> None:
    said = text(sheet_of(whole(), user="U0SAM"))
    for line in (
        "*How it could mislead:* Easy cases first",
        "*Owner:* <@U0FIONA>",
        "Map the steps",
        "2027-12: 4 days",
    ):
        assert line in said


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ({"stretch": Decimal(3)}, "great: 3 days"),
        ({"commit": Decimal(6)}, "certain: 6 days"),
        ({"stretch": Decimal(3), "commit": Decimal(6)}, "great: 3 days · certain: 6 days"),
    ],
)
def test_what_would_be_great_and_what_is_certain_are_told_apart(sheet: dict[str, Decimal], said: str) -> None:
    assert (
        f"*A great result and a certain one:* {said}\n" in f"{text(sheet_of(whole(**sheet), user='U0SAM'))}\n"
    )


@pytest.mark.req("003-20")
@pytest.mark.parametrize(("user", "sees"), [("U0FIONA", True), ("U0GRACE", True), ("U0SAM", False)])
def test_a_note_on_rewards_is_for_the_owner_and_the_strategy_owners_only(user: str, *, sees: bool) -> None:
    assert ("A day off" in text(sheet_of(whole(reward="A day off"), user=user))) is sees


def test_a_change_is_told_field_by_field_and_never_tells_of_rewards() -> None:
    before = whole(reward="A day off").definition
    after = before.model_copy(
        update={
            "target": Decimal(3),
            "sheet": before.sheet.model_copy(update={"owner": "U0COLIN", "reward": ""}),
        }
    )
    assert changes(before, after) == (
        "Target: 4 days → 3 days",
        "Who answers for it: <@U0FIONA> → <@U0COLIN>",
    )
    assert changes(before, before) == ()
    assert Sheet() != before.sheet
