"""Reminders on the real path: the sandbox, a clock that can be set, and people who read what comes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.dialogue.draft import Draft
from bot.nudges.owed import Owed
from bot.owing import sources
from bot.owing.ledger import Ledger
from bot.usecases import nudging, people
from kpi_rules.asking import Request, Standing
from kpi_rules.diary import Diary, Leave
from kpi_rules.ground_nouns import Need
from kpi_rules.nouns import DraftState
from nlp.nouns import Cadence
from store import asking, drafts, kpis, nudges
from store.nouns import StoredDraft
from store.nudge_nouns import Nudge, NudgeState
from tests.conversations.stage import Stage, staged
from tests.conversations.twelve import CLARA, DEE, twelve
from tests.nudges.company import BEGAN, COLIN, FIONA, TEAM, kpi, publish, record
from tests.people import render


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, start=BEGAN) as stage:
        yield stage


def on(day: str, hour: str = "12:00") -> datetime:
    """A moment; noon in London is a working hour for everybody from New York to Delhi."""
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=UTC)


def heard(stage: Stage, user: str) -> list[str]:
    """What the bot wrote to this person, the oldest first."""
    stage.rest()
    return [render(one) for one in stage.person(user).messages() if one.get("bot_id")]


def test_a_value_is_asked_for_on_the_first_working_day_after_its_period(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "accounts receivable days"))
    assert stage.go_to(on("2026-10-30")) == 0
    assert stage.go_to(on("2026-11-01")) == 0, "a Sunday"
    assert stage.go_to(on("2026-11-02")) == 1
    assert stage.go_to(on("2026-11-02", "14:00")) == 0
    (said,) = heard(stage, FIONA)
    assert "One thing waits for you." in said
    assert "accounts receivable days, October 2026" in said


def test_a_value_from_the_middle_of_a_month_is_asked_for_again_at_its_end(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "receivable days"), kpi("k2", "payment days"))
    record(stage.database, "k1", "2026-10", 41, at=on("2026-10-07"))
    record(stage.database, "k2", "2026-10", 41, at=on("2026-10-29"))
    assert stage.go_to(on("2026-11-02")) == 1
    (said,) = heard(stage, FIONA)
    assert "receivable days, October 2026 (last value: 41 days)" in said
    assert "payment days" not in said


def test_a_reminder_says_once_what_holds_for_all_of_it(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "receivable days"), kpi("k2", "payment days"))
    stage.go_to(on("2026-11-02"))
    stage.go_to(on("2026-11-04"))
    first, again = heard(stage, FIONA)
    assert "for example: “receivable days 45 days”" in first
    assert again.count("second reminder)") == 2
    assert again.count("not ask for again") == 1


def test_whoever_stands_in_hears_also_when_they_never_wrote_to_the_bot(tmp_path: Path) -> None:
    with twelve(tmp_path) as stage:
        away = Diary(leave=Leave(first=date(2026, 11, 30), last=date(2026, 12, 18), delegate=DEE.id))
        with stage.database.write(TEAM) as session:
            nudges.keep_diary(session, CLARA.id, diary=away)
        stage.go_to(on("2026-12-01", "16:30"))
        assert not heard(stage, DEE.id), "half past eight in Los Angeles"
        stage.go_to(on("2026-12-01", "17:30"))
        (said,) = heard(stage, DEE.id)
        assert "DSO, November 2026 _(for @U0CLARA)_" in said


def test_one_message_holds_everything_that_one_person_owes(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "receivable days"), kpi("k2", "payment days"))
    assert stage.go_to(on("2026-11-02")) == 1
    (said,) = heard(stage, FIONA)
    assert "2 things wait for you." in said
    assert "receivable days" in said
    assert "payment days" in said


def test_the_updater_hears_first_then_again_and_then_the_head_does(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "receivable days", updater=COLIN))
    for day in range(2, 30):
        stage.go_to(on(f"2026-11-{day:02}"))
    first, again = heard(stage, COLIN)
    assert "second reminder" not in first
    assert "second reminder, I will not ask again" in again
    (told,) = heard(stage, FIONA)
    assert "this stayed without an answer" in told
    assert "[Fill in now]" in told
    assert "receivable days, October 2026" in told


def test_a_process_that_comes_second_only_looks_whether_it_is_done(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several processes look in the same minute: between the look of the one and its claims the other has done all."""
    publish(stage.database, "finance", kpi("k1", "receivable days"))
    stage.clock.set(on("2026-11-02"))
    people.acquaint(stage.bot.services, stage.bot.app.client, team=TEAM)
    owed, sent = sources.owed, list[int]()

    def overtaken(ledger: Ledger) -> list[Owed]:
        found = list(owed(ledger))
        if not sent:
            sent.append(0)
            sent[0] = nudging.tick(stage.bot.services, team=TEAM)
            monkeypatch.setattr(sources, "holds", lambda *_all: pytest.fail("looked at what is owed again"))
            monkeypatch.setattr(nudges, "claim", lambda *_all: pytest.fail("claimed again"))
        return found

    monkeypatch.setattr(sources, "owed", overtaken)
    assert nudging.tick(stage.bot.services, team=TEAM) == 0
    assert sent == [1]
    assert len(heard(stage, FIONA)) == 1


