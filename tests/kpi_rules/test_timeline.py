"""What is known of every day to come is what anybody would find who looked on that day."""

import random
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import pairwise
from zlib import crc32

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpi_rules import periods
from kpi_rules.limits import Limits
from kpi_rules.nouns import Definition, Status
from kpi_rules.scoring import Actual, Case, Day, edition, standing, timeline
from kpi_rules.scoring.timeline import EDITION
from kpi_rules.sheet_nouns import Adding, EarlierTarget, PeriodTarget, Sheet
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit

BEGINS = date(2026, 1, 1)
DAYS = 800
"""Two years and a bit are looked at, day by day."""

numbers = st.sampled_from([Decimal(n) for n in (-5, 0, 1, 12, 20, 45, 90, 100, 240)])
days = st.integers(0, DAYS).map(lambda n: BEGINS + timedelta(days=n))


def maybe(what: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | what


sheets = st.builds(
    Sheet,
    adding=maybe(st.sampled_from(Adding)),
    reporting=maybe(st.sampled_from(Cadence)),
    green=maybe(numbers),
    red=maybe(numbers),
    period_targets=st.lists(
        st.builds(PeriodTarget, period=st.sampled_from(["2026-01", "2026-05", "2026-Q3", "2027-Q1"]), target=numbers),
        max_size=2,
    ).map(tuple),
    earlier=st.lists(st.builds(EarlierTarget, until=days, target=numbers), max_size=1).map(tuple),
)  # fmt: skip
definitions = st.builds(
    Definition,
    statement=st.sampled_from(["Win 200 new customers", "Keep days low", ""]),
    metric=st.sampled_from(["new customers", "days", ""]),
    direction=maybe(st.sampled_from(Direction)),
    measure=st.sampled_from(Measure),
    baseline=maybe(numbers),
    target=maybe(numbers),
    target_high=maybe(numbers),
    target_kind=maybe(st.sampled_from(TargetKind)),
    comparator=st.sampled_from(Comparator),
    unit=maybe(st.sampled_from(Unit)),
    due=maybe(days),
    cadence=maybe(st.sampled_from(Cadence)),
    sheet=sheets,
)


@st.composite
def cases(draw: st.DrawFn, *, starts_in: int) -> Case:
    definition = draw(definitions)
    rhythm = draw(st.sampled_from([periods.rhythm(definition)] * 4 + list(Cadence)))
    actuals = []
    for day in sorted(draw(st.lists(days, max_size=4))):
        period = periods.period_of(day, rhythm, starts_in=starts_in)
        on = period.last + timedelta(days=draw(st.integers(-40, 20)))
        actuals.append(Actual(period=period, value=draw(numbers), on=on))
    lives = {name: draw(st.integers(0, 9)) == 0 for name in ("is_paused", "is_retired")}
    since = draw(st.none() | days)
    return Case(
        definition=definition,
        actuals=tuple({one.period.key: one for one in actuals}.values()),
        since=since,
        is_approved=draw(st.integers(0, 9)) > 0,
        **lives,
    )


@settings(deadline=None)
@given(st.data(), st.integers(1, 12), st.sampled_from([0, 3, 7, 45]))
def test_every_day_is_as_somebody_would_find_it_who_looked_then(
    data: st.DataObject, starts_in: int, grace: int
) -> None:
    case, limits = data.draw(cases(starts_in=starts_in)), Limits(grace_days=grace)
    known = timeline(case, starts_in=starts_in, limits=limits)
    for n in range(-60, DAYS + 400):
        today = BEGINS + timedelta(days=n)
        found = standing(case, Day(today=today, starts_in=starts_in, limits=limits))
        (here,) = (one for one in known if one.first <= today <= one.last)
        assert (here.status, here.percent) == (found.status, found.percent), today


@settings(deadline=None)
@given(cases(starts_in=1))
def test_stretches_cover_all_days_and_each_differs_from_the_one_before(case: Case) -> None:
    known = timeline(case)
    assert known[0].first == date.min
    assert known[-1].last == date.max
    assert len(known) <= 4
    for one, after in pairwise(known):
        assert one.last + timedelta(days=1) == after.first
        assert (one.status, one.percent) != (after.status, after.percent)


MONTHLY = Definition(
    statement="Reduce days from 45 to 30",
    metric="days",
    direction=Direction.DECREASE,
    measure=Measure.QUANTITY,
    baseline=Decimal(45),
    target=Decimal(30),
    target_kind=TargetKind.REACH,
    cadence=Cadence.MONTHLY,
)


def test_a_value_is_good_until_the_next_one_is_late() -> None:
    october = periods.named("2026-10")
    assert october is not None
    value = Actual(period=october, value=Decimal(30), on=date(2026, 11, 2))
    known = timeline(Case(definition=MONTHLY, actuals=(value,), since=date(2026, 9, 1)))
    assert [(one.status, one.last) for one in known] == [
        (Status.ON_TRACK, date(2026, 12, 7)),
        (Status.OVERDUE, date.max),
    ]


@pytest.mark.parametrize("due", [date.max, date(9999, 12, 30)])
def test_the_end_of_the_calendar_is_no_trouble(due: date) -> None:
    decade = Actual(
        period=periods.period_of(date(9999, 11, 1), Cadence.DAILY), value=Decimal(1), on=date(9999, 12, 31)
    )
    known = timeline(Case(definition=MONTHLY.model_copy(update={"due": due}), actuals=(decade,)))
    assert known[-1].last == date.max


@settings(deadline=None)
@given(st.sampled_from(["on_track", "at_risk", "pace_margin", "band_tolerance", "grace_days"]))
@example("grace_days")
def test_rules_that_judge_otherwise_have_another_number(name: str) -> None:
    usual = Limits()
    changed = usual.model_copy(update={name: getattr(usual, name) + 1})
    assert edition(changed, starts_in=1) != edition(usual, starts_in=1)
    assert edition(usual, starts_in=4) != edition(usual, starts_in=1)
    assert edition(usual.model_copy(update={"kpis_most": 99}), starts_in=1) == edition(usual, starts_in=1)


def test_scoring_that_changed_counts_as_a_new_edition() -> None:
    """When this fails, raise EDITION, so that what was kept is judged anew; then put the new number here."""
    chance = random.Random(2026)
    found = [
        (one.first, one.last, one.status.value, None if one.percent is None else round(one.percent, 9))
        for _ in range(400)
        for one in timeline(_some_case(chance))
    ]
    assert (EDITION, crc32(repr(found).encode())) == (2, 962606303)


def _some_case(chance: random.Random) -> Case:
    number = partial(chance.choice, [None, *map(Decimal, (-5, 0, 1, 12, 20, 45, 90, 100, 240))])
    definition = Definition(
        statement=chance.choice(["Win 200 new customers", "Keep days low"]),
        direction=chance.choice([None, *Direction]),
        measure=chance.choice(list(Measure)),
        baseline=number(),
        target=number(),
        target_high=chance.choice([None, None, Decimal(100)]),
        target_kind=chance.choice([None, *TargetKind]),
        unit=chance.choice([None, *Unit]),
        due=chance.choice([None, date(2026, 9, 30), date(2027, 3, 31)]),
        cadence=chance.choice([None, *Cadence]),
        sheet=Sheet(
            adding=chance.choice([None, *Adding]), green=chance.choice([None, Decimal(12)]), red=number()
        ),
    )
    first = BEGINS + timedelta(days=chance.randrange(200))
    every = periods.between(first, first + timedelta(days=90), cadence=periods.rhythm(definition))
    actuals = tuple(
        Actual(
            period=one, value=number() or Decimal(3), on=one.last + timedelta(days=chance.randrange(-20, 20))
        )
        for one in every
    )[: chance.randrange(6)]
    return Case(definition=definition, actuals=actuals, since=chance.choice([None, BEGINS]))
