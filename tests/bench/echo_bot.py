"""A process of its own: the smallest bot there is. It keeps nothing, and says what it heard."""

import json
import sys

from slack_bolt import App, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient


def main(_folder: str, access: str) -> None:
    """Work until standard input ends."""
    way = json.loads(access)
    app = App(client=WebClient(token=way["bot_token"], base_url=way["api_url"]))

    @app.event("message")
    def echo(event: dict[str, str], say: Say) -> None:
        say(event["text"])

    handler = SocketModeHandler(app, way["app_token"])
    handler.client.connect()
    sys.stdout.write("{}\n")
    sys.stdout.flush()
    sys.stdin.read()
    handler.client.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
