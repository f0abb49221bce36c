"""Files: stored bytes, how Slack describes them, and the events of sharing."""

import mimetypes

from bot.sandbox.events import publish
from bot.sandbox.nouns import Json
from bot.sandbox.people import TEAM_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Conversation, StoredFile

PICTURES = (".png", ".jpg", ".jpeg", ".gif")


def file_object(sandbox: Sandbox, file: StoredFile) -> Json:
    """A file as Slack describes it."""
    kind = file.name.rpartition(".")[2].lower() if "." in file.name else "text"
    address = f"{sandbox.url}/files/{file.id}/{file.name}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
        "filetype": kind,
        "pretty_type": kind.upper(),
        "user": file.owner,
        "user_team": TEAM_ID,
        "editable": False,
        "size": len(file.content or b""),
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": any(channel.startswith("C") for channel in file.channels),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": address,
        "url_private_download": f"{address}?download=1",
        "permalink": f"{sandbox.url}/docs/{file.id}",
        "channels": [channel for channel in file.channels if channel.startswith("C")],
        "groups": [],
        "ims": [channel for channel in file.channels if channel.startswith("D")],
        "has_rich_preview": False,
        "file_access": "visible",
    } | ({"alt_txt": file.alt_txt} if file.alt_txt else {})


def ready_files(sandbox: Sandbox) -> frozenset[str]:
    """The ids and addresses of the files that an image may show: pictures of a kind that Slack knows."""
    ready = [
        file
        for file in sandbox.workspace.files.values()
        if file.completed and file.name.lower().endswith(PICTURES)
    ]
    return frozenset({file.id for file in ready} | {f"/files/{file.id}/{file.name}" for file in ready})


def person_file(sandbox: Sandbox, *, name: str, content: bytes, user: str, channel: str) -> Json:
    """Store a file that a person attached to a message."""
    file = StoredFile(
        id=sandbox.mint.id("F"),
        owner=user,
        name=name,
        title=name,
        length=len(content),
        created=int(sandbox.mint.now()),
        secret="",
        content=content,
        completed=True,
        channels=[channel],
    )
    sandbox.workspace.files[file.id] = file
    return file_object(sandbox, file)


def share_event(sandbox: Sandbox, file: Json, *, room: Conversation, user: str) -> None:
    """Tell the bot that a file came into a conversation."""
    event = {
        "type": "file_shared",
        "channel_id": room.id,
        "file_id": file["id"],
        "user_id": user,
        "file": {"id": file["id"]},
        "event_ts": sandbox.mint.ts(),
    }
    publish(sandbox, event)
