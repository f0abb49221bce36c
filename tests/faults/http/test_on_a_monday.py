"""Three bots behind a balancer, on the clock of a Monday morning: a whole talk, and then a crowd that is due."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.build import Access, assemble, prepared
from bot.run import load_demo
from bot.sandbox.people import DEMO_PEOPLE, DemoPerson
from kpi_rules.nouns import DraftState
from nlp.nouns import Cadence
from store import kpis, people
from store.nouns import Person, PublishedSet
from tests.conversations.script import check
from tests.conversations.stage import START, Stage
from tests.conversations.stand import doubled
from tests.databases import database_on_server
from tests.faults.http import clocked
from tests.faults.http.cluster import OPTIONS, Cluster, cluster, until
from tests.faults.nudges.office import BEGAN, HEAD, TEAM, kpi, user

CROWD = 40
ZONE = "Europe/London"
LOOKS = 3
"""Looks of each bot that follow when everybody was reminded."""

SALES = Path(__file__).parents[2] / "conversations" / "sales.txt"

pytestmark = [pytest.mark.postgresql, pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cluster, Stage]]:
    """The demo company, and three bots; what is done here by hand goes by the same clock."""
    behind = datetime.now(UTC) - START
    crowd = [DemoPerson(id=user(n), name=user(n), real_name=user(n), title="", tz=ZONE) for n in range(CROWD)]
    options = OPTIONS.model_copy(update={"people": (*DEMO_PEOPLE, *crowd)})
    folder = tmp_path_factory.mktemp("monday")
    with (
        database_on_server() as url,
        cluster(folder, url, options=options, main=partial(clocked.main, behind)) as bots,
    ):
        database = prepared(url)
        access = Access(bots.sandbox.api_url, bots.sandbox.bot_token)
        beside = assemble(database, access, now=lambda: datetime.now(UTC) - behind)
        load_demo(beside)
        bots.start(3)
        try:
            yield bots, Stage(bots.sandbox, beside, database)
        finally:
            database.close()


def test_a_whole_talk_goes_as_it_is_written_though_each_step_lands_elsewhere(
    monday: tuple[Cluster, Stage],
) -> None:
    bots, stage = monday
    check(SALES, stage)
    heard = Counter[str]()
    for bot in bots.replicas:
        assert {"message", "press"} <= set(bot.heard())
        heard.update(bot.heard())
    assert heard["message"] > 10
    assert doubled(bots.sandbox) == []
    assert bots.logged() == ""


def test_of_three_that_look_again_and_again_whom_to_remind_everybody_hears_once(
    monday: tuple[Cluster, Stage],
) -> None:
    bots, stage = monday
    with stage.database.write(TEAM) as session:
        for number in range(CROWD):
            people.save(session, Person(user_id=user(number), name=user(number), tz=ZONE, seen_at=BEGAN))
        wanted = tuple(kpi(n, updater=user(n), cadence=Cadence.WEEKLY) for n in range(CROWD))
        published = PublishedSet(department="finance", kpis=wanted)
        kpis.publish(session, published, author=HEAD, at=BEGAN, state=DraftState.APPROVED)
    rooms = {"D" + user(number)[1:] for number in range(CROWD)}
    until(lambda: rooms <= {post.channel for post in bots.posts()}, seconds=60)
    time.sleep(LOOKS * clocked.REMIND_EVERY)
    assert Counter(post.channel for post in bots.posts() if post.channel in rooms) == dict.fromkeys(rooms, 1)
    assert bots.logged() == ""
