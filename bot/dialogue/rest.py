"""The rest of a KPI once its wording stands: what only people can say, one short question each, or all in one form."""

from collections.abc import Callable

from bot.dialogue import asides, prompts, spoken
from bot.dialogue.actions import action_of, doer_named, next_quarter_end
from bot.dialogue.days import day_text
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Chapter, Facts
from bot.dialogue.kpis import commanded
from bot.dialogue.lists import pasted_list
from bot.dialogue.question import Outcome, Question
from bot.dialogue.remarks import is_remark
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Heading, Paragraph, Says, Small, Style
from bot.wording import rest as words
from bot.wording.markup import fill, mention
from kpi_rules.catalogue import Pattern
from kpi_rules.nouns import Kpi
from kpi_rules.sheet import Point, completed, like, pattern_of, unsaid
from kpi_rules.sheet_nouns import Action, Availability, Degree, Sheet

FORM = "sheet"
"""The form that holds the whole sheet."""

ENOUGH_WORDS = 3
LATER = "rest:"
"""How the key in `Draft.done` begins that says: this KPI's rest is for later."""


def full(kpi: Kpi, draft: Draft, facts: Facts) -> Sheet:
    """The KPI's sheet with everything filled in that follows by itself."""
    department = facts.department(draft.department)
    return completed(
        kpi.definition, department=department, today=facts.today, starts_in=facts.fiscal_year_start
    )


def suggested(kpi: Kpi, draft: Draft, facts: Facts) -> Sheet:
    """The same, with what the catalogue says of such a KPI where a person has not spoken yet."""
    sheet, entry = full(kpi, draft, facts), _entry(kpi, draft, facts)
    own = words.BY_OWN.format(department=facts.department(draft.department).name)
    update = {"influence": sheet.influence or own, "gaming": sheet.gaming or (entry.gaming if entry else "")}
    return sheet.model_copy(update=update)


def unsaid_of(kpi: Kpi, draft: Draft, facts: Facts) -> tuple[Point, ...]:
    """What is still to be said about the KPI."""
    return unsaid(full(kpi, draft, facts))


def replaced(draft: Draft, kpi: Kpi) -> Draft:
    """The draft with this KPI in the place of the one with its id."""
    return draft.model_copy(update={"kpis": tuple(kpi if k.id == kpi.id else k for k in draft.kpis)})


def with_sheet(kpi: Kpi, sheet: Sheet) -> Kpi:
    """The KPI with another sheet."""
    return kpi.model_copy(update={"definition": kpi.definition.model_copy(update={"sheet": sheet})})


def _noted(draft: Draft, kpi: Kpi, **changes: object) -> Draft:
    return replaced(draft, with_sheet(kpi, kpi.definition.sheet.model_copy(update=changes)))


def _missing(draft: Draft, facts: Facts) -> str | None:
    waiting = (k for k in draft.kpis if f"{LATER}{k.id}" not in draft.done)
    opened = ((k, unsaid_of(k, draft, facts)) for k in waiting)
    return next((f"{points[0].value}:{k.id}" for k, points in opened if points), None)


def put_off(draft: Draft, facts: Facts) -> frozenset[str]:
    """The keys in `Draft.done` of KPIs whose rest was left for later and still lacks something."""
    return frozenset(
        f"{LATER}{kpi.id}"
        for kpi in draft.kpis
        if f"{LATER}{kpi.id}" in draft.done and unsaid_of(kpi, draft, facts)
    )


def _about(draft: Draft, subject: str) -> tuple[Point, int, Kpi]:
    """The point that is open, and the KPI with its number."""
    point, _, kpi_id = subject.partition(":")
    number, kpi = next((n, k) for n, k in enumerate(draft.kpis, 1) if k.id == kpi_id)
    return Point(point), number, kpi


def _entry(kpi: Kpi, draft: Draft, facts: Facts) -> Pattern | None:
    return pattern_of(kpi.definition.metric, facts.department(draft.department).function)


def _ask(draft: Draft, facts: Facts, subject: str) -> Says:
    point, number, kpi = _about(draft, subject)
    began = kpi.definition.sheet != Sheet()
    name = words.SHORTLY if began else words.ABOUT
    first = number == 1 and not began
    return (
        *(_opening(draft, facts) if first else ()),
        *prompts.question(
            fill(name, number=number, statement=kpi.definition.statement, ask=words.ASK[point]),
            *_often(point, kpi, draft, facts),
            Choices(
                f"rest:{subject}",
                (*_answers(point, kpi, draft, facts), *_ways(number, kpi, draft, point=point)),
            ),
            # Who has been asked once knows by now why these questions come.
            why=words.WHY.get(point) if number == 1 else None,
            example=words.EXAMPLE.get(point, "") if number == 1 else "",
        ),
    )


