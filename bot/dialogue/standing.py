"""How KPIs stand, in lines: colour, value, target, trend, what is done about it, and why the colour is what it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.dialogue.days import day_text
from bot.dialogue.say import Paragraph, Says, Small
from bot.dialogue.spark import spark
from bot.dialogue.titles import title, value_text
from bot.wording import status as words
from bot.wording.markup import Markup, fill, mention
from kpi_rules import periods
from kpi_rules.nouns import Definition, Status
from kpi_rules.numbers import amount_text, plain
from kpi_rules.scoring import Case, Kind, Method, Roll, Standing, is_yes_or_no, kind_of
from nlp.nouns import Measure


@dataclass(frozen=True, slots=True)
class Action:
    """What is being done about a KPI."""

    what: str
    who: str
    by: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One KPI as a status shows it."""

    id: str
    case: Case
    standing: Standing
    action: Action | None = None
    department: str = ""
    """Id of the department whose it is."""

    @property
    def definition(self) -> Definition:
        """What it is."""
        return self.case.definition

    @property
    def name(self) -> str:
        """What it is called."""
        return title(self.definition)


def kpi_parts(shown: Shown) -> Says:
    """A KPI with its colour, last value and target; honest when there is no value, or no action."""
    line = fill(
        words.KPI, sign=Markup(words.SIGNS[shown.standing.status]), statement=shown.definition.statement
    )
    details = [value_part(shown), target_part(shown), *_remarks(shown)]
    return (Paragraph(line), Small(Markup(words.BETWEEN.join(details))))


def short_line(shown: Shown) -> Markup:
    """The same on one line: colour, name, value."""
    return fill(
        words.SHORT,
        sign=Markup(words.SIGNS[shown.standing.status]),
        name=shown.name,
        value=value_part(shown),
        remarks=Markup("".join(f"{words.BETWEEN}{one}" for one in _remarks(shown))),
    )


def value_part(shown: Shown) -> Markup:
    """The last value with its day, what it adds up to, and the bars of those before."""
    last, definition = shown.case.last, shown.definition
    if last is None:
        if definition.baseline is None:
            return words.NO_DATA
        return fill(words.NO_DATA_SINCE, baseline=amount_text(definition, definition.baseline))
    value = fill(
        words.VALUE,
        value=value_text(definition, last.value),
        period=periods.text_of(last.period),
        day=day_text(last.on),
        change=_change(shown),
    )
    total = shown.standing.value if shown.standing.is_sum else None
    if total is not None and total != last.value:
        value = fill(words.SUM, total=value_text(definition, total), value=value)
    bars = "" if is_yes_or_no(definition) else spark([one.value for one in shown.case.actuals])
    return Markup(f"{value} {bars}") if bars else value


def _change(shown: Shown) -> Markup:
    """By how much the last value moved from the one before."""
    if len(shown.case.actuals) < 2:
        return Markup("")
    before, last = shown.case.actuals[-2:]
    moved = last.value - before.value
    if not moved or is_yes_or_no(shown.definition):
        return Markup("")
    return fill(words.UP if moved > 0 else words.DOWN, by=plain(abs(moved)))


def target_part(shown: Shown) -> Markup:
    """The target with its day; while the last value is from before a change of the target, both."""
    definition, last = shown.definition, shown.case.last
    earlier = definition.sheet.earlier[-1] if definition.sheet.earlier else None
    if (
        earlier is not None
        and definition.target is not None
        and (last is None or last.as_of <= earlier.until)
    ):
        return fill(
            words.TARGET_MOVED,
            old=_aimed(definition, earlier.target, earlier.target_high),
            until=day_text(earlier.until),
            new=_aimed(definition, definition.target, definition.target_high),
        )
    due = day_text(definition.due) if definition.due else ""
    if definition.measure is Measure.MILESTONE:
        return fill(words.MILESTONE_DUE, due=due) if due else words.MILESTONE_EACH[periods.rhythm(definition)]
    if definition.target is None:
        return fill(words.MILESTONE_DUE, due=due) if due else words.NO_TARGET
    target = _aimed(definition, definition.target, definition.target_high)
    return fill(words.TARGET_DUE, target=target, due=due) if due else fill(words.TARGET, target=target)


