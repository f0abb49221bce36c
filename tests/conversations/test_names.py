"""Names without an @: people whom the bot has never met are known from the list of the workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import build
from bot.usecases import nudging, workforce
from bot.usecases.called import person_in
from store import people
from store.nouns import Person as Known
from tests.conversations import chapters
from tests.conversations.stage import Stage, staged

TEAM = "T0DEMO"
GONE = "U0GONE"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


def known(stage: Stage) -> dict[str, Known]:
    with stage.database.read(TEAM) as session:
        return {person.user_id: person for person in people.everyone(session)}


def answer(stage: Stage, text: str) -> str:
    """What Fiona hears when she says what is done for a KPI that has no action yet."""
    first, *others = chapters.whole_set()
    bare = first.definition.model_copy(
        update={"sheet": first.definition.sheet.model_copy(update={"actions": ()})}
    )
    kpis = (first.model_copy(update={"definition": bare}), *others)
    chapters.place(stage.database, chapters.SET.model_copy(update={"kpis": kpis}))
    stage.fiona.say("draft my KPIs")
    stage.rest()
    before = stage.fiona.transcript()
    stage.fiona.say(text)
    stage.rest()
    return stage.fiona.transcript().removeprefix(before)


def test_somebody_whom_the_bot_never_met_is_known_by_name(stage: Stage) -> None:
    assert "U0COLIN" not in known(stage)
    build.remind(stage.bot)
    said = answer(stage, "Colin will call the late payers by 30 June 2027")
    assert "@U0COLIN, by 30 June 2027" in said
    assert "I know nobody called" not in said


def test_all_pages_are_read_in_a_few_minutes_and_then_once_a_day(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workforce, "PAGE", 2)
    counts = []
    for _ in range(6):
        workforce.learn(stage.bot.services, stage.bot.app.client, team=TEAM)
        counts.append(len(known(stage)))
    assert counts[0] <= 2
    assert {"U0GRACE", "U0FIONA", "U0SAM", "U0HANA", "U0COLIN"} <= set(known(stage))
    assert "U0KPIBOT" not in known(stage)
    assert stage.bot.services.listed[TEAM].not_before > stage.clock.now()


def test_nobody_is_reminded_for_being_on_the_list_and_whoever_spoke_stays_as_they_were(stage: Stage) -> None:
    stage.fiona.say("hello")
    stage.rest()
    met = known(stage)["U0FIONA"]
    workforce.learn(stage.bot.services, stage.bot.app.client, team=TEAM)
    with stage.database.read(TEAM) as session:
        assert set(nudging.recipients(session)) == {"U0FIONA"}
    assert known(stage)["U0FIONA"] == met
    assert known(stage)["U0COLIN"].seen_at is None


def test_trouble_with_the_list_waits_an_hour_and_stops_nothing(stage: Stage) -> None:
    stage.grace.done("faults", add=[{"kind": "ratelimited", "only": ["users.list"], "count": None}])
    workforce.learn(stage.bot.services, stage.bot.app.client, team=TEAM)
    assert "U0COLIN" not in known(stage)
    assert stage.bot.services.listed[TEAM].not_before > stage.clock.now()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("colin does it", "U1"),
        ("Colin will do it", "U1"),
        ("Will does it", "U2"),
        ("he will do it", ""),
        ("Mary Ann and colin", "U3"),
        ("mary ann", "U3"),
        ("Colinda does it", ""),
        ("plan a", ""),
        ("", ""),
    ],
)
def test_a_name_that_is_a_word_as_well_needs_its_capital(text: str, who: str) -> None:
    everyone = [("U1", "Colin Weber"), ("U2", "will"), ("U3", "Mary Ann"), ("U4", "a"), ("U5", "🙂")]
    assert person_in(text, everyone) == who
