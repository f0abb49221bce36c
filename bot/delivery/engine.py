"""The delivery: one thread that chooses what may go, a few that send it, all woken as soon as there is work."""

import logging
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Condition, Event, Thread
from time import monotonic
from uuid import UUID, uuid4

from sqlmodel import Session

from bot.delivery import errand, pace
from bot.delivery.choice import POST, Chosen, Limits, choose
from bot.delivery.client import SendingClient
from bot.delivery.errand import Done
from bot.delivery.housekeeping import tidy
from bot.delivery.leaps import Leaps
from bot.delivery.settings import DeliverySettings
from bot.delivery.steps import Step, unwatched
from store import sending, throttles
from store.database import Database
from store.errors import DatabaseGone, DatabaseLocked
from store.message_nouns import Claimed, Waiting
from store.unit import team_of

logger = logging.getLogger(__name__)

AFTER_TROUBLE = 0.5
"""Seconds until the database is tried again after it failed."""

BREATH = 0.01
"""Seconds between two rounds: in a crowd, what comes in them shares the next round. Who is alone waits for none."""

TIDY_EVERY = timedelta(hours=1)

FEW_AT_ONCE = 16
"""Due messages looked at for each that may be sent: most of a crowd wait for the same limit."""


class Delivery:
    """Takes what is in the outbox to Slack, from `start` to `stop`, through every fault on the way."""

    def __init__(
        self, database: Database, client: SendingClient, *, now: Callable[[], datetime],
        settings: DeliverySettings | None = None, watch: Callable[[Step, UUID], None] = unwatched,
    ) -> None:  # fmt: skip
        self._database = database
        self._settings = settings or DeliverySettings()
        self._clock = now
        self._last = now()
        self._leaps = Leaps(now=self._last, lease=self._settings.lease)
        self._channels = pace.Channels(rate=self._settings.channel_rate, burst=self._settings.channel_burst)
        self._stopping = Event()
        self._bell = Condition()
        self._rung = False
        self._busy = 0
        self._done: list[Done] = []
        self._begun: set[str] = set()
        self._tidy_at = self._last
        self._tools = errand.Tools(
            client=client,
            settings=self._settings,
            now=self._now,
            wall=now,
            chance=random.random,
            watch=watch,
        )
        self._senders = ThreadPoolExecutor(self._settings.senders, thread_name_prefix="sender")
        self._thread = Thread(target=self._work, name="delivery", daemon=True)
        self._waits = False

    def start(self) -> None:
        """Begin to send, first of all what an earlier process left behind."""
        self._thread.start()

    @property
    def at_work(self) -> bool:
        """Whether messages are being sent: the thread that hands them out is there."""
        return self._thread.is_alive()

    def wake(self) -> None:
        """Look into the outbox now: something was just committed. Cheap, from any thread."""
        with self._bell:
            self._rung = True
            self._bell.notify_all()

    def stop(self) -> None:
        """Send nothing new, let requests under way end, and give back every thread."""
        self._stopping.set()
        self.wake()
        if self._thread.is_alive():
            self._thread.join()
        self._senders.shutdown(wait=True)
        self._tools.client.close()
        if self._done:
            self._round()

    def drain(self, timeout: float) -> bool:
        """Wait until everything that is due is sent or given up; False when the time was too short."""
        until = monotonic() + timeout
        while monotonic() < until:
            with self._database.everywhere() as connection:
                if sending.idle(connection, now=self._now()):
                    return True
            with self._bell:
                self._bell.wait(0.01)
        return False

    def _now(self) -> datetime:
        """The time, which never goes back: a lease that ran out must not come to life again."""
        self._last = max(self._last, self._clock())
        return self._last

    def _work(self) -> None:
        while not self._stopping.is_set():
            pause = self._round()
            self._stopping.wait(BREATH)
            with self._bell:
                if not self._rung:
                    self._bell.wait(pause)
                self._rung = False

    def _round(self) -> float:
        """Hand out what may go now; gives the seconds until there may be more."""
        try:
            next_at = self._hand_out()
        except (DatabaseGone, DatabaseLocked) as trouble:
            if not self._waits:
                logger.warning("Delivery waits for the database: %s", trouble)
            self._waits = True
            return AFTER_TROUBLE
        except Exception:
            logger.exception("A round of delivery failed")
            return AFTER_TROUBLE
        if self._waits:
            logger.warning("The database is there again")
        self._waits = False
        return max(0.001, (next_at - self._now()).total_seconds())

    def _hand_out(self) -> datetime:
        now = self._now()
        moments = [now + self._settings.tick]
        wait = self._leaps.wait(now)
        with self._database.everywhere() as connection:
            crowd = sending.waiting(connection, now=now)
        for team in crowd:
            moments += self._work_for(team, now=now, alive=now + wait)
        if now >= self._tidy_at:
            self._tidy_at = now + TIDY_EVERY
            tidy(self._database, now=now, keep=self._settings.keep)
        return min(moments)

    def _work_for(self, team: Waiting, *, now: datetime, alive: datetime) -> list[datetime]:
        """In one transaction write down what was done in the workspace, and claim what may go next.

        Whoever has a claim counts as alive until then. Gives the moments at which more may go.
        """
        done, room = self._take_done(team.team_id), self._room()
        lease = team.lease and max(team.lease, alive)
        # What is done only now was not waiting yet when the workspace was looked at.
        again = [one.change.next_at for one in done]
        moments = [moment for moment in (team.then, lease, *again) if moment and moment > now]
        lost = lease is not None and lease <= now
        if not done and (room <= 0 or (team.first > now and not lost)):
            return moments
        chosen = Chosen()
        try:
            with self._database.write(team.team_id) as session:
                marked = [errand.mark(session, one) for one in done]
                self._recover(session, lost=lost, now=now)
                claimed = self._claim(session, chosen, room=room, now=now)
        except BaseException:
            self._finished(*done)
            raise
        self._begun.add(team.team_id)
        for one, ours in zip(done, marked, strict=True):
            errand.report(one, ours=ours, watch=self._tools.watch)
        for message in claimed:
            self._hand_over(message)
        return [*moments, *([chosen.next_at] if chosen.next_at else [])]

    def _recover(self, session: Session, *, lost: bool, now: datetime) -> None:
        # In a database of ours alone, what is claimed before our first claim was left by a dead process.
        everything = self._database.alone and team_of(session) not in self._begun
        if everything or lost:
            sending.recover(session, now=now, everything=everything)

    def _claim(self, session: Session, chosen: Chosen, *, room: int, now: datetime) -> list[Claimed]:
        if room <= 0 or self._stopping.is_set():
            return []
        due = sending.due(session, now=now, limit=room * FEW_AT_ONCE)
        limits = Limits(now, self._settings, self._channels, throttles.load_all(session))
        choose(due, limits, room=room, chosen=chosen)
        claimed = sending.claim(session, chosen.due, token=uuid4().hex, now=now, lease=self._settings.lease)
        if claimed:
            throttles.save(session, POST, throttle=limits.throttles[POST])
        return claimed

    def _room(self) -> int:
        with self._bell:
            return self._settings.senders - self._busy

    def _take_done(self, team_id: str) -> list[Done]:
        with self._bell:
            mine = [one for one in self._done if one.claimed.team_id == team_id]
            self._done = [one for one in self._done if one.claimed.team_id != team_id]
        return mine

    def _finished(self, *done: Done) -> None:
        with self._bell:
            self._done += done

    def _hand_over(self, message: Claimed) -> None:
        with self._bell:
            self._busy += 1
        self._senders.submit(self._run, message)

    def _run(self, message: Claimed) -> None:
        try:
            done = errand.run(message, self._tools)
        except Exception as surprise:
            logger.exception("Message %s failed in an unforeseen way", message.id)
            done = errand.surprised(message, type(surprise).__name__, tools=self._tools)
        with self._bell:
            self._busy -= 1
            self._done += [done] if done else []
        self.wake()
