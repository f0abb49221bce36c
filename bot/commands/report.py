"""Judgements as text for a person at a terminal: the sentence, the marks under its words, and what to ask."""

from collections.abc import Iterable
from textwrap import fill

from rich.console import Console
from rich.text import Text

from kpi_rules.findings import Finding, Severity
from kpi_rules.smart import Judgement
from kpi_rules.smart.judge import RULES
from nlp.nouns import Trace

_STYLE = {Severity.FLAG: "underline red", Severity.ADVICE: "underline yellow"}
_MARK = {Severity.FLAG: "^", Severity.ADVICE: "~"}
_VERDICT = {True: ("yes", "green"), False: ("no", "bold red"), None: ("?", "dim")}
_OPEN = frozenset({"no-evidence", "link-unknown"})
"""Rules that only say what the sentence alone cannot tell: asked for in one line."""
_INDENT = "     "


def show(judgement: Judgement, *, console: Console) -> None:
    """Write one judgement, and a blank line after it."""
    console.print(_sentence(judgement))
    if not console.is_terminal or console.no_color:
        _print_marks(judgement, console=console)
    console.print(_verdicts(judgement))
    for finding in judgement.findings:
        if finding.rule not in _OPEN:
            _print_finding(finding, console=console)
    _print_open(judgement, console=console)
    console.print()


def _sentence(judgement: Judgement) -> Text:
    text = Text(_visible(judgement.reading.text))
    for finding in reversed(judgement.findings):
        text.stylize(_STYLE[finding.severity], finding.start, finding.end)
    return text


def _visible(text: str) -> str:
    """The text on one line and without control characters, every code point still at its place."""
    return "".join(char if char.isprintable() else " " for char in text)


def _print_marks(judgement: Judgement, *, console: Console) -> None:
    """Marks under the words, where colour cannot show them; a sentence longer than the line goes without."""
    text = judgement.reading.text
    if len(text) > console.width:
        return
    marks = [" "] * len(text)
    for finding in reversed(judgement.findings):
        marks[finding.start : finding.end] = _MARK[finding.severity] * (finding.end - finding.start)
    line = "".join(marks).rstrip()
    if line:
        console.print(Text(line))


def _verdicts(judgement: Judgement) -> Text:
    rows = (
        ("Specific", judgement.specific),
        ("Measurable", judgement.measurable),
        ("Attainable", judgement.attainable),
        ("Relevant", judgement.relevant),
        ("Time-bound", judgement.time_bound),
    )
    parts = [Text.assemble(f"{name} ", _VERDICT[verdict]) for name, verdict in rows]
    return Text("  ") + Text(" · ").join(parts)


def _print_finding(finding: Finding, *, console: Console) -> None:
    style = "red" if finding.severity is Severity.FLAG else "yellow"
    words = f"“{_visible(finding.text)}” " if finding.text else ""
    said = (
        finding.why
        if finding.text and finding.text.casefold() in finding.why.casefold()
        else f"{words}{finding.why}"
    )
    console.print(
        Text.assemble("  ", (f"{finding.letter} ", style), _wrapped(said, console=console)), soft_wrap=True
    )
    hint = f" Perhaps: {finding.instead}" if finding.instead else ""
    console.print(
        Text(_INDENT + _wrapped(finding.question + hint, console=console), style="dim"), soft_wrap=True
    )


def _print_open(judgement: Judgement, *, console: Console) -> None:
    questions = " ".join(finding.question for finding in judgement.findings if finding.rule in _OPEN)
    if questions:
        line = _wrapped(f"To judge the rest: {questions}", console=console)
        console.print(Text(f"  ? {line}", style="dim"), soft_wrap=True)


def _wrapped(text: str, *, console: Console) -> str:
    return fill(" ".join(text.split()), width=max(40, console.width - 6)).replace("\n", f"\n{_INDENT}")


def show_traces(traces: Iterable[Trace], *, console: Console) -> None:
    """Write which rule took which words."""
    console.print("Words taken")
    for trace in traces:
        console.print(
            Text(
                f"  {trace.start:>4}-{trace.end:<4} {trace.rule:<22} “{_visible(trace.text)}”  "
                f"{trace.meaning}"
            )
        )


def show_rules(judgement: Judgement, *, console: Console) -> None:
    """Write what each finding rests on."""
    sources = {rule.id: rule.source for rule in RULES}
    console.print("\nFindings")
    for finding in judgement.findings:
        place = f"{finding.start}-{finding.end}" if finding.text else "missing"
        console.print(Text(f"  {finding.letter} {finding.severity:<7} {finding.rule} ({place})"))
        console.print(Text(f"      {sources.get(finding.rule, finding.why)}", style="dim"))
