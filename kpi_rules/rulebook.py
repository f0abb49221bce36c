"""The rulebook: every rule with its reason and its examples, as one page made from the rules themselves."""

from collections.abc import Iterable

from kpi_rules.findings import Letter
from kpi_rules.limits import limits_table
from kpi_rules.smart.judge import RULES
from kpi_rules.smart.rule import Example, Rule
from kpi_rules.smart.vague import KINDS, WORDS, Advice
from nlp.rulebook import RULES as READING_RULES
from nlp.rules.rule import Rule as ReadingRule

_TITLES = {
    Letter.S: "S, specific: would two readers agree on what is meant?",
    Letter.M: "M, measurable: how would anyone know that it was met?",
    Letter.A: "A, attainable: a goal to reach on tiptoe?",
    Letter.R: "R, relevant: what does it serve?",
    Letter.T: "T, time-bound: until when, or how often?",
}
_HEAD = """# Rulebook

What the assistant looks for in a KPI sentence, why, and what it asks. A **flag** keeps a wording from passing until it
is changed or kept with a reason; **advice** stops nothing. Underlined words in the examples are those that the rule
points at. This page is made from the rules, and every example on it is a test.
"""


def rulebook() -> str:
    """The page as markdown."""
    judging = [_chapter(letter) for letter in Letter]
    parts = [_HEAD, *judging, _vague_chapter(), _reading_chapter(), _limits_chapter()]
    return "\n".join(parts)


def _chapter(letter: Letter) -> str:
    rules = (rule for rule in RULES if rule.letter is letter)
    return "\n".join((f"## {_TITLES[letter]}\n", *(_entry(rule) for rule in rules)))


def _entry(rule: Rule) -> str:
    lines = [
        f"### `{rule.id}` ({rule.severity})\n",
        f"{rule.asks}\n",
        f"- Why: {_gaps(rule.why)}",
        f"- Asks: {_gaps(rule.question)}",
        f"- Source: {rule.source}",
        *_examples("Points at", rule.examples),
        *_examples("Leaves alone", rule.ignores),
    ]
    return "\n".join(lines) + "\n"


def _gaps(sentence: str) -> str:
    """Gaps that a finding fills are shown as an ellipsis in brackets."""
    while "{" in sentence and "}" in sentence:
        start, end = sentence.index("{"), sentence.index("}")
        sentence = f"{sentence[:start]}[…]{sentence[end + 1 :]}"
    return sentence


def _examples(title: str, examples: Iterable[Example]) -> Iterable[str]:
    for example in examples:
        yield f"- {title}: {_marked(example)}{_background(example)}"


def _marked(example: Example) -> str:
    if not example.words:
        return example.text
    return example.text.replace(example.words, f"<u>{example.words}</u>", 1)


def _background(example: Example) -> str:
    """What the rule had to know besides the sentence."""
    known = example.context.model_dump(exclude_defaults=True, exclude={"limits"}, mode="json")
    facts = [f"{name.replace('_', ' ')}: {value}" for name, value in known.items()]
    return f" ({'; '.join(facts)})" if facts else ""


def _vague_chapter() -> str:
    rows = [_advice_row(f"any {kind}", advice) for kind, advice in KINDS.items()]
    rows += [_advice_row(f"{word}…", advice) for word, advice in WORDS.items()]
    head = (
        "## Vague words\n\n"
        "A vague word is a flag where nothing else in the sentence makes it exact, else advice. "
        "Rule ids begin with `vague`.\n\n"
        "| word | why | question | for instance |\n|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def _advice_row(name: str, advice: Advice) -> str:
    why, question = (text.replace("{word}", "…") for text in (advice.why, advice.question))
    return f"| {name} | {why} | {question} | {advice.instead} |"


def _reading_chapter() -> str:
    head = "## Reading: what is taken from a sentence before it is judged\n\nTaken words are underlined.\n"
    return "\n".join((head, *(_reading_entry(rule) for rule in READING_RULES)))


def _reading_entry(rule: ReadingRule) -> str:
    lines = [f"### `{rule.id}`\n", f"{rule.asks}\n", f"- Why: {rule.why}", f"- Source: {rule.source}"]
    for example in rule.examples:
        marked = (
            example.text.replace(example.words, f"<u>{example.words}</u>", 1)
            if example.words
            else example.text
        )
        lines.append(f"- Takes: {marked}" + (f" → {example.meaning}" if example.meaning else ""))
    lines += [f"- Leaves alone: {text}" for text in rule.ignores]
    return "\n".join(lines) + "\n"


def _limits_chapter() -> str:
    return f"## Limits\n\nEvery threshold is a setting.\n\n{limits_table()}"
