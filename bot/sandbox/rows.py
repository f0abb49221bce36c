"""A conversation as a line of a person's list."""

from bot.sandbox.nouns import Json, Kind
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Conversation


def row(sandbox: Sandbox, room: Conversation, *, user: str) -> Json:
    """One line of a person's conversation list."""
    people = sandbox.workspace.people
    other = (
        next((member for member in room.members if member != user), None) if room.kind is Kind.IM else None
    )
    others = [people[member].real_name for member in room.members if member != user]
    direct = room.kind in {Kind.IM, Kind.MPIM}
    return {
        "id": room.id,
        "name": ", ".join(others) if direct else room.name,
        "kind": room.kind,
        "with": other,
        "unread": unread(room, user=user),
        "last_ts": next(reversed(room.messages), None),
    }


def unread(room: Conversation, *, user: str) -> int:
    """How many messages of others came after the last one read."""
    last = moment(room.read.get(user, "0.0"))
    return sum(1 for ts, message in room.messages.items() if moment(ts) > last and message["user"] != user)


def moment(ts: str) -> tuple[int, int]:
    """A timestamp that can be compared exactly."""
    seconds, _, fraction = ts.partition(".")
    return int(seconds), int(fraction[:6].ljust(6, "0") or 0)


def tell_room(sandbox: Sandbox, room: Conversation, *, users: list[str]) -> None:
    """Show a conversation that is new to these people, as it is now."""
    for user in users:
        sandbox.feed.tell(user, news={"type": "conversation", **row(sandbox, room, user=user)})
