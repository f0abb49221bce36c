"""Several `kpi run --http`, each a process of its own, on one PostgreSQL and behind one load balancer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families as families

from bot import cli
from bot.manifest import manifest
from bot.sandbox.ledger import Delivery, Post
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from bot.web.app import EVENTS
from tests.faults.forked import Kpi, kpi
from tests.faults.http.balancer import Balancer, ask
from tests.people import Person

DRAIN = 1.5
"""Seconds that a bot goes on after SIGTERM: several looks of the balancer."""

QUIET = 0.2
"""Seconds without a message after which nothing more is under way: answers follow each other within milliseconds."""

OPTIONS = SandboxOptions(
    limits=False,
    manifest=manifest(),
    redelivery=(0.2, *(1.0,) * 90),
    ack_seconds=10,
    trigger_seconds=10,
)
"""Slack's own next try may come minutes later, and it waits three seconds only: here it is the bots that are looked at,
on a machine that may have other things to do.
"""


@dataclass
class Replica:
    """One bot."""

    kpi: Kpi
    port: int = 0

    def listens(self) -> "Replica":
        """Wait until it says where."""
        self.port = int(self.kpi.said(r"listens at http://127\.0\.0\.1:(\d+)")[1])
        return self

    def says(self, path: str) -> tuple[int, str]:
        """What it answers to whoever looks after it."""
        return ask(self.port, path)

    def heard(self) -> dict[str, int]:
        """How many events of each kind it has dealt with, by its own figures."""
        _, page = self.says("/metrics")
        samples = [one for family in families(page) for one in family.samples]
        return {
            one.labels["kind"]: int(one.value) for one in samples if one.name == "kpi_event_seconds_count"
        }


@dataclass
class Cluster:
    """The bots, what is before them and what is behind them."""

    folder: Path
    url: str
    sandbox: Running
    balancer: Balancer
    main: Callable[[], None] = cli.main
    replicas: list[Replica] = field(default_factory=list)

    def start(self, number: int = 1) -> list[Replica]:
        """So many more, all at the same moment; they get work when they are ready for it."""
        begun = [self._begin() for _ in range(number)]
        new = [replica.listens() for replica in begun]
        self.replicas += new
        self.share()
        return new

    def leave(self, replica: Replica) -> int:
        """It has ended, or is about to; the balancer forgets it. Gives the status that it ended with."""
        self.replicas.remove(replica)
        self.share()
        return replica.kpi.gone()

    def share(self) -> None:
        """Wait until the balancer knows who is ready."""
        ports = frozenset(replica.port for replica in self.replicas)
        self.balancer.serve(*ports)
        until(lambda: self.balancer.ready == ports, seconds=10)

    def person(self, user: str) -> Person:
        """Somebody at their screen."""
        return Person(self.sandbox.url, user)

    def posts(self) -> list[Post]:
        """What Slack took, by its ledger."""
        return self.sandbox.do(lambda: list(self.sandbox.sandbox.ledger.posts))

    def deliveries(self, name: str) -> list[Delivery]:
        """What Slack sent under this name, by its ledger."""
        return self.sandbox.do(
            lambda: [one for one in self.sandbox.sandbox.ledger.deliveries if one.name == name]
        )

    def rest(self) -> None:
        """Wait until nothing is under way to a bot, and nothing was posted for a while."""
        count, since = -1, time.monotonic()
        while time.monotonic() - since < QUIET:
            is_calm = self.sandbox.do(lambda: self.sandbox.sandbox.courier.resting)
            now = len(self.posts())
            if now != count or not is_calm:
                count, since = now, time.monotonic()
            time.sleep(0.05)

    def logged(self) -> str:
        """All that any bot had to complain of."""
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def _begin(self) -> Replica:
        settings = {
            "DATA_FOLDER": str(self.folder),
            "DATABASE_URL": self.url,
            "DRAIN_SECONDS": str(DRAIN),
            "SLACK_API_URL": self.sandbox.api_url,
            "SLACK_BOT_TOKEN": self.sandbox.bot_token,
            "SLACK_SIGNING_SECRET": self.sandbox.signing_secret,
        }
        return Replica(
            kpi("run", "--http", "--port", "0", folder=self.folder, settings=settings, main=self.main)
        )


@contextmanager
def cluster(
    folder: Path, url: str, *, options: SandboxOptions = OPTIONS, main: Callable[[], None] = cli.main
) -> Iterator[Cluster]:
    """A balancer, a Slack that sends to it, and no bot yet; every bot ends with the block."""
    balancer = Balancer()
    there = options.model_copy(update={"request_url": f"http://127.0.0.1:{balancer.port}{EVENTS}"})
    try:
        with running(there) as sandbox:
            made = Cluster(folder, url, sandbox, balancer, main)
            try:
                yield made
            finally:
                for replica in made.replicas:
                    replica.kpi.kill()
                    replica.kpi.gone()
    finally:
        balancer.close()


def until(true: Callable[[], object], *, seconds: float) -> None:
    """Wait until it is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)
