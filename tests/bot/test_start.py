"""`kpi run` that cannot start, and `kpi doctor`: one clear sentence each, against the sandbox with wrong keys."""

import logging
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import build, doctor
from bot.commands.upkeep import load_demo_company, upgrade_database
from bot.manifest import SCOPES, manifest
from bot.run import run
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.options import SandboxOptions
from bot.sandbox.server import Running, running
from bot.settings import Settings
from store.database import open_database

SCOPES_WITHOUT_ONE = tuple(sorted(set(SCOPES) - {"users:read"}))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running(SandboxOptions(limits=False, manifest=manifest())) as one:
        yield one


@pytest.fixture(autouse=True)
def keys(sandbox: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything right, until a test makes something wrong."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLACK_API_URL", sandbox.api_url)
    monkeypatch.setenv("SLACK_BOT_TOKEN", sandbox.bot_token)
    monkeypatch.setenv("SLACK_APP_TOKEN", sandbox.app_token)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


Set = Callable[[str, str], None]


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch) -> Set:
    return monkeypatch.setenv


def does_not_start(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, *, port: int = 0
) -> str:
    """The one sentence that `kpi run` ends with."""
    with caplog.at_level(logging.WARNING):
        assert run(Settings(), empty=True, port=port, fresh=False) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert [record.message for record in caplog.records] == []
    return said.err


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


WRONG = {
    "another bot token": ("SLACK_BOT_TOKEN", "xoxb-another", "refuses the bot token (invalid_auth)"),
    "no bot token": ("SLACK_BOT_TOKEN", "xoxp-1", "must start with xoxb-"),
    "a token with odd letters": ("SLACK_BOT_TOKEN", "xoxb-ключ", "must start with xoxb-"),
    "another app token": ("SLACK_APP_TOKEN", "xapp-1-another", "refuses the app-level token (invalid_auth)"),
    "no app token": ("SLACK_APP_TOKEN", "", "SLACK_APP_TOKEN is not set"),
    "a bot token as app token": ("SLACK_APP_TOKEN", "xoxb-1", "must start with xapp-"),
    "nobody there": ("SLACK_API_URL", "http://127.0.0.1:{port}/api/", "does not answer ([Errno 111]"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_by_both(
    name: str, change: Set, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    setting, value, said = WRONG[name]
    change(setting, value.format(port=closed_port()))
    assert said in does_not_start(capsys, caplog)
    found = [finding.text for finding in doctor.examine(Settings()) if not finding.fine]
    assert any(said in text for text in found), found


def test_a_right_that_is_missing_is_named(
    change: Set, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with running(SandboxOptions(manifest=manifest(), scopes=SCOPES_WITHOUT_ONE)) as poor:
        change("SLACK_API_URL", poor.api_url)
        change("SLACK_BOT_TOKEN", poor.bot_token)
        change("SLACK_APP_TOKEN", poor.app_token)
        assert "These rights are missing: users:read." in does_not_start(capsys, caplog)
        wrong = [finding.text for finding in doctor.examine(Settings()) if not finding.fine]
    assert len(wrong) == 1
    assert "users:read" in wrong[0]


def test_an_answer_that_is_not_slacks(
    sandbox: Running, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.fail(Fault(kind=FaultKind.ERROR_BEFORE, only=("auth.test",)))
    assert "Slack" in does_not_start(capsys, caplog)


def test_over_http_no_app_token_is_missed(change: Set) -> None:
    change("SLACK_APP_TOKEN", "")
    change("SLACK_SIGNING_SECRET", "a secret")
    findings = doctor.examine(Settings())
    assert all(finding.fine for finding in findings)
    assert any("The signing secret is set" in finding.text for finding in findings)


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    findings = doctor.examine(Settings())
    assert [finding.text for finding in findings if not finding.fine] == []
    assert len(findings) == 4
    assert capsys.readouterr().err == ""


DATABASES = {
    "no address": ("nonsense", "does not open"),
    "no such driver": ("oracle+nothing://h/d", "does not open"),
    "a folder": ("sqlite:///.", "does not open"),
    "a place that cannot be": ("sqlite:////dev/null/kpi.db", "does not open"),
}


@pytest.mark.parametrize("name", DATABASES)
def test_a_database_that_cannot_be_used(
    name: str, change: Set, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    url, said = DATABASES[name]
    change("DATABASE_URL", url)
    assert said in does_not_start(capsys, caplog)
    found = [finding.text for finding in doctor.examine(Settings()) if not finding.fine]
    assert any(said in text for text in found), found


@pytest.mark.parametrize("name", DATABASES)
def test_the_commands_for_the_database_say_so_too(
    name: str, change: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    url, said = DATABASES[name]
    change("DATABASE_URL", url)
    for work in (upgrade_database, load_demo_company):
        assert work(Settings()) == 1
        assert said in capsys.readouterr().err


def test_a_file_that_is_no_database(
    tmp_path: Path, change: Set, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "kpi.db").write_text("This is a letter, not a database. " * 200, encoding="utf-8")
    change("DATABASE_URL", f"sqlite:///{tmp_path / 'kpi.db'}")
    assert "not a database" in does_not_start(capsys, caplog)


def test_a_database_that_another_bot_works_on(
    tmp_path: Path,
    change: Set,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(build, "open_database", lambda url, **_: open_database(url, wait=0.1))
    change("DATABASE_URL", f"sqlite:///{tmp_path / 'kpi.db'}")
    other = open_database(Settings().database())
    try:
        assert "is in use by another process" in does_not_start(capsys, caplog)
        assert "in use by another process" in doctor.examine(Settings())[-1].text
    finally:
        other.close()


def test_nothing_is_forgotten_under_a_bot_at_work(
    tmp_path: Path, change: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--fresh` beside a running bot must not take its database away."""
    change("SLACK_BOT_TOKEN", "")
    (tmp_path / "data").mkdir()
    other = open_database(f"sqlite:///{tmp_path / 'data' / 'sandbox.db'}")
    try:
        assert run(Settings(), empty=True, port=0, fresh=True) == 1
        assert "is in use by another process" in capsys.readouterr().err
        assert (tmp_path / "data" / "sandbox.db").exists()
    finally:
        other.close()


def test_a_saved_workspace_that_cannot_be_read(
    tmp_path: Path, change: Set, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    change("SLACK_BOT_TOKEN", "")
    saved = tmp_path / "data" / "sandbox.json"
    saved.parent.mkdir()
    saved.write_text('{"people": 7', encoding="utf-8")
    assert "sandbox.json holds no workspace" in does_not_start(capsys, caplog)
    assert saved.read_text(encoding="utf-8") == '{"people": 7'


def test_a_port_that_is_taken(
    change: Set, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    change("SLACK_BOT_TOKEN", "")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
        assert f"Port {port} cannot be opened" in does_not_start(capsys, caplog, port=port)


def test_a_data_folder_that_cannot_be_made(
    tmp_path: Path, change: Set, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    change("DATA_FOLDER", str(tmp_path / "file" / "data"))
    assert "data folder" in does_not_start(capsys, caplog)
