"""Write the pages that are made from code, or with `--check` say which are out of date.

A page is made as a whole, or has sections between `<!-- begin NAME -->` and `<!-- end NAME -->`.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.manifest import SCOPES, manifest
from docs.commands import commands_page, slack_table
from docs.outside import doctor_table, fine_doctor, people_table
from docs.reminders import diary_table, patience_table
from docs.sample import sample
from docs.settings import settings_page, short_table
from docs.sheet_page import sheet_page
from kpi_rules.catalogue.page import page as catalogue_page
from kpi_rules.limits import limits_table
from kpi_rules.rulebook import rulebook

ROOT = Path(__file__).parent.parent

LIMITS_HEAD = """# Limits

The thresholds of the rules and of scoring. No source prescribes them: they are common practice. They stand in
`kpi_rules/limits.py`; a strategy owner changes them for the company with `/kpi limits`, and they hold from then on.

"""


def limits_page() -> str:
    """The thresholds with their defaults."""
    return LIMITS_HEAD + limits_table()


def manifest_file() -> str:
    """The manifest as `kpi manifest` prints it."""
    return json.dumps(manifest(), indent=2) + "\n"


def scopes_table() -> str:
    """The rights of the bot token, and what each is for."""
    rows = [f"| `{scope}` | {why} |" for scope, why in SCOPES.items()]
    return "\n".join(["| right | what it is for |", "|---|---|", *rows]) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "docs/rulebook.md": rulebook,
    "docs/catalogue.md": catalogue_page,
    "docs/limits.md": limits_page,
    "docs/sheet.md": sheet_page,
    "docs/commands.md": commands_page,
    "docs/settings.md": settings_page,
    "manifest.json": manifest_file,
}
SECTIONS: dict[str, tuple[str, Callable[[], str]]] = {
    "settings": ("README.md", short_table),
    "commands": ("README.md", slack_table),
    "scopes": ("docs/slack.md", scopes_table),
    "sample": ("README.md", sample),
    "fine": ("docs/slack.md", fine_doctor),
    "doctor": ("docs/slack.md", doctor_table),
    "people": ("docs/sandbox.md", people_table),
    "diary": ("docs/reminders.md", diary_table),
    "patience": ("docs/reminders.md", patience_table),
}


def current() -> Iterator[tuple[str, str]]:
    """Every file that is made from code, at least in part, with what it must hold."""
    for name, page in PAGES.items():
        yield name, page()
    for name in dict.fromkeys(file for file, _ in SECTIONS.values()):
        yield name, _with_sections(name)


def _with_sections(name: str) -> str:
    text = (ROOT / name).read_text(encoding="utf-8")
    for section, (file, make) in SECTIONS.items():
        if file == name:
            text = _replaced(text, section, made=make())
    return text


def _replaced(text: str, section: str, *, made: str) -> str:
    begin, end = f"<!-- begin {section} -->\n", f"<!-- end {section} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    new, count = pattern.subn(lambda _: begin + made + end, text)
    if count != 1:
        raise ValueError(f"section {section!r} must stand in its file once, not {count} times")
    return new


def main() -> int:
    """Write or compare every generated page; the exit status is 1 when a page differs."""
    check = "--check" in sys.argv
    stale = [(name, text) for name, text in current() if _on_disk(name) != text]
    for name, text in stale:
        if not check:
            (ROOT / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name} {'is out of date: run make fix' if check else 'written'}\n")
    return int(check and bool(stale))


def _on_disk(name: str) -> str:
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
