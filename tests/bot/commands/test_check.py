"""`kpi check` and `kpi explain` as a person or a program runs them."""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot.commands import check, checking, contract, lines

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
        ("[" * 100_000, "Line 1 is not JSON: too deeply nested"),
        ('{"text": 1' + "0" * 5000 + "}", "Line 1 is not JSON"),
        ('{"text": 7}', "Line 1, text"),
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


def test_an_argument_that_names_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("improve cash flow\nLearn a hobby\n")
    rows = objects(kpi(["--json", str(file), "Raise sales by 5%"]))
    assert [row["text"] for row in rows] == ["improve cash flow", "Learn a hobby", "Raise sales by 5%"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("{folder}/gone.txt", "gone.txt cannot be read: there is no such file."), ("{folder}/", "is a folder.")],
)
def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path: Path, name: str, said: str) -> None:
    result = kpi([name.format(folder=tmp_path)])
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("arguments", [[], [""], ["  "]])
def test_nothing_to_check_is_said(arguments: list[str]) -> None:
    result = kpi(arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Nothing to check.")
    assert kpi(["--json"]).exit_code == 0


def test_standard_input_that_is_no_text_is_refused() -> None:
    result = kpi([], typed=b"PK\x03\x04\x00\x00")
    assert result.exit_code == 2
    assert "Standard input is no text file." in result.stderr


def test_a_line_that_never_ends_is_read_from_its_beginning() -> None:
    long_ = "Raise sales by 5% " + "x" * 300_000
    rows = objects(kpi(["--json"], typed=f"{long_}\nLearn a hobby\n"))
    assert [row["text"] for row in rows] == [long_[: lines.LONGEST_LINE], "Learn a hobby"]


def test_a_terminal_that_knows_english_letters_alone_gets_plain_signs() -> None:
    plain = {"PATH": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "check", *DAY, "improve cash flow"],
        capture_output=True,
        check=False,
        timeout=60,
        env=plain,
    )
    assert b"Specific no   Measurable no" in done.stdout
    assert b"-> By when, or how often?" in done.stdout


def test_a_reader_that_goes_away_ends_the_work_without_a_traceback(tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    many.write_text("improve cash flow\n" * 3000)
    command = [sys.executable, "-c", PROGRAM, "check", "--file", str(many)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"improve cash flow\n"
        running.stdout.close()
        assert running.stderr.read() == b""


TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(st.characters(), max_size=80),
    st.lists(
        st.sampled_from(
            ["from", "to", "by", "%", "$", "€", "1e999", "9" * 400, "9" * 400 + ".5", "½", "٣", "Q3", "2027",
             "reduce", "7:30", "1/3", "double", "\ud800", "\x00", "👩\u200d👧", "at least", "per week", "between",
             "and", "zero", "-", "±", "all"]
        ),
        max_size=25,
    ).map(" ".join),
)  # fmt: skip
KEYS = {
    "smart": {"specific", "measurable", "attainable", "relevant", "time_bound"},
    "reading": {"metric", "direction", "baseline", "target", "deadline", "cadence"},
    "baseline": {"value", "unit", "unit_text", "start", "end"},
    "target": {"kind", "value", "high", "comparator", "unit", "unit_text", "start", "end"},
    "deadline": {"text", "first_day", "last_day", "start", "end"},
    "finding": {"letter", "rule", "severity", "text", "start", "end", "why", "instead"},
}
VALUES: dict[str, set[str | None]] = {
    "measure": {"quantity", "milestone", "none"},
    "direction": {"increase", "decrease", "keep", None},
    "kind": {"reach", "change"},
    "comparator": {"exactly", "at_least", "at_most", "between"},
    "unit": {"percent", "percentage_point", "currency", "duration", "x", "score", "count", None},
    "severity": {"flag", "advice"},
}


def no_constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


@given(TEXTS)
@settings(max_examples=400)
def test_any_text_keeps_the_contract_of_the_json(text: str) -> None:
    job = checking.Job(day=date(2026, 11, 22), fiscal_year_start=1, as_json=True)
    line = contract.line(job.judgement(checking.Item(text=text)), id_="x")
    line.encode("utf-8")
    assert "\n" not in line
    row = json.loads(line, parse_constant=no_constant)
    assert list(row) == ["id", "text", "smart", "measure", "compound", "reading", "findings"]
    assert row["text"] == text
    assert set(row["smart"]) == KEYS["smart"]
    assert all(isinstance(row["smart"][name], bool) for name in ("specific", "measurable", "time_bound"))
    assert row["measure"] in VALUES["measure"]
    assert isinstance(row["compound"], bool)
    reading = row["reading"]
    assert set(reading) == KEYS["reading"]
    assert reading["direction"] in VALUES["direction"]
    for name in ("baseline", "target", "deadline"):
        part = reading[name]
        if part is not None:
            assert set(part) == KEYS[name]
            assert 0 <= part["start"] < part["end"] <= len(text)
    for name in ("kind", "comparator", "unit"):
        assert reading["target"] is None or reading["target"][name] in VALUES[name]
    assert row["smart"]["measurable"] is (row["measure"] == "quantity")
    assert row["smart"]["time_bound"] is (reading["deadline"] is not None)
    for finding in row["findings"]:
        assert set(finding) == KEYS["finding"]
        assert finding["letter"] in set("SMART")
        assert finding["severity"] in VALUES["severity"]
        assert finding["text"] == text[finding["start"] : finding["end"]]
        assert finding["why"]


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
