"""Vague words: which letter each kind weakens, what a reader could take it for, and what to ask instead."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kpi_rules.findings import Finding, Letter, Severity
from nlp.nouns import Reading, Vague


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say about one kind of vague word. `{word}` stands for the words as written."""

    why: str
    question: str
    instead: str = ""
    letter: Letter = Letter.S


KINDS: Mapping[str, Advice] = {
    "verb": Advice(
        "“{word}” does not show a reader when it is done, or how much of it is enough.",
        "What would be different, and how would you count it?",
    ),
    "quality": Advice(
        "“{word}” means something else to each reader, so two people can disagree on whether it was met.",
        "What would someone see or count that shows it is “{word}”?",
    ),
    "degree": Advice(
        "“{word}” sounds like a size or a standard, but a little and a lot would both fit.",
        "How much, how often or how well exactly?",
    ),
    "comparative": Advice(
        "“{word}” than what, and by how much? The smallest difference would do.",
        "What is the value today, and which value would be good?",
    ),
    "amount": Advice(
        "“{word}” could be two or two hundred.",
        "How many would be enough?",
        letter=Letter.M,
    ),
    "time": Advice(
        "“{word}” has no last day, so nobody can say when this is late.",
        "By which date, or how often?",
        letter=Letter.T,
    ),
    "noun": Advice(
        "“{word}” covers many things, and each reader will think of another one.",
        "Which part of it matters most, and how would you count that?",
    ),
    "hedge": Advice(
        "“{word}” leaves room, and each reader will fill it differently.",
        "What exactly belongs to it, and what does not?",
    ),
}

# Stems of words for which a better question exists than the one for their kind.
WORDS: Mapping[str, Advice] = {
    "relationship": Advice(
        (
            "A good relationship looks different to each reader: friendly calls, repeat orders, or no "
            "complaints."
        ),
        "What do people do when the relationship is good: order again, recommend you, answer your calls?",
        "repeat orders, or a satisfaction score",
    ),
    "satisf": Advice(
        "Satisfaction can be felt in many ways. One reader thinks of praise, another of fewer complaints.",
        "Who would you ask, what, and which score would be good?",
        "a satisfaction score from 1 to 5, asked after each case",
    ),
    "efficien": Advice(
        "Efficiency can mean less time, less cost or fewer people.",
        "Time, cost or errors: which of them should change?",
        "hours a case, cost an order, or errors in 100",
    ),
    "productiv": Advice(
        "Productivity needs both sides: what comes out, and what goes in.",
        "How much of what, in how many hours or people?",
        "orders handled a person a day",
    ),
    "quality": Advice(
        "Quality can be few defects, few complaints or work right the first time.",
        "Which errors or complaints would you count?",
        "share of cases right the first time",
    ),
    "communicat": Advice(
        "Communication can be more messages, fewer misunderstandings or faster answers.",
        "Who misses what today, and how would you notice that it arrives?",
        "share of questions answered within one working day",
    ),
    "collaborat": Advice(
        "Working together can mean meetings, shared work or quicker hand-overs.",
        "Where does work wait between teams, and for how long?",
        "days from hand-over to start",
    ),
    "aware": Advice(
        "Awareness lives in people's heads, so readers cannot see whether it rose.",
        "How would you ask for it, or what do people do who are aware?",
        "share of those asked who know it",
    ),
    "visib": Advice(
        "Visibility can mean more views, better places in a search or more mentions.",
        "Where should it be seen, and how often?",
        "visits a month, or mentions a quarter",
    ),
    "engage": Advice(
        "Engagement can be an answer to a survey, a visit or staying in the job.",
        "Which score or which behaviour would you count?",
        "engagement score in the yearly survey",
    ),
    "experience": Advice(
        "An experience is made of many moments, and each reader thinks of another one.",
        "Which moment causes trouble today, and how often?",
        "complaints in 1,000 orders",
    ),
    "culture": Advice(
        "Culture shows in what people do, and the sentence does not say what that is.",
        "What would people do more often?",
        "share of staff who say so in the yearly survey",
    ),
    "moral": Advice(
        "Morale cannot be seen; staying, absence and answers to a survey can.",
        "What would show it: people leaving, days of absence, a score?",
        "staff turnover, or a survey score",
    ),
    "performance": Advice(
        "Performance can be speed, money or errors.",
        "Which figure stands for performance here?",
    ),
    "timely": Advice(
        "In time for whom? An hour and a month can both be timely.",
        "Within how many hours or days?",
        "within 2 working days",
        Letter.S,
    ),
    "quick": Advice(
        "Quick for one reader is slow for another.",
        "Within how many hours or days?",
        "within 2 working days",
    ),
    "fast": Advice(
        "Fast compared with what? One reader thinks of minutes, another of weeks.",
        "How long does it take today, and how long should it take?",
        "within 2 working days",
    ),
    "prompt": Advice(
        "Prompt can be minutes or days.",
        "Within how many hours or days?",
        "within one working day",
    ),
    "support": Advice(
        "Support can be anything from a kind word to a finished job.",
        "What do people get from you, and when is it done?",
        "requests answered within 2 days",
    ),
    "world-class": Advice(
        "World-class depends on whom one compares with.",
        "Which figure, compared with whom, would prove it?",
    ),
    "best": Advice(
        "“{word}” depends on whom one compares with.",
        "Better than which value?",
    ),
    "optimi": Advice(
        "There is no telling when something is optimal: less time, less cost and fewer errors all count.",
        "Which figure should move, and in which direction?",
    ),
    "streamlin": Advice(
        "A smoother flow can mean fewer steps, less time or fewer returns.",
        "How many steps or days are there today, and how many should it be?",
        "days from request to decision",
    ),
    "regular": Advice(
        "Regular can be every day or every year.",
        "How often: each week, month or quarter?",
        "each month",
        Letter.T,
    ),
    **dict.fromkeys(
        (
            "try to",
            "hope to",
            "strive",
            "aim to",
            "seek to",
            "work to",
            "working toward",
            "best effort",
            "endeavour",
        ),
        Advice(
            "“{word}” promises the effort, not what comes out of it.",
            "What will be there in the end?",
        ),
    ),
    **dict.fromkeys(
        ("etc", "and so on", "and so forth", "and more", "and the like", "and similar", "among others"),
        Advice(
            "“{word}” keeps the list open, so nobody knows when all of it is done.",
            "What else belongs to it, or is that all?",
        ),
    ),
    "up to": Advice(
        "“{word}” is also met by nothing at all.", "What is the least that would be good?", "at least …"
    ),
    "tbd": Advice("“{word}” leaves the most important part open.", "Who will know it, and by when?"),
    "a lot": Advice("“{word}” could be ten or ten thousand.", "How many would be enough?", letter=Letter.M),
}