def _opening(draft: Draft, facts: Facts) -> Says:
    heading = words.HEADING.format(step=facts.step(Chapter.REST, draft.department))
    return (Heading(heading), Paragraph(words.INTRO))


def _often(point: Point, kpi: Kpi, draft: Draft, facts: Facts) -> tuple[Small, ...]:
    entry = _entry(kpi, draft, facts) if point is Point.GAMING else None
    return (Small(fill(words.OFTEN, gaming=entry.gaming)),) if entry else ()


def _answers(point: Point, kpi: Kpi, draft: Draft, facts: Facts) -> tuple[Choice, ...]:
    name = facts.department(draft.department).name
    match point:
        case Point.INFLUENCE:
            shares = (words.BY_OWN, words.TOGETHER, words.OTHERS)
            return tuple(Choice(s.format(department=name), s.format(department=name)) for s in shares)
        case Point.GAMING:
            often = (Choice("often", words.TAKE_OFTEN),) if _entry(kpi, draft, facts) else ()
            return (*often, Choice("none", words.NO_WAY))
        case Point.SOURCE:
            return tuple(Choice(one, one) for one in words.SOURCES)
        case Point.AVAILABILITY:
            return tuple(Choice(have.value, label) for have, label in words.HAVE.items())
        case Point.BENEFIT:
            return tuple(Choice(helps.value, label) for helps, label in words.HELPS.items())
        case Point.KEEPING:
            return (Choice("leave", words.LEAVE_OUT, Style.PRIMARY),)
        case _:
            return ()


def _ways(number: int, kpi: Kpi, draft: Draft, *, point: Point) -> tuple[Choice, ...]:
    """The ways around single questions: all in one form, as the KPI before, or later."""
    form = Choice(kpi.id, words.FORM, form=FORM)
    before = draft.kpis[number - 2].definition.sheet if number > 1 else Sheet()
    # What is done first for another KPI does not move this one: there is nothing to take over yet.
    same = point is not Point.ACTION and like(kpi.definition.sheet, before) != kpi.definition.sheet
    again = (Choice("same", words.SAME.format(number=number - 1)),) if same else ()
    return (form, *again, Choice("later", words.LATER))


def _take(draft: Draft, facts: Facts, subject: str, reply: Reply) -> Outcome[Draft]:
    point, number, kpi = _about(draft, subject)
    if isinstance(reply, Typed):
        pasted = pasted_list(draft, reply.text, facts)
        if pasted is not None:
            return Outcome(pasted)
        asked = commanded(draft, reply.text)
        if asked is not None:
            return asked
        return _as_before(draft, number, kpi, point, reply) or _TYPED[point](draft, facts, kpi, reply)
    match reply.value:
        case "later":
            return Outcome(_later(draft, facts, subject), (Small(words.LATER_SAID),))
        case "same":
            before = draft.kpis[number - 2].definition.sheet
            taken = replaced(draft, with_sheet(kpi, like(kpi.definition.sheet, before)))
            return Outcome(taken, (Small(fill(words.SAME_TAKEN, number=number - 1)),))
        case "leave" if point is Point.KEEPING:
            rest = tuple(k for k in draft.kpis if k.id != kpi.id)
            done = draft.done | {f"kpi:{kpi.definition.serves}"}
            return Outcome(draft.model_copy(update={"kpis": rest, "done": done}))
    return Outcome(_chosen(draft, facts, point, kpi, reply))


TAKEN_OVER = frozenset({Point.INFLUENCE, Point.GAMING, Point.SOURCE})
"""What a KPI may have in common with the one before it."""


def _as_before(draft: Draft, number: int, kpi: Kpi, point: Point, reply: Typed) -> Outcome[Draft] | None:
    """What was said of the KPI before, where somebody says "the same"; None where they say something else."""
    if asides.same_as(reply.text) is None or point not in TAKEN_OVER:
        return None
    said = getattr(draft.kpis[number - 2].definition.sheet, point.value) if number > 1 else ""
    if not said:
        return Outcome(draft, (Paragraph(words.SHORT),))
    return Outcome(
        _noted(draft, kpi, **{point.value: said}), (Small(fill(words.SAME_TAKEN, number=number - 1)),)
    )


