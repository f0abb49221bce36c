"""What Slack's answer, or its silence, says about a request: sent, not sent, unknown, refused, or our own fault."""

import errno
import re
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient

from bot.delivery.request import Request


class Verdict(StrEnum):
    """What became of a request."""

    SENT = "sent"
    MISSING = "missing"
    """Looked for and not found."""
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"
    LIMITED = "limited"
    TEAM = "team"
    RECIPIENT = "recipient"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict with what belongs to it."""

    verdict: Verdict
    channel: str = ""
    ts: str = ""
    error: str = ""
    retry_after: float = 0.0
    file: str = ""
    """The id of a file that was handed over and is not shared yet."""


LIMITED = {"ratelimited", "rate_limited", "message_limit_exceeded", "limit_exceeded"}
TEAM = {
    "account_inactive", "invalid_auth", "not_authed", "org_login_required", "team_access_not_granted",
    "token_expired", "token_revoked", "accesslimited", "enterprise_is_restricted", "ekm_access_denied",
}  # fmt: skip
RECIPIENT = {
    "cannot_dm_bot", "cant_delete_message", "cant_update_message", "channel_not_found", "channel_is_archived",
    "edit_window_closed", "expired_url", "invalid_user", "is_archived", "is_inactive", "message_not_found",
    "messages_tab_disabled", "no_permission", "not_enabled", "not_in_channel", "restricted_action",
    "restricted_action_non_threadable_channel", "restricted_action_read_only_channel",
    "restricted_action_thread_locked", "restricted_action_thread_only_channel", "thread_not_found", "used_url",
    "user_disabled", "user_not_found", "user_not_visible",
}  # fmt: skip
UNKNOWN = {
    "duplicate_channel_not_found", "duplicate_message_not_found", "fatal_error", "internal_error",
    "request_timeout", "service_unavailable",
}  # fmt: skip
GONE = {"chat.delete": {"message_not_found"}}
"""Errors that say that what we want is so already."""

USUAL_WAIT = 30.0
"""Seconds to wait when Slack says "too many" and not for how long."""

NEVER_LEFT = {errno.ECONNREFUSED, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL}


def attempt(client: WebClient, request: Request) -> Outcome:
    """Send the request once and say what became of it."""
    if request.url:
        return judged(lambda: _respond(client, request), method=request.method)
    return judged(
        lambda: _sent(client.api_call(request.method, json=request.arguments)), method=request.method
    )


def judged(call: Callable[[], Outcome], *, method: str) -> Outcome:
    """What the call gives, or what its failure means."""
    try:
        return call()
    except SlackApiError as refused:
        return _refused(refused.response, method=method)
    except URLError as failed:
        verdict = Verdict.NOT_SENT if never_left(failed) else Verdict.UNKNOWN
        return Outcome(verdict, error=type(failed.reason).__name__)
    except (OSError, HTTPException, ValueError, SlackClientError) as failed:
        # It broke after the request began to leave: whether Slack took it is not known.
        return Outcome(Verdict.UNKNOWN, error=type(failed).__name__)


def never_left(failed: URLError) -> bool:
    """Whether no byte of the request can have reached Slack. A timeout does not prove it."""
    reason = failed.reason
    if isinstance(reason, socket.gaierror | ssl.SSLCertVerificationError):
        return True
    return isinstance(reason, OSError) and reason.errno in NEVER_LEFT


def _sent(response: SlackResponse) -> Outcome:
    return Outcome(Verdict.SENT, channel=str(response.get("channel") or ""), ts=str(response.get("ts") or ""))


def _refused(response: SlackResponse, *, method: str) -> Outcome:
    error = str(response.get("error") or "no error given")
    if response.status_code == 429 or error in LIMITED:
        return Outcome(Verdict.LIMITED, error=error, retry_after=_retry_after(response.headers))
    if error in GONE.get(method, ()):
        return Outcome(Verdict.SENT)
    # A server that fails, and an answer that is no JSON, say nothing about what was done.
    if response.status_code >= 500 or " " in error or error in UNKNOWN:
        return Outcome(Verdict.UNKNOWN, error=error[:200])
    if error in TEAM:
        return Outcome(Verdict.TEAM, error=error)
    return Outcome(Verdict.RECIPIENT if error in RECIPIENT else Verdict.OURS, error=error)


def _respond(client: WebClient, request: Request) -> Outcome:
    answer = WebhookClient(request.url, timeout=client.timeout, ssl=client.ssl, retry_handlers=[]).send_dict(
        request.arguments
    )
    if answer.status_code == 200:
        return Outcome(Verdict.SENT)
    if answer.status_code == 429:
        return Outcome(Verdict.LIMITED, error="ratelimited", retry_after=_retry_after(answer.headers))
    if answer.status_code >= 500:
        return Outcome(Verdict.UNKNOWN, error=f"status {answer.status_code}")
    verdict = Verdict.RECIPIENT if answer.status_code in {403, 404, 410} else Verdict.OURS
    return Outcome(verdict, error=f"status {answer.status_code}")


def _retry_after(headers: Mapping[str, str]) -> float:
    seconds = {name.lower(): value for name, value in headers.items()}.get("retry-after", "")
    return float(seconds) if re.fullmatch(r"[0-9]{1,6}", seconds) else USUAL_WAIT
