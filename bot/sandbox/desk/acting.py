"""What a person clicks: elements, modals, shortcuts, the Home tab."""

from bot.sandbox import interactions, messages, notices, views
from bot.sandbox.desk.filling import missing, take_values
from bot.sandbox.desk.request import Ask
from bot.sandbox.desk.responses import obey
from bot.sandbox.elements import CHOICE_KEYS, Placed, action, chosen_value, entry, find
from bot.sandbox.events import publish
from bot.sandbox.nouns import DeskError, Json
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.settling import open_dm
from bot.sandbox.workspace import Conversation


async def act(ask: Ask) -> Json:
    """`POST /sandbox/action` {as, container, block_id, action_id, value, state?}: touch one element."""
    container = ask.object("container")
    if container.get("type") == "view":
        return await act_in_view(ask, view_id=str(container.get("view_id", "")))
    return await act_in_message(ask, container=container)


async def act_in_view(ask: Ask, *, view_id: str) -> Json:
    """Touch an element of a modal or of the App Home."""
    sandbox, user = ask.sandbox, ask.person().id
    view = own_view(ask, view_id=view_id)
    take_values(sandbox, view_id, blocks=view["blocks"], given=ask.object("state"))
    one = touched(ask, blocks=view["blocks"])
    chosen = remember(ask, one, key=view_id)
    if silent(one):
        return {}
    done = action(one, chosen=chosen, ts=sandbox.mint.ts())
    return await sent(ask, interactions.view_action(sandbox, view, user=user, action=done))


async def act_in_message(ask: Ask, *, container: Json) -> Json:
    """Touch an element of a message."""
    sandbox, user = ask.sandbox, ask.person().id
    room = room_of(ask, channel=str(container.get("channel", "")))
    message = seen_message(ask, room=room, ts=str(container.get("ts", "")))
    key = f"{user}:{message['ts']}"
    blocks = message.get("blocks", [])
    take_values(sandbox, key, blocks=blocks, given=ask.object("state"))
    one = touched(ask, blocks=blocks)
    chosen = remember(ask, one, key=key)
    if silent(one):
        return {}
    done = action(one, chosen=chosen, ts=sandbox.mint.ts())
    return await sent(ask, interactions.message_action(sandbox, message, room=room, user=user, action=done))


async def sent(ask: Ask, payload: Json) -> Json:
    """Hand the click to the bot; say so when it did not take it."""
    ack = await interactions.send(ask.sandbox, payload)
    if ack.failure:
        notices.notice(ask.sandbox, notices.NO_ANSWER, user=ask.person().id)
    return {}


def touched(ask: Ask, *, blocks: list[Json]) -> Placed:
    """The element that the person means."""
    return find(blocks, block_id=ask.text("block_id"), action_id=ask.text("action_id"))


def remember(ask: Ask, one: Placed, *, key: str) -> object:
    """Keep what was chosen, for this and later state values."""
    if one.element["type"] not in CHOICE_KEYS:
        return None
    offered = ask.sandbox.offered.get(f"{one.block_id}:{one.action_id}", [])
    chosen = chosen_value(one.element, raw=ask.fields.get("value"), suggested=offered)
    held = ask.sandbox.workspace.typed.setdefault(key, {}).setdefault(one.block_id, {})
    held[one.action_id] = entry(one.element, chosen=chosen)
    return chosen


def silent(one: Placed) -> bool:
    """An input tells the bot only when its block asks for it."""
    return one.block.get("type") == "input" and not one.block.get("dispatch_action")


def own_view(ask: Ask, *, view_id: str) -> Json:
    """A modal or Home that is on this person's screen."""
    known = ask.sandbox.workspace.views.get(view_id)
    if known is None or known.owner != ask.person().id:
        raise DeskError("There is no such view on this person's screen.", status=404)
    return known.view


def room_of(ask: Ask, *, channel: str) -> Conversation:
    """The conversation that a container names."""
    room = ask.sandbox.workspace.conversations.get(channel)
    if room is None or ask.person().id not in room.members:
        raise DeskError("There is no such conversation.", status=404)
    return room


def seen_message(ask: Ask, *, room: Conversation, ts: str) -> Json:
    """A message that this person sees there."""
    own = ask.sandbox.workspace.ephemerals.get(ask.person().id, {}).get(room.id, {})
    message: Json | None = room.messages.get(ts) or own.get(ts)
    if message is None:
        raise DeskError("There is no such message.", status=404)
    return message


