"""Where a message to a person goes."""

from slack_sdk import WebClient

PEOPLE = ("U", "W")
"""First letters of people's ids: a message to a person is in the direct conversation with them."""


def channel_of(client: WebClient, to: str) -> str:
    """The conversation that `to` names: itself, or the direct one with that person."""
    if not to.startswith(PEOPLE):
        return to
    return str(client.conversations_open(users=to)["channel"]["id"])
