"""The instant verdict on one sentence."""

from bot.dialogue.facts import Facts
from bot.dialogue.say import Paragraph, Says, Small
from bot.dialogue.sheet import finding_lines, marked, smart_line
from bot.wording import check as words
from bot.wording.markup import fill
from kpi_rules.findings import Severity
from kpi_rules.rewrite import definition_of, missing, sentence
from kpi_rules.smart.judge import judge
from kpi_rules.smart.rule import Context


def verdict(statement: str, *, facts: Facts) -> Says:
    """What is clear in the sentence, what is not, and a better one where the parts are there."""
    one_line = " ".join(statement.split())
    reading = facts.read(one_line)
    judgement = judge(reading, Context(today=facts.today, limits=facts.limits))
    flags = tuple(f for f in judgement.findings if f.severity is Severity.FLAG)
    known = {"no-evidence"} if reading.baseline else set()
    advice = tuple(f for f in judgement.findings if f.severity is not Severity.FLAG and f.rule not in known)[
        :2
    ]
    found = (Paragraph(finding_lines(flags)),) if flags else (Paragraph(words.CLEAR),)
    thought = tuple(Small(fill("{why} {question}", why=f.why, question=f.question)) for f in advice)
    return (
        marked(one_line, flags),
        Small(smart_line(judgement)),
        *found,
        *thought,
        *_better(one_line, facts),
    )


def _better(statement: str, facts: Facts) -> Says:
    reading = facts.read(statement)
    definition = definition_of(reading)
    better = sentence(definition)
    if missing(definition) or better.casefold() == statement.casefold().strip(" ."):
        return ()
    return (Paragraph(fill(words.BETTER, sentence=better)),)
