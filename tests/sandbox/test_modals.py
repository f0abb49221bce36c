"""What happens when a modal is filled in, sent and closed."""

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.server import Running
from tests.people import Json, Person
from tests.sandbox.bolt import bolt, connected
from tests.sandbox.conftest import impatient
from tests.sandbox.forms import modal, opens, words


def test_a_modal_shows_errors_at_its_fields_and_closes_when_all_is_well(
    slack: Running, fiona: Person
) -> None:
    app, seen = bolt(slack), []
    opens(app, modal())

    @app.view("form")
    def submitted(ack: Ack, view: Json) -> None:
        seen.append(view["state"]["values"])
        name = view["state"]["values"]["b"]["name"]["value"]
        if name == "bad":
            ack(response_action="errors", errors={"b": "Another name, please."})
        else:
            ack()

    with connected(slack, app):
        fiona.command("form")
        fiona.wait_for_modal("Form")
        assert not fiona.submit()
        assert fiona.errors == {"b": "Please complete this required field."}
        assert not fiona.submit({"Name": "much too long a name"})
        assert fiona.errors == {"b": "Enter at most 10 characters."}
        assert seen == []
        assert not fiona.submit({"Name": "bad"})
        assert fiona.errors == {"b": "Another name, please."}
        assert fiona.submit({"Name": "good"})
    assert fiona.modals() == []
    assert seen[-1] == {"b": {"name": {"type": "plain_text_input", "value": "good"}}}


@impatient
def test_a_modal_whose_submission_is_not_acknowledged_stays_open(slack: Running, fiona: Person) -> None:
    app = bolt(slack)
    opens(app, modal())
    with connected(slack, app):
        fiona.command("form")
        fiona.submit({"Name": "x"})
    assert len(fiona.modals()) == 1
    assert fiona.notices() == ["We had some trouble connecting. Try again?"]


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "dance"},
    ],
)
def test_a_wrong_response_action_is_refused(slack: Running, fiona: Person, answer: Json) -> None:
    app = bolt(slack)
    opens(app, modal())

    @app.view("form")
    def submitted(ack: Ack) -> None:
        ack(**answer)

    with connected(slack, app):
        fiona.command("form")
        fiona.submit({"Name": "x"})
    assert fiona.notices() == ["We had some trouble connecting. Try again?"]
    assert slack.sandbox.ledger.complaints


def test_views_stack_three_deep_and_no_deeper(slack: Running, fiona: Person) -> None:
    app, refused = bolt(slack), []
    opens(app, modal("one", title="One"))

    @app.view("one")
    def one(ack: Ack) -> None:
        ack(response_action="push", view=modal("two", title="Two"))

    @app.view("two")
    def two(ack: Ack, client: WebClient, body: Json) -> None:
        client.views_push(trigger_id=body["trigger_id"], view=modal("three", title="Three"))
        ack(response_action="update", view=modal("two", title="Two again"))

    @app.view("three")
    def three(ack: Ack, client: WebClient, body: Json) -> None:
        try:
            client.views_push(trigger_id=body["trigger_id"], view=modal("four"))
        except SlackApiError as refusal:
            refused.append(refusal.response["error"])
        ack(response_action="clear")

    with connected(slack, app):
        fiona.command("form")
        fiona.submit({"Name": "x"})
        fiona.submit({"Name": "x"})
        assert [view["title"]["text"] for view in fiona.modals()] == ["One", "Two again", "Three"]
        assert fiona.modals()[2]["root_view_id"] == fiona.modals()[0]["id"]
        fiona.submit({"Name": "x"})
    assert refused == ["push_limit_reached"]
    assert fiona.modals() == []


def test_closing_is_told_only_to_those_who_asked(slack: Running, fiona: Person) -> None:
    app, closed = bolt(slack), []
    opens(app, modal(notify_on_close=True))

    @app.view_closed("form")
    def gone(ack: Ack, body: Json) -> None:
        closed.append(body["is_cleared"])
        ack()

    with connected(slack, app):
        fiona.command("form")
        fiona.close()
        fiona.command("form")
        fiona.close(whole_stack=True)
    assert closed == [False, True]


def test_what_was_typed_stays_when_a_view_is_updated(slack: Running, fiona: Person) -> None:
    app, seen = bolt(slack), []
    button = {"type": "button", "action_id": "more", "text": words("More")}
    view = modal()
    opens(app, view | {"blocks": [*view["blocks"], {"type": "actions", "elements": [button]}]})

    @app.action("more")
    def more(ack: Ack, client: WebClient, body: Json) -> None:
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=modal(title="Longer"))
        ack()

    @app.view("form")
    def submitted(ack: Ack, view: Json) -> None:
        seen.append(view["state"]["values"]["b"]["name"]["value"])
        ack()

    with connected(slack, app):
        fiona.command("form")
        top = fiona.modals()[-1]
        fiona.done(
            "action",
            container={"type": "view", "view_id": top["id"]},
            block_id=top["blocks"][1]["block_id"],
            action_id="more",
            state={"b": {"name": "typed"}},
        )
        fiona.wait_for_modal("Longer")
        fiona.submit()
    assert seen == ["typed"]


def test_a_view_opened_while_another_is_submitted_stays(slack: Running, fiona: Person) -> None:
    app = bolt(slack)
    opens(app, modal())

    @app.view("form")
    def submitted(ack: Ack, client: WebClient, body: Json) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal("next", title="Next"))
        ack()

    with connected(slack, app):
        fiona.command("form")
        fiona.submit({"Name": "x"})
    assert [view["title"]["text"] for view in fiona.modals()] == ["Next"]
