"""Where the whole company stands. What is said has an end, however many departments and KPIs there are."""

from collections.abc import Collection, Sequence

from bot.dialogue.say import Choice, Choices, Heading, Paragraph, Says, Small
from bot.dialogue.standing import Shown, counts_line, short_line
from bot.usecases import leavers
from bot.usecases.board import Board
from bot.usecases.finding import own
from bot.usecases.looking import card
from bot.usecases.overview import overview
from bot.usecases.sets import state_line
from bot.wording import status as words
from bot.wording.markup import Markup, bullets, counted, fill, joined
from kpi_rules.nouns import Department, Status

MOST_DEPARTMENTS = 30
MOST_LISTED = 30
MOST_ALARMS = 5
ALARMING = (Status.OFF_TRACK, Status.AT_RISK)


def company(look: Board) -> Says:
    """Objectives, departments, counts, and the worst by name."""
    record, found, sizes = look.company, overview(look), look.sizes()
    approved = [d for d in record.departments if d.id in sizes]
    line = fill(
        words.COMPANY_LINE,
        objectives=counted(len(record.objectives), "objective"),
        indicators=counted(sum(len(o.indicators) for o in record.objectives), "indicator"),
        approved=len(approved),
        departments=counted(len(record.departments), "department"),
    )
    return (
        Heading(words.COMPANY_HEADING.format(company=record.name)),
        Paragraph(line),
        *_departments(look, sizes),
        *leavers.head_parts(record.departments, gone=look.gone()),
        *counts_line(found.counts()),
        *waiting(found.waiting),
        *_alarms(found.worst(ALARMING, most=MOST_ALARMS)),
        Small(_gaps(record.departments, sizes)),
    )


def _departments(look: Board, sizes: dict[str, int]) -> Says:
    """One line each; of very many departments those with work that is open."""
    every = look.company.departments
    drafting = look.drafting()
    first = [d for d in every if d.id in drafting] if len(every) > MOST_DEPARTMENTS else every
    shown = first[:MOST_DEPARTMENTS]
    drafts = look.drafts_of([d.id for d in shown])
    lines = [state_line(look, d, drafts.get(d.id), in_force=sizes.get(d.id, 0)) for d in shown]
    rest = len(every) - len(shown)
    more = (Small(fill(words.MORE_DEPARTMENTS, count=counted(rest, "more department"))),) if rest else ()
    return (*(Paragraph(one) for one in lines), *more)


def _gaps(every: Sequence[Department], sizes: dict[str, int]) -> Markup:
    missing = [department for department in every if department.id not in sizes]
    if not every:
        return words.NO_DEPARTMENTS
    if not missing:
        return words.ALL_LINKED
    names = [fill("{name}", name=d.name) for d in missing[:MOST_DEPARTMENTS]]
    if len(missing) > MOST_DEPARTMENTS:
        names.append(fill(words.AND_MORE, count=len(missing) - MOST_DEPARTMENTS))
    return fill(words.UNLINKED, departments=joined(names))


def _alarms(bad: Sequence[Shown]) -> Says:
    """The worst of the company, by name: an average alone hides them."""
    if not bad:
        return ()
    lines = [short_line(one) for one in bad]
    return (Paragraph(Markup(f"{words.NEEDS_ATTENTION}\n{bullets(lines)}")), *ask_why(bad))


def waiting(count: int) -> Says:
    """That not all KPIs have been judged since the rules changed."""
    return (Small(fill(words.BEING_JUDGED, kpis=counted(count, "KPI"))),) if count else ()


def ask_why(alarming: Sequence[Shown]) -> Says:
    """A button for each of the worst, which explains its colour."""
    names = tuple(
        Choice(one.id, words.WHY.format(name=one.name, colour=words.COLOURS[one.standing.status]))
        for one in alarming[:MOST_ALARMS]
    )
    return (Choices("look:why", names),) if names else ()


def of_status(look: Board, statuses: Collection[Status], *, wanted: str) -> Says:
    """The KPIs of these statuses in the whole company, the worst first."""
    found = overview(look)
    counts = found.counts()
    count = sum(counts[status] for status in statuses)
    if not count:
        return (Paragraph(fill(words.NONE_OF_STATUS, wanted=wanted)), *waiting(found.waiting))
    shown = found.worst(statuses, most=MOST_LISTED)
    more = count - len(shown)
    rest = (Small(fill(words.MORE, count=more)),) if more > 0 else ()
    heading = Heading(
        words.STATUS_HEADING.format(
            count=counted(count, "KPI"), statuses=" or ".join(words.LABELS[status] for status in statuses)
        )
    )
    alarming = [one for one in shown if one.standing.is_alarming]
    lines = bullets([short_line(one) for one in shown])
    return (heading, Paragraph(lines), *rest, *waiting(found.waiting), *ask_why(alarming))


def mine_of(look: Board, statuses: Collection[Status], *, wanted: str) -> Says:
    """One's own KPIs of these statuses: a single one in full, with the reasons. Who has none sees the company's."""
    every = look.shown(own(look))
    if not every:
        return of_status(look, statuses, wanted=wanted)
    found = [one for one in every if one.standing.status in statuses]
    if not found:
        return (Paragraph(fill(words.NONE_OF_YOURS, wanted=wanted)),)
    if len(found) == 1:
        return card(look, found[0])
    alarming = [one for one in found if one.standing.is_alarming]
    return (Paragraph(bullets([short_line(one) for one in found])), *ask_why(alarming))
