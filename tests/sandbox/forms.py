"""A small form, and a command that opens it."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from tests.people import Json

DM = "D0FIONA"


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def modal(callback_id: str = "form", *, title: str = "Form", **more: object) -> Json:
    field = {"type": "plain_text_input", "action_id": "name", "max_length": 10}
    blocks = [{"type": "input", "block_id": "b", "label": words("Name"), "element": field}]
    view = {"type": "modal", "callback_id": callback_id, "title": words(title), "submit": words("Save")}
    return {**view, "blocks": blocks, **more}


def opens(app: App, view: Json) -> None:
    """`/kpi` opens this view."""

    @app.command("/kpi")
    def command(ack: Ack, client: WebClient, body: Json) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()
