"""Settings from the environment, `.env` and files; what is wrong is said in one sentence, without the secret."""

from pathlib import Path

import pytest

from bot.settings import SECRETS, Settings, SettingsWrong


@pytest.fixture(autouse=True)
def empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def refused() -> str:
    with pytest.raises(SettingsWrong) as wrong:
        Settings()
    sentence = str(wrong.value)
    assert sentence.startswith("A setting is wrong: ")
    assert "\n" not in sentence
    return sentence


def test_without_tokens_the_bot_opens_a_workspace_on_this_machine() -> None:
    assert not Settings().uses_slack
    assert Settings().database() == "sqlite:///data/kpi.db"


@pytest.mark.parametrize("name", SECRETS)
def test_every_secret_may_lie_in_a_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("\ufeffxoxb-from-file \n", encoding="utf-8")
    monkeypatch.setenv(f"{name.upper()}_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv(name.upper(), "the file wins")
    assert getattr(Settings(), name).get_secret_value() == "xoxb-from-file"


def test_spaces_around_a_token_are_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", " xoxb-1\n")
    assert Settings().slack_bot_token.get_secret_value() == "xoxb-1"


def test_an_env_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text('\ufeffSLACK_BOT_TOKEN="xoxb-1"\nOTHER=1\n', encoding="utf-8")
    assert Settings().uses_slack


def test_a_secret_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN_FILE", "/nowhere/token")
    assert "SLACK_APP_TOKEN_FILE: /nowhere/token cannot be read (No such file or directory)" in refused()


def test_a_secret_file_that_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_bytes(b"\xff\xfexoxb-secret\x80")
    monkeypatch.setenv("SLACK_BOT_TOKEN_FILE", str(tmp_path / "secret"))
    assert "does not hold text" in refused()


def test_an_env_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"SLACK_BOT_TOKEN=\xff\xfe")
    assert ".env cannot be read" in refused()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LOG_LEVEL", "loud", "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR"),
        ("SLACK_API_URL", "slack.com/api", "SLACK_API_URL must begin with https://"),
    ],
)
def test_a_value_that_cannot_be(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(name, value)
    assert said in refused()


def test_a_secret_is_never_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-very-secret")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    assert "very-secret" not in refused()
    monkeypatch.delenv("LOG_LEVEL")
    assert "very-secret" not in repr(Settings())


def test_an_address_may_lack_its_last_slash_and_a_level_its_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", "https://proxy.example/api")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert (Settings().slack_api_url, Settings().log_level) == ("https://proxy.example/api/", "DEBUG")
