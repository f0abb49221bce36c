"""What a KPI lacks, asked one part at a time: what is counted, target, unit, today's value, date."""

from dataclasses import replace

from bot.dialogue import kpis, prompts, spoken
from bot.dialogue.amended import measured_in, redated, refined, stands, uncounted
from bot.dialogue.asides import without_chatter, without_wish
from bot.dialogue.corrections import correction
from bot.dialogue.counting import counted_as
from bot.dialogue.days import day_text, fiscal_year_end, next_fiscal_year_end, quarter_end
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.missed import no_day, unit_alone
from bot.dialogue.noted import noted
from bot.dialogue.numbers import directed, in_known_scale, in_known_unit, with_all_said, with_both
from bot.dialogue.question import Outcome, Question
from bot.dialogue.remarks import is_remark
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.dialogue.sources import source
from bot.dialogue.table import changed, cleared, defined, heard, on_table, retyped
from bot.wording import kpis as words
from bot.wording.markup import fill
from kpi_rules.ground_nouns import CapabilityKind
from kpi_rules.nouns import Definition
from kpi_rules.numbers import amount_text
from kpi_rules.rewrite import Part, filled, missing
from nlp.nouns import Measure, TargetKind, Unit

LONGEST_ANSWER = 3
"""Words; what is longer may be a sentence of its own."""


def _part_missing(draft: Draft, _facts: Facts) -> str | None:
    work = draft.work
    if work is None or work.settled:
        return None
    if uncounted(work.definition):
        return Part.TARGET.value
    return next((part.value for part in missing(work.definition) if part.value not in work.skipped), None)


def _ask_part(draft: Draft, facts: Facts, subject: str) -> Says:
    part, definition = Part(subject), on_table(draft).definition
    milestone = part is Part.TARGET and uncounted(definition)
    ask = words.COUNT_ASK if milestone else words.PART_ASK[part]
    target = "" if definition.target is None else amount_text(definition, definition.target)
    asked = prompts.question(
        fill(ask, metric=definition.metric or definition.statement, target=target),
        *_part_ways(part, draft, facts, milestone=milestone),
        # Who has written one KPI knows by now why these questions come.
        why=None if draft.kpis else words.PART_WHY[part],
        example=words.PART_EXAMPLE.get(Part.METRIC if milestone else part)
        or _amount_example(part, definition),
    )
    return (*heard(draft, facts), *asked)


def _amount_example(part: Part, definition: Definition) -> str:
    """An amount of the unit that is meant; that of a change ("15 %") is not the unit of where one stands."""
    changes = part is Part.BASELINE and definition.target_kind is TargetKind.CHANGE
    return words.AMOUNT_EXAMPLE[None if changes else definition.unit]


def _part_ways(part: Part, draft: Draft, facts: Facts, *, milestone: bool) -> tuple[Choices, ...]:
    choices: tuple[Choice, ...] = ()
    if part is Part.DUE:
        choices = _due_choices(facts)
    elif part is Part.BASELINE:
        choices = (Choice("unknown", words.NOT_MEASURED),)
    elif part is Part.METRIC and not any(kpi.id == on_table(draft).id for kpi in draft.kpis):
        choices = (Choice("unsure", words.UNSURE), Choice("leave", words.LEAVE_OUT))
    elif part is Part.UNIT:
        choices = tuple(Choice(value, label) for value, label in words.UNITS.items())
    elif milestone or _may_be_milestone(draft, facts, part):
        choices = (Choice("milestone", words.DONE_OR_NOT),)
    return (Choices(f"part:{part.value}", choices),) if choices else ()


def _may_be_milestone(draft: Draft, facts: Facts, part: Part) -> bool:
    """A digital system may be "done or not done"; most other things can be counted."""
    origin = source(draft, facts, on_table(draft).definition.serves)
    return part is Part.TARGET and origin.kind is CapabilityKind.SYSTEM


def _due_choices(facts: Facts) -> tuple[Choice, ...]:
    starts = facts.fiscal_year_start
    year_end = fiscal_year_end(facts.today, starts_in=starts)
    next_year_end = next_fiscal_year_end(facts.today, starts_in=starts)
    quarter = quarter_end(facts.today, starts_in=starts)
    return (
        Choice(f"by {day_text(quarter)}", words.DUE_QUARTER),
        Choice(f"by {day_text(year_end)}", words.DUE_YEAR),
        Choice(f"by {day_text(next_year_end)}", words.DUE_NEXT_YEAR),
        Choice("every month", words.EVERY_MONTH),
        Choice("every quarter", words.EVERY_QUARTER),
    )


