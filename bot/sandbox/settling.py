"""Fills a new workspace with its people, channels and DMs."""

from bot.sandbox.mint import Mint
from bot.sandbox.nouns import Kind
from bot.sandbox.options import SandboxOptions
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.workspace import Conversation, Person, Workspace, dm_id


def settle(options: SandboxOptions, *, mint: Mint) -> Workspace:
    """A workspace as it is before anybody has spoken."""
    now = int(mint.now())
    workspace = Workspace()
    display_name = options.manifest.get("features", {}).get("bot_user", {}).get("display_name", "bot")
    workspace.people[BOT_USER_ID] = Person(
        id=BOT_USER_ID, name=display_name, real_name=display_name, is_bot=True, updated=now
    )
    for demo in options.people:
        workspace.people[demo.id] = Person(
            **demo.model_dump(), email=f"{demo.name}@demo.example", updated=now
        )
    people = [demo.id for demo in options.people]
    for index, channel in enumerate(options.channels):
        workspace.conversations[channel.id] = Conversation(
            id=channel.id,
            name=channel.name,
            kind=Kind.PRIVATE if channel.private else Kind.CHANNEL,
            members=[*people, BOT_USER_ID] if channel.with_bot else list(people),
            creator=people[0] if people else BOT_USER_ID,
            created=now,
            general=index == 0 and channel.name == "general",
        )
    for user in people:
        open_dm(workspace, user=user, now=now)
    return workspace


def open_dm(workspace: Workspace, *, user: str, now: int) -> Conversation:
    """The DM between this person and the bot, made when it is not there."""
    room = workspace.conversations.get(dm_id(user))
    if room is None:
        room = Conversation(
            id=dm_id(user), name="", kind=Kind.IM, members=[user, BOT_USER_ID], creator=user, created=now
        )
        workspace.conversations[room.id] = room
    return room
