"""What a message costs, in what can be counted: statements to the database, and sentences that are read."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
import sqlalchemy as sa

import nlp
from bot import inbound
from bot.build import new_id
from bot.usecases import talk
from bot.usecases.demo import SANDBOX_TEAM
from bot.usecases.services import Services, unheard
from store import company as companies
from store.database import Database
from tests.bench.company import BEGIN, LINES, big_company, head
from tests.store.fresh import fresh

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
STATEMENTS = 14
"""Of a message on average, with begin, savepoint and their ends."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with fresh(tmp_path) as opened:
        with opened.write(SANDBOX_TEAM) as session:
            companies.save(session, big_company(NOW.date()), author="U0GRACE", at=NOW)
        yield opened


def say(*lines: str, services: Services) -> None:
    for n, line in enumerate(lines):
        heard = inbound.Said(
            team=SANDBOX_TEAM, user=head(0), channel="D0", key=f"{n}:{line}", words=inbound.words(line)
        )
        talk.said(services, heard)


def test_a_message_takes_few_statements_and_reads_each_sentence_once(database: Database) -> None:
    services = Services(database=database, now=lambda: NOW, new_id=new_id, wake=lambda: None, heard=unheard)
    say(*BEGIN, services=services)
    statements = Counter[str]()
    sa.event.listen(
        database.engine, "before_cursor_execute", lambda *heard: statements.update([str(heard[2])])
    )
    with patch("bot.dialogue.facts.nlp.read", wraps=nlp.read) as read:
        say(*LINES, services=services)
    assert statements.total() / len(LINES) <= STATEMENTS, statements.most_common()
    texts = Counter(call.args[0] for call in read.call_args_list)
    assert set(texts.values()) == {1}, texts
    assert LINES[-1] in texts
