"""Who works here changes: somebody joins, leaves, moves; channels are made and joined."""

from zoneinfo import available_timezones

from bot.sandbox.desk.request import Ask
from bot.sandbox.events import publish
from bot.sandbox.nouns import DeskError, Json, Kind
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.rows import row
from bot.sandbox.settling import open_dm
from bot.sandbox.web.conversations import enter
from bot.sandbox.web.people import user_object
from bot.sandbox.workspace import Conversation, Person

CHANGEABLE = ("name", "real_name", "title", "tz", "email")


async def person(ask: Ask) -> Json:
    """`POST /sandbox/person` {id, name?, real_name?, title?, tz?, email?, deleted?, guest?}.

    An id that is not known joins the company; a known person is changed. An empty `tz` is a person whose zone
    Slack does not know.
    """
    tz = ask.fields.get("tz")
    if tz and tz not in available_timezones():
        raise DeskError(f"{tz!r} is no time zone.")
    known = ask.sandbox.workspace.people.get(ask.text("id"))
    if known is None:
        return join(ask)
    for name in CHANGEABLE:
        if name in ask.fields:
            setattr(known, name, ask.text(name))
    known.deleted = bool(ask.fields.get("deleted", known.deleted))
    known.guest = bool(ask.fields.get("guest", known.guest))
    return changed(ask, known, event="user_change")


def join(ask: Ask) -> Json:
    """Somebody new."""
    user = ask.text("id")
    if not user.startswith("U") or not user.isalnum():
        raise DeskError("A person's id starts with U.")
    newcomer = Person(
        id=user,
        name=ask.text("name"),
        real_name=ask.text("real_name", default=ask.text("name")),
        title=ask.text("title", default=""),
        tz=ask.text("tz", default="Europe/London"),
        email=ask.text("email", default=f"{ask.text('name')}@demo.example"),
        guest=ask.flag("guest"),
    )
    ask.sandbox.workspace.people[user] = newcomer
    open_dm(ask.sandbox.workspace, user=user, now=int(ask.sandbox.mint.now()))
    for room in ask.sandbox.workspace.conversations.values():
        if room.general:
            enter(ask.sandbox, user=user, room=room)
    return changed(ask, newcomer, event="team_join")


def changed(ask: Ask, who: Person, *, event: str) -> Json:
    """Tell the bot, and give back the person."""
    sandbox = ask.sandbox
    who.updated = int(sandbox.mint.now())
    user = user_object(sandbox, who)
    publish(sandbox, {"type": event, "user": user, "cache_ts": who.updated, "event_ts": sandbox.mint.ts()})
    return {"user": user}


async def channel(ask: Ask) -> Json:
    """`POST /sandbox/channel` {as, name, private?, members?, archived?}: make a channel, or add members to one."""
    sandbox, owner = ask.sandbox, ask.person().id
    room = sandbox.workspace.named(ask.text("name"))
    if room is None:
        room = Conversation(
            id=sandbox.mint.id("C"),
            name=ask.text("name").removeprefix("#"),
            kind=Kind.PRIVATE if ask.flag("private") else Kind.CHANNEL,
            members=[owner],
            creator=owner,
            created=int(sandbox.mint.now()),
        )
        sandbox.workspace.conversations[room.id] = room
    for user in ask.fields.get("members", []):
        if user not in sandbox.workspace.people:
            raise DeskError(f"There is nobody with the id {user!r}.", status=404)
        if user not in room.members:
            enter(sandbox, user=user, room=room, inviter=owner)
    room.archived = bool(ask.fields.get("archived", room.archived))
    return {"channel": row(sandbox, room, user=owner), "bot_is_member": BOT_USER_ID in room.members}
