"""The process that reads a file: apart from the bot, within limits, and told nothing that is secret."""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.sheets import reading
from bot.sheets.nouns import Kind, Listing, RefusedError, SharedFile, Trouble
from bot.sheets.reading import parsed
from bot.sheets.receiving import AT_ONCE, Store

PROBE = """
import json, os, resource, sys
from bot.sheets import child
child.confine()
print(json.dumps({
    "memory": resource.getrlimit(resource.RLIMIT_AS)[0],
    "seconds": resource.getrlimit(resource.RLIMIT_CPU)[0],
    "files": resource.getrlimit(resource.RLIMIT_FSIZE)[0],
    "heavy": [name for name in ("numpy", "spacy", "sqlalchemy", "slack_sdk") if sys.modules.get(name)],
    "environment": sorted(set(os.environ) - {"LC_CTYPE"}),
}))
"""


def test_the_reader_has_little_memory_and_time_and_loads_little() -> None:
    done = subprocess.run([sys.executable, "-I", "-B", "-c", PROBE], capture_output=True, check=True, env={})
    limits = json.loads(done.stdout)
    assert limits == {"memory": 512 << 20, "seconds": 5, "files": 0, "heavy": [], "environment": []}


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        ("import os; os.kill(os.getpid(), 9)", Trouble.TOO_HEAVY),
        ("import os; os.abort()", Trouble.TOO_HEAVY),
        ("x = bytearray(1 << 40)", Trouble.TOO_HEAVY),
        ("1 / 0", Trouble.UNREADABLE),
        ("import time; time.sleep(60)", Trouble.TOO_HEAVY),
        ("print('no JSON')", Trouble.UNREADABLE),
        ("""print('{"trouble": "unheard of"}')""", Trouble.UNREADABLE),
    ],
    ids=["killed", "aborted", "memory", "broken", "hangs", "garbled", "unknown"],
)
def test_however_the_reader_ends_the_file_is_refused(
    code: str, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "command", lambda _kind: [sys.executable, "-I", "-c", code])
    monkeypatch.setattr(reading, "LONGEST", 1.0)
    with pytest.raises(RefusedError) as caught:
        parsed(b"KPI;Target\nReduce cost;5\n", Kind.CSV)
    assert caught.value.trouble is trouble


def test_what_went_wrong_is_logged_without_the_words_of_the_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = "raise ValueError('Reduce cost')"
    monkeypatch.setattr(reading, "command", lambda _kind: [sys.executable, "-I", "-c", broken])
    with pytest.raises(RefusedError):
        parsed(b"Reduce cost\n", Kind.TXT)
    assert "ValueError" in caplog.text
    assert "Reduce cost" not in caplog.text


def test_no_more_than_two_files_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    place, busy, most = Store("https://files.slack.com", "xoxb-1"), [0], [0]

    def slow(_content: bytes, _kind: Kind) -> Listing:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.05)
        busy[0] -= 1
        return Listing(())

    monkeypatch.setattr(reading, "received", lambda _file, _place: b"")
    monkeypatch.setattr(reading, "parsed", slow)
    with ThreadPoolExecutor(6) as people:
        list(people.map(lambda n: reading.read(SharedFile(f"{n}.csv"), place), range(6)))
    assert most == [AT_ONCE]
