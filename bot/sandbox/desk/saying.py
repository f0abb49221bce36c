"""What a person writes: messages, edits, deletions, slash commands."""

import base64
import binascii

from bot.sandbox import messages, notices
from bot.sandbox.composer import composed, rich_text
from bot.sandbox.desk.request import Ask
from bot.sandbox.filing import person_file, share_event
from bot.sandbox.hooks import answer_command
from bot.sandbox.interactions import command as command_payload
from bot.sandbox.nouns import DeskError, Json
from bot.sandbox.parcels import ParcelKind
from bot.sandbox.people import TEAM_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Conversation, Person

MOST_TEXT = 12_000


async def say(ask: Ask) -> Json:
    """`POST /sandbox/say` {as, channel, text, thread_ts?, files?}: write as this person. `/word` is a command."""
    person, room, text = working(ask.person()), ask.room(), ask.text("text", default="")
    if text.startswith("/"):
        return await slash(ask, text, person=person, room=room)
    if len(text) > MOST_TEXT:
        raise DeskError(f"A message holds at most {MOST_TEXT:,} characters.")
    files = [uploaded(ask.sandbox, file, person=person, room=room) for file in ask.fields.get("files", [])]
    if not text.strip() and not files:
        raise DeskError("There is nothing to send.")
    message = typed(ask.sandbox, text, person=person, files=files)
    if ask.fields.get("thread_ts"):
        message |= reply_part(ask, room=room)
    if "subtype" in message:
        message.pop("team", None)
    messages.post(ask.sandbox, message, room=room)
    for file in files:
        share_event(ask.sandbox, file, room=room, user=person.id)
    return {"ts": message["ts"]}


async def slash(ask: Ask, line: str, *, person: Person, room: Conversation) -> Json:
    """A command, unless it was typed in a thread, where Slack has none."""
    if not ask.fields.get("thread_ts"):
        return await run_command(ask.sandbox, line, person=person, room=room)
    notices.notice(
        ask.sandbox, f"{line.split(maxsplit=1)[0]} is not supported in threads. Sorry!", user=person.id
    )
    return {}


def working(person: Person) -> Person:
    """Somebody who has left cannot write."""
    if person.deleted:
        raise DeskError(f"{person.real_name} no longer works here.")
    return person


def reply_part(ask: Ask, *, room: Conversation) -> Json:
    """The thread that a person answers in."""
    parent = room.messages.get(ask.text("thread_ts"))
    if parent is None:
        raise DeskError("There is no such thread.", status=404)
    part: Json = {"thread_ts": parent["ts"], "parent_user_id": parent["user"]}
    if ask.flag("broadcast"):
        part |= {"subtype": "thread_broadcast", "root": parent}
    return part


def typed(sandbox: Sandbox, text: str, *, person: Person, files: list[Json]) -> Json:
    """A person's message as Slack stores it."""
    shown, elements = composed(text, workspace=sandbox.workspace)
    message: Json = {
        "type": "message",
        "user": person.id,
        "ts": sandbox.mint.ts(),
        "client_msg_id": sandbox.mint.uuid(),
        "text": shown,
        "team": TEAM_ID,
        "blocks": [rich_text(elements, block_id=sandbox.mint.short())],
    }
    if files:
        message |= {"subtype": "file_share", "files": files, "upload": False, "display_as_bot": False}
    return message


def uploaded(sandbox: Sandbox, file: object, *, person: Person, room: Conversation) -> Json:
    """A file that the person attached."""
    if not isinstance(file, dict) or not isinstance(file.get("name"), str):
        raise DeskError("A file needs a name and content_base64.")
    try:
        content = base64.b64decode(str(file.get("content_base64", "")), validate=True)
    except (ValueError, binascii.Error):
        raise DeskError("content_base64 is no base64.") from None
    return person_file(sandbox, name=file["name"], content=content, user=person.id, channel=room.id)


def own(ask: Ask, *, room: Conversation) -> Json:
    """The person's own message that they want to change."""
    message: Json | None = room.messages.get(ask.text("ts"))
    if message is None:
        raise DeskError("There is no such message.", status=404)
    if message["user"] != ask.person().id:
        raise DeskError("People change their own messages only.")
    return message


async def edit(ask: Ask) -> Json:
    """`POST /sandbox/edit` {as, channel, ts, text}: change one's own message."""
    room = ask.room()
    message = own(ask, room=room)
    fresh = typed(ask.sandbox, ask.text("text"), person=ask.person(), files=[])
    changes = {"text": fresh["text"], "blocks": fresh["blocks"]}
    messages.edit(ask.sandbox, message["ts"], room=room, changes=changes, editor=ask.person().id)
    return {"ts": message["ts"]}


async def delete(ask: Ask) -> Json:
    """`POST /sandbox/delete` {as, channel, ts}: take one's own message back."""
    room = ask.room()
    messages.delete(ask.sandbox, own(ask, room=room)["ts"], room=room)
    return {}


async def command(ask: Ask) -> Json:
    """`POST /sandbox/command` {as, channel, command, text}: run a slash command."""
    line = f"{ask.text('command')} {ask.text('text', default='')}".strip()
    return await run_command(ask.sandbox, line, person=working(ask.person()), room=ask.room())


async def run_command(sandbox: Sandbox, line: str, *, person: Person, room: Conversation) -> Json:
    """Send a command to the bot and show its answer, or why there is none."""
    name, text = (*line.split(maxsplit=1), "")[:2]
    known = sandbox.options.manifest.get("features", {}).get("slash_commands", ())
    found = next((one for one in known if one["command"] == name), None)
    if found is None:
        notices.notice(sandbox, f"{name} is not a valid command.", user=person.id)
        return {}
    written = (
        composed(text.strip(), workspace=sandbox.workspace)[0] if found.get("should_escape") else text.strip()
    )
    payload = command_payload(sandbox, user=person.id, room=room, name=name, text=written)
    ack = await sandbox.courier.ask(ParcelKind.COMMAND, name=name, payload=payload)
    if ack.failure:
        notices.command_failed(sandbox, name, user=person.id, failure=ack.failure)
    elif ack.payload:
        answer_command(sandbox, ack.payload, room=room, user=person.id, typed_line=line)
    return {}


async def read(ask: Ask) -> Json:
    """`POST /sandbox/read` {as, channel}: everything in it is read now."""
    room, user = ask.room(), ask.person().id
    if room.messages:
        room.read[user] = next(reversed(room.messages))
    ask.sandbox.feed.tell(user, news={"type": "read", "channel": room.id})
    return {}
