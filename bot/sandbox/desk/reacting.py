"""A person's reactions."""

from bot.sandbox.desk.request import Ask
from bot.sandbox.nouns import DeskError, Json
from bot.sandbox.web.reactions import react, unreact


async def reaction(ask: Ask) -> Json:
    """`POST /sandbox/react` {as, channel, ts, name, remove?: true}: react to a message, or take it back."""
    room = ask.room()
    message = room.messages.get(ask.text("ts"))
    if message is None:
        raise DeskError("There is no such message.", status=404)
    change = unreact if ask.flag("remove") else react
    change(ask.sandbox, message, room=room, name=ask.text("name"), user=ask.person().id)
    return {}
