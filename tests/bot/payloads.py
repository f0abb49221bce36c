"""Payloads as Slack sends them, short: only what the bot looks at, and what could lead it astray."""

from typing import Any

Json = dict[str, Any]


def message_event(text: str = "hello", **more: object) -> Json:
    """Somebody wrote in the DM with the bot."""
    event: Json = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": "U0FIONA",
        "text": text,
        "ts": "1.1",
        **more,
    }
    return {"team_id": "T1", "event_id": "Ev1", "event": event}


def changed_event(before: str, after: str | None, **more: object) -> Json:
    """An earlier message was changed, or deleted."""
    old: Json = {"user": "U0FIONA", "text": before, "ts": "1.1", **more}
    event: Json = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "subtype": "message_deleted" if after is None else "message_changed",
        "previous_message": old,
    }
    if after is not None:
        event["message"] = old | {"text": after}
    return {"team_id": "T1", "event_id": "Ev2", "event": event}


def action(element: Json, **more: object) -> Json:
    """A button or list in a message of the bot was used."""
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U0FIONA"},
        "channel": {"id": "D1"},
        "trigger_id": "1.2.3",
        "container": {"type": "message", "channel_id": "D1", "message_ts": "5.5", "is_ephemeral": False},
        "message": {"ts": "5.5", "blocks": [{"type": "section"}]},
        "actions": [element],
        **more,
    }


def button(value: str, action_id: str = "answer:0.0:mission:", text: str = "Yes") -> Json:
    """A pressed button."""
    return {"type": "button", "action_id": action_id, "value": value, "text": {"text": text}}


def command(text: str) -> Json:
    """`/kpi` and what follows."""
    return {"team_id": "T1", "user_id": "U0FIONA", "channel_id": "C1", "text": text, "trigger_id": "9.9"}
