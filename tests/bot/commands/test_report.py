"""Judgements as a person sees them on a terminal, with and without colour."""

from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from bot.commands import checking, report
from kpi_rules.findings import Finding, Letter, Severity
from kpi_rules.smart import Judgement, judge
from nlp import read
from nlp.nouns import Reading


def judgement(text: str, *findings: Finding) -> Judgement:
    return Judgement(
        reading=Reading(text=text),
        specific=False,
        measurable=True,
        attainable=None,
        relevant=None,
        time_bound=True,
        findings=findings,
    )


def finding(
    text: str, start: int, *, severity: Severity = Severity.FLAG, rule: str = "vague-verb"
) -> Finding:
    return Finding(
        letter=Letter.S,
        rule=rule,
        severity=severity,
        text=text,
        start=start,
        end=start + len(text),
        why="Nobody can tell.",
        question="What would you see?",
        instead="repeat orders",
    )


def shown(verdict: Judgement, *, colour: bool, width: int = 80) -> str:
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=width,
        legacy_windows=False,
    )
    report.show(verdict, console=console)
    return out.getvalue()


def summary(count: int, open_: int, *questions: str) -> str:
    out = StringIO()
    console = Console(file=out, width=80, legacy_windows=False)
    report.show_summary(count, open_, questions=questions, console=console)
    return out.getvalue()


def test_colour_underlines_exactly_the_words() -> None:
    text = "improve cash flow"
    lines = shown(judgement(text, finding("improve", 0)), colour=True).splitlines()
    assert lines[0] == "\x1b[4;31mimprove\x1b[0m cash flow"


def test_without_colour_marks_stand_under_the_words() -> None:
    text = "we improve quick wins"
    found = (finding("improve", 3), finding("quick", 11, severity=Severity.ADVICE))
    lines = shown(judgement(text, *found), colour=False).splitlines()
    assert lines[:2] == [text, "   ^^^^^^^ ~~~~~"]


def test_each_finding_says_why_asks_and_proposes() -> None:
    page = shown(judgement("improve it", finding("improve", 0)), colour=False)
    assert "  S  “improve”: Nobody can tell.\n     → What would you see? Perhaps: repeat orders" in page


def test_advice_follows_the_flags_and_is_called_what_it_is() -> None:
    advice = finding("quick", 11, severity=Severity.ADVICE)
    page = shown(judgement("we improve quick wins", finding("improve", 3), advice), colour=False)
    assert page.index("“improve”") < page.index("  Worth a thought\n") < page.index("“quick”")


def test_what_no_sentence_can_tell_is_asked_once_below_everything() -> None:
    missing = finding("", 0, severity=Severity.ADVICE, rule="no-evidence")
    verdict = judgement("x", missing)
    assert "What would you see?" not in shown(verdict, colour=False)
    assert report.untold(verdict) == ("What would you see?",)
    assert "need more than a sentence: What would you see?" in summary(2, 0, "What would you see?")


def test_the_last_line_says_how_many_are_clear_and_what_to_do() -> None:
    assert summary(1, 0).startswith("Clear: two people would understand the same.")
    assert summary(1, 1).startswith("Answer what stands behind →")
    assert summary(3, 0).startswith("All 3 are clear.")
    assert summary(2400, 400).startswith("2,000 of 2,400 clear, 400 to work on:")


def test_a_long_sentence_is_broken_at_blanks_with_its_marks_below_each_line() -> None:
    text = "improve " + "many words " * 5 + "quickly"
    found = (finding("improve", 0), finding("quickly", len(text) - 7))
    lines = shown(judgement(text, *found), colour=False, width=40).splitlines()
    assert lines[:4] == [
        "improve many words many words many ",
        "^^^^^^^",
        "words many words many words quickly",
        " " * 28 + "^^^^^^^",
    ]


def test_a_word_without_blanks_is_cut_where_the_line_ends() -> None:
    lines = shown(judgement("x" * 50), colour=False, width=20).splitlines()
    assert lines[:3] == ["x" * 20, "x" * 20, "x" * 10]


@pytest.mark.parametrize(
    ("before", "columns"), [("売上を ", 7), ("🚀 ", 3), ("café ", 5), ("cafe\u0301 ", 5)]
)
def test_marks_stand_under_their_words_behind_wide_signs(before: str, columns: int) -> None:
    lines = shown(judgement(f"{before}improve", finding("improve", len(before))), colour=False).splitlines()
    assert lines[1] == " " * columns + "^^^^^^^"


def test_a_narrow_window_gets_the_letters_alone() -> None:
    page = shown(judgement("x"), colour=False, width=40)
    assert "  S ✗   M ✓   A ?   R ?   T ✓\n" in page
    long_ = judgement("improve cash flow", finding("improve", 0))
    assert all(len(line) <= 40 for line in shown(long_, colour=False, width=40).splitlines())


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("improve cash flow", "In this shape: Increase cash flow from … to … by …"),
        ("Write letters to 8 people", "In this shape: Write letters to 8 people by …"),
        ("Acquire 50 new clients each quarter", ""),
        ("Address issues", ""),
        (
            "Cut receivable days from 45 to 30 by June 2027",
            "Clearer: Cut receivable days from 45 to 30 days by 30 June 2027",
        ),
    ],
)
def test_the_sentence_is_shown_as_it_could_stand(statement: str, said: str) -> None:
    page = shown(judge(read(statement, today=date(2026, 11, 22))), colour=False, width=100)
    assert said in page
    assert said or not {"In this shape", "Clearer"} & set(page.split("\n  "))


def test_brackets_in_a_statement_are_text_and_no_markup() -> None:
    assert "[bold]x[/bold]" in shown(judgement("[bold]x[/bold]"), colour=False)


def test_lines_become_items_and_blank_lines_none() -> None:
    assert [item.text for item in checking.items(["a", " ", "b"], jsonl=False)] == ["a", "b"]
