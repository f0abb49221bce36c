"""`kpi doctor`: look at every token, right and setting, and say what is wrong with it."""

from dataclasses import dataclass

from pydantic import SecretStr
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy.engine import make_url

from bot.manifest import SCOPES
from bot.settings import Settings
from bot.wording import terminal as words
from store.database import open_database
from store.errors import DatabaseGone, DatabaseLocked


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    fine: bool
    text: str


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Everything that can be looked at from here, in the order in which to put it right."""
    if not settings.uses_slack:
        return (Finding(fine=True, text=words.NO_BOT_TOKEN), _database(settings))
    return (*_bot_token(settings), _app_token(settings), _database(settings))


def _client(settings: Settings, token: SecretStr) -> WebClient:
    return WebClient(token.get_secret_value(), base_url=settings.slack_api_url, timeout=10, retry_handlers=[])


def _bot_token(settings: Settings) -> tuple[Finding, ...]:
    if not settings.slack_bot_token.get_secret_value().startswith("xoxb-"):
        return (Finding(fine=False, text=words.BOT_TOKEN_KIND),)
    try:
        answer = _client(settings, settings.slack_bot_token).auth_test()
    except SlackApiError as error:
        return (_refused(words.BOT_TOKEN_REFUSED, error),)
    except OSError as problem:
        return (_no_answer(settings, problem),)
    fine = words.BOT_TOKEN_FINE.format(bot=answer.get("user"), team=answer.get("team"))
    return (Finding(fine=True, text=fine), _scopes(dict(answer.headers)))


def _scopes(headers: dict[str, str]) -> Finding:
    given = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    missing = sorted(set(SCOPES) - {scope.strip() for scope in given.split(",")})
    if missing:
        return Finding(fine=False, text=words.SCOPES_MISSING.format(scopes=", ".join(missing)))
    return Finding(fine=True, text=words.SCOPES_FINE.format(count=len(SCOPES)))


def _app_token(settings: Settings) -> Finding:
    token = settings.slack_app_token
    if not token.get_secret_value():
        return Finding(fine=False, text=words.NO_APP_TOKEN)
    if not token.get_secret_value().startswith("xapp-"):
        return Finding(fine=False, text=words.APP_TOKEN_KIND)
    try:
        _client(settings, token).apps_connections_open(app_token=token.get_secret_value())
    except SlackApiError as error:
        return _refused(words.APP_TOKEN_REFUSED, error)
    except OSError as problem:
        return _no_answer(settings, problem)
    return Finding(fine=True, text=words.APP_TOKEN_FINE)


def _refused(text: str, error: SlackApiError) -> Finding:
    return Finding(fine=False, text=text.format(error=error.response.get("error", "no reason given")))


def _no_answer(settings: Settings, problem: OSError) -> Finding:
    return Finding(fine=False, text=words.NO_ANSWER.format(url=settings.slack_api_url, problem=problem))


def _database(settings: Settings) -> Finding:
    url = settings.database(file="kpi.db" if settings.uses_slack else "sandbox.db")
    where = make_url(url).render_as_string(hide_password=True)
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    try:
        open_database(url).close()
    except DatabaseLocked:
        return Finding(fine=True, text=words.DATABASE_BUSY.format(where=where))
    except DatabaseGone as problem:
        return Finding(fine=False, text=words.DATABASE_BAD.format(problem=problem))
    return Finding(fine=True, text=words.DATABASE_FINE.format(where=where))
