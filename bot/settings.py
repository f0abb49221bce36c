"""Everything that is set from outside: the environment, `.env`, or files that hold secrets. Read here, nowhere else."""

from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRETS = ("slack_bot_token", "slack_app_token", "slack_signing_secret", "database_url")
"""Settings that may be given as a file instead: `SLACK_BOT_TOKEN_FILE` and so on."""


class Settings(BaseSettings):
    """The settings of one process. Empty Slack tokens mean: open a Slack workspace on this machine."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", hide_input_in_errors=True)

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
    data_folder: Path = Field(Path("data"), description="Where the bot keeps its files")
    log_level: str = Field("WARNING", description="DEBUG, INFO, WARNING or ERROR")
    slack_bot_token_file: Path | None = Field(None, description="File that holds the bot token")
    slack_app_token_file: Path | None = Field(None, description="File that holds the app-level token")
    slack_signing_secret_file: Path | None = Field(None, description="File that holds the signing secret")
    database_url_file: Path | None = Field(None, description="File that holds the database address")

    @model_validator(mode="after")
    def _read_files(self) -> Self:
        for name in SECRETS:
            path: Path | None = getattr(self, f"{name}_file")
            if path is None:
                continue
            try:
                secret = path.read_text(encoding="utf-8").strip()
            except OSError as error:
                raise ValueError(f"{name.upper()}_FILE: {path} cannot be read ({error.strerror})") from error
            setattr(self, name, SecretStr(secret))
        return self

    @property
    def uses_slack(self) -> bool:
        """Whether to connect to Slack rather than to a workspace on this machine."""
        return bool(self.slack_bot_token.get_secret_value())

    def database(self, *, file: str = "kpi.db") -> str:
        """The database's address."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_folder / file}"
