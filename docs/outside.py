"""For those who set the bot up or test it: what `kpi doctor` says, and what people can do in the sandbox."""

import re

from bot.manifest import SCOPES
from bot.sandbox.desk.routes import GETS, POSTS
from bot.wording import terminal as words

DOCTOR = (
    (3, words.BOT_TOKEN_KIND),
    (3, words.BOT_TOKEN_REFUSED),
    (1, words.SCOPES_MISSING),
    (2, words.NO_APP_TOKEN),
    (2, words.APP_TOKEN_KIND),
    (2, words.APP_TOKEN_REFUSED),
    (4, words.NO_ANSWER),
    (4, words.DATABASE_BAD),
)
"""The step of `docs/slack.md` that went wrong, and the line that says so."""


FINE = (
    words.BOT_TOKEN_FINE.format(bot="kpi_assistant", team="Alder & Finch"),
    words.SCOPES_FINE.format(count=len(SCOPES)),
    words.APP_TOKEN_FINE,
    words.DATABASE_FINE.format(where="sqlite:///data/kpi.db"),
)


def fine_doctor() -> str:
    """`kpi doctor` when nothing is wrong."""
    lines = "\n".join(f"ok     {text}" for text in FINE)
    return f"```text\n{lines}\n```\n"


def doctor_table() -> str:
    """Every line of `kpi doctor` about something that is wrong."""
    rows = [f"| {_gaps(text)} | {step} |" for step, text in DOCTOR]
    return "\n".join(["| what it says | step |", "|---|---|", *rows]) + "\n"


def _gaps(text: str) -> str:
    return re.sub(r"\{\w+\}", "…", text)


def people_table() -> str:
    """Every request of the people API, from the docstrings of the functions that answer them."""
    works = [*GETS.values(), *POSTS.values()]
    rows = [_request(work.__doc__ or "") for work in works]
    return "\n".join(["| request | fields | what it does |", "|---|---|---|", *rows]) + "\n"


def _request(docstring: str) -> str:
    text = " ".join(docstring.split()).replace("|", "\\|")
    found = re.fullmatch(r"(?P<request>`[^`]+`)\s?(?P<fields>\{[^}]*\})?[:.]?\s(?P<does>.*)", text)
    if found is None:
        raise ValueError(f"a route's docstring must begin with its request: {text!r}")
    fields = f"`{found['fields']}`" if found["fields"] else ""
    return f"| {found['request']} | {fields} | {found['does']} |"
