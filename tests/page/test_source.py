"""What the page's source must never hold, and what happens without a browser."""

import re
import shutil
from pathlib import Path

import pytest

from tests.page.chromium import chromium_program

FOLDER = Path(__file__).parents[2] / "bot" / "sandbox" / "page"
MODULES = sorted(FOLDER.glob("*.js"))
FILES = [*MODULES, *sorted(FOLDER.glob("*.css")), FOLDER / "index.html"]
MARKUP_FROM_TEXT = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc"
    r"|\beval\b|new Function"
)
ELSEWHERE = re.compile(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)
LONGEST = 300


def test_the_page_has_files_to_look_at() -> None:
    assert {"main.js", "api.js", "live.js", "state.js", "mrkdwn.js", "blocks.js"} <= {
        path.name for path in MODULES
    }
    assert len(FILES) > len(MODULES) + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_text_never_becomes_markup(path: Path) -> None:
    assert MARKUP_FROM_TEXT.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    assert ELSEWHERE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST


def test_every_file_the_page_names_is_there() -> None:
    index = (FOLDER / "index.html").read_text(encoding="utf-8")
    named = re.findall(r'(?:src|href)="/static/([^"]+)"', index)
    imported = [
        name
        for path in MODULES
        for name in re.findall(r'from "\./([^"]+)"', path.read_text(encoding="utf-8"))
    ]
    assert len(named) >= 3
    assert [name for name in {*named, *imported} if not (FOLDER / name).is_file()] == []


def test_without_chromium_the_tests_fail_with_a_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(
        pytest.fail.Exception, match="need Chromium, and there is none: apt-get install chromium"
    ):
        chromium_program()
