"""What the pages say must be there: files, commands, sentences."""

import re
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.sandbox.faults import FaultKind
from bot.usecases.commands import TOPICS
from docs.commands import helps
from docs.generate import current
from tests.docs.files import ROOT, pages

LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
MADE = dict(current())


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def code(page: Path) -> str:
    """What stands in code on a page."""
    return "\n".join(CODE.findall(page.read_text(encoding="utf-8")))


def test_there_are_pages_to_look_at() -> None:
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/slack.md"} <= set(names(pages()))


@pytest.mark.parametrize("page", pages(), ids=names(pages()))
def test_links_lead_to_files_that_exist(page: Path) -> None:
    linked = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in linked if not (page.parent / target).exists()] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    found, ahead = set(), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        found.add(page)
        linked = LINK.findall(page.read_text(encoding="utf-8"))
        targets = {(page.parent / target).resolve() for target in linked if target.endswith(".md")}
        ahead += targets - found
    assert {*pages()} - found == set()


@pytest.mark.parametrize("page", pages(), ids=names(pages()))
def test_make_targets_on_a_page_exist(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"run", "test", "check"} <= targets
    assert set(re.findall(r"\bmake (\w+)", code(page))) <= targets


@pytest.mark.parametrize("page", pages(), ids=names(pages()))
def test_terminal_commands_on_a_page_exist(page: Path) -> None:
    known = {path for path, _ in helps()}
    named = re.findall(r"(?:(?<=bin/)|(?<![/\w-]))kpi((?: [a-z]+){1,2})\b", code(page))
    assert [words for words in named if not {f"kpi{words}", f"kpi {words.split()[0]}"} & known] == []


@pytest.mark.parametrize("page", pages(), ids=names(pages()))
def test_slash_commands_on_a_page_exist(page: Path) -> None:
    assert set(re.findall(r"(?<!\w)/kpi ([a-z]+)", code(page))) <= {topic.word for topic in TOPICS}


def test_the_pages_do_name_commands() -> None:
    readme = code(ROOT / "README.md")
    assert {"make run", "make test", "kpi doctor", "/kpi draft"} <= set(
        re.findall(r"make \w+|/?kpi \w+", readme)
    )


@pytest.mark.parametrize("name", MADE)
def test_a_page_made_from_code_is_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == MADE[name]


def test_every_command_of_the_terminal_is_on_its_page() -> None:
    registered = set(typer.main.get_group(app).commands)
    assert {"run", "check", "doctor"} <= registered
    headings = re.findall(r"^### `kpi (\w+)`$", MADE["docs/commands.md"], re.MULTILINE)
    assert registered <= set(headings)


def test_every_fault_of_the_sandbox_is_explained() -> None:
    explained = re.findall(
        r"^\| `(\w+)` \|", (ROOT / "docs/sandbox.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(explained) == sorted(FaultKind)