def test_a_value_that_is_there_is_not_asked_for(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "receivable days"), kpi("k2", "payment days"))
    record(stage.database, "k1", "2026-10", 41, at=on("2026-10-31"))
    stage.go_to(on("2026-11-02"))
    record(stage.database, "k2", "2026-10", 50, at=on("2026-11-03"))
    assert stage.go_to(on("2026-11-04")) == 0
    (said,) = heard(stage, FIONA)
    assert "payment days" in said
    assert "receivable days" not in said


def test_after_days_without_the_bot_one_summary_says_so(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "churn", cadence=Cadence.WEEKLY))
    stage.go_to(on("2026-11-02"))
    assert stage.go_to(on("2026-11-12")) == 1
    said = heard(stage, FIONA)
    assert len(said) == 2
    assert "I was not at work on 7 working days before today" in said[-1]
    assert "week 45 of 2026" in said[-1]
    with stage.database.read(TEAM) as session:
        assert nudges.counts(session)[NudgeState.MISSED] == 7


def test_a_clock_that_goes_back_brings_nothing_twice(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "churn", cadence=Cadence.DAILY))
    assert stage.go_to(on("2026-11-03")) == 1
    assert stage.go_to(on("2026-11-03", "10:00")) == 0
    assert stage.go_to(on("2026-11-02")) == 1, "a day that was not dealt with yet"
    assert stage.go_to(on("2026-11-03")) == 0
    assert len(heard(stage, FIONA)) == 2


def test_a_change_of_zone_in_the_middle_of_the_day_brings_no_second_one(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "churn", cadence=Cadence.DAILY))
    stage.go_to(on("2026-11-03"))
    stage.rest()
    for zone in ("Asia/Tokyo", "Pacific/Honolulu", "Europe/Berlin"):
        stage.person(FIONA).done("person", id=FIONA, tz=zone)
        stage.rest()
        for hour in range(1, 24):
            stage.go_to(on("2026-11-03", f"{hour:02}:00"))
    days = [nudge.day.isoformat() for nudge in _sent(stage)]
    assert len(days) == len(set(days))
    assert days.count("2026-11-03") == 1


def _sent(stage: Stage) -> list[Nudge]:
    stage.rest()
    with stage.database.read(TEAM) as session:
        return [one for one in nudges.of_person(session, FIONA) if one.message]


def test_a_draft_left_alone_and_an_approval_are_remembered(stage: Stage) -> None:
    fiona = stage.fiona
    fiona.say("draft my KPIs")
    stage.rest()
    assert stage.go_to(on("2026-10-08")) == 0
    assert stage.go_to(on("2026-10-09")) == 1
    said = heard(stage, FIONA)[-1]
    assert "The KPIs of Finance, 0 KPIs so far; last changed on 5 October 2026" in said
    fiona.press("Go on: Finance")
    stage.rest()
    assert "We go on with the KPIs of Finance" in heard(stage, FIONA)[-1]


