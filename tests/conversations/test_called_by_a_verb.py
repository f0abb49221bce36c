"""A KPI is called by a verb of its name: "closing 7" is a value of the days to close the month, and no goal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.approved import approve, days
from tests.conversations.stage import Stage, staged
from tests.people import render


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as up:
        approve(up, "finance", days("k-close", "days to close the month", target=4, baseline=8))
        yield up


@pytest.mark.parametrize(("said", "value"), [("closing 7", "7 days"), ("closing down to 4.5 :)", "4.5 days")])
def test_a_form_of_the_verb_in_a_name_names_it(stage: Stage, said: str, value: str) -> None:
    stage.fiona.say(said)
    stage.rest()
    heard = render(stage.fiona.messages()[-1])
    assert value in heard
    assert "Days to close the month" in heard
