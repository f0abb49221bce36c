"""A file that a post carries arrives once, whatever goes wrong on the way, or its words arrive instead."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import pytest

from bot.delivery.client import SendingClient
from bot.delivery.engine import Delivery
from bot.delivery.request import Unsendable, request_of, upload_of
from bot.manifest import manifest
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from store import outbox
from store.database import Database
from store.message_nouns import Kind, Outgoing
from tests.delivery.conftest import QUICK, TEAM, clock
from tests.delivery.test_outcome import FRESH
from tests.people import Json, Person

ANNOUNCE, SHARE = "files.getUploadURLExternal", "files.completeUploadExternal"
PICTURE = {
    "text": "The map",
    "file": {
        "name": "map.png",
        "content": b64encode(b"png").decode(),
        "alt": "Four bands",
        "instead": "In words",
    },
}


@dataclass(frozen=True)
class Desk:
    """A delivery to a sandbox, and the person it writes to."""

    delivery: Delivery
    slack: Running
    database: Database

    def send(self) -> None:
        """Put one picture into the outbox, and wait until it is done."""
        message = Outgoing(
            id=uuid4(), conversation="U0FIONA", kind=Kind.POST, to="U0FIONA", payload=dict(PICTURE)
        )
        with self.database.write(TEAM) as session:
            outbox.put(session, message, at=clock())
        self.delivery.wake()
        assert self.delivery.drain(20)

    def seen(self) -> list[Json]:
        """What Fiona sees, once it has come."""
        fiona = Person(self.slack.url, "U0FIONA")
        return fiona.wait_until(lambda: [m for m in fiona.messages() if m.get("bot_id")])


@contextmanager
def desk(database: Database, **options: object) -> Iterator[Desk]:
    chosen = SandboxOptions.model_validate({"limits": False, "manifest": manifest(), **options})
    with running(chosen) as slack:
        client = SendingClient(slack.bot_token, base_url=slack.api_url, timeout=2)
        delivery = Delivery(database, client, now=clock, settings=QUICK)
        delivery.start()
        try:
            yield Desk(delivery, slack, database)
        finally:
            delivery.stop()


def test_a_picture_arrives_with_its_words_and_what_stands_for_it(database: Database) -> None:
    with desk(database) as at:
        at.send()
        (message,) = at.seen()
    assert message["text"] == "The map"
    (file,) = message["files"]
    assert (file["title"], file["alt_txt"], file["size"]) == ("map.png", "Four bands", 3)


@pytest.mark.parametrize("method", [ANNOUNCE, SHARE])
@pytest.mark.parametrize(
    "kind", [FaultKind.CLOSE_BEFORE, FaultKind.CLOSE_AFTER, FaultKind.ERROR_AFTER, FaultKind.RATELIMITED]
)
def test_it_arrives_once_whichever_step_fails(database: Database, method: str, kind: FaultKind) -> None:
    with desk(database) as at:
        at.slack.fail(Fault(kind=kind, only=(method,), seconds=0))
        at.send()
        assert [len(message["files"]) for message in at.seen()] == [1]


def test_where_slack_takes_no_file_the_words_come_instead(database: Database) -> None:
    scopes = ("chat:write", "im:write", "im:history")
    with desk(database, scopes=scopes) as at:
        at.send()
        (message,) = at.seen()
    assert message["text"] == "The map\nIn words"
    assert "files" not in message


def test_two_pictures_of_one_name_can_be_told_apart() -> None:
    one, other = (FRESH.model_copy(update={"id": uuid4(), "payload": dict(PICTURE)}) for _ in range(2))
    assert upload_of(one).name != upload_of(other).name
    assert upload_of(one).name.endswith(".png")


def test_a_file_that_nobody_can_read_is_given_up() -> None:
    broken = FRESH.model_copy(update={"payload": {"text": "x", "file": {"name": "a.png", "content": "?"}}})
    with pytest.raises(Unsendable):
        request_of(broken, base_url="https://slack.com/api/")
