"""`docs/catalogue.md`: the whole catalogue as a page for people, made from the data."""

from collections.abc import Iterable, Iterator

from kpi_rules.catalogue import catalogue
from kpi_rules.catalogue.nouns import Guide, NeedPattern, Pattern, Split
from kpi_rules.functions import Function, Line, Trade
from kpi_rules.ground_nouns import CapabilityKind
from nlp.nouns import Cadence, Direction

TITLES: dict[Line, str] = {
    Function.RND: "Research and development",
    Function.PROCUREMENT: "Procurement",
    Function.PRODUCTION: "Production",
    Function.MARKETING: "Marketing",
    Function.SALES: "Sales",
    Function.SERVICE: "Service",
    Function.FINANCE: "Finance",
    Function.HR: "Human resources",
    Function.IT: "Information technology",
    Function.ADMIN: "Administration",
    Trade.LEGAL: "Legal",
    Trade.QUALITY: "Quality",
}

KINDS = {
    CapabilityKind.TRAINING: "training",
    CapabilityKind.PROCESS: "process optimisation",
    CapabilityKind.SYSTEM: "digital system",
    CapabilityKind.OTHER: "other",
}

ARROWS = {Direction.INCREASE: "↑", Direction.DECREASE: "↓", Direction.KEEP: "→"}

CADENCES = {
    Cadence.DAILY: "daily",
    Cadence.WEEKLY: "weekly",
    Cadence.MONTHLY: "monthly",
    Cadence.QUARTERLY: "quarterly",
    Cadence.HALF_YEARLY: "half-yearly",
    Cadence.YEARLY: "yearly",
}

COLUMNS = ("KPI", "Question", "How it is computed", "Unit", "What it is", "How often, from where", "Careful")

OPENING = """# The catalogue

KPIs that departments often take, by what they do for the company. Offered while drafting, never pushed: a KPI from
here still has to serve one of your company's objectives. ↑ means more is better, ↓ less. Every example sentence
is a pattern; its numbers are placeholders for yours.
"""


def page() -> str:
    """The page in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    whole = catalogue()
    yield OPENING
    yield f"{len(whole.patterns)} KPIs; {len(whole.guides)} lines of work.\n"
    for line, title in TITLES.items():
        yield f"## {title}\n"
        yield from _guide(whole.guide(line))
        yield from _table(p for p in whole.patterns if p.id.startswith(f"{line}."))
    yield "## Every department\n"
    yield from _table(p for p in whole.patterns if p.function is None)
    yield "## Usual splits of a target\n"
    yield from (_split(split) for split in whole.splits)


def _guide(guide: Guide) -> Iterator[str]:
    yield f"A mission could be: *{guide.mission_example}*\n"
    yield "What others need:\n"
    yield from (f"- {_need(need)}" for need in guide.need_examples)
    yield "\nWhat to become able to do:\n"
    yield from (f"- {KINDS[example.kind]}: {example.text}" for example in guide.capability_examples)
    yield "\nWhen the work seems impossible to count:\n"
    yield from (f"- {question}" for question in guide.quantify_questions)
    yield ""


def _need(need: NeedPattern) -> str:
    asking = [TITLES[function].lower() for function in need.asked_by] + ["customers"] * need.customer
    return f"“{need.text}” ({', '.join(asking)}) {need.answer}"


def _table(patterns: Iterable[Pattern]) -> Iterator[str]:
    yield _row(COLUMNS)
    yield _row(["---"] * len(COLUMNS))
    yield from (_row(_cells(pattern)) for pattern in patterns)
    yield ""


def _cells(pattern: Pattern) -> tuple[str, ...]:
    side = f"{pattern.side}" if pattern.side else "company result"
    also = f" (also: {', '.join(pattern.aliases)})" if pattern.aliases else ""
    kind = f" ({KINDS[pattern.kind]})" if pattern.kind else ""
    return (
        f"**{pattern.name}**{also}<br>`{pattern.id}`",
        f"{pattern.question} {pattern.why}",
        f"{pattern.formula}<br>*{pattern.sentence(due='30 June 2027')}*",
        _unit(pattern),
        f"{pattern.perspective.replace('_', ' ')}; {pattern.nature}; {side}{kind}",
        f"{CADENCES[pattern.cadence]}; {pattern.source}; cost of measuring {pattern.cost}",
        f"Gamed by: {pattern.gaming} Not for you: {pattern.avoid}",
    )


def _unit(pattern: Pattern) -> str:
    if pattern.unit is None or pattern.direction is None:
        return "done or not"
    return f"{'money' if pattern.money else pattern.unit_text} {ARROWS[pattern.direction]}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _split(split: Split) -> str:
    parts = ", ".join(f"{part.name} {part.share} %" for part in split.parts)
    return f"- `{split.of}`, {split.name.lower()}: {parts}. {split.why}"
