"""`kpi check` and `kpi explain` as a person or a program runs them."""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.commands import check

PROGRAM = "import typer; from bot.commands import check; app = typer.Typer(); check.register(app); app()"
CASH = "increase cash flow by 15% within the next fiscal year"
DAY = ("--today", "2026-11-22")


def kpi(arguments: Sequence[str], *, typed: str | bytes = "") -> Result:
    app = typer.Typer()
    check.register(app)
    return CliRunner().invoke(app, ["check", *DAY, *arguments], input=typed)


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_good_statement_leaves_status_zero() -> None:
    result = kpi([CASH])
    assert result.exit_code == 0
    assert "Time-bound ✓" in result.stdout


@pytest.mark.req("001-26")
def test_a_flagged_statement_leaves_status_one_and_says_why() -> None:
    result = kpi(["improve cash flow"])
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == ["improve cash flow", "^^^^^^^"]
    assert "By when, or how often?" in result.stdout


def test_json_keeps_its_contract() -> None:
    text = "Cut accounts receivable days from 45 to 30 by 30 June 2027"
    [row] = objects(kpi(["--json", text]))
    assert list(row) == ["id", "text", "smart", "measure", "compound", "reading", "findings"]
    assert row["smart"] == {
        "specific": True,
        "measurable": True,
        "attainable": None,
        "relevant": None,
        "time_bound": True,
    }
    assert row["reading"] == {
        "metric": "accounts receivable days",
        "direction": "decrease",
        "baseline": {"value": 45, "unit": "duration", "unit_text": "days", "start": 34, "end": 36},
        "target": {
            "kind": "reach",
            "value": 30,
            "high": None,
            "comparator": "exactly",
            "unit": "duration",
            "unit_text": "days",
            "start": 40,
            "end": 42,
        },
        "deadline": {
            "text": "by 30 June 2027",
            "first_day": None,
            "last_day": "2027-06-30",
            "start": 43,
            "end": 58,
        },
        "cadence": None,
    }
    assert {"letter", "rule", "severity", "text", "start", "end", "why", "instead"} == set(row["findings"][0])


def test_json_lines_in_give_json_lines_out_in_order() -> None:
    lines: list[dict[str, object]] = [
        {"id": "a", "text": "improve cash flow"},
        {"text": CASH},
        {"id": 7, "text": "Zürich: 5 € — 日本"},
    ]
    result = kpi(["--json", "--jsonl"], typed="\n".join(json.dumps(line) for line in lines) + "\n\n")
    rows = objects(result)
    assert [row["id"] for row in rows] == ["a", None, "7"]
    assert [row["text"] for row in rows] == [line["text"] for line in lines]
    assert result.exit_code == 1


def test_a_line_may_bring_its_context() -> None:
    line = {"text": "raise NPS to 38 by 30 June 2027", "context": {"reached": 40, "linked": False}}
    [row] = objects(kpi(["--json", "--jsonl"], typed=json.dumps(line)))
    assert (row["smart"]["attainable"], row["smart"]["relevant"]) == (False, False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Line 1 is not JSON"),
        ("[1]", "Line 1"),
        ('{"id": "x"}', "text"),
        ('{"text": "x", "context": {"linked": 5}}', "linked"),
    ],
)
def test_a_line_that_is_not_what_was_announced_is_named(line: str, said: str) -> None:
    result = kpi(["--jsonl"], typed=line)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes("\ufeffimprove cash flow\r\n\r\nLearn a hobby\n".encode())
    rows = objects(kpi(["--json", "--file", str(path)]))
    assert [row["text"] for row in rows] == ["improve cash flow", "Learn a hobby"]


def test_a_file_in_utf_16_is_read_like_any_other(tmp_path: Path) -> None:
    file = tmp_path / "wide.txt"
    file.write_bytes("Improve cash flow\r\nRaise sales\r\n".encode("utf-16"))
    assert [row["text"] for row in objects(kpi(["--json", "--file", str(file)]))] == [
        "Improve cash flow",
        "Raise sales",
    ]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    result = kpi(["--file", str(file)])
    assert result.exit_code == 2
    assert "picture.png is no text file." in result.stderr


def test_bytes_that_are_no_text_are_read_as_far_as_they_go() -> None:
    [row] = objects(kpi(["--json"], typed=b"raise sales by 5% \xff\xfe\n"))
    assert str(row["text"]).startswith("raise sales by 5%")


def test_the_fiscal_year_start_moves_the_deadline() -> None:
    [row] = objects(kpi(["--json", "--fiscal-year-start", "4", CASH]))
    assert row["reading"]["deadline"]["last_day"] == "2028-03-31"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in kpi(["raise sales \x1b[31m by 5%"]).stdout


def test_explain_names_rule_and_words() -> None:
    app = typer.Typer()
    check.register(app)
    result = CliRunner().invoke(app, ["explain", *DAY, "improve cash flow"])
    assert result.exit_code == 0
    assert "improve" in result.stdout
    assert "no-time" in result.stdout


def cost(arguments: Sequence[str]) -> float:
    """Processor seconds of a fresh interpreter; unlike the clock, they hardly depend on what else the machine does."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_cold_check_costs_little_more_than_loading_the_tokenizer() -> None:
    tokenizer = min(cost(["-c", "import spacy.lang.en"]) for _ in range(2))
    check_once = min(cost(["-c", PROGRAM, "check", "improve cash flow"]) for _ in range(2))
    assert check_once < 2 * tokenizer
