"""Everything that the rules found in one statement, in light records."""

from dataclasses import dataclass, field

from nlp.clean import Prepared
from nlp.lexicon import word_set
from nlp.nouns import Direction, Measure
from nlp.pipeline import pipeline
from nlp.rules import implied, targets
from nlp.rules.calendar import Calendar
from nlp.rules.changes import changed
from nlp.rules.counted import counted
from nlp.rules.directions import direction
from nlp.rules.goals import Goal, goals
from nlp.rules.head import Head
from nlp.rules.heads import heads
from nlp.rules.impossible import RULE
from nlp.rules.limits import limits
from nlp.rules.number import Number, Place
from nlp.rules.numbers import numbers
from nlp.rules.periods import periods
from nlp.rules.phrases import Parts, abbreviations, means, metric, scopes
from nlp.rules.rule import Taken
from nlp.rules.sentence import Sentence
from nlp.rules.slips import slips
from nlp.rules.specific import Promise, core_end, measure, relative, specific
from nlp.rules.targets import Aim
from nlp.rules.told import told_of_a_thing
from nlp.rules.vague import Wording, consequence, vague
from nlp.rules.when import When
from nlp.rules.working_days import working_days


@dataclass(slots=True)
class Analysis:
    """What was found, in character places of the prepared text."""

    sentence: Sentence
    heads: list[Head]
    whens: list[When]
    numbers: list[Number] = field(default_factory=list)
    lengths: list[When] = field(default_factory=list)
    """Lengths of time that are the metric and no limit."""
    baseline: Number | None = None
    aim: Aim | None = None
    deadline: When | None = None
    direction: Direction | None = None
    goals: list[Goal] = field(default_factory=list)
    vague: list[Taken] = field(default_factory=list)
    measure: Measure = Measure.NONE
    specific: bool = False
    metric: Place | None = None
    means: Place | None = None
    scope: list[Place] = field(default_factory=list)
    abbreviations: list[Place] = field(default_factory=list)
    slips: list[Taken] = field(default_factory=list)
    """Dates that no calendar has and words that are misspelt, with what is likely to be meant."""

    @property
    def times(self) -> list[Place]:
        """Where the sentence fixes when."""
        return [(when.start, when.end) for when in self.whens]


def analyse(prepared: Prepared, *, calendar: Calendar) -> Analysis:
    """Find everything; each step sees what the earlier ones took."""
    sentence = pipeline().sentence(prepared.text)
    found = Analysis(sentence, heads(sentence), periods(sentence, calendar=calendar))
    _count(found)
    _set_aside(found)
    _settle_lengths(found)
    _aim(found)
    _judge(found)
    _cut(found)
    return found


def _count(found: Analysis) -> None:
    """Every number outside dates, with its unit."""
    dates = [(when.start, when.end) for when in found.whens if not when.duration]
    spoken = [*implied.spoken(found.sentence), *working_days(found.sentence)]
    written = [n for n in numbers(found.sentence, taken=dates) if not _within(n, spoken)]
    everything = (counted(number, sentence=found.sentence) for number in [*written, *spoken])
    found.numbers = sorted(everything, key=lambda number: number.start)


def _set_aside(found: Analysis) -> None:
    """What looks like a date and is none is no time, and no number either; nor is a time that only describes."""
    found.slips = [*slips(found.sentence)]
    text, numbers_ = found.sentence.text, found.numbers
    found.whens = [when for when in found.whens if not told_of_a_thing(when, text=text, numbers=numbers_)]
    impossible = [when for when in found.whens if when.rule == RULE]
    if impossible:
        found.whens = [when for when in found.whens if when.rule != RULE]
        found.slips += [Taken(RULE, when.start, when.end, when.meant) for when in impossible]


def _within(number: Number, others: list[Number]) -> bool:
    return any(number.start < other.end and other.start < number.end for other in others)


