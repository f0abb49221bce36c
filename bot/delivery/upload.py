"""A post with a file: announced, handed over, then shared. Nobody sees anything before it is shared."""

from dataclasses import replace
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
)

from slack_sdk import WebClient

from bot.delivery.outcome import Outcome, Verdict, judged
from bot.delivery.place import channel_of
from bot.delivery.request import Request, Upload

ANNOUNCE, SHARE = "files.getUploadURLExternal", "files.completeUploadExternal"


def upload(client: WebClient, request: Request, file: Upload) -> Outcome:
    """Send the file once. A failure before the last step leaves no doubt: it was not sent."""
    ready = judged(lambda: _handed_over(client, request, file), method=ANNOUNCE)
    if ready.verdict is Verdict.UNKNOWN:
        return replace(ready, verdict=Verdict.NOT_SENT)
    if ready.verdict is not Verdict.SENT:
        return ready
    return judged(lambda: _shared(client, request, file, ready=ready), method=SHARE)


def _handed_over(client: WebClient, request: Request, file: Upload) -> Outcome:
    """The channel to share it in, and the id that Slack gave the file."""
    channel = channel_of(client, str(request.arguments["channel"]))
    about = {"filename": file.name, "length": len(file.content), "alt_txt": file.alt}
    answer = client.api_call(ANNOUNCE, params={name: value for name, value in about.items() if value})
    with _opener(client).open(str(answer["upload_url"]), data=file.content, timeout=client.timeout) as taken:
        taken.read()
    return Outcome(Verdict.SENT, channel=channel, file=str(answer["file_id"]))


def _opener(client: WebClient) -> OpenerDirector:
    """Opens web addresses alone, and follows no redirect."""
    opener = OpenerDirector()
    handlers = (HTTPHandler(), HTTPSHandler(context=client.ssl), HTTPErrorProcessor())
    for handler in (ProxyHandler(), *handlers, HTTPDefaultErrorHandler()):
        opener.add_handler(handler)
    return opener


def _shared(client: WebClient, request: Request, file: Upload, *, ready: Outcome) -> Outcome:
    """Slack answers before the message appears, so the answer has no ts."""
    said = str(request.arguments.get("text") or "")
    arguments = {"files": [{"id": ready.file, "title": file.title}], "channel_id": ready.channel}
    client.api_call(SHARE, json={**arguments, "initial_comment": said})
    return Outcome(Verdict.SENT, channel=ready.channel)
