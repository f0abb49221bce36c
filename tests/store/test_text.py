"""Whatever people paste, the database takes it, and gives it back as clean as it can be."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError
from sqlmodel import Session

from kpi_rules.nouns import Company, DraftState, Indicator, Objective, Perspective
from store import company as companies
from store import drafts, inbox, outbox, people
from store.columns import Exact
from store.database import Database
from store.message_nouns import Outgoing
from store.nouns import Person, StoredDraft
from store.text import storable, storable_json, stored_json
from tests.delivery.conftest import message, row_of
from tests.store.conftest import NOW, TEAM

HOSTILE = [
    "\ud800",
    "a\x00b",
    "\udc00\ud83d",
    "\ufffe",
    "\U0001f600",
    "﷽" * 50,
    "'; DROP TABLE draft; --",
    "%s {0}",
]
ANY_TEXT = st.text(st.characters(), max_size=40) | st.text(st.sampled_from("\ud83d\ude00\x00ab"), max_size=10)


@given(ANY_TEXT)
def test_clean_text_can_be_written_anywhere_and_is_left_alone_then(text: str) -> None:
    clean = storable(text)
    clean.encode()
    assert "\x00" not in clean
    assert storable(clean) == clean


@given(ANY_TEXT.filter(lambda text: "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)))
def test_harmless_text_is_not_changed(text: str) -> None:
    assert storable(text) == text


def test_a_character_that_was_split_in_two_is_whole_again() -> None:
    assert storable("\ud83d\ude00") == "\U0001f600"
    assert storable("\ude00\ud83d") == "\ufffd\ufffd"


def test_every_text_in_a_document_is_cleaned() -> None:
    assert storable_json({"a\x00": ["\ud800", {"b": "\x00"}, 1, None, True]}) == {
        "a": ["\ufffd", {"b": ""}, 1, None, True]
    }


@given(
    st.recursive(
        ANY_TEXT | st.none() | st.integers(), lambda part: st.lists(part) | st.dictionaries(ANY_TEXT, part)
    )
)
def test_a_document_as_text_is_clean_or_cleaned(document: object) -> None:
    assert stored_json(document) == json.dumps(storable_json(document), ensure_ascii=False)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_stored_in_every_place(database: Database, company: Company, text: str) -> None:
    hostile = company.model_copy(update={"name": text, "vision": text, "settled": frozenset({text})})
    with database.write(TEAM) as session:
        companies.save(session, hostile, author=text, at=NOW)
        people.save(session, Person(user_id="U1", name=text))
        inbox.claim(session, text, kind=text, at=NOW)
        drafts.create(session, draft(document=text), at=NOW)
        put = outbox.put(session, say(text), at=NOW)
    with database.read(TEAM) as session:
        assert companies.load(session).name == storable(text)
        assert people.load(session, text) is None
        assert drafts.load(session, "d1") == draft(document=storable(text), version=1)
    assert row_of(database, put).conversation == storable(text)


def draft(*, document: str, version: int = 0) -> StoredDraft:
    """A draft with this document."""
    return StoredDraft(
        id="d1",
        department="finance",
        drafter="U1",
        state=DraftState.DRAFTING,
        version=version,
        document=document,
    )


def say(text: str) -> Outgoing:
    """A message with this text wherever text can be."""
    return message(text, conversation=text, payload={"text": text, text: [text]})


@settings(max_examples=40, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_number_comes_back_digit_by_digit(number: Decimal) -> None:
    bound = Exact().process_bind_param(number, None)  # type: ignore[arg-type] # the dialect does not matter
    assert bound is not None
    back = Exact().process_result_value(bound, None)  # type: ignore[arg-type] # the dialect does not matter
    assert (back, str(back)) == (number, str(number))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_number_is_refused(database: Database, number: str) -> None:
    indicator = Indicator.model_construct(
        id="i1", statement="x", perspective=Perspective.FINANCIAL, target=Decimal(number), unit=None, unit_text="",
        currency=None, due=None, departments=(),
    )  # fmt: skip
    objective = Objective.model_construct(id="o1", statement="x", due=None, indicators=(indicator,))
    company = Company(team_id=TEAM).model_copy(update={"objectives": (objective,)})

    def save(session: Session) -> None:
        companies.save(session, company, author="U1", at=NOW)

    with pytest.raises((StatementError, ValueError)), database.write(TEAM) as session:
        save(session)
