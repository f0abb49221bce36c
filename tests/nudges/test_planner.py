"""Who hears of what: the owner, the owner again, then the head; each step once, and never while somebody is away."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.nudges.calendar import open_slot
from bot.nudges.owed import Kind, Owed, Patience, Recipient
from bot.nudges.planner import Line, Situation, addressed, lines_for
from bot.wording.markup import Markup
from kpi_rules.diary import Diary, Leave
from store.nudge_nouns import Step

UTC_ZONE = ZoneInfo("UTC")
MONDAY = date(2026, 11, 30)
OWED = Owed(
    item="value:k1:2026-W48",
    kind=Kind.VALUE,
    person="U1",
    since=MONDAY,
    line=Markup("Churn"),
    subject="k1",
    stand_in="U2",
    head="UH",
)
Days = dict[tuple[str, str], dict[Step, date]]


def people(*users: str, **diaries: Diary) -> dict[str, Recipient]:
    return {user: Recipient(user, UTC_ZONE, diaries.get(user, Diary())) for user in users}


def play(
    known: dict[str, Recipient], *owed: Owed, first: date = MONDAY, days: int = 14
) -> list[tuple[date, str, Step]]:
    """Let the days go by, with everybody's slot used every day; nobody ever answers."""
    taken: Days = {}
    heard = []
    for day in (first + timedelta(days=n) for n in range(days)):
        now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        for user, lines in _day(known, owed, taken, now=now).items():
            for line in lines:
                heard.append((day, user, line.step))
                steps = taken.setdefault((line.owed.person, line.owed.item), {})
                assert line.step not in steps
                steps[line.step] = day
    return heard


def _day(
    known: dict[str, Recipient], owed: tuple[Owed, ...], taken: Days, *, now: datetime
) -> dict[str, tuple[Line, ...]]:
    concerns = addressed(known, owed, now=now)
    situation = Situation(known, {key: dict(steps) for key, steps in taken.items()}, Patience())
    return {
        user: lines_for(known[user], said, situation, today=now.date())
        for user, said in concerns.items()
        if open_slot(known[user].diary, now, zone=UTC_ZONE) is not None
    }


def test_owner_then_owner_again_then_the_head_and_then_nothing() -> None:
    assert play(people("U1", "U2", "UH"), OWED, days=40) == [
        (MONDAY, "U1", Step.FIRST),
        (MONDAY + timedelta(days=2), "U1", Step.AGAIN),
        (MONDAY + timedelta(days=4), "UH", Step.HEAD),
    ]


def test_a_head_who_owes_is_above_nobody() -> None:
    own = Owed(OWED.item, Kind.VALUE, "UH", MONDAY, Markup("Churn"), head="UH")
    assert [step for _, _, step in play(people("UH"), own)] == [Step.FIRST, Step.AGAIN]


def test_a_weekend_is_no_time_to_answer() -> None:
    friday = MONDAY + timedelta(days=4)
    heard = play(people("U1", "UH"), OWED, first=friday)
    assert [day for day, _, _ in heard] == [friday, friday + timedelta(days=4), friday + timedelta(days=6)]


def test_nobody_hears_before_it_is_due() -> None:
    heard = play(people("U1", "UH"), OWED, first=MONDAY - timedelta(days=7), days=7)
    assert heard == []


def test_on_leave_the_delegate_hears_then_the_stand_in_of_the_kpi_else_it_waits() -> None:
    away = Leave(first=MONDAY, last=MONDAY + timedelta(days=3))
    named = people("U1", "U2", "U3", U1=Diary(leave=away.model_copy(update={"delegate": "U3"})))
    assert play(named, OWED)[0] == (MONDAY, "U3", Step.FIRST)
    unnamed = people("U1", "U2", U1=Diary(leave=away))
    assert play(unnamed, OWED)[0] == (MONDAY, "U2", Step.FIRST)
    nobody = people("U1", U1=Diary(leave=away))
    assert play(nobody, OWED)[0] == (MONDAY + timedelta(days=4), "U1", Step.FIRST)


def test_two_who_stand_in_for_each_other_and_are_both_away_wait() -> None:
    def away(delegate: str) -> Diary:
        return Diary(leave=Leave(first=MONDAY, last=MONDAY + timedelta(days=3), delegate=delegate))

    both = people("U1", "U2", U1=away("U2"), U2=away("U1"))
    assert play(both, OWED)[0] == (MONDAY + timedelta(days=4), "U1", Step.FIRST)


def test_what_somebody_who_left_owes_goes_to_the_stand_in_or_the_head() -> None:
    known = people("U2", "UH") | {"U1": Recipient("U1", UTC_ZONE, gone=True)}
    assert play(known, OWED)[0][1] == "U2"
    del known["U2"]
    without = Owed(OWED.item, Kind.VALUE, "U1", MONDAY, Markup("Churn"), head="UH")
    assert play(known, without)[0] == (MONDAY, "UH", Step.FIRST)


def test_somebody_whose_zone_we_do_not_know_is_left_alone() -> None:
    assert play(people("UH"), OWED) == []


def test_a_kpi_that_its_owner_muted_is_not_told_to_the_head_either() -> None:
    muted = people("U1", "UH", U1=Diary(muted=frozenset({"k1"})))
    assert play(muted, OWED) == []


def test_what_the_person_does_comes_before_what_others_left() -> None:
    mine = Owed("draft:d1:3", Kind.DRAFT, "UH", MONDAY, Markup("KPIs"))
    known = people("U1", "UH")
    friday = datetime(2026, 12, 4, 12, tzinfo=UTC)
    taken: Days = {("U1", OWED.item): {Step.FIRST: MONDAY, Step.AGAIN: date(2026, 12, 2)}}
    lines = _day(known, (OWED, mine), taken, now=friday)["UH"]
    assert [(line.owed.kind, line.step) for line in lines] == [
        (Kind.DRAFT, Step.FIRST),
        (Kind.VALUE, Step.HEAD),
    ]
