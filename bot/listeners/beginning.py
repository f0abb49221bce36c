"""The beginning of listening: one connection to Slack is enough, the others come when Slack lets them."""

import logging
import threading
import time
from collections.abc import Sequence
from http.client import HTTPException

from slack_sdk.errors import SlackApiError

from bot.listeners.line import HungUpError, Line

PATIENCE = 5.0
"""Seconds after which whoever waits for the first connection hears of it."""

AGAIN = 15.0
"""Seconds before a further connection that could not be opened is tried again."""

log = logging.getLogger(__name__)


def connect(lines: Sequence[Line]) -> None:
    """Return when the first is connected; Slack opens only a few connections a minute for an app.

    Raises SlackApiError when Slack refuses the first.
    """
    waiting = threading.Timer(PATIENCE, log.warning, ("Slack opens no connection yet; I go on asking.",))
    waiting.daemon = True
    waiting.start()
    first, *others = lines
    try:
        first.client.connect()
    finally:
        waiting.cancel()
    for line in others:
        threading.Thread(target=_in_time, args=(line,), name="further connection", daemon=True).start()


def _in_time(line: Line) -> None:
    while not line.client.closed:
        try:
            line.client.connect()
        except HungUpError:
            return
        except (SlackApiError, OSError, HTTPException) as trouble:
            log.warning("A further connection to Slack could not be opened: %s", trouble)
            time.sleep(AGAIN)
        else:
            return
