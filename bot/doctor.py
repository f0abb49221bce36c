"""`kpi doctor`: look at every token, right and setting, and say what is wrong with it."""

import logging
import re
from dataclasses import dataclass
from http.client import HTTPException

from pydantic import SecretStr
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from bot.manifest import SCOPES
from bot.settings import Settings
from bot.wording import terminal as words
from store.database import open_database
from store.errors import DatabaseGone, DatabaseLocked, SchemaTooNew

NO_ANSWER = (OSError, HTTPException)
"""What an address that is not Slack, or cannot be reached, ends in."""

NO_DATABASE = (
    DatabaseGone,
    DatabaseLocked,
    SchemaTooNew,
    ArgumentError,
    ModuleNotFoundError,
    OperationalError,
)
"""What a database that cannot be used ends in: gone, taken, a wrong address, no driver, nobody there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    fine: bool
    text: str


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Everything that can be looked at from here, in the order in which to put it right."""
    if not settings.uses_slack:
        return (Finding(fine=True, text=words.NO_BOT_TOKEN), _database(settings))
    return (*_bot_token(settings), _way_in(settings), _database(settings))


def in_the_way(settings: Settings, *, http: bool = False) -> tuple[Finding, ...]:
    """What keeps the bot from starting against Slack: wrong tokens, missing rights, no answer."""
    looked_at = (*_bot_token(settings), _secret_form(settings) if http else _app_token_form(settings))
    return tuple(finding for finding in looked_at if not finding.fine)


def _is_token(token: SecretStr, kind: str) -> bool:
    return re.fullmatch(rf"{kind}-[A-Za-z0-9-]+", token.get_secret_value()) is not None


def _client(settings: Settings, token: SecretStr) -> WebClient:
    unheard = logging.getLogger(f"{__name__}.client")  # what it would log, we say
    unheard.disabled = True
    return WebClient(
        token.get_secret_value(),
        base_url=settings.slack_api_url,
        timeout=10,
        retry_handlers=[],
        logger=unheard,
    )


def _bot_token(settings: Settings) -> tuple[Finding, ...]:
    if not _is_token(settings.slack_bot_token, "xoxb"):
        return (Finding(fine=False, text=words.BOT_TOKEN_KIND),)
    try:
        answer = _client(settings, settings.slack_bot_token).auth_test()
    except SlackApiError as error:
        return (_refused(words.BOT_TOKEN_REFUSED, error),)
    except NO_ANSWER as problem:
        return (no_answer(settings, problem),)
    fine = words.BOT_TOKEN_FINE.format(bot=answer.get("user"), team=answer.get("team"))
    return (Finding(fine=True, text=fine), _scopes(dict(answer.headers)))


def _scopes(headers: dict[str, str]) -> Finding:
    given = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    missing = sorted(set(SCOPES) - {scope.strip() for scope in given.split(",")})
    if missing:
        return Finding(fine=False, text=words.SCOPES_MISSING.format(scopes=", ".join(missing)))
    return Finding(fine=True, text=words.SCOPES_FINE.format(count=len(SCOPES)))


def _way_in(settings: Settings) -> Finding:
    """Socket Mode, or HTTP where there is a signing secret and no app-level token."""
    over_http = (
        settings.slack_signing_secret.get_secret_value() and not settings.slack_app_token.get_secret_value()
    )
    return Finding(fine=True, text=words.SECRET_SET) if over_http else _app_token(settings)


def _app_token_form(settings: Settings) -> Finding:
    if not settings.slack_app_token.get_secret_value():
        return Finding(fine=False, text=words.NO_APP_TOKEN)
    return Finding(fine=_is_token(settings.slack_app_token, "xapp"), text=words.APP_TOKEN_KIND)


def _secret_form(settings: Settings) -> Finding:
    """Whether there is a secret at all: only a request of Slack's shows whether it is the right one."""
    return Finding(fine=bool(settings.slack_signing_secret.get_secret_value()), text=words.NO_SIGNING_SECRET)


def _app_token(settings: Settings) -> Finding:
    token, form = settings.slack_app_token, _app_token_form(settings)
    if not form.fine:
        return form
    try:
        _client(settings, token).apps_connections_open(app_token=token.get_secret_value())
    except SlackApiError as error:
        return _refused(words.APP_TOKEN_REFUSED, error)
    except NO_ANSWER as problem:
        return no_answer(settings, problem)
    return Finding(fine=True, text=words.APP_TOKEN_FINE)


def _refused(text: str, error: SlackApiError) -> Finding:
    return Finding(fine=False, text=text.format(error=error.response.get("error", "no reason given")))


def no_answer(settings: Settings, problem: Exception) -> Finding:
    """Nobody answers at the address of the Web API, or nobody who speaks as Slack does."""
    reason = getattr(problem, "reason", problem)
    return Finding(fine=False, text=words.NO_ANSWER.format(url=settings.slack_api_url, problem=reason))


def _database(settings: Settings) -> Finding:
    url = settings.database(file="kpi.db" if settings.uses_slack else "sandbox.db")
    try:
        where = make_url(url).render_as_string(hide_password=True)
        settings.data_folder.mkdir(parents=True, exist_ok=True)
        _look_into(url)
    except DatabaseLocked:
        return Finding(fine=True, text=words.DATABASE_BUSY.format(where=where))
    except (*NO_DATABASE, OSError) as problem:
        return Finding(fine=False, text=database_trouble(problem))
    return Finding(fine=True, text=words.DATABASE_FINE.format(where=where))


def _look_into(url: str) -> None:
    database = open_database(url)
    try:
        with database.everywhere() as connection:
            inspect(connection).get_table_names()
    finally:
        database.close()


def database_trouble(problem: Exception) -> str:
    """In one sentence why the database cannot be used."""
    told = str(problem.orig if isinstance(problem, OperationalError) else problem)
    return words.DATABASE_BAD.format(problem=" ".join(told.split()))
