"""Whole conversations, compared with text files line by line."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.conversations import chapters
from tests.conversations.approved import approve, finance_and_sales
from tests.conversations.script import check
from tests.conversations.six import in_the_round
from tests.conversations.stage import Stage, staged
from tests.conversations.stock import stock
from tests.conversations.twelve import twelve
from tests.nudges.company import COLIN, kpi, publish

FOLDER = Path(__file__).parent
SCRIPTS = sorted(FOLDER.glob("*.txt"))
EMPTY = {"company"}
"""Conversations that begin in a workspace without a company."""

STOCKED = {"review", "values", "status"}
"""Conversations that begin with KPIs in force."""
APPROVED = {"bonds", "posts"}
"""Conversations that begin where Finance and Sales have approved KPIs."""
IN_FORCE = {"reminders"}
"""Conversations that begin when Finance has two KPIs, for one of which Colin records the values."""
DECIDED = {"again"}
"""Conversations that begin when Finance has an approved set, drafted in Slack."""
TWELVE = {"clerk", "quarter"}
"""Conversations in which Finance has twelve KPIs of every kind."""
ROUND = "round"
"""The one conversation that begins in a company of six departments."""


def test_there_are_conversations_to_replay() -> None:
    assert {"company", "finance"} <= {path.stem for path in SCRIPTS}


@pytest.mark.req(
    "000-01",
    "000-04",
    "000-14",
    "000-16",
    "000-23",
    "000-25",
    "000-26",
    "001-01",
    "001-04",
    "001-20",
    "001-21",
    "001-22",
    "002-26",
    "002-31",
    "003-01",
    "003-23",
)
@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_conversation_goes_as_it_is_written(path: Path, tmp_path: Path, place: str) -> None:
    with company_of(path.stem, tmp_path, url=place) as stage:
        if path.stem in STOCKED:
            stock(stage)
        if path.stem in APPROVED:
            finance_and_sales(stage)
        if path.stem in DECIDED:
            approve(stage, "finance", *chapters.whole_set())
            chapters.place(stage.database, chapters.APPROVED)
        if path.stem in IN_FORCE:
            publish(
                stage.database,
                "finance",
                kpi("k1", "accounts receivable days", updater=COLIN),
                kpi("k2", "payment days"),
            )
        check(path, stage)


def company_of(name: str, folder: Path, *, url: str) -> AbstractContextManager[Stage]:
    """The workspace in which a conversation begins."""
    if name == ROUND:
        return in_the_round(folder, url=url)
    if name in TWELVE:
        return twelve(folder, url=url)
    return staged(folder, demo=name not in EMPTY, url=url)
