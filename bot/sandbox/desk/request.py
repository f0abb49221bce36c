"""Reading what a person's page asks for."""

import json
from dataclasses import dataclass

from starlette.requests import HTTPConnection, Request

from bot.sandbox.nouns import DeskError, Json, Kind
from bot.sandbox.rows import tell_room
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Conversation, Person, dm_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request of one person: who asks, and with which fields."""

    sandbox: Sandbox
    fields: Json
    query: Json

    def text(self, name: str, *, default: str | None = None) -> str:
        """A text field, or a sentence that it is missing."""
        value = self.fields.get(name, self.query.get(name, default))
        if not isinstance(value, str):
            raise DeskError(f"The field {name!r} is missing or no text.")
        return value

    def flag(self, name: str) -> bool:
        """A boolean field."""
        return self.fields.get(name) is True

    def object(self, name: str) -> Json:
        """An object field."""
        value = self.fields.get(name, {})
        if not isinstance(value, dict):
            raise DeskError(f"The field {name!r} is no object.")
        return value

    def person(self) -> Person:
        """Who asks."""
        return a_person(self.sandbox, self.text("as"))

    def room(self) -> Conversation:
        """The conversation asked for, which the person must be in."""
        return a_room(self.sandbox, self.text("channel"), person=self.person())


def a_person(sandbox: Sandbox, user: str) -> Person:
    """A human of the workspace who still works here."""
    person = sandbox.workspace.people.get(user)
    if person is None or person.is_bot:
        raise DeskError(f"There is nobody with the id {user!r}.", status=404)
    return person


def a_room(sandbox: Sandbox, channel: str, *, person: Person) -> Conversation:
    """A conversation by its id, or the DM with the person whose id it is."""
    workspace = sandbox.workspace
    room = workspace.conversations.get(channel)
    if room is None and channel in workspace.people:
        room = direct(sandbox, person=person, other=workspace.people[channel])
    if room is None or person.id not in room.members:
        raise DeskError(f"{person.real_name} has no conversation {channel!r}.", status=404)
    return room


def direct(sandbox: Sandbox, *, person: Person, other: Person) -> Conversation:
    """The DM of two people, made when it is new."""
    known = sandbox.workspace.dm(person.id, other=other.id)
    if known is not None:
        return known
    room_id = dm_id(person.id) if other.is_bot else sandbox.mint.id("D")
    room = Conversation(
        id=room_id,
        name="",
        kind=Kind.IM,
        members=[person.id, other.id],
        creator=person.id,
        created=int(sandbox.mint.now()),
    )
    sandbox.workspace.conversations[room.id] = room
    tell_room(sandbox, room, users=room.members)
    return room


async def ask_of(sandbox: Sandbox, request: Request) -> Ask:
    """The fields of a request; its body must be a JSON object."""
    body = await request.body()
    try:
        fields = json.loads(body) if body else {}
    except ValueError:
        raise DeskError("The body is no JSON.") from None
    if not isinstance(fields, dict):
        raise DeskError("The body is no JSON object.")
    return Ask(sandbox=sandbox, fields=fields, query=dict(request.query_params))


def need_own_page(connection: HTTPConnection) -> None:
    """Refuse what another website sends: `Host` and `Origin` must be this server's own loopback address."""
    server = connection.scope.get("server")
    port = server[1] if server else None
    own = {f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"}
    origin = connection.headers.get("origin")
    if connection.headers.get("host") not in own:
        raise DeskError("This server answers its own page only.", status=403)
    if origin is not None and origin.partition("://")[2] not in own:
        raise DeskError("This server answers its own page only.", status=403)