def _chosen(draft: Draft, facts: Facts, point: Point, kpi: Kpi, reply: Pressed) -> Draft:
    if reply.value not in {choice.value for choice in _answers(point, kpi, draft, facts)}:
        return draft
    match point:
        case Point.AVAILABILITY:
            return _noted(draft, kpi, availability=Availability(reply.value))
        case Point.BENEFIT:
            return _noted(draft, kpi, benefit=Degree(reply.value))
        case Point.GAMING:
            return _noted(draft, kpi, gaming=_gaming(reply.value, kpi, draft, facts))
        case _:
            return _noted(draft, kpi, **{point.value: reply.value})


def _gaming(value: str, kpi: Kpi, draft: Draft, facts: Facts) -> str:
    entry = _entry(kpi, draft, facts)
    return entry.gaming if entry and value == "often" else words.NONE_SEEN.format(day=day_text(facts.today))


def _later(draft: Draft, _facts: Facts, subject: str) -> Draft:
    _, _, kpi_id = subject.partition(":")
    return draft.model_copy(update={"done": draft.done | {f"{LATER}{kpi_id}"}})


# What is typed


def _acted(draft: Draft, facts: Facts, kpi: Kpi, reply: Typed, *, fetches: bool) -> Outcome[Draft]:
    if not prompts.is_a_sentence(reply.text, words=ENOUGH_WORDS):
        return Outcome(draft, (Paragraph(words.SHORT),))
    sheet = full(kpi, draft, facts)
    action = action_of(reply, facts, owner=sheet.owner, fetches=fetches)
    day = action.by or next_quarter_end(facts)
    said = fill(words.NOTED_ACTION, what=action.what, who=mention(action.who), day=day_text(day))
    more = (*_whom(reply, action, facts), *(() if action.by else (Small(words.NOTED_DAY),)))
    actions = (*sheet.actions, action.model_copy(update={"by": day}))
    return Outcome(_noted(draft, kpi, actions=actions), (Small(said), *more))


def _whom(reply: Typed, action: Action, facts: Facts) -> Says:
    """Said when a name was typed that nobody here is known by."""
    named = doer_named(action.what)
    if reply.mentions or not named or facts.person_named(named):
        return ()
    return (Small(fill(words.NAME_UNKNOWN, name=named)),)


def _said(draft: Draft, facts: Facts, kpi: Kpi, reply: Typed, *, name: str, fewest: int) -> Outcome[Draft]:
    if _is_no_answer(reply.text, facts) or not prompts.is_a_sentence(reply.text, words=fewest):
        return Outcome(draft, (Paragraph(words.SHORT),))
    return Outcome(_noted(draft, kpi, **{name: " ".join(reply.text.split())}))


_US = frozenset({"i", "me", "we", "us", "mine", "ours"})


def _is_no_answer(text: str, facts: Facts) -> bool:
    """A yes, a number, a day or a remark: nothing that others could read later. "We do" says who."""
    names = not _US.isdisjoint(asides.plain(text).split())
    return (prompts.says_nothing(text) and not names) or is_remark(text) or spoken.is_a_time(text, facts)


def _again(draft: Draft, _facts: Facts, _kpi: Kpi, _reply: Typed) -> Outcome[Draft]:
    return Outcome(draft, (Paragraph(words.PRESS),))


def _none_seen(draft: Draft, facts: Facts, kpi: Kpi, reply: Typed) -> Outcome[Draft]:
    if prompts.is_no_more(reply.text):
        return Outcome(_noted(draft, kpi, gaming=words.NONE_SEEN.format(day=day_text(facts.today))))
    return _said(draft, facts, kpi, reply, name="gaming", fewest=ENOUGH_WORDS)


_TYPED: dict[Point, Callable[[Draft, Facts, Kpi, Typed], Outcome[Draft]]] = {
    Point.ACTION: lambda draft, facts, kpi, reply: _acted(draft, facts, kpi, reply, fetches=False),
    Point.FETCHING: lambda draft, facts, kpi, reply: _acted(draft, facts, kpi, reply, fetches=True),
    Point.INFLUENCE: lambda draft, facts, kpi, reply: _said(
        draft, facts, kpi, reply, name="influence", fewest=1
    ),
    Point.GAMING: _none_seen,
    Point.SOURCE: lambda draft, facts, kpi, reply: _said(draft, facts, kpi, reply, name="source", fewest=1),
    Point.AVAILABILITY: _again,
    Point.BENEFIT: _again,
    Point.KEEPING: lambda draft, facts, kpi, reply: _said(
        draft, facts, kpi, reply, name="keep_because", fewest=ENOUGH_WORDS
    ),
}


REST = Question[Draft](
    "rest",
    missing=_missing,
    ask=_ask,
    take=_take,
    help={point.value: text for point, text in words.HELP.items()},
    skip=_later,
)
