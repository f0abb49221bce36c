"""Drafts: one open at a time, each version kept, nothing overwritten unseen."""

import pytest

from kpi_rules.nouns import Company, DraftState
from store import company as companies
from store import drafts
from store.database import Database
from store.errors import AlreadyOpen, Stale
from store.nouns import Approval, Decision, StoredDraft
from tests.store.conftest import NOW, TEAM


@pytest.fixture
def draft(database: Database, company: Company) -> StoredDraft:
    fresh = StoredDraft(
        id="d1", department="finance", drafter="U0FIONA", state=DraftState.DRAFTING, version=0, document="{}"
    )
    with database.write(TEAM) as session:
        companies.save(session, company, author="U0GRACE", at=NOW)
        return drafts.create(session, fresh, at=NOW)


def save(database: Database, draft: StoredDraft, **changes: object) -> StoredDraft:
    with database.write(TEAM) as session:
        return drafts.save(session, draft.model_copy(update=changes), author="U0COLIN", at=NOW)


def test_a_draft_begins_at_version_one_and_is_found_again(database: Database, draft: StoredDraft) -> None:
    assert draft.version == 1
    with database.read(TEAM) as session:
        assert drafts.open_for(session, "finance") == drafts.load(session, "d1") == draft
        assert drafts.open_for(session, "sales") is None
        assert drafts.load(session, "d2") is None


def test_a_department_has_one_open_draft(database: Database, draft: StoredDraft) -> None:
    second = draft.model_copy(update={"id": "d2", "version": 0})
    with pytest.raises(AlreadyOpen), database.write(TEAM) as session:
        drafts.create(session, second, at=NOW)
    save(database, draft, state=DraftState.APPROVED)
    with database.write(TEAM) as session:
        assert drafts.open_for(session, "finance") is None
        drafts.create(session, second, at=NOW)
        assert {d.id for d in drafts.all_in(session)} == {"d1", "d2"}


def test_saving_moves_the_version_and_keeps_what_was(database: Database, draft: StoredDraft) -> None:
    saved = save(database, draft, document='{"a": 1}', drafter="U0COLIN", state=DraftState.SUBMITTED)
    assert (saved.version, saved.document, saved.state) == (2, '{"a": 1}', DraftState.SUBMITTED)
    with database.read(TEAM) as session:
        assert drafts.load(session, "d1") == saved
        before, after = drafts.revision(session, "d1", 1), drafts.revision(session, "d1", 2)
    assert before is not None
    assert after is not None
    assert (before.document, before.author) == ("{}", "U0FIONA")
    assert (after.document, after.author) == ('{"a": 1}', "U0COLIN")


def test_a_stale_version_writes_nothing(database: Database, draft: StoredDraft) -> None:
    first = save(database, draft, document="first")
    with pytest.raises(Stale):
        save(database, draft, document="second")
    with database.read(TEAM) as session:
        assert drafts.load(session, "d1") == first


def test_decisions_are_kept_in_their_order(database: Database, draft: StoredDraft) -> None:
    back = Approval(draft=draft.id, decision=Decision.SENT_BACK, by="U0GRACE", at=NOW, comment="Add a date.")
    yes = Approval(draft=draft.id, decision=Decision.APPROVED, by="U0GRACE", at=NOW.replace(hour=10))
    with database.write(TEAM) as session:
        drafts.decide(session, yes)
        drafts.decide(session, back)
        assert drafts.decisions(session, draft.id) == (back, yes)
