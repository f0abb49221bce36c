"""The one place where the parts meet."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from apscheduler.schedulers.background import BackgroundScheduler
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.http_retry import RateLimitErrorRetryHandler

import nlp
from bot import listeners
from bot.delivery.client import SendingClient, certificates
from bot.delivery.engine import Delivery
from bot.delivery.settings import DeliverySettings
from bot.listeners import beginning
from bot.listeners.ending import hang_up
from bot.listeners.line import WORKERS, Line
from bot.usecases import nudging, people, standings, workforce
from bot.usecases.services import Heard, Services, unheard
from bot.web.app import Probes, application
from bot.web.serving import serving
from kpi_rules.catalogue import catalogue
from store import migrations
from store.database import Database, open_database
from store.errors import DatabaseGone, DatabaseLocked

PATIENCE = 1.5
"""Seconds that what is in work gets when the bot is told to stop."""

REMIND_EVERY = 60
"""Seconds between two looks at who has to be reminded."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Access:
    """Where Slack is, and the keys to it."""

    api_url: str
    bot_token: str
    app_token: str = ""
    signing_secret: str = ""


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that is put together, and not yet connected."""

    app: App
    services: Services
    delivery: Delivery
    team: str


def utc_now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def new_id() -> str:
    """A new id."""
    return uuid4().hex


def assemble(
    database: Database,
    access: Access,
    *,
    now: Callable[[], datetime] = utc_now,
    ids: Callable[[], str] = new_id,
    delivery_settings: DeliverySettings | None = None,
    heard: Heard = unheard,
) -> Bot:
    """Join the parts. Asks Slack once whose token this is; raises SlackApiError when it is wrong."""
    client = SendingClient(access.bot_token, base_url=access.api_url)
    delivery = Delivery(database, client, now=now, settings=delivery_settings)
    services = Services(database=database, now=now, new_id=ids, wake=delivery.wake, heard=heard)
    looking = WebClient(
        token=access.bot_token, base_url=access.api_url, timeout=5, ssl=certificates(access.api_url)
    )
    looking.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    app = App(
        client=looking,
        signing_secret=access.signing_secret,
        process_before_response=True,
        raise_error_for_unhandled_request=False,
    )
    listeners.register(app, services, client)
    team = str(looking.auth_test()["team_id"])
    return Bot(app=app, services=services, delivery=delivery, team=team)


def prepared(url: str) -> Database:
    """The database, open and at the newest schema."""
    database = open_database(url, wait=5)
    try:
        migrations.upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def warm() -> None:
    """Load what the first message would otherwise have to wait for."""
    nlp.read(
        "Reduce accounts receivable days from 45 to 30 by June", today=datetime(2026, 1, 1, tzinfo=UTC).date()
    )
    catalogue()


@contextmanager
def connected(bot: Bot, access: Access, *, connections: int = 1, reminders: bool = True) -> Iterator[Line]:
    """The bot at work over Socket Mode until the block ends. Over several connections, one may break unnoticed."""
    with at_work(bot, reminders=reminders), on_the_line(bot, access, connections=connections) as first:
        yield first


@contextmanager
def on_the_line(bot: Bot, access: Access, *, connections: int) -> Iterator[Line]:
    """Listen to Slack over Socket Mode until the block ends. Waits for the first of the connections."""
    lines = [_line(bot, access) for _ in range(connections)]
    try:
        beginning.connect(lines)
        yield lines[0]
    finally:
        for line in lines:
            hang_up(line, patience=PATIENCE)


@contextmanager
def reachable(bot: Bot, probes: Probes, *, host: str, port: int, signing_secret: str = "") -> Iterator[int]:
    """The bot's own web address until the block ends, with Slack's requests when there is a secret; gives its port."""
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="slack") as workers:
        app = bot.app if signing_secret else None
        page = application(probes, app=app, signing_secret=signing_secret, workers=workers)
        with serving(page, host=host, port=port) as taken:
            yield taken


@contextmanager
def at_work(bot: Bot, *, reminders: bool = True) -> Iterator[None]:
    """Delivery and ticks until the block ends; without `reminders` it speaks only when spoken to."""
    warm()
    ticker = _ticker(bot, reminders=reminders)
    bot.delivery.start()
    ticker.start()
    try:
        yield
    finally:
        bot.services.errands.stop()
        ticker.shutdown(wait=True)
        bot.delivery.stop()


def _line(bot: Bot, access: Access) -> Line:
    asking = WebClient(base_url=access.api_url, timeout=5, ssl=certificates(access.api_url))
    return Line(bot.app, access.app_token, web_client=asking)


def _ticker(bot: Bot, *, reminders: bool) -> BackgroundScheduler:
    """It only ticks, in memory: what is due stands in the database, and a tick that is missed loses nothing."""
    scheduler = BackgroundScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    scheduler.add_job(bot.delivery.wake, "interval", seconds=5, id="look into the outbox")
    if reminders:
        scheduler.add_job(lambda: remind(bot), "interval", seconds=REMIND_EVERY, id="remind people")
    return scheduler


def remind(bot: Bot) -> None:
    """One look at who has to be reminded, and at what the rules judge otherwise since they changed.

    What fails is logged, and tried again at the next look.
    """
    try:
        people.acquaint(bot.services, bot.app.client, team=bot.team)
        workforce.learn(bot.services, bot.app.client, team=bot.team)
        nudging.tick(bot.services, team=bot.team)
        standings.keep_up(bot.services, team=bot.team)
    except (DatabaseGone, DatabaseLocked) as trouble:
        log.warning("Reminders wait for the database: %s", trouble)
    except Exception:
        log.exception("A look at who has to be reminded failed")
