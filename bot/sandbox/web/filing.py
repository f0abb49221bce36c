"""files.*: the three steps of an upload, and what is known of files afterwards."""

from bot.sandbox.events import bot_profile
from bot.sandbox.filing import file_object, share_event
from bot.sandbox.messages import bot_message, post
from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.web.call import Call, invalid
from bot.sandbox.web.chat import note
from bot.sandbox.web.content import blocks
from bot.sandbox.web.rooms import need_membership, visible
from bot.sandbox.workspace import Conversation, StoredFile

ALT_TEXT_MOST = 1000
FILE_MOST = 1_000_000_000


def upload_url(call: Call) -> Json:
    """Step one: announce a file and get the address for its bytes."""
    sandbox = call.sandbox
    length = call.number("length", default=0)
    if length <= 0 or not call.text("filename"):
        raise invalid("must be greater than 0 [json-pointer:/length]")
    if length > FILE_MOST:
        raise SlackError("file_upload_size_restricted")
    if len(call.text("alt_txt")) > ALT_TEXT_MOST:
        raise SlackError("alt_txt_too_large")
    file = StoredFile(
        id=sandbox.mint.id("F"),
        owner=BOT_USER_ID,
        name=call.text("filename").replace("/", "_"),
        title="",
        length=length,
        created=int(sandbox.mint.now()),
        secret=sandbox.mint.secret(),
        alt_txt=call.text("alt_txt"),
    )
    sandbox.workspace.files[file.id] = file
    return {"upload_url": f"{sandbox.url}/files/upload/{file.id}/{file.secret}", "file_id": file.id}


def complete_upload(call: Call) -> Json:
    """Step three: name the files, and share them if a channel is given."""
    entries = call.structure("files")
    if not isinstance(entries, list) or not entries:
        raise invalid("must provide an array [json-pointer:/files]")
    files = [uploaded(call, entry) for entry in entries]
    rooms = [sharing_room(call, channel) for channel in (call.words("channels") or call.words("channel_id"))]
    shown = {"blocks": blocks(call)} if call.given("blocks") else {}
    for file, entry in zip(files, entries, strict=True):
        file.completed, file.title = True, str(entry.get("title") or file.name)
        file.channels = [room.id for room in rooms]
    for room in rooms:
        share(call, files=files, room=room, shown=shown)
    return {"files": [file_object(call.sandbox, file) for file in files]}


def uploaded(call: Call, entry: object) -> StoredFile:
    """A file whose bytes have arrived and that was not completed before."""
    file = call.sandbox.workspace.files.get(str(entry.get("id"))) if isinstance(entry, dict) else None
    if file is None or file.content is None or file.completed or file.owner != BOT_USER_ID:
        raise SlackError("file_not_found")
    return file


def sharing_room(call: Call, channel: str) -> Conversation:
    """A conversation that the bot may share files in."""
    try:
        room = visible(call.sandbox, channel)
    except SlackError:
        raise SlackError("invalid_channel" if channel[:1] not in "CDG" else "channel_not_found") from None
    need_membership(room)
    return room


def share(call: Call, *, files: list[StoredFile], room: Conversation, shown: Json) -> None:
    """Post the files; the message and its events follow the answer, as they do in Slack."""
    sandbox = call.sandbox
    described = [file_object(sandbox, file) for file in files]
    content: Json = {
        "text": call.text("initial_comment"),
        "subtype": "file_share",
        "files": described,
        "upload": True,
        "display_as_bot": False,
        **shown,
    }
    if call.text("thread_ts") in room.messages:
        content["thread_ts"] = call.text("thread_ts")

    async def later() -> None:
        message = bot_message(sandbox, content, profile=bot_profile(sandbox))
        post(sandbox, message, room=room)
        note(sandbox, message, room=room, via=call.method)
        for file in described:
            share_event(sandbox, file, room=room, user=BOT_USER_ID)

    sandbox.courier.background(later())


def file_of(call: Call) -> StoredFile:
    """The file that the call names, if the bot may see it."""
    file = call.sandbox.workspace.files.get(call.text("file"))
    if file is None or not file.completed:
        raise SlackError("file_not_found")
    if file.owner != BOT_USER_ID and not any(seen(call, channel) for channel in file.channels):
        raise SlackError("file_not_found")
    return file


def seen(call: Call, channel: str) -> bool:
    """Whether the bot is in this conversation."""
    return BOT_USER_ID in call.sandbox.workspace.conversations[channel].members


def info(call: Call) -> Json:
    """One file."""
    return {"file": file_object(call.sandbox, file_of(call)), "comments": []}


def list_files(call: Call) -> Json:
    """The files that the bot can see."""
    user, channel = call.text("user"), call.text("channel")
    found = [
        file
        for file in call.sandbox.workspace.files.values()
        if file.completed
        and user in {"", file.owner}
        and (not channel or channel in file.channels)
        and (file.owner == BOT_USER_ID or any(seen(call, where) for where in file.channels))
    ]
    count, page = call.number("count", default=100), call.number("page", default=1)
    shown = found[(page - 1) * count : page * count]
    pages = -(-len(found) // count)
    paging = {"count": count, "total": len(found), "page": page, "pages": pages}
    return {"files": [file_object(call.sandbox, file) for file in shown], "paging": paging}


def delete(call: Call) -> Json:
    """Remove a file of the bot."""
    file = file_of(call)
    if file.owner != BOT_USER_ID:
        raise SlackError("cant_delete_file")
    del call.sandbox.workspace.files[file.id]
    return {}


METHODS = {
    "files.getUploadURLExternal": upload_url,
    "files.completeUploadExternal": complete_upload,
    "files.info": info,
    "files.list": list_files,
    "files.delete": delete,
}
