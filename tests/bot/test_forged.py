"""Forms that somebody sends without the right to: roles are looked up in the record, whatever the payload says."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import count
from typing import Any

import pytest

from bot import inbound
from bot.listeners.forms import FORMS, FormRoute
from bot.usecases.scene import Scene, opened
from store.tables import METADATA
from tests.conversations import chapters
from tests.conversations.approved import approve
from tests.conversations.stage import Stage, staged
from tests.people import Json

TEAM = "T0DEMO"
GRACE, FIONA, SAM = "U0GRACE", "U0FIONA", "U0SAM"

GUARDED = {
    "strategy.texts": (GRACE, "strategy:", "new"),
    "strategy.functions": (GRACE, "strategy:", "new"),
    "strategy.factor": (GRACE, "strategy:", "new"),
    "strategy.objective": (GRACE, "strategy:", "revenue"),
    "strategy.indicator": (GRACE, "strategy:", "new-customers"),
    "strategy.head": (GRACE, "strategy:", "finance"),
    "matrix.excuse": (GRACE, "matrix:", "revenue:hr"),
    "department": (GRACE, "department:", "new"),
    "digest": (GRACE, "digest:", "digest"),
    "limits": (GRACE, "limits:", "limits"),
    "weights": (FIONA, "set:", "d1"),
    "sheet": (FIONA, "set:", "k0"),
    "action": (FIONA, "actions", "k0"),
    "kpi_share": (FIONA, "about:k0", "share"),
    "kpi_suggest": (FIONA, "about:k0", "suggest"),
    "kpi_tie": (FIONA, "about:k0", "tie"),
    "post_kpi": (FIONA, "about:k0", "post"),
    "kpi_parts": (FIONA, "about:k0", "parts"),
}
"""Form: who may have it, and the button that opens it for them."""

OWN = {"nudge_settings", "nudge_away", "fill_in", "kpi_comment"}
"""Forms that everybody has for themselves, and for what everybody may read."""

ELSEWHERE = {
    "strategy.remove": "test_forged_stories.py",
    "need_correct": "test_forged_stories.py",
    "need_else": "test_forged_stories.py",
    "need_note": "test_forged_stories.py",
    "review": "conversations/test_value_rights.py",
    "review_back": "test_forged_stories.py",
    "post_doubt": "test_forged_stories.py",
    "send_back": "conversations/test_people.py",
}
"""Forms that need a longer story; where strangers send them."""

MOVING = {"inbox", "outbox", "outbox_attempt", "audit", "conversation", "person", "throttle"}
"""Tables that hold the talk itself, and nothing that anybody promised."""

NUMBERS = count()


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Finance has KPIs in force and a set that Fiona works on. Sam leads Sales, and owns nothing of either."""
    with staged(tmp_path_factory.mktemp("forged")) as running:
        approve(running, "finance", *chapters.whole_set())
        chapters.place(running.database, chapters.SET)
        yield running


def scene(stage: Stage, user: str) -> AbstractContextManager[Scene | None]:
    services = stage.bot.services
    return opened(services, team=TEAM, user=user, key=f"forged {next(NUMBERS)}", kind="form")


def shown(stage: Stage, user: str, form: FormRoute, *, question: str, value: str) -> Json | None:
    """The form as this person gets it."""
    press = inbound.Pressed(TEAM, user, f"press {next(NUMBERS)}", question, (value,), "…", form=form.name)
    with scene(stage, user) as opened_scene:
        assert opened_scene is not None
        return form.show(opened_scene, press)


def sent(view: Json) -> Json:
    """The same form, filled in with something everywhere."""
    inputs = (block for block in view["blocks"] if block["type"] == "input")
    values = {b["block_id"]: {b["element"]["action_id"]: _answer(b["element"])} for b in inputs}
    return {**view, "state": {"values": values}}


def _answer(element: Json) -> Json:
    groups = element.get("option_groups", [{"options": element.get("options", [])}])
    options = groups[0]["options"]
    match element["type"]:
        case "plain_text_input":
            return {
                "type": element["type"],
                "value": element.get("initial_value") or "20 things by June 2027",
            }
        case "static_select":
            return {"type": element["type"], "selected_option": options[0]}
        case "multi_static_select":
            return {"type": element["type"], "selected_options": options[:1]}
        case "users_select":
            return {"type": element["type"], "selected_user": SAM}
        case "multi_users_select":
            return {"type": element["type"], "selected_users": [SAM]}
        case "datepicker":
            return {"type": element["type"], "selected_date": "2027-06-30"}
        case _:
            return {"type": element["type"], "selected_conversation": "C0GENERAL"}


def record(stage: Stage) -> dict[str, list[Any]]:
    """All that is kept, apart from the talk itself."""
    with stage.database.everywhere() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select()).all()))
            for table in METADATA.sorted_tables
            if table.name not in MOVING
        }


def test_every_form_is_looked_at_here_or_elsewhere() -> None:
    assert {form.name for form in FORMS} == {*GUARDED, *OWN, *ELSEWHERE}


@pytest.mark.parametrize("form", [form for form in FORMS if form.name in GUARDED], ids=lambda form: form.name)
def test_a_form_of_others_changes_nothing_when_a_stranger_sends_it(stage: Stage, form: FormRoute) -> None:
    entitled, question, value = GUARDED[form.name]
    view = shown(stage, entitled, form, question=question, value=value)
    assert view is not None
    before = record(stage)
    if form.name != "department":  # an empty form tells nobody anything
        assert shown(stage, SAM, form, question=question, value=value) is None
    with scene(stage, SAM) as taken:
        assert taken is not None
        form.take(taken, sent(view))
    assert record(stage) == before


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_button_with_a_made_up_value_opens_nothing_and_breaks_nothing(
    stage: Stage, form: FormRoute
) -> None:
    before = record(stage)
    for question in ("", ":", "about:nobody", "submitted:d9/k9", "approval:d9:x"):
        for value in ("", "nobody", "a:b:c", "keep:k9", "🙂" * 50):
            shown(stage, SAM, form, question=question, value=value)
    assert record(stage) == before


def test_the_same_form_is_taken_from_those_who_may(stage: Stage) -> None:
    """Otherwise the forms above would prove nothing."""
    for name in ("matrix.excuse", "kpi_suggest", "post_kpi", "strategy.head"):
        form = next(one for one in FORMS if one.name == name)
        entitled, question, value = GUARDED[name]
        before = record(stage)
        view = shown(stage, entitled, form, question=question, value=value)
        assert view is not None
        with scene(stage, entitled) as taken:
            assert taken is not None
            answer = form.take(taken, sent(view))
        assert record(stage) != before, (name, answer)
