"""A statement in, a reading out."""

from datetime import date

from nlp.analysis import Analysis, analyse
from nlp.answers import amount, amount_parts, period, span
from nlp.clean import Prepared, prepare
from nlp.nouns import Measure, Reading, Slip, Span, Target, Vague
from nlp.rules.calendar import Calendar
from nlp.rules.head import main_head
from nlp.rules.number import Place
from nlp.rules.specific import core_end


def read(text: str, *, today: date, fiscal_year_start: int = 1) -> Reading:
    """What a statement says. Any text gives a reading; spans count code points of `text`.

    Of a text longer than 4,000 characters the first 4,000 are read.
    """
    prepared = prepare(text)
    return _reading(
        analyse(prepared, calendar=Calendar(today, fiscal_year_start)), text=text, prepared=prepared
    )


def _reading(found: Analysis, *, text: str, prepared: Prepared) -> Reading:
    def cut(place: Place | None) -> Span | None:
        return span(place, text=text, prepared=prepared) if place else None

    def cuts(places: list[Place]) -> tuple[Span, ...]:
        return tuple(span(place, text=text, prepared=prepared) for place in places)

    several = [(goal.start, goal.end) for goal in found.goals] if len(found.goals) > 1 else []
    return Reading(
        text=text,
        verb=cut(_verb(found)),
        metric=cut(found.metric),
        direction=found.direction,
        baseline=amount(found.baseline, text=text, prepared=prepared) if found.baseline else None,
        target=_target(found, text=text, prepared=prepared),
        deadline=period(found.deadline, text=text, prepared=prepared) if found.deadline else None,
        measure=found.measure,
        milestone=cut(_milestone(found)),
        scope=cuts(found.scope),
        means=cut(found.means),
        goals=cuts(several),
        vague=_vague(found, text=text, prepared=prepared),
        abbreviations=cuts(found.abbreviations),
        slips=_slips(found, text=text, prepared=prepared),
        specific=found.specific,
    )


def _verb(found: Analysis) -> Place | None:
    head = main_head(found.heads) or next(iter(found.heads), None)
    return (found.sentence.starts[head.first], found.sentence.ends[head.last - 1]) if head else None


def _milestone(found: Analysis) -> Place | None:
    """The deliverable with its verb, without the time by which it is due."""
    verb = _verb(found)
    if found.measure is not Measure.MILESTONE or verb is None:
        return None
    later = [start for start, _ in found.times if start >= verb[1]]
    end = min([core_end(found.sentence, heads=found.heads), *later])
    return verb[0], max(verb[1], len(found.sentence.text[:end].rstrip(" ,.;")))


def _target(found: Analysis, *, text: str, prepared: Prepared) -> Target | None:
    if found.aim is None:
        return None
    return Target(**amount_parts(found.aim.number, text=text, prepared=prepared), kind=found.aim.kind)


def _slips(found: Analysis, *, text: str, prepared: Prepared) -> tuple[Slip, ...]:
    places = ((prepared.span(taken.start, taken.end), taken) for taken in found.slips)
    return tuple(
        Slip(text=text[start:end], start=start, end=end, rule=taken.rule, meant=str(taken.meaning))
        for (start, end), taken in places
    )


def _vague(found: Analysis, *, text: str, prepared: Prepared) -> tuple[Vague, ...]:
    places = ((prepared.span(taken.start, taken.end), taken.rule) for taken in found.vague)
    return tuple(
        Vague(text=text[start:end], start=start, end=end, rule=rule) for (start, end), rule in places
    )
