"""Judgements as text for a person at a terminal: the sentence, the marks under its words, and what to ask."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.wording import checking as words
from kpi_rules.findings import Finding, Severity
from kpi_rules.rewrite import definition_of, outline
from kpi_rules.smart import Judgement
from kpi_rules.smart.judge import RULES
from nlp.nouns import Trace

_STYLE = {Severity.FLAG: "underline red", Severity.ADVICE: "underline yellow"}
_COLOUR = {Severity.FLAG: "bold red", Severity.ADVICE: "yellow"}
_MARK = {Severity.FLAG: "^", Severity.ADVICE: "~"}
_VERDICT = {True: (words.YES, "green"), False: (words.NO, "bold red"), None: (words.OPEN, "dim")}
_OPEN = frozenset({"no-evidence", "link-unknown"})
"""Rules that only say what the sentence alone cannot tell: asked for once, below everything."""
_INDENT = "     "
_NARROW = 68
"""Columns that the five verdicts with their names take."""


def show(judgement: Judgement, *, console: Console) -> None:
    """Write one judgement, and a blank line after it."""
    _print_sentence(judgement, console=console)
    console.print(_verdicts(judgement, console=console))
    said = [finding for finding in judgement.findings if finding.rule not in _OPEN]
    for finding in said:
        if finding.severity is Severity.FLAG:
            _print_finding(finding, console=console)
    thoughts = [finding for finding in said if finding.severity is Severity.ADVICE]
    if thoughts:
        console.print(Text(f"  {words.THOUGHT}", style="dim"))
    for finding in thoughts:
        _print_finding(finding, console=console)
    _print_better(judgement, console=console)
    console.print()


def untold(judgement: Judgement) -> tuple[str, ...]:
    """The questions whose answers no sentence holds."""
    return tuple(finding.question for finding in judgement.findings if finding.rule in _OPEN)


def show_summary(count: int, open_: int, *, questions: Sequence[str], console: Console) -> None:
    """Write how many are clear, and what to do next."""
    said = words.OPEN_ONE if count == 1 else words.OPEN_MANY
    if not open_:
        said = words.CLEAR_ONE if count == 1 else words.CLEAR_ALL
    text = said.format(count=f"{count:,}", clear=f"{count - open_:,}", open=f"{open_:,}")
    console.print(Text(_wrapped(text, console=console, indent=""), style="bold"), soft_wrap=True)
    if questions:
        untold_ = words.UNTOLD.format(questions=" ".join(questions))
        console.print(Text(_wrapped(untold_, console=console, indent="  "), style="dim"), soft_wrap=True)


def _print_sentence(judgement: Judgement, *, console: Console) -> None:
    """The sentence on lines of its own; marks under the words where colour cannot show them."""
    text = Text(_visible(judgement.reading.text))
    marks = _marks(judgement)
    coloured = console.is_terminal and not console.no_color
    for finding in reversed(judgement.findings) if coloured else ():
        text.stylize(_STYLE[finding.severity], finding.start, finding.end)
    for start, end in _rows(text.plain, width=console.width):
        console.print(text[start:end], soft_wrap=True)
        under = "".join(
            mark * cell_len(char) for mark, char in zip(marks[start:end], text.plain[start:end], strict=True)
        ).rstrip()
        if under and not coloured:
            console.print(Text(under), soft_wrap=True)


def _visible(text: str) -> str:
    """The text on one line and without control characters, every code point still at its place."""
    return "".join(char if char.isprintable() else " " for char in text)


def _marks(judgement: Judgement) -> str:
    marks = [" "] * len(judgement.reading.text)
    for finding in reversed(judgement.findings):
        marks[finding.start : finding.end] = _MARK[finding.severity] * (finding.end - finding.start)
    return "".join(marks)


def _rows(text: str, *, width: int) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end, broken at blanks where there are any."""
    start, blank, used = 0, 0, 0
    for place, char in enumerate(text):
        wide = cell_len(char)
        if used + wide > width and place > start:
            end = blank if blank > start else place
            yield start, end
            start, used = end, sum(map(cell_len, text[end:place]))
        used += wide
        blank = place + 1 if char == " " else blank
    yield start, len(text)


def _verdicts(judgement: Judgement, *, console: Console) -> Text:
    found = (
        judgement.specific,
        judgement.measurable,
        judgement.attainable,
        judgement.relevant,
        judgement.time_bound,
    )
    names = [name if console.width >= _NARROW else name[0] for name in words.NAMES]
    parts = [Text.assemble(f"{name} ", _VERDICT[verdict]) for name, verdict in zip(names, found, strict=True)]
    return Text("  ") + Text("   ").join(parts)


def _print_finding(finding: Finding, *, console: Console) -> None:
    quoted = f"“{_visible(finding.text)}”: " if finding.text else ""
    named = finding.text.casefold() in finding.why.casefold()
    said = _wrapped(finding.why if named else f"{quoted}{finding.why}", console=console)
    letter = (f"{finding.letter}  ", _COLOUR[finding.severity])
    console.print(Text.assemble("  ", letter, said), soft_wrap=True)
    hint = f" {words.PERHAPS.format(instead=finding.instead)}" if finding.instead else ""
    asked = _wrapped(f"{words.ASK}{finding.question}{hint}", console=console, indent=f"{_INDENT}  ")
    console.print(Text(f"{_INDENT}{asked}", style="cyan"), soft_wrap=True)


def _print_better(judgement: Judgement, *, console: Console) -> None:
    """The sentence as it could stand, with gaps where something is still to be said."""
    reading = judgement.reading
    better = "" if reading.compound else outline(definition_of(reading))
    if not better or better.casefold() == reading.text.casefold().strip(" ."):
        return
    said = (words.SHAPE if "…" in better else words.CLEARER).format(sentence=_visible(better))
    console.print(Text(f"  {_wrapped(said, console=console)}", style="green"), soft_wrap=True)


def _wrapped(text: str, *, console: Console, indent: str = _INDENT) -> str:
    width = max(20, console.width - len(_INDENT) - 1)
    return fill(" ".join(text.split()), width=width).replace("\n", f"\n{indent}")


def show_traces(traces: Iterable[Trace], *, console: Console) -> None:
    """Write which rule took which words."""
    console.print(words.WORDS_TAKEN)
    for trace in traces:
        place = f"{trace.start}-{trace.end}"
        taken = f"  {place:>9}  {trace.rule:<22} “{_visible(trace.text)}”  {trace.meaning}"
        console.print(Text(taken), soft_wrap=True)


def show_rules(judgement: Judgement, *, console: Console) -> None:
    """Write what each finding rests on."""
    sources = {rule.id: rule.source for rule in RULES}
    console.print(f"\n{words.FINDINGS}")
    for finding in judgement.findings:
        place = f"{finding.start}-{finding.end}" if finding.text else words.MISSING
        console.print(
            Text(f"  {finding.letter} {finding.severity:<7} {finding.rule} ({place})"), soft_wrap=True
        )
        source = sources.get(finding.rule, finding.why)
        console.print(
            Text(f"      {_wrapped(source, console=console, indent='      ')}", style="dim"), soft_wrap=True
        )
