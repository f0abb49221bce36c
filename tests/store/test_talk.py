"""People, conversations, the inbox, the outbox and the audit trail."""

from datetime import timedelta
from uuid import UUID

import pytest

from store import audit, conversations, inbox, outbox, people
from store.database import Database
from store.errors import Stale
from store.message_nouns import Kind, Outgoing
from store.nouns import Conversation, Deed, Person, Topic
from tests.store.conftest import NOW, TEAM


def test_a_person_is_kept_as_slack_describes_them_last(database: Database) -> None:
    colin = Person(user_id="U0COLIN", name="Colin", tz="Europe/Berlin", seen_at=NOW)
    with database.write(TEAM) as session:
        people.save(session, colin)
        people.save(session, colin.model_copy(update={"deleted": True}))
        people.save(session, Person(user_id="U0ANA", name="Ana"))
    with database.read(TEAM) as session:
        assert people.load(session, "U0COLIN") == colin.model_copy(update={"deleted": True})
        assert [p.user_id for p in people.everyone(session)] == ["U0ANA", "U0COLIN"]
        assert people.load(session, "U0NOBODY") is None


def test_a_conversation_starts_fresh_and_is_saved_by_version(database: Database) -> None:
    with database.write(TEAM) as session:
        fresh = conversations.load(session, "U0COLIN")
        assert fresh == Conversation(user_id="U0COLIN")
        saved = conversations.save(
            session, fresh.model_copy(update={"topic": Topic.COMPANY, "channel": "D1"})
        )
    with database.write(TEAM) as session:
        assert conversations.load(session, "U0COLIN") == saved
        conversations.save(session, saved.model_copy(update={"paused": True}))
    for stale in (fresh, saved):
        with pytest.raises(Stale), database.write(TEAM) as session:
            conversations.save(session, stale)


def test_an_event_is_claimed_once(database: Database) -> None:
    def claim() -> bool:
        with database.write(TEAM) as session:
            return inbox.claim(session, "Ev1", kind="message", at=NOW)

    assert [claim(), claim()] == [True, False]


def test_a_claim_whose_work_failed_is_free_again(database: Database) -> None:
    def fail() -> None:
        with database.write(TEAM) as session:
            assert inbox.claim(session, "Ev1", kind="message", at=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.write(TEAM) as session:
        assert inbox.claim(session, "Ev1", kind="message", at=NOW)


def test_what_always_fails_is_counted_and_then_set_aside(database: Database) -> None:
    with database.write(TEAM) as session:
        counts = [inbox.failed(session, "Ev1", kind="message", error="KeyError", at=NOW) for _ in range(3)]
        assert counts == [1, 2, 3]
        assert inbox.bury(session, "Ev1", kind="message", error="KeyError", at=NOW)
        assert not inbox.bury(session, "Ev1", kind="message", error="KeyError", at=NOW)
        assert not inbox.claim(session, "Ev1", kind="message", at=NOW)


def test_the_inbox_forgets_after_a_week(database: Database) -> None:
    with database.write(TEAM) as session:
        inbox.claim(session, "old", kind="message", at=NOW)
        inbox.claim(session, "new", kind="message", at=NOW + timedelta(hours=1))
        assert inbox.purge(session, now=NOW + timedelta(days=7, minutes=1)) == 1
        assert inbox.claim(session, "old", kind="message", at=NOW)
        assert not inbox.claim(session, "new", kind="message", at=NOW)


def test_putting_the_same_message_twice_queues_it_once(database: Database) -> None:
    message = Outgoing(id=UUID(int=1), conversation="U1", kind=Kind.POST, to="U1", payload={"text": "Hello"})
    with database.write(TEAM) as session:
        assert outbox.put(session, message, at=NOW) == message.id
        assert outbox.put(session, message, at=NOW) == message.id


def test_audit_entries_are_numbered_without_gaps(database: Database) -> None:
    for action in ("created", "approved"):
        with database.write(TEAM) as session:
            audit.note(session, Deed(actor="U0GRACE", action=action, subject="draft d1", at=NOW))
    with database.read(TEAM) as session:
        assert [(e.seq, e.action) for e in audit.entries(session)] == [(1, "created"), (2, "approved")]
        assert [e.seq for e in audit.entries(session, after=1)] == [2]
