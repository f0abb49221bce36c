"""The bytes of files: uploaded to a secret address, downloaded with the bot's token, or by a person's page."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.desk.request import a_person, need_own_page
from bot.sandbox.nouns import DeskError
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web.call import bearer
from bot.sandbox.workspace import StoredFile

LOGIN_PAGE = (
    "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in to Slack</body></html>"
)
SHOWN_INLINE = frozenset({"png", "jpg", "jpeg", "gif"})
TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}


def routes(sandbox: Sandbox) -> list[Route]:
    """Upload, download by the bot, download by a person."""

    async def upload(request: Request) -> Response:
        return await take(sandbox, request)

    async def download(request: Request) -> Response:
        return give_bot(sandbox, request)

    async def show(request: Request) -> Response:
        return give_person(sandbox, request)

    return [
        Route("/files/upload/{file_id}/{secret}", upload, methods=["POST", "PUT"]),
        Route("/files/{file_id}/{name:path}", download),
        Route("/sandbox/file/{file_id}", show),
    ]


async def take(sandbox: Sandbox, request: Request) -> Response:
    """Step two of an upload: the bytes, raw or as a form's file."""
    file = sandbox.workspace.files.get(request.path_params["file_id"])
    if file is None or file.secret != request.path_params["secret"] or file.content is not None:
        return PlainTextResponse("not found", status_code=404)
    content = await posted(request)
    if len(content) != file.length:
        return PlainTextResponse(f"expected {file.length} bytes, got {len(content)}", status_code=400)
    file.content = content
    return PlainTextResponse(f"OK - {len(content)}")


async def posted(request: Request) -> bytes:
    """The bytes of a request."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    async with request.form() as form:
        for value in form.values():
            if isinstance(value, UploadFile):
                return await value.read()
    return b""


def give_bot(sandbox: Sandbox, request: Request) -> Response:
    """The file for its bearer token; without one, a login page that says 200."""
    file = sandbox.workspace.files.get(request.path_params["file_id"])
    if bearer(request) != sandbox.bot_token or "files:read" not in sandbox.scopes:
        return HTMLResponse(LOGIN_PAGE)
    if file is None or not visible_to(sandbox, file, user=BOT_USER_ID):
        return PlainTextResponse("not found", status_code=404)
    return served(file)


def give_person(sandbox: Sandbox, request: Request) -> Response:
    """`GET /sandbox/file/F…?as=U…`: the file, for somebody who is in a conversation where it was shared.

    A file shown by an image block was never shared by itself, so the bot's own unshared files are open to all.
    """
    file = sandbox.workspace.files.get(request.path_params["file_id"])
    try:
        need_own_page(request)
        user = a_person(sandbox, request.query_params.get("as", "")).id
    except DeskError as refusal:
        return PlainTextResponse(refusal.sentence, status_code=refusal.status)
    shown_in_blocks = file is not None and file.owner == BOT_USER_ID and not file.channels
    if file is None or not (shown_in_blocks or visible_to(sandbox, file, user=user)):
        return PlainTextResponse("not found", status_code=404)
    return served(file)


def visible_to(sandbox: Sandbox, file: StoredFile, *, user: str) -> bool:
    """Whether the file is theirs or was shared where they are."""
    rooms = [sandbox.workspace.conversations[channel] for channel in file.channels]
    return file.owner == user or any(user in room.members for room in rooms)


def served(file: StoredFile) -> Response:
    """The bytes: pictures to look at, everything else to keep, so that no file runs as a page of this server."""
    kind = file.name.rpartition(".")[2].lower()
    inline = kind in SHOWN_INLINE
    return Response(
        file.content or b"",
        media_type=TYPES.get(kind, "application/octet-stream"),
        headers={"content-disposition": "inline" if inline else "attachment"},
    )
