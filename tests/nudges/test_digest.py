"""The digest: chosen by the strategy owner, posted once at its hour, with what is not recorded counted too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import nudges
from tests.conversations.stage import Stage, staged
from tests.nudges.company import BEGAN, GRACE, TEAM, kpi, publish, record
from tests.nudges.test_nudging import heard, on
from tests.people import render

LEADERS = "C0LEADERS"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, start=BEGAN) as stage:
        publish(stage.database, "finance", kpi("k1", "receivable days"), kpi("k2", "payment days"))
        publish(stage.database, "sales", kpi("k3", "days to deliver"))
        yield stage


def posted(stage: Stage, channel: str = LEADERS) -> list[str]:
    stage.rest()
    return [render(one) for one in stage.person(GRACE).messages(channel) if one.get("bot_id")]


def test_the_owner_chooses_a_channel_and_each_digest_comes_once(stage: Stage) -> None:
    record(stage.database, "k1", "2026-09", 30, at=on("2026-10-06"))
    stage.grace.command("/kpi digest #leadership")
    stage.rest()
    for hour in ("07:00", "09:30", "10:00", "20:00"):
        stage.go_to(on("2026-10-12", hour))
    stage.go_to(on("2026-10-13"))
    (said,) = posted(stage)
    assert "Alder & Finch Furniture: the KPIs on 12 October 2026" in said
    assert "🟢 1 on track" in said
    assert "◻️ 2 not yet recorded" in said
    assert "Sales: 🟢 0 on track" in said
    stage.go_to(on("2026-10-19"))
    assert len(posted(stage)) == 2


def test_days_hour_and_holidays_are_chosen_in_a_form(stage: Stage) -> None:
    grace = stage.grace
    grace.command("/kpi digest")
    grace.press("Choose …")
    grace.wait_for_modal("Digest and holidays")
    grace.submit({"channel": LEADERS, "days": ["1", "3"], "at": "16:30", "country": "Germany"})
    stage.rest()
    assert "on Tuesday, Thursday at 16:30 (Europe/London)" in heard(stage, GRACE)[-1]
    with stage.database.read(TEAM) as session:
        assert nudges.rhythm(session).country == "DE"
    assert stage.go_to(on("2026-10-13", "15:00")) <= 3
    assert posted(stage) == []
    stage.go_to(on("2026-10-13", "15:45"))
    assert len(posted(stage)) == 1


def test_nobody_else_chooses_and_off_is_off(stage: Stage) -> None:
    stage.fiona.command("/kpi digest #leadership")
    stage.rest()
    with stage.database.read(TEAM) as session:
        assert nudges.rhythm(session).digest is None
    stage.grace.command("/kpi digest #leadership")
    stage.grace.command("/kpi digest off")
    stage.rest()
    stage.go_to(on("2026-10-12"))
    assert posted(stage) == []


def test_whoever_chose_a_channel_without_the_bot_is_told(stage: Stage) -> None:
    room = stage.sandbox.sandbox.workspace.named("leadership")
    assert room is not None
    stage.sandbox.do(lambda: room.members.remove("U0KPIBOT"))
    stage.grace.command("/kpi digest #leadership")
    stage.rest()
    stage.go_to(on("2026-10-12"))
    stage.go_to(on("2026-10-12", "12:05"))
    assert "I could not post the digest" in heard(stage, GRACE)[-1]