def _take_part(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    part = Part(subject)
    if isinstance(reply, Pressed):
        if reply.value == "unknown":
            return Outcome(_skip_part(draft, facts, subject))
        if reply.value in {"unsure", "leave"}:
            return _without_thing(draft, facts, reply.value)
        if reply.value == "milestone":
            return Outcome(_as_milestone(draft))
        return Outcome(_put(draft, facts, part, reply.value) or draft)
    return _typed(draft, facts, part, reply.text)


def _without_thing(draft: Draft, facts: Facts, value: str) -> Outcome[Draft]:
    """Nobody knows what to count: what departments like this one count, or no KPI here."""
    origin = source(draft, facts, on_table(draft).definition.serves)
    if value == "unsure":
        return kpis.pressed(draft, facts, origin, value)
    outcome = kpis.pressed(draft.model_copy(update={"work": None}), facts, origin, value)
    return replace(outcome, state=kpis.next_line(outcome.state, facts))


def _typed(draft: Draft, facts: Facts, part: Part, text: str) -> Outcome[Draft]:
    """An answer, a doubt, a correction of another part, or a turn to something else."""
    turned = kpis.let_go(draft, facts, text) or kpis.turned_to(draft, text)
    if turned is not None:
        return turned
    text = prompts.without_doubt(text)
    return _unsaid(draft, facts, part, text) or _said(draft, facts, part, text)


def _unsaid(draft: Draft, facts: Facts, part: Part, text: str) -> Outcome[Draft] | None:
    """What follows where somebody does not know, or has nothing to say; None for an answer."""
    if part is Part.BASELINE and (prompts.is_unknown(text) or prompts.is_no_more(text)):
        return Outcome(_skip_part(draft, facts, part.value))
    thing_open = part is Part.METRIC or (part is Part.TARGET and uncounted(on_table(draft).definition))
    if thing_open and prompts.is_no_more(text):
        return _without_thing(draft, facts, "leave")
    if prompts.is_unknown(text) or (thing_open and (prompts.says_nothing(text) or is_remark(text))):
        return Outcome(draft, (Paragraph(words.PART_HELP[Part.METRIC if thing_open else part]),))
    return None


def _said(draft: Draft, facts: Facts, part: Part, text: str) -> Outcome[Draft]:
    """The answer where it belongs; a whole sentence instead of one, or a hint at what is missing in it."""
    is_open = part is Part.TARGET and uncounted(on_table(draft).definition)
    if is_open and _is_counted_anew(text, facts):
        return retyped(draft, facts, text)
    after = corrected(draft, facts, text) or _put(draft, facts, part, text)
    if after is None and part in {Part.TARGET, Part.BASELINE} and unit_alone(text):
        return _with_unit(draft, facts, part, unit_alone(text))
    if after is None and _is_statement(text, facts) and not spoken.is_a_time(text, facts):
        return retyped(draft, facts, text)
    if after is None:
        return Outcome(draft, _not_found(part, text, facts))
    return Outcome(after, noted(draft, after, part=part, text=text, facts=facts))


def _with_unit(draft: Draft, facts: Facts, part: Part, unit: str) -> Outcome[Draft]:
    """A unit alone belongs to a bare target that was given just before; otherwise it needs its number."""
    definition = on_table(draft).definition
    bare = definition.unit in {None, Unit.COUNT} and not definition.unit_text
    if part is not Part.BASELINE or definition.target is None or not bare:
        return Outcome(draft, (Paragraph(fill(words.HOW_MANY, unit=unit)),))
    after = filled(definition, Part.UNIT, text=unit, today=facts.today)
    said = fill(words.UNIT_NOTED, target=amount_text(after, definition.target))
    return Outcome(defined(draft, after), (Small(said),))


def corrected(draft: Draft, facts: Facts, text: str) -> Draft | None:
    """The work with the part that a person names changed, or open again; None when they name none."""
    found = correction(text)
    if found is None:
        return None
    if not found.text:
        return cleared(draft, found.part.value)
    return _put(draft, facts, found.part, found.text)


def _is_statement(text: str, facts: Facts) -> bool:
    """Somebody who types a whole sentence instead of an answer wants to say it anew: "Cut closing time in half"."""
    said = facts.read(without_wish(without_chatter(text)))
    is_goal = said.verb is not None and said.metric is not None and said.verb.start == 0
    return is_goal and len(text.split()) > LONGEST_ANSWER and not is_remark(text)


def _is_counted_anew(text: str, facts: Facts) -> bool:
    """Whether an answer brings its own thing to count with its number: "pay claims within 5 days instead of 12"."""
    said = facts.read(text)
    return said.metric is not None and said.target is not None and bool(said.baseline or said.deadline)


def _not_found(part: Part, text: str, facts: Facts) -> Says:
    """What is missing in an answer; a day that does not exist is named, with the one that may be meant."""
    if part is Part.METRIC:
        return (Paragraph(words.PART_HELP[part]),)
    if part is not Part.DUE:
        return (Paragraph(words.NO_UNIT if part is Part.UNIT else words.NO_NUMBER),)
    return no_day(text, facts, key=f"part:{part.value}")


def _put(draft: Draft, facts: Facts, part: Part, text: str) -> Draft | None:
    """The answer put where it belongs, with whatever else it says; None when it does not answer."""
    if part is Part.METRIC:
        stands_at = spoken.says_now(text) and spoken.amount_in(text)
        return None if stands_at else _named(draft, facts, text) or _early(draft, facts, text)
    if part is Part.UNIT and not spoken.is_a_time(text, facts):
        return measured_in(draft, facts, text)
    if part is Part.DUE:
        period, _ = spoken.period_in(text, facts)
        return redated(draft, facts, period) if period else stands(draft, facts, text)
    return _with_amount(draft, facts, part, text)


def _named(draft: Draft, facts: Facts, text: str) -> Draft | None:
    """The work with the thing that is counted, and the numbers that come with it; None for a number or time alone."""
    definition, said = on_table(draft).definition, facts.read(text)
    names = said.metric is not None and said.verb is None and spoken.names_something(said.metric.text)
    if said.target is not None and said.metric is not None and names:
        known = filled(definition, Part.METRIC, text=said.metric.text, today=facts.today)
        return defined(draft, directed(with_all_said(known, said, facts)))
    if said.target or spoken.is_a_time(text, facts) or spoken.no_such_day(text, facts):
        return None
    # "Reduce closing time": the thing is what the verb moves, and the verb says which way.
    moved = said.verb is not None and said.metric is not None and said.direction is not None
    thing = text[said.verb.end :] if said.verb is not None and moved else text
    after = filled(definition, Part.METRIC, text=counted_as(thing), today=facts.today)
    if moved:
        after = after.model_copy(update={"direction": said.direction})
    return None if after == definition else defined(draft, after)


def _early(draft: Draft, facts: Facts, text: str) -> Draft | None:
    """The work with numbers that come before the thing they count: "80% from 55 by June"; None for less."""
    said = facts.read(text)
    return refined(draft, facts, text) if said.target and (said.baseline or said.deadline) else None


def _with_amount(draft: Draft, facts: Facts, part: Part, text: str) -> Draft | None:
    """A target or today's value, with what else the answer says."""
    definition, amount = on_table(draft).definition, spoken.amount_in(text)
    day, both, said = spoken.day_in(text, facts), spoken.wanted_and_now(text), facts.read(text)
    if both is not None:
        after = defined(draft, directed(with_both(definition, both, facts)))
        return after if day is None else redated(after, facts, day)
    is_whole = said.baseline or (part is Part.TARGET and said.deadline and amount)
    if said.target is not None and is_whole:
        return defined(draft, directed(with_all_said(definition, said, facts)))
    if day is not None and (amount is None or amount.text in day.text):
        # A date that comes early is welcome; what was asked for is still open.
        return redated(draft, facts, day)
    if uncounted(definition) and amount is None:
        return defined(draft, _counted_by(definition, text))
    if amount is None:
        return None
    other = definition.target if part is Part.BASELINE else definition.baseline
    known = in_known_scale(in_known_unit(definition, amount), other)
    after = defined(draft, directed(filled(definition, part, amount=known, text=text, today=facts.today)))
    return redated(after, facts, day) if day is not None else after


def _counted_by(definition: Definition, text: str) -> Definition:
    """ "What would you count?" was answered with the thing to count: it takes the deliverable's place."""
    return definition.model_copy(
        update={"metric": counted_as(text), "measure": Measure.NONE, "direction": None}
    )


def _skip_part(draft: Draft, _facts: Facts, subject: str) -> Draft:
    return changed(draft, skipped=on_table(draft).skipped | {subject})


def _as_milestone(draft: Draft) -> Draft:
    """A promise without a number, kept on purpose: the approver sees why."""
    definition = on_table(draft).definition
    update = {"measure": Measure.MILESTONE, "kept_because": words.DONE_OR_NOT_REASON}
    skipped = on_table(draft).skipped | {Part.TARGET.value, Part.UNIT.value, Part.BASELINE.value}
    return changed(draft, definition=definition.model_copy(update=update), skipped=skipped)


def _skip(draft: Draft, facts: Facts, subject: str) -> Draft:
    """Today's value may stay open. Without any other part there is no KPI: what is on the table is put aside."""
    if subject == Part.BASELINE.value:
        return _skip_part(draft, facts, subject)
    return kpis.put_aside(draft, facts)


PART = Question[Draft](
    "part",
    missing=_part_missing,
    ask=_ask_part,
    take=_take_part,
    wordy=lambda subject: subject == Part.METRIC,
    help={part.value: text for part, text in words.PART_HELP.items()},
    skip=_skip,
    skipped={part.value: words.SKIPPED_ASIDE for part in Part} | {Part.BASELINE.value: words.SKIPPED_OPEN},
    takes_unknown=True,
)
