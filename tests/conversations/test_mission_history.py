"""What was decided on a mission and its sets can be read by everybody; what the approver wrote, by those concerned."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue.draft import Draft
from tests.conversations import chapters
from tests.conversations.stage import Stage, staged
from tests.people import Person, render


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


@pytest.mark.req("002-30", "002-31")
def test_versions_of_a_mission_and_what_an_approver_wrote_stay_readable(stage: Stage) -> None:
    assert "its mission" not in history(stage)
    open_set(stage, chapters.SUBMITTED)
    stage.grace.press("Send back with a comment")
    stage.grace.wait_for_modal(timeout=15)
    stage.grace.submit({"comment": "Whom does Finance help, besides Sales?"})
    stage.rest()
    open_set(stage, chapters.SUBMITTED)
    stage.grace.press("Approve")
    stage.rest()
    text = "Finance gives Sales and HR the money and the numbers they need in time, so that the company grows"
    mission = chapters.MISSION.model_copy(update={"text": text})
    open_set(stage, chapters.SUBMITTED.model_copy(update={"mission": mission}))
    stage.grace.press("Approve")
    stage.rest()
    told = history(stage)
    assert "sent it back." in told
    assert "Whom does Finance help, besides Sales?" not in told
    for concerned in (stage.fiona, stage.grace):
        assert "sent it back: “Whom does Finance help, besides Sales?”" in history(stage, concerned)
    assert told.count("approved it.") == 2
    assert "Mission, version 1*, @U0FIONA" in told
    assert "Mission, version 2*, @U0FIONA" in told
    assert "@U0FIONA stands behind it" in told
    assert told.index("every department the money") < told.index("gives Sales and HR")


def open_set(stage: Stage, draft: Draft) -> None:
    """This set is submitted, and Grace looks at it."""
    chapters.place(stage.database, draft)
    stage.grace.command("status me")
    stage.rest()
    stage.grace.press("Decide now")
    stage.rest()


def history(stage: Stage, reader: Person | None = None) -> str:
    """What this person reads; somebody of another department, unless one is named."""
    person = reader or stage.person("U0SAM")
    person.command("history finance")
    stage.rest()
    return "\n".join(render(message) for message in person.messages())
