"""What is known of whoever something comes from, in one look."""

from kpi_rules.nouns import Company, DraftState
from store import arrival, conversations, drafts, people
from store import company as companies
from store.database import Database
from store.nouns import Conversation, Person, StoredDraft, Topic
from tests.store.conftest import NOW, TEAM, small_company

OTHER = "T2"
FIONA = Person(user_id="U0FIONA", name="Fiona", tz="Europe/Berlin", seen_at=NOW)


def begin(database: Database, company: Company, *, team: str) -> tuple[Conversation, StoredDraft]:
    """A company in which Fiona has begun to draft."""
    fresh = StoredDraft(
        id="d1", department="finance", drafter="U0FIONA", state=DraftState.DRAFTING, version=0, document="{}"
    )
    with database.write(team) as session:
        companies.save(session, company, author="U0GRACE", at=NOW)
        people.save(session, FIONA)
        draft = drafts.create(session, fresh, at=NOW)
        talk = Conversation(user_id="U0FIONA", channel="D1", topic=Topic.DRAFT, draft_id="d1", trail=("1",))
        return conversations.save(session, talk), draft


def test_somebody_who_drafts_is_known_whole(database: Database, company: Company) -> None:
    talk, draft = begin(database, company, team=TEAM)
    with database.read(TEAM) as session:
        assert arrival.look(session, "U0FIONA") == (talk, FIONA, draft, 1)


def test_of_a_stranger_nothing_is_known(database: Database) -> None:
    with database.read(TEAM) as session:
        assert arrival.look(session, "U0NEW") == (Conversation(user_id="U0NEW"), None, None, 0)


def test_each_part_may_be_missing(database: Database, company: Company) -> None:
    begin(database, company, team=TEAM)
    with database.write(TEAM) as session:
        people.save(session, Person(user_id="U0ANA", name="Ana"))
        colin = conversations.save(session, Conversation(user_id="U0COLIN"))
    with database.read(TEAM) as session:
        ana = arrival.look(session, "U0ANA")
        assert (ana.conversation.version, ana.person, ana.draft) == (0, people.load(session, "U0ANA"), None)
        assert arrival.look(session, "U0COLIN") == (colin, None, None, 1)


def test_another_workspace_is_not_looked_into(database: Database, company: Company) -> None:
    begin(database, small_company(OTHER), team=OTHER)
    with database.read(TEAM) as session:
        assert arrival.look(session, "U0FIONA") == (Conversation(user_id="U0FIONA"), None, None, 0)
    begin(database, company, team=TEAM)
    with database.write(OTHER) as session:
        people.save(session, FIONA.model_copy(update={"name": "Somebody else"}))
    with database.read(TEAM) as session:
        assert arrival.look(session, "U0FIONA").person == FIONA
