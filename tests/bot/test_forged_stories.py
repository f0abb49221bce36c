"""Forms that appear only in the middle of a story, sent by somebody whom they were not shown to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import inbound
from bot.listeners.forms import FORMS
from bot.usecases.scene import opened
from bot.wording import strategy as strategy_words
from kpi_rules.review import ReviewState
from store import reviews
from tests.bot import test_strategy as card
from tests.bot.test_forged import record, sent
from tests.conversations import chapters, test_asking, test_posts
from tests.conversations.approved import finance_and_sales
from tests.conversations.stage import START, Stage, staged
from tests.conversations.test_value_rights import a_review
from tests.people import Json, Person

TEAM = "T0DEMO"
SAM, HANA, COLIN = "U0SAM", "U0HANA", "U0COLIN"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


def pressed(stage: Stage, person: Person, label: str) -> Json:
    """The form that this person gets by a button, as it would be sent."""
    person.press(label)
    stage.rest()
    return sent(person.modals()[-1])


def removal(stage: Stage) -> Json:
    """Grace is asked whether an indicator on which work hangs shall go."""
    chapters.place(stage.database, chapters.SET)
    grace = card.opened(stage, "U0GRACE", strategy_words.PICK_INDICATOR, "receivable-days")
    grace.submit({"keep": "remove"})
    return sent(grace.modals()[-1])


def need(stage: Stage, label: str) -> Json:
    """Sam is asked whether Sales needs what Finance believes."""
    test_asking.note(stage, test_asking.to_needs(stage, "Sales"), "Figures within a day")
    return pressed(stage, stage.person(SAM), label)


def refusal(stage: Stage) -> Json:
    """Grace is to decide about the review of Sales, and gives it back."""
    with stage.database.write(TEAM) as session:
        reviews.save(session, a_review(ReviewState.WAITING), at=START)
    form = next(one for one in FORMS if one.name == "review_back")
    press = inbound.Pressed(TEAM, "U0GRACE", "press back", "", ("review-waiting",), "…")
    with opened(stage.bot.services, team=TEAM, user="U0GRACE", key="show back", kind="form") as scene:
        assert scene is not None
        view = form.show(scene, press)
    assert view is not None
    return sent(view)


def doubt(stage: Stage) -> Json:
    """Colin is asked to accept the KPI of his post."""
    finance_and_sales(stage)
    test_posts.propose(stage)
    return pressed(stage, stage.person(COLIN), "I have a comment")


STORIES: dict[str, Callable[[Stage], Json]] = {
    "strategy.remove": removal,
    "need_correct": lambda stage: need(stage, "Correct it"),
    "need_else": lambda stage: need(stage, "Something else"),
    "need_note": lambda stage: need(stage, "Add a note"),
    "review_back": refusal,
    "post_doubt": doubt,
}
ENTITLED = {"strategy.remove": "U0GRACE", "review_back": "U0GRACE", "post_doubt": COLIN}


@pytest.mark.parametrize("name", STORIES)
def test_a_form_in_the_hands_of_a_stranger_changes_nothing_and_in_the_right_hands_it_does(
    stage: Stage, name: str
) -> None:
    view, form = STORIES[name](stage), next(one for one in FORMS if one.name == name)
    before = record(stage)

    def send(user: str) -> None:
        with opened(stage.bot.services, team=TEAM, user=user, key=f"{name} {user}", kind="form") as scene:
            assert scene is not None
            form.take(scene, view)

    send(HANA)
    assert record(stage) == before
    send(ENTITLED.get(name, SAM))
    assert record(stage) != before
