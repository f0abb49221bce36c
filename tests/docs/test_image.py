"""What the image is built from and how `compose.yaml` starts it, compared with the program; no engine is needed."""

import re
import tomllib
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parents[2]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_package_of_the_program_gets_into_the_image_and_nothing_else_does() -> None:
    packages = set(
        tomllib.loads(text("pyproject.toml"))["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    )
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text("Dockerfile"), flags=re.MULTILINE)
    wanted = {name for names in copied for name in names.split()}
    assert packages < wanted
    lines = text(".dockerignore").split()
    assert lines[0] == "*"
    assert {line.removeprefix("!") for line in lines if line.startswith("!")} == wanted


def test_what_compose_sets_is_a_setting_and_each_of_its_secrets_is_in_the_page_on_running_it() -> None:
    known = {name.upper() for name in Settings.model_fields}
    compose, page = text("compose.yaml"), text("docs/running.md")
    chosen = set(re.findall(r"^ +([A-Z_]+):", compose, flags=re.MULTILINE))
    assert chosen - known == {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD_FILE"}
    secrets = set(re.findall(r"file: \./(secrets/\w+)", compose))
    assert len(secrets) == 4
    assert [name for name in secrets if f"> {name}" not in page] == []


def test_the_image_sets_what_the_program_reads() -> None:
    [line] = re.findall(r"^ENV (.+)$", text("Dockerfile"), flags=re.MULTILINE)
    names = {part.split("=")[0] for part in line.split()} - {"PATH", "PYTHONUNBUFFERED"}
    assert names == {"DATA_FOLDER", "HTTP_HOST", "HEALTH_PORT"}
    assert names < {name.upper() for name in Settings.model_fields}