async def submit(ask: Ask) -> Json:
    """`POST /sandbox/submit` {as, view_id, values}: send a modal's form, after the checks of Slack's own client."""
    view_id = ask.text("view_id")
    view = top_modal(ask, view_id=view_id)
    take_values(ask.sandbox, view_id, blocks=view["blocks"], given=ask.object("values"))
    errors = missing(ask.sandbox, view)
    if errors:
        tell_errors(ask, view_id=view_id, errors=errors)
        raise DeskError("Some fields need another look.", status=200, errors=errors)
    payload = interactions.submission(ask.sandbox, view, user=ask.person().id)
    ack = await interactions.send(ask.sandbox, payload)
    if ack.failure:
        notices.notice(ask.sandbox, notices.TROUBLE, user=ask.person().id)
        return {}
    errors = obey(ask.sandbox, ack.payload or {}, view_id=view_id, user=ask.person().id)
    if errors:
        tell_errors(ask, view_id=view_id, errors=errors)
        raise DeskError("Some fields need another look.", status=200, errors=errors)
    return {}


def tell_errors(ask: Ask, *, view_id: str, errors: dict[str, str]) -> None:
    """Show the errors at their fields on every page of this person."""
    ask.sandbox.feed.tell(
        ask.person().id, news={"type": "modal_errors", "view_id": view_id, "errors": errors}
    )


def top_modal(ask: Ask, *, view_id: str) -> Json:
    """Only the topmost modal can be sent or closed."""
    stack = ask.sandbox.workspace.stack(ask.person().id)
    if not stack or stack[-1]["id"] != view_id:
        raise DeskError("That view is not the one on top.", status=404)
    return stack[-1]


async def close(ask: Ask) -> Json:
    """`POST /sandbox/close` {as, view_id, all}: close a modal, or the whole stack."""
    sandbox, user = ask.sandbox, ask.person().id
    top = top_modal(ask, view_id=ask.text("view_id"))
    cleared = ask.flag("all") or top["clear_on_close"]
    closed = views.close_all(sandbox, user=user) if cleared else [views.close(sandbox, top["id"])]
    for view in closed:
        if view["notify_on_close"]:
            payload = interactions.closing(sandbox, view, user=user, is_cleared=cleared)
            await interactions.send(sandbox, payload)
    return {}


async def shortcut(ask: Ask) -> Json:
    """`POST /sandbox/shortcut` {as, callback_id, channel?, ts?}: run a global or message shortcut."""
    sandbox, user, callback_id = ask.sandbox, ask.person().id, ask.text("callback_id")
    known = sandbox.options.manifest.get("features", {}).get("shortcuts", ())
    if not any(one["callback_id"] == callback_id for one in known):
        raise DeskError(f"There is no shortcut {callback_id!r}.", status=404)
    if "ts" not in ask.fields:
        return await sent(ask, interactions.global_shortcut(sandbox, user=user, callback_id=callback_id))
    room = ask.room()
    message = seen_message(ask, room=room, ts=ask.text("ts"))
    if message.get("ephemeral"):
        raise DeskError("Messages that only you can see have no shortcuts.")
    payload = interactions.message_shortcut(sandbox, message, room=room, user=user, callback_id=callback_id)
    return await sent(ask, payload)


async def open_home(ask: Ask) -> Json:
    """`POST /sandbox/open_home` {as, tab}: look at the bot's Home or Messages tab."""
    sandbox, user = ask.sandbox, ask.person().id
    tab = ask.text("tab", default="home")
    if tab not in {"home", "messages"}:
        raise DeskError("The tab is home or messages.")
    room = open_dm(sandbox.workspace, user=user, now=int(sandbox.mint.now()))
    event: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": room.id,
        "tab": tab,
        "event_ts": sandbox.mint.ts(),
    }
    home = sandbox.workspace.home(user)
    publish(sandbox, event | ({"view": home} if home and tab == "home" else {}))
    return {}


async def dismiss(ask: Ask) -> Json:
    """`POST /sandbox/dismiss` {as, channel, ts}: take an ephemeral message off one's own screen."""
    messages.unwhisper(ask.sandbox, ask.text("ts"), room=ask.room(), user=ask.person().id)
    return {"bot": BOT_USER_ID}
