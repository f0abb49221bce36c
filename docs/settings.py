"""`docs/settings.md` and the table of settings in the README, from the fields of `bot.settings.Settings`."""

from pathlib import PurePath

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.settings import SECRETS, Settings

PAGE = """# Settings

Read from the environment, or from a file `.env` in the folder where `kpi` is started; the environment wins.
Without a bot token, `kpi run` opens a Slack workspace on this machine.

{table}
A secret can also be given as a file, as container platforms do: put the path into the variable that ends in `_FILE`.
The file is read once, at the start; blanks and line ends around the secret are dropped. A file that cannot be read
stops the program with a sentence that names it. Secrets are never printed or logged.

The database is a SQLite file in the data folder: `kpi.db` with Slack, `sandbox.db` with the workspace on this machine.
A SQLite file belongs to one process at a time; a second `kpi run` on the same file ends with a sentence that says so.

`SLACK_SIGNING_SECRET` is for requests over HTTP. `kpi run` uses Socket Mode, which needs none.
"""


def settings_page() -> str:
    """The page as markdown."""
    return PAGE.format(table=settings_table())


def settings_table() -> str:
    """Every setting with its default and its meaning."""
    rows = [_row(name, field) for name, field in Settings.model_fields.items()]
    return "\n".join(["| setting | default | meaning |", "|---|---|---|", *rows]) + "\n"


def short_table() -> str:
    """The settings without the `_FILE` forms, which one sentence says as well."""
    files = {f"{name}_file" for name in SECRETS}
    rows = [_row(name, field) for name, field in Settings.model_fields.items() if name not in files]
    return "\n".join(["| setting | default | meaning |", "|---|---|---|", *rows]) + "\n"


def _row(name: str, field: FieldInfo) -> str:
    return f"| `{name.upper()}` | {_default(field.default)} | {field.description} |"


def _default(value: object) -> str:
    match value:
        case SecretStr():
            text = value.get_secret_value()
        case PurePath():
            text = value.as_posix()
        case _:
            text = "" if value is None else str(value)
    return f"`{text}`" if text else "none"