def _aimed(definition: Definition, target: Decimal, high: Decimal | None) -> Markup:
    """A target in words; of a range both ends."""
    low = fill("{value}", value=amount_text(definition, target))
    if high is None or kind_of(definition) is not Kind.RANGE:
        return low
    return fill(words.TARGET_RANGE, low=low, high=amount_text(definition, high))


def _remarks(shown: Shown) -> list[Markup]:
    """What a reader should not miss."""
    found, remarks = shown.standing, []
    if found.method is Method.OPEN and found.period is not None:
        remarks.append(fill(words.STILL_OPEN, day=day_text(found.period.last)))
    elif _has_share(shown):
        remarks.append(_reached(found))
    if found.owed is not None:
        is_begun = shown.case.last is not None and shown.case.last.period == found.owed
        owed = words.OWED_AT_END if is_begun else words.OWED
        remarks.append(fill(owed, period=periods.text_of(found.owed)))
    if found.status in {Status.PAUSED, Status.RETIRED}:
        remarks.append(Markup(words.LABELS[found.status]))
    if found.is_heading_to_miss:
        remarks.append(words.HEADING_TO_MISS)
    if found.is_alarming:
        remarks.append(action_part(shown.action))
    return remarks


def _has_share(shown: Shown) -> bool:
    """Whether a percentage says more than the colour."""
    found = shown.standing
    is_judged = found.percent is not None and not found.status.is_silent and found.status is not Status.DONE
    return is_judged and not is_yes_or_no(shown.definition)


def _reached(found: Standing) -> Markup:
    """How far it is. What is judged by its pace may be a little behind and green: so the way stands beside the time."""
    if found.method is Method.PACE:
        covered = max(found.covered or Decimal(0), Decimal(0))
        return fill(words.PACE, covered=share_text(covered), elapsed=share_text(found.elapsed))
    return fill(words.OF_PLAN, percent=f"{max(found.percent or Decimal(0), Decimal(0)):.0f}")


def action_part(action: Action | None) -> Markup:
    """What is done about it, or that nobody has said."""
    if action is None:
        return words.NO_ACTION
    until = fill(words.UNTIL, by=day_text(action.by)) if action.by else Markup("")
    return fill(words.ACTION, what=action.what.rstrip("."), who=mention(action.who), until=until)


def counts(standings: Iterable[Standing]) -> Says:
    """How many KPIs have which status."""
    return counts_line(Counter(one.status for one in standings))


def counts_line(found: Counter[Status]) -> Says:
    """The same where they are counted already."""
    called = {s: words.LABELS if found[s] == 1 else words.SEVERAL for s in words.LABELS}
    parts = [f"{words.SIGNS[s]} {found[s]} {called[s][s]}" for s in words.LABELS if found[s]]
    return (Small(fill(words.COUNTS, counts="   ".join(parts))),) if parts else ()


def score(every: Sequence[Shown], roll: Roll) -> Says:
    """The weighted mean, on how much of the weight it rests, and the weakest beside it."""
    if roll.worst is None or len(every) < 2:
        return ()
    return score_line(roll, every[roll.worst])


def score_line(roll: Roll, weakest: Shown) -> Says:
    """The same where the weakest is known already."""
    if roll.score is None:
        return ()
    said = fill(
        words.SCORE,
        score=f"{roll.score:.0f}",
        reported=Markup("")
        if roll.reported == roll.weight
        else fill(words.SOME_REPORTED, share=f"{100 * roll.reported / roll.weight:.0f}"),
        worst=weakest.name,
        percent=f"{max(weakest.standing.percent or Decimal(0), Decimal(0)):.0f}",
    )
    return (Paragraph(said),)


def share_text(share: Decimal | None) -> str:
    """A share in percent, without the sign."""
    return "" if share is None else f"{share * 100:.0f}"
