"""What a rule says about a text: the exact words, why they matter, one question, and better words."""

from enum import StrEnum

from nlp.nouns import Frozen


class Letter(StrEnum):
    """The five questions of SMART."""

    S = "S"
    M = "M"
    A = "A"
    R = "R"
    T = "T"


class Severity(StrEnum):
    """A flag keeps a wording from passing; advice is worth a thought and stops nothing."""

    FLAG = "flag"
    ADVICE = "advice"


class Finding(Frozen):
    """One remark on a text, meant to be read by the person who wrote it.

    `text` stands at `start` to `end` (code points); all three are empty when something is missing from the sentence.
    """

    letter: Letter
    rule: str
    severity: Severity
    text: str = ""
    start: int = 0
    end: int = 0
    why: str
    question: str
    instead: str | None = None


def in_reading_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Flags before advice, and within each as the words stand; what is missing from the sentence comes last."""
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[bool, bool, int, int, str, str]:
    return (
        finding.severity is Severity.ADVICE,
        not finding.text,
        finding.start,
        finding.end,
        finding.letter,
        finding.rule,
    )
