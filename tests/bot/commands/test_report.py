"""Judgements as a person sees them on a terminal, with and without colour."""

from io import StringIO

from rich.console import Console

from bot.commands import checking, report
from kpi_rules.findings import Finding, Letter, Severity
from kpi_rules.smart import Judgement
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
    assert "S “improve” Nobody can tell." in page
    assert "What would you see? Perhaps: repeat orders" in page


def test_what_a_sentence_cannot_tell_is_asked_in_one_line() -> None:
    missing = finding("", 0, severity=Severity.ADVICE, rule="no-evidence")
    assert "? To judge the rest: What would you see?" in shown(judgement("x", missing), colour=False)


def test_a_long_sentence_goes_without_marks_and_keeps_all_its_words() -> None:
    text = "improve " + "many words " * 20
    page = shown(judgement(text, finding("improve", 0)), colour=False, width=60)
    assert "^" not in page
    assert page.count("words") == 20


def test_brackets_in_a_statement_are_text_and_no_markup() -> None:
    assert "[bold]x[/bold]" in shown(judgement("[bold]x[/bold]"), colour=False)


def test_lines_become_items_and_blank_lines_none() -> None:
    assert [item.text for item in checking.items(["a", " ", "b"], jsonl=False)] == ["a", "b"]
