"""Is this a mission: why the department exists, for whom and to what end, rather than a list of its duties?"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kpi_rules import lexicon
from kpi_rules.findings import Finding, Letter, Severity, in_reading_order
from kpi_rules.limits import DEFAULTS, Limits
from nlp.clean import LONGEST_TEXT

_BULLET = re.compile(r"^[ \t]{0,20}(?:[-*•–·]|\d{1,2}[.)])[ \t]", re.MULTILINE)
_BREAK = re.compile(r"[;\n]|,(?:\s{0,3}and\b)?|\band\b|&", re.IGNORECASE)
_TO_DO = re.compile(
    r"(?:(?<=\w[^.;\n])|(?<=\w[^.;\n]{2})|(?<=\w[^.;\n]{3}))"
    r"\bto (?!(?:be|do|all|our|the|their|every|each|other|its|date)\b)[a-z]",
    re.IGNORECASE,
)
_SHORT = "mission-short"
_WORD = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,20})?")


def check_mission(text: str, *, limits: Limits = DEFAULTS) -> tuple[Finding, ...]:
    """What a reader could miss or misunderstand in a department's mission; empty when nothing.

    Of a text longer than 4,000 characters the first 4,000 are read.
    """
    return _checked(text[:LONGEST_TEXT], limits)


@lru_cache(maxsize=256)
def _checked(text: str, limits: Limits) -> tuple[Finding, ...]:
    """The same, kept: a draft asks again at every step."""
    parts = (*_for_whom(text), *_to_what_end(text))
    # What is missing says more than that it is short.
    length = [finding for finding in _length(text, limits) if not (parts and finding.rule == _SHORT)]
    return in_reading_order([*_duties(text, limits), *length, *parts, *_vague(text)])


def duties_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the text names a duty: a clause that opens with a verb of daily work, or a bullet."""
    bullets = [match.span() for match in _BULLET.finditer(text)]
    clauses = [span for span in _clauses(text) if _opens_with_duty(text[slice(*span)])]
    return tuple(bullets if len(bullets) > len(clauses) else clauses)


def _clauses(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for cut in _BREAK.finditer(text):
        yield start, cut.start()
        start = cut.end()
    yield start, len(text)


def _opens_with_duty(clause: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(clause)[:4]]
    skipped = [w for w in words if w not in lexicon.words("verbs", "before a duty")]
    return bool(skipped) and any(form in lexicon.words("verbs", "duty") for form in _forms(skipped[0]))


def _forms(word: str) -> tuple[str, ...]:
    """What a duty verb may be a form of: managing, manages, managed."""
    bare = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("s")
    return (word, bare, f"{bare}e", bare[:-1])


def _duties(text: str, limits: Limits) -> Iterable[Finding]:
    duties = duties_in(text)
    pieces = [clause for clause in re.split(r"[;\n]", text) if clause.strip()]
    listed = len(pieces) >= limits.mission_duties and not re.search(r"[.!?]\s", text)
    if len(duties) >= limits.mission_duties or listed:
        start, end = (duties[0][0], duties[-1][1]) if duties else (0, len(text))
        start += len(text[start:end]) - len(text[start:end].lstrip())
        yield Finding(
            letter=Letter.S,
            rule="mission-duties",
            severity=Severity.FLAG,
            text=text[start:end],
            start=start,
            end=end,
            why=(
                "This lists tasks. It says what the department does all day, but not what would be "
                "missing without it."
            ),
            question="If the department closed tomorrow, what could the others no longer do?",
            instead="We make sure that … (for whom), so that … (to what end).",
        )


def _length(text: str, limits: Limits) -> Iterable[Finding]:
    count = len(_WORD.findall(text))
    if count < limits.mission_words_fewest:
        yield _missing(
            _SHORT,
            why="In so few words there is hardly room for whom it is and to what end.",
            question="Who is better off because of your department, and in what way?",
        )
    if count > limits.mission_words_most:
        yield _missing(
            "mission-long",
            why=f"With {count} words it is hard to keep in mind, and people will remember different parts.",
            question="Which single sentence would you keep?",
            severity=Severity.ADVICE,
        )


def _for_whom(text: str) -> Iterable[Finding]:
    if not lexicon.pattern("mission", "beneficiary").search(text):
        yield _missing(
            "mission-for-whom",
            why="It does not say who is better off because of the department.",
            question="For whom do you do this: customers, other departments, the whole company?",
        )


def _to_what_end(text: str) -> Iterable[Finding]:
    if not lexicon.pattern("mission", "purpose").search(text) and not _TO_DO.search(text):
        yield _missing(
            "mission-purpose",
            why="It says what is done, but not what that is good for.",
            question="What can they do, decide or rely on thanks to you?",
            instead="…, so that …",
        )


def _vague(text: str) -> Iterable[Finding]:
    for found in lexicon.pattern("mission", "praise").finditer(text):
        yield Finding(
            letter=Letter.S,
            rule="mission-vague",
            severity=Severity.ADVICE,
            text=found.group(),
            start=found.start(),
            end=found.end(),
            why=f"“{found.group()}” would fit any department of any company.",
            question="What would a colleague see that makes it true?",
        )


def _missing(
    rule: str,
    *,
    why: str,
    question: str,
    severity: Severity = Severity.FLAG,
    instead: str | None = None,
) -> Finding:
    return Finding(letter=Letter.S, rule=rule, severity=severity, why=why, question=question, instead=instead)