_MOST_WORDS = 4_096
"""For how many vague words the fitting advice is remembered."""
_NEXT_WORD = re.compile(r"\s{1,3}(\w{1,40})")

_KIND_OF = {
    "vague-verb": "verb",
    "vague-adverb": "degree",
    "vague-comparative": "comparative",
    "vague-amount": "amount",
    "vague-time": "time",
    "vague-noun": "noun",
    "vague-hedge": "hedge",
}


def advice_for(word: Vague, *, text: str) -> Advice:
    """The most fitting advice: for this very word or the one that it describes, else for its kind."""
    words = word.text.casefold()
    described = _NEXT_WORD.match(text, word.end) if _describes(word) else None
    if described:
        words = f"{words} {described.group(1).casefold()}"
    return _fitting(words, word.rule)


@lru_cache(maxsize=_MOST_WORDS)
def _fitting(words: str, rule: str) -> Advice:
    kind = KINDS[_KIND_OF.get(rule, "quality")]
    return next((advice for stem, advice in WORDS.items() if stem in words), kind)


def _describes(word: Vague) -> bool:
    return word.rule in {"vague-adjective", "vague-comparative"}


def vague_findings(reading: Reading) -> Iterable[Finding]:
    """One finding a vague word. It is a flag where the letter it weakens does not hold, else advice."""
    for word in reading.vague:
        advice = advice_for(word, text=reading.text)
        yield Finding(
            letter=advice.letter,
            rule=word.rule,
            severity=Severity.ADVICE if _holds(advice.letter, reading) else Severity.FLAG,
            text=word.text,
            start=word.start,
            end=word.end,
            why=advice.why.format(word=word.text),
            question=advice.question.format(word=word.text),
            instead=advice.instead or None,
        )


def _holds(letter: Letter, reading: Reading) -> bool:
    match letter:
        case Letter.T:
            return reading.time_bound
        case Letter.M:
            return reading.target is not None and reading.specific
        case _:
            return reading.specific
