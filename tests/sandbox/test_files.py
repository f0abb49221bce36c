"""Files: up in three steps, down with the token only."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.server import Running
from tests.people import Person
from tests.sandbox.bolt import web_client
from tests.sandbox.conftest import QUICK, Start
from tests.sandbox.downloads import download

DM = "D0FIONA"


def test_a_file_of_the_bot_arrives_in_the_conversation(client: WebClient, fiona: Person) -> None:
    client.files_upload_v2(
        channel=DM, filename="kpis.csv", content="a,b\n1,2\n", title="KPIs", initial_comment="Here"
    )
    message = fiona.wait_for("[file: KPIs]")
    assert message["text"] == "Here"
    assert message["files"][0]["size"] == 8


def test_a_file_is_downloaded_with_the_token_and_a_login_page_without(
    slack: Running, client: WebClient, fiona: Person
) -> None:
    fiona.say("see", files=[{"name": "plan.txt", "content_base64": "aGVsbG8="}])
    shared = client.conversations_history(channel=DM)["messages"][0]
    assert shared["subtype"] == "file_share"
    address = shared["files"][0]["url_private_download"]
    assert download(address, slack.bot_token)[2] == b"hello"
    status, kind, page = download(address)
    assert status == 200
    assert kind.startswith("text/html")
    assert b"Sign in" in page


def test_without_the_scope_the_download_is_a_login_page_too(start: Start) -> None:
    slack = start(QUICK.model_copy(update={"scopes": ("im:history",)}))
    fiona = Person(slack.url, "U0FIONA")
    fiona.say("see", files=[{"name": "plan.txt", "content_base64": "aGVsbG8="}])
    shared = web_client(slack).conversations_history(channel=DM)["messages"][0]
    assert b"Sign in" in download(shared["files"][0]["url_private"], slack.bot_token)[2]


def test_an_uploaded_picture_can_be_shown_in_a_block_once_it_is_complete(client: WebClient) -> None:
    step = client.files_getUploadURLExternal(filename="chart.png", length=3)
    image = [{"type": "image", "alt_text": "chart", "slack_file": {"id": step["file_id"]}}]
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        client.chat_postMessage(channel=DM, text="x", blocks=image)
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=[{"id": step["file_id"]}])
    put(step["upload_url"], b"png")
    client.files_completeUploadExternal(files=[{"id": step["file_id"], "title": "Chart"}])
    assert client.chat_postMessage(channel=DM, text="x", blocks=image)["ok"]
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=[{"id": step["file_id"]}])


def put(address: str, content: bytes) -> None:
    url = urlsplit(address)
    connection = HTTPConnection(url.hostname or "", url.port or 0, timeout=5)
    try:
        connection.request("POST", url.path, body=content)
        assert connection.getresponse().read() == b"OK - 3"
    finally:
        connection.close()


def test_files_are_listed_described_and_deleted(client: WebClient) -> None:
    uploaded = client.files_upload_v2(channel=DM, filename="a.txt", content="a")["file"]
    assert client.files_info(file=uploaded["id"])["file"]["mimetype"] == "text/plain"
    assert [file["id"] for file in client.files_list(channel=DM)["files"]] == [uploaded["id"]]
    client.files_delete(file=uploaded["id"])
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_info(file=uploaded["id"])
