"""What a rule on a statement is: a frozen value with its reason, its question and its examples."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from kpi_rules.findings import Finding, Letter, Severity
from kpi_rules.limits import Limits
from nlp.nouns import Frozen, Reading, Span


class Context(Frozen):
    """What is known besides the sentence. Everything may be missing; a rule that needs it then stays silent."""

    today: date | None = None
    baseline: Decimal | None = None
    """The value today, when the sentence does not say it."""
    best_past: Decimal | None = None
    """The best value of the past."""
    reached: Decimal | None = None
    """The last value that was measured."""
    objective: str = ""
    """Text of the company objective and of the indicator that the KPI is to secure."""
    need: str = ""
    """Text of the need or capability that the KPI answers."""
    linked: bool | None = None
    """Whether the KPI is linked to an objective, indicator, need or capability; None when nobody asked."""
    link_reason: str = ""
    """How the KPI helps, in the words of its author."""
    known: frozenset[str] = frozenset()
    """Abbreviations and names that everybody in this company knows."""
    limits: Limits = Limits()


NOTHING = Context()


class Hit(NamedTuple):
    """Words a rule caught, and what goes into the gaps of its sentences."""

    start: int = 0
    end: int = 0
    values: Mapping[str, str] = MappingProxyType({})
    flag: bool | None = None
    """Overrules the rule's own severity."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the words that the rule must underline in it; none when something is missing from it."""

    text: str
    words: str = ""
    context: Context = NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One thing to ask of a statement. `why`, `question` and `instead` may hold `{gaps}` that a hit fills."""

    id: str
    letter: Letter
    severity: Severity
    asks: str
    why: str
    question: str
    source: str
    find: Callable[[Reading, Context], Iterable[Hit]]
    instead: str = ""
    examples: tuple[Example, ...] = ()
    ignores: tuple[Example, ...] = ()

    def finding(self, hit: Hit, *, text: str) -> Finding:
        """What this rule has to say about what it found in a text."""
        return _said(self, hit, text=text) if hit.values or hit.end else _unsaid(self, hit.flag)

    def severity_of(self, flag: bool | None) -> Severity:
        """The severity of a finding: the rule's own where the hit does not overrule it."""
        if flag is None:
            return self.severity
        return Severity.FLAG if flag else Severity.ADVICE


def _said(rule: Rule, hit: Hit, *, text: str) -> Finding:
    return Finding(
        letter=rule.letter,
        rule=rule.id,
        severity=rule.severity_of(hit.flag),
        text=text[hit.start : hit.end],
        start=hit.start,
        end=hit.end,
        why=rule.why.format(**hit.values),
        question=rule.question.format(**hit.values),
        instead=rule.instead.format(**hit.values) or None,
    )


@cache
def _unsaid(rule: Rule, flag: bool | None) -> Finding:
    """The finding on what is missing, the same for every sentence."""
    return _said(rule, Hit(flag=flag), text="")


def at(span: Span, *, flag: bool | None = None, **values: str) -> Hit:
    """A hit on these words."""
    return Hit(span.start, span.end, values, flag)


def whole(*, flag: bool | None = None, **values: str) -> Hit:
    """A hit on what the sentence does not say."""
    return Hit(0, 0, values, flag)
