"""Three `kpi run --http` on one PostgreSQL behind a load balancer: any of them hears anything, and any may go."""

import json
import random
import time
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.ledger import Delivery, Outcome
from bot.sandbox.signed_http import signature
from bot.web.app import EVENTS
from bot.wording import trouble as words
from store.migrations import current, head
from tests.conversations.stand import COLIN, FIONA, GRACE, HANA, SAM
from tests.faults.conversation.counting import COUNTED, counts
from tests.faults.http.balancer import ask
from tests.faults.http.cluster import DRAIN, until
from tests.faults.http.scene import Scene, scene
from tests.faults.length import IS_LONG
from tests.people import render

EVENT = json.dumps({"type": "url_verification", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7"})
REPLACED = 25
TWICE = Fault(kind=FaultKind.REPEAT, only=("message",), count=2 * (1 + len(COUNTED)))
"""Each of two rounds is delivered twice at the same time, and so to two bots."""

STOPS_WITHIN = 10.0
"""Seconds from SIGTERM to the end of the process, on a machine with other things to do."""

pytestmark = [pytest.mark.postgresql, pytest.mark.slow, pytest.mark.timeout(1800 if IS_LONG else 200)]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with scene(tmp_path_factory.mktemp("bots")) as made:
        yield made


@pytest.fixture
def three(shared: Scene) -> Iterator[Scene]:
    """Three bots that are well, before and after; nothing lost, nothing doubled, and no word of complaint."""
    missing = 3 - len(shared.bots.replicas)
    if missing:
        shared.bots.start(missing)
    yield shared
    shared.settle()
    shared.check()
    refused = [call for call in shared.bots.sandbox.sandbox.ledger.refused() if not call.fault]
    assert [f"{call.method}: {call.error}" for call in refused] == []
    assert "Traceback" not in shared.bots.logged()


def test_three_that_start_at_once_on_an_empty_database_are_all_ready(three: Scene) -> None:
    assert current(three.database) == head()
    for bot in three.bots.replicas:
        assert bot.says("/healthz") == (200, "ok")
        assert bot.says("/readyz") == (200, "ok")
    assert three.bots.logged() == ""


def signed(secret: str, *, at: float) -> dict[str, str]:
    """The headers of an event as Slack sends it."""
    stamp = str(int(at))
    return {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature(secret, timestamp=stamp, body=EVENT),
    }


def test_each_takes_only_what_slack_signed_in_the_last_five_minutes(three: Scene) -> None:
    secret, now = three.bots.sandbox.signing_secret, time.time()
    forged: tuple[dict[str, str], ...] = (
        signed("another", at=now),
        signed(secret, at=now - 600),
        signed(secret, at=now + 600),
        {},
    )
    for bot in three.bots.replicas:
        status, answer = ask(bot.port, EVENTS, method="POST", body=EVENT, headers=signed(secret, at=now))
        assert (status, json.loads(answer)["challenge"]) == (200, json.loads(EVENT)["challenge"])
        for headers in forged:
            assert ask(bot.port, EVENTS, method="POST", body=EVENT, headers=headers) == (401, "")


def test_slack_finds_the_address_in_order_whoever_answers(three: Scene) -> None:
    before = three.bots.balancer.taken.copy()
    for _ in range(3):
        asked = three.bots.person(GRACE).done("verify_url")
        assert (asked["challenge_answered"], asked["check_answered"]) == (True, True)
    assert {(three.bots.balancer.taken - before)[bot.port] for bot in three.bots.replicas} == {2}


def test_the_home_tab_commands_buttons_and_forms_go_through_all_of_them(three: Scene) -> None:
    before = [bot.heard() for bot in three.bots.replicas]
    for user in (FIONA, HANA, COLIN, GRACE, SAM):
        person = three.bots.person(user)
        person.open_home()
        person.wait_until(person.home)
        person.command("/kpi help")
        person.wait_for("/kpi draft")
        person.command("/kpi remind")
        person.press("Change …", person.wait_for("Your reminders come on Monday to Friday at 9:00"))
        person.wait_for_modal()
        assert not person.submit({"Country whose public holidays are free": "Narnia"})
        assert "I do not know the holidays" in person.errors["country"]
        assert person.submit({"Country whose public holidays are free": "Germany", "Hour": "10:30"})
        person.wait_for("Your reminders come on Monday to Friday at 10:30")
        assert person.notices() == []
    for earlier, bot in zip(before, three.bots.replicas, strict=True):
        assert sum(bot.heard().values()) > sum(earlier.values())


def test_what_people_say_counts_once_whichever_of_them_hears_it_or_two_at_once(three: Scene) -> None:
    three.talk()
    three.bots.sandbox.fail(TWICE)
    for _ in range(2):
        three.talk()
    three.settle()
    assert counts(three.database) == {who: (Decimal(n), n) for who, n in three.counted.items()}
    assert all(bot.heard().get("message", 0) > 0 for bot in three.bots.replicas)
    late = [page for _, page in (bot.says("/metrics") for bot in three.bots.replicas)]
    assert all('kpi_outbox_messages{state="pending"} 0.0' in page for page in late)
    assert all("kpi_outbox_late_seconds 0.0" in page for page in late)


def under_way(three: Scene) -> Callable[[], list[Delivery]]:
    """Lets everybody speak, and gives what became of that."""
    before = len(three.bots.deliveries("message"))
    three.talk()
    until(lambda: len(three.bots.deliveries("message")) >= before + 1 + len(COUNTED), seconds=2)
    return lambda: three.bots.deliveries("message")[before:]


def test_one_is_killed_with_messages_in_hand_and_the_others_deal_with_them(three: Scene) -> None:
    dying = three.bots.replicas[0]
    with three.held_up():
        sent = under_way(three)
        assert {one.outcome for one in sent()} == {Outcome.SENT}
        dying.kpi.kill()
    until(lambda: any(one.attempt and one.outcome is Outcome.ACKED for one in sent()), seconds=10)
    three.bots.leave(dying)
    three.bots.start()
    three.talk()


def test_without_the_database_each_is_alive_but_not_ready_and_people_are_told_to_wait(three: Scene) -> None:
    fiona = three.bots.person(FIONA)
    three.line.cut()
    try:
        for bot in three.bots.replicas:
            assert bot.says("/readyz") == (503, "the database does not answer")
            assert bot.says("/healthz") == (200, "ok")
            assert bot.says("/metrics")[0] == 200
        three.talk()
        assert str(words.BUSY)[:40] in render(fiona.wait_for(str(words.BUSY)[:40], timeout=10))
    finally:
        three.line.mend()
    until(lambda: len(three.bots.balancer.ready) == 3, seconds=10)


def test_one_that_is_told_to_stop_lets_the_balancer_know_and_ends_what_it_has_in_hand(three: Scene) -> None:
    leaving, grace = three.bots.replicas[0], three.bots.person(GRACE)
    with three.held_up():
        sent = under_way(three)
        began = time.monotonic()
        leaving.kpi.told_to_stop()
        until(lambda: leaving.says("/readyz") == (503, "about to stop"), seconds=DRAIN)
        assert leaving.says("/healthz") == (200, "ok")
        until(lambda: leaving.port not in three.bots.balancer.ready, seconds=DRAIN)
        # A balancer that looks less often than ours would still send it work, and tries nobody else.
        late = signed(three.bots.sandbox.signing_secret, at=time.time())
        assert ask(leaving.port, EVENTS, method="POST", body=EVENT, headers=late)[0] == 200
    until(lambda: all(one.ended_at for one in sent()), seconds=3)
    assert [(one.outcome, one.attempt) for one in sent()[:4]] == [(Outcome.ACKED, 0)] * 4
    while leaving.kpi.process.is_alive():
        grace.command("/kpi help")
        assert time.monotonic() < began + STOPS_WITHIN
    assert time.monotonic() > began + DRAIN
    assert three.bots.leave(leaving) == 0
    assert grace.notices() == []


@pytest.mark.skipif(not IS_LONG, reason="takes minutes; make faults")
def test_they_come_and_go_while_people_talk(three: Scene, figure: Callable[[str], None]) -> None:
    chance, began = random.Random(20261129), time.monotonic()
    for number in range(REPLACED):
        three.talk()
        time.sleep(chance.uniform(0, 0.4))
        gone = chance.choice(three.bots.replicas)
        if number % 2:
            gone.kpi.told_to_stop()
        else:
            gone.kpi.kill()
        three.talk()
        three.bots.leave(gone)
        three.bots.start()
    three.settle()
    figure(
        f"{REPLACED} bots replaced, {len(three.bots.posts())} messages in {time.monotonic() - began:.0f} s"
    )