def test_what_cannot_be_read_stops_no_other(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "receivable days"))
    publish(stage.database, "sales", kpi("k2", "new customers"))
    with stage.database.everywhere(writes=True) as connection:
        connection.exec_driver_sql("DROP TRIGGER kept_definition_update")
        connection.exec_driver_sql("UPDATE definition SET sheet = '{\"owner\": 7}' WHERE kpi_id = 'k1'")
    assert stage.go_to(on("2026-11-02", "15:00")) == 1
    assert "new customers" in heard(stage, "U0SAM")[0]


def test_whoever_stands_in_may_record_too(stage: Stage) -> None:
    publish(stage.database, "sales", kpi("k2", "new customers"))
    with stage.database.write(TEAM) as session:
        leave = Leave(first=on("2026-11-02").date(), last=on("2026-11-06").date(), delegate=COLIN)
        nudges.keep_diary(session, "U0SAM", diary=Diary(leave=leave))
    stage.go_to(on("2026-11-02"))
    assert "new customers, October 2026 _(for @U0SAM)_" in heard(stage, COLIN)[-1]
    stage.person(COLIN).press("Fill in now")
    stage.person(COLIN).wait_for_modal()
    stage.go_to(on("2026-11-10"))
    stage.person(COLIN).command("/kpi update new customers 38")
    stage.rest()
    with stage.database.read(TEAM) as session:
        assert kpis.check_ins(session, "k2") == ()


def test_a_choice_that_cannot_be_read_counts_as_none_and_stops_no_other(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "receivable days"))
    with stage.database.write(TEAM) as session:
        nudges.keep_diary(session, FIONA, diary=Diary())
        nudges.keep_diary(session, COLIN, diary=Diary(country="DE"))
    with stage.database.everywhere(writes=True) as connection:
        connection.exec_driver_sql("UPDATE diary SET chosen = '{\"at\": 7' WHERE user_id = 'U0FIONA'")
    assert stage.go_to(on("2026-11-02")) == 1
    with stage.database.read(TEAM) as session:
        assert nudges.diaries(session) == {COLIN: Diary(country="DE")}


def test_a_clock_that_jumps_ahead_and_back_brings_each_day_once(stage: Stage) -> None:
    publish(stage.database, "finance", kpi("k1", "churn", cadence=Cadence.DAILY))
    days = ("2026-11-03", "2026-11-12", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-12", "2026-11-13")
    assert [stage.go_to(on(day)) for day in days] == [1, 1, 0, 1, 1, 0, 1]
    sent = [nudge.slot for nudge in _sent(stage)]
    assert len(sent) == len(set(sent)) == 5
    assert len(heard(stage, FIONA)) == 5


def test_an_unanswered_question_about_a_need_is_remembered_and_can_be_shown_again(stage: Stage) -> None:
    draft = Draft(
        id="d1",
        department="finance",
        drafter=FIONA,
        needs=(Need(id="n1", department="sales", text="Prices within a day"),),
    )
    with stage.database.write(TEAM) as session:
        stored = StoredDraft(
            id="d1",
            department="finance",
            drafter=FIONA,
            state=DraftState.DRAFTING,
            version=0,
            document=draft.model_dump_json(),
        )
        drafts.create(session, stored, at=BEGAN)
        request = Request(
            need="n1",
            draft="d1",
            department="finance",
            served="sales",
            asked="U0SAM",
            asked_at=BEGAN,
            text="Prices within a day",
            standing=Standing.SILENT,
        )
        asking.save(session, request)
    stage.go_to(on("2026-10-07", "14:00"))
    said = heard(stage, "U0SAM")[-1]
    assert "Finance asks whether it understood what you need: “Prices within a day”" in said
    stage.person("U0SAM").press("Show the question")
    assert "Prices within a day" in heard(stage, "U0SAM")[-1]
