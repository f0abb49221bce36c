"""What people type after a reminder, instead of pressing its buttons."""

from datetime import UTC, datetime
from pathlib import Path

from tests.conversations.stage import Stage
from tests.conversations.twelve import CLARA, twelve
from tests.people import render


def answer(stage: Stage, said: str) -> str:
    clara = stage.person(CLARA.id)
    clara.say(said)
    stage.rest()
    return render(clara.messages()[-1])


def test_later_and_next_week_put_a_reminder_off(tmp_path: Path) -> None:
    with twelve(tmp_path) as stage:
        assert "I will remind you again" not in answer(stage, "tomorrow"), "there was no reminder"
        stage.go_to(datetime(2026, 12, 1, 9, tzinfo=UTC))
        assert "again on Wednesday, 2 December 2026" in answer(stage, "not now")
        assert "again on Monday, 7 December 2026" in answer(stage, "remind me next week")
        assert stage.go_to(datetime(2026, 12, 3, 9, tzinfo=UTC)) == 1, "Fiona alone"


def test_who_records_what_is_not_theirs_hears_who_can_change_that(tmp_path: Path) -> None:
    with twelve(tmp_path) as stage:
        assert "says on its sheet who records it" in answer(stage, "ask Colin")
