"""Triggers, hashes and ids of views."""

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.server import Running
from tests.people import Json, Person
from tests.sandbox.bolt import bolt, connected
from tests.sandbox.conftest import QUICK, Start, manifest_with
from tests.sandbox.forms import modal, words


def trigger_of(slack: Running, fiona: Person) -> str:
    """A trigger that a command brought, not used by its listener."""
    app, triggers = bolt(slack), []

    @app.command("/kpi")
    def command(ack: Ack, body: Json) -> None:
        triggers.append(str(body["trigger_id"]))
        ack()

    with connected(slack, app):
        fiona.command("x")
    return triggers[0]


def test_a_trigger_opens_one_view(slack: Running, fiona: Person, client: WebClient) -> None:
    trigger = trigger_of(slack, fiona)
    client.views_open(trigger_id=trigger, view=modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger, view=modal())
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.x", view=modal())


def test_a_trigger_ends_after_its_seconds(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"trigger_seconds": 0.0}))
    trigger = trigger_of(slack, Person(slack.url, "U0FIONA"))
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        bolt(slack).client.views_open(trigger_id=trigger, view=modal())


def test_views_are_updated_by_id_or_external_id_and_by_the_newest_hash(
    slack: Running, fiona: Person, client: WebClient
) -> None:
    opened = client.views_open(trigger_id=trigger_of(slack, fiona), view=modal(external_id="mine"))["view"]
    updated = client.views_update(external_id="mine", hash=opened["hash"], view=modal(title="New"))["view"]
    assert updated["id"] == opened["id"]
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal())
    fiona.close()
    with pytest.raises(SlackApiError, match="not_found"):
        client.views_update(view_id=opened["id"], view=modal())


def test_a_view_is_refused_as_slack_refuses_it(slack: Running, fiona: Person, client: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=trigger_of(slack, fiona), view=modal(title="x" * 25))
    answer = caught.value.response.data
    assert isinstance(answer, dict)
    assert answer["error"] == "invalid_arguments"
    messages = answer["response_metadata"]["messages"]
    assert messages == ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"]


def test_a_view_has_a_size_and_an_external_id_of_its_own(
    slack: Running, fiona: Person, client: WebClient
) -> None:
    trigger = trigger_of(slack, fiona)
    section = {"type": "section", "text": words("x" * 3000)}
    with pytest.raises(SlackApiError, match="view_too_large"):
        client.views_publish(user_id="U0FIONA", view={"type": "home", "blocks": [section] * 84})
    assert client.views_publish(user_id="U0FIONA", view={"type": "home", "blocks": [section] * 80})["ok"]
    client.views_open(trigger_id=trigger, view=modal(external_id="one"))
    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        client.views_publish(user_id="U0SAM", view={"type": "home", "blocks": [], "external_id": "one"})


def test_no_home_can_be_published_without_the_tab(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"manifest": manifest_with(app_home={"home_tab_enabled": False})}))
    with pytest.raises(SlackApiError, match="not_enabled"):
        bolt(slack).client.views_publish(user_id="U0FIONA", view={"type": "home", "blocks": []})