def _settle_lengths(found: Analysis) -> None:
    """A bare length of time is either the limit of the goal or its metric."""
    open_lengths = [when for when in found.whens if when.duration]
    if not open_lengths:
        return
    start = targets.baseline(found.numbers, text=found.sentence.text)
    others = [
        n
        for n in found.numbers
        if n is not start and not any(w.start <= n.start < w.end for w in open_lengths)
    ]
    for when in open_lengths:
        if limits(when, sentence=found.sentence, heads=found.heads, others=others):
            found.numbers = [n for n in found.numbers if not when.start <= n.start < when.end]
        else:
            found.whens.remove(when)
            found.lengths.append(when)


def _aim(found: Analysis) -> None:
    """Deadline, baseline and target: the firmest time, the number behind "from", the weightiest other.

    Of several goals the first one that holds a number tells the target, the first that is dated the deadline.
    """
    text = found.sentence.text
    found.baseline = targets.baseline(found.numbers, text=text)
    found.goals = goals(found.sentence, heads=found.heads)
    first, whens = found.numbers, found.whens
    if len(found.goals) > 1:
        first = [number for number in first if number.end <= found.goals[0].end]
        whens = [when for when in whens if when.end <= found.goals[0].end] or whens
    found.deadline = max(whens, key=lambda when: when.strength, default=None)
    found.aim = targets.aim(first, text=text, start=found.baseline)
    if found.aim is None and len(first) < len(found.numbers):
        found.aim = targets.aim(found.numbers, text=text, start=found.baseline)
    if found.aim is not None and found.baseline is not None:
        found.baseline = targets.completed(found.baseline, other=found.aim.number)


def _judge(found: Analysis) -> None:
    exact = found.aim is not None
    found.means = means(found.sentence.text, times=found.times)
    several = [(goal.start, goal.end) for goal in found.goals] if len(found.goals) > 1 else []
    found.vague = vague(
        Wording(
            found.sentence,
            found.heads,
            found.numbers,
            exact=exact,
            means=found.means,
            times=found.times,
            goals=several,
        )
    )
    if not exact:
        _imply(found)
    if found.aim is not None:
        found.aim = changed(found.aim, heads=found.heads, sentence=found.sentence)
    target = found.aim.number if found.aim else None
    found.direction = direction(found.sentence, heads=found.heads, start=found.baseline, target=target)
    promise = Promise(
        found.sentence,
        found.heads,
        found.vague,
        found.aim,
        compound=len(found.goals) > 1,
        means=found.means,
    )
    found.specific = specific(promise)
    found.measure = measure(promise, specific=found.specific)


def _imply(found: Analysis) -> None:
    """Where no figure stands, the words that fix one: no, all, a book every month."""
    text = found.sentence.text
    if not implied.may_imply(found.sentence):
        return
    end = core_end(found.sentence, heads=found.heads)
    doubtful = any(
        taken.rule == "vague-adverb" or (taken.rule != "vague-hedge" and taken.start < end)
        for taken in found.vague
    )
    vague = {taken.start for taken in found.vague}
    sentence = found.sentence
    words = min(consequence(sentence, found.heads), relative(sentence, heads=found.heads))
    aside = sentence.starts[words] if words < len(sentence.starts) else len(text)
    everything = implied.all_of(text, heads=found.heads, vague=vague, doubtful=doubtful, aside=aside)
    scoped = [*implied.none_of(text), *everything]
    free = [n for n in scoped if not any(start <= n.start < end for start, end in found.times)]
    implicit = [*free, *implied.one_each(text, heads=found.heads, whens=found.whens)]
    if implicit:
        found.numbers.append(implicit[0])
        found.aim = targets.aim(implicit[:1], text=text, start=None)


def _cut(found: Analysis) -> None:
    """The phrases around what is now known."""
    target = found.aim.number if found.aim else None
    times = [(when.start, when.end) for when in found.whens if when.rule != "period-adverb"]
    parts = Parts(found.sentence, found.heads, target, found.numbers, times)
    found.metric = metric(parts)
    taken = [place for place in (found.metric, found.means) if place is not None]
    found.scope = scopes(parts, taken=[*taken, *found.times])
    known = word_set("known", name="abbreviations")
    found.abbreviations = list(abbreviations(found.sentence.text, known=known))
