"""Everything that is set from outside: the environment, `.env`, or files that hold secrets. Read here, nowhere else."""

import logging
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.wording import terminal as words

SECRETS = ("slack_bot_token", "slack_app_token", "slack_signing_secret", "database_url")
"""Settings that may be given as a file instead: `SLACK_BOT_TOKEN_FILE` and so on."""


class SettingsWrong(SystemExit):
    """Something set from outside cannot be used. Not caught, it ends the program with its sentence and status 1."""


class Settings(BaseSettings):
    """The settings of one process. Empty Slack tokens mean: open a Slack workspace on this machine."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", hide_input_in_errors=True
    )

    slack_bot_token: SecretStr = Field(SecretStr(""), description="Bot token of the app, starts with xoxb-")
    slack_app_token: SecretStr = Field(
        SecretStr(""), description="App-level token for Socket Mode, starts with xapp-"
    )
    slack_signing_secret: SecretStr = Field(
        SecretStr(""), description="Signing secret, for requests over HTTP"
    )
    slack_api_url: str = Field("https://slack.com/api/", description="Address of the Web API")
    database_url: SecretStr = Field(
        SecretStr(""), description="Database; a SQLite file in the data folder if empty"
    )
    http_host: str = Field(
        "127.0.0.1", description="Address that `kpi run --http` and the health port listen on"
    )
    health_port: int = Field(
        0,
        ge=0,
        le=65535,
        description="Port for /healthz, /readyz and /metrics beside Socket Mode; 0 for none",
    )
    drain_seconds: float = Field(
        5,
        ge=0,
        le=300,
        description="Seconds that `kpi run --http` goes on after SIGTERM, so that the load balancer notices",
    )
    socket_connections: int = Field(2, ge=1, le=10, description="Connections to Slack over Socket Mode")
    data_folder: Path = Field(Path("data"), description="Where the bot keeps its files")
    log_level: str = Field("WARNING", description="DEBUG, INFO, WARNING or ERROR")
    slack_bot_token_file: Path | None = Field(None, description="File that holds the bot token")
    slack_app_token_file: Path | None = Field(None, description="File that holds the app-level token")
    slack_signing_secret_file: Path | None = Field(None, description="File that holds the signing secret")
    database_url_file: Path | None = Field(None, description="File that holds the database address")

    def __init__(self) -> None:
        try:
            super().__init__()
        except ValidationError as error:
            raise SettingsWrong(words.SETTINGS_BAD.format(problem=_sentence(error))) from error
        except (UnicodeDecodeError, OSError) as error:
            raise SettingsWrong(
                words.SETTINGS_BAD.format(problem=f".env cannot be read ({error})")
            ) from error

    @model_validator(mode="after")
    def _read_files(self) -> Self:
        for name in SECRETS:
            path: Path | None = getattr(self, f"{name}_file")
            given: SecretStr = getattr(self, name) if path is None else _secret_in(path, name=name)
            setattr(self, name, SecretStr(given.get_secret_value().strip()))
        return self

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in logging.getLevelNamesMapping():
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("slack_api_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if not value.strip().startswith(("https://", "http://")):
            raise ValueError("must begin with https://")
        return value.strip().rstrip("/") + "/"

    @property
    def uses_slack(self) -> bool:
        """Whether to connect to Slack rather than to a workspace on this machine."""
        return bool(self.slack_bot_token.get_secret_value())

    def database(self, *, file: str = "kpi.db") -> str:
        """The database's address."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_folder / file}"


def _secret_in(path: Path, *, name: str) -> SecretStr:
    try:
        return SecretStr(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValueError(f"{name.upper()}_FILE: {path} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{name.upper()}_FILE: {path} does not hold text") from error


def _sentence(error: ValidationError) -> str:
    """What is wrong, without the values: they may be secret."""
    found = (
        (".".join(map(str, e["loc"])).upper(), e["msg"].removeprefix("Value error, ")) for e in error.errors()
    )
    return "; ".join(f"{name} {problem}" if name else problem for name, problem in found)
