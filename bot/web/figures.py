"""The figures for those who run the bot, in the form that Prometheus reads."""

from collections.abc import Callable, Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from store import backlog
from store.database import Database
from store.errors import DatabaseGone, DatabaseLocked

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Figures:
    """Counts of one process, and the backlog that all processes share."""

    def __init__(self, database: Database, *, now: Callable[[], datetime]) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._registry.register(Backlog(database, now=now))
        self._heard = Histogram(
            "kpi_event_seconds",
            "Time from an event of Slack to the commit of what it led to.",
            ["kind"],
            buckets=SECONDS,
            registry=self._registry,
        )
        self._failed = Counter(
            "kpi_events_failed", "Events that could not be dealt with.", ["kind"], registry=self._registry
        )

    def heard(self, kind: str, *, seconds: float, fine: bool) -> None:
        """One event was dealt with."""
        self._heard.labels(kind).observe(seconds)
        if not fine:
            self._failed.labels(kind).inc()

    def page(self) -> bytes:
        """All figures as they are now."""
        return generate_latest(self._registry)


class Backlog(Collector):
    """What waits to be sent, read from the database when somebody looks."""

    def __init__(self, database: Database, *, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """The messages by state, and how late the oldest that is due is."""
        try:
            with self._database.everywhere() as connection:
                states = backlog.states(connection)
                late = backlog.seconds_late(connection, now=self._now())
        except (DatabaseGone, DatabaseLocked):
            return
        messages = GaugeMetricFamily("kpi_outbox_messages", "Messages of the outbox.", labels=["state"])
        for state, count in states.items():
            messages.add_metric([state], count)
        yield messages
        yield GaugeMetricFamily(
            "kpi_outbox_late_seconds", "How late the oldest message that is due is.", value=late
        )
