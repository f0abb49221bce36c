"""What no file of the repository may hold."""

import re
from pathlib import Path

from tests.docs.files import ROOT, repository_files

INDEXES = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "ana" + "conda.org",
    "--index" + "-url",
)
PATHS = (str(ROOT) + "/", str(Path.home()) + "/")


def test_there_are_files_to_look_at() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in repository_files()}
    assert {"README.md", "requirements.lock", "bot/cli.py"} <= names


def test_no_file_names_a_package_index_or_a_path_of_this_machine() -> None:
    assert [found for path in repository_files() for found in offences(path)] == []


def offences(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8", errors="replace")
    return [f"{path.relative_to(ROOT)}: {word}" for word in (*INDEXES, *PATHS) if word in text]


def test_nothing_needs_a_home_directory() -> None:
    absolute = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w")
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in repository_files()}
    assert [str(path.relative_to(ROOT)) for path, text in texts.items() if absolute.search(text)] == []
