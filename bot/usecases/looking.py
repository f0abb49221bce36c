"""One KPI, closer: its colour with the reasons, its values as a picture, and what its people can do there."""

from collections.abc import Sequence

from bot.dialogue.reply import Pressed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.dialogue.standing import Shown, kpi_parts
from bot.dialogue.titles import value_text
from bot.dialogue.why import why
from bot.usecases.board import Board, board
from bot.usecases.finding import is_meant, own
from bot.usecases.scene import Scene, may_draft
from bot.views.values import ACTION
from bot.wording import checkins as value_words
from bot.wording import status as words
from bot.wording.markup import fill
from kpi_rules import periods
from store import kpis
from store.nouns import StoredKpi

MOST_OFFERED = 10
MOST_PERIODS = 12
LONGEST_NAME = 60


def closer(look: Board, every: Sequence[StoredKpi]) -> Says:
    """One KPI in full; of several that are meant, one line each."""
    shown = look.shown(every)
    if not shown:
        return (Paragraph(words.NOT_THEN),)
    if len(shown) != 1:
        return (Paragraph(words.WHICH), _pick(shown))
    return card(look, shown[0])


def also_named(look: Board, name: str, every: Sequence[StoredKpi]) -> Says:
    """Beside an objective: the KPIs that all of the words name as well, to choose from."""
    shown = look.shown(kpi for kpi in every if is_meant(name, kpi))
    if not shown:
        return ()
    return (Paragraph(words.KPI_TOO if len(shown) == 1 else words.KPIS_TOO), _pick(shown))


def _pick(shown: Sequence[Shown]) -> Choices:
    return Choices("look:why", tuple(Choice(one.id, one.name) for one in shown[:MOST_OFFERED]))


def card(look: Board, shown: Shown) -> Says:
    """Colour, value, target, the reasons, and what can be done here."""
    buttons = [Choice(shown.id, words.CHART)] if len(shown.case.actuals) > 1 else []
    act = (
        (Choices(shown.id, (Choice(shown.id, value_words.NAME_ACTION, form=ACTION),)),)
        if shown.standing.is_alarming and _may_record(look, shown)
        else ()
    )
    return (
        *kpi_parts(shown),
        *why(shown, look.limits),
        *((Choices("look:chart", tuple(buttons)),) if buttons else ()),
        *act,
        *(_rest_button(shown) if _is_head(look, shown) else ()),
    )


def _rest_button(shown: Shown) -> Says:
    label = words.RESUME if shown.case.is_paused else words.PAUSE
    return (Choices("look:rest", (Choice(shown.id, label),)),)


def _may_record(look: Board, shown: Shown) -> bool:
    return any(kpi.kpi.id == shown.id for kpi in own(look))


def pressed(scene: Scene, press: Pressed) -> None:
    """A button that asks for a closer look at a KPI, or for its picture."""
    look = board(scene.session, scene.services, user=scene.user)
    found = look.shown(kpis.find(scene.session, (press.value,)))
    if not found:
        scene.say((Small(words.GONE),))
    elif press.key == "look:chart":
        picture(scene, found[0])
    elif press.key == "look:rest":
        _rest(scene, look, found[0])
    else:
        scene.say(card(look, found[0]))


def _rest(scene: Scene, look: Board, shown: Shown) -> None:
    """Let a KPI rest, or take it up again, by its head of department."""
    if not _is_head(look, shown):
        scene.say((Paragraph(words.NOT_YOURS_TO_PAUSE),))
        return
    paused = shown.case.is_paused
    kpis.rest(scene.session, shown.id, since=None if paused else scene.at)
    scene.note("kpi resumed" if paused else "kpi paused", subject=shown.id)
    rhythm = periods.rhythm(shown.definition)
    period = periods.period_of(look.day.today, rhythm, starts_in=look.day.starts_in)
    said = words.RESUMED if paused else words.PAUSED
    scene.say((Paragraph(fill(said, name=shown.name, period=periods.text_of(period))),))


def _is_head(look: Board, shown: Shown) -> bool:
    department = look.department(shown.department)
    return department is not None and may_draft(look.user, department)


def picture(scene: Scene, shown: Shown) -> None:
    """The values beside their target, as a picture."""
    from bot.charts.line import chart  # noqa: PLC0415 - pillow takes a moment, and few ask for pictures

    alt = alt_text(shown)
    comment = fill(words.CHART_COMMENT, name=shown.name)
    scene.picture(scene.user, chart(shown), name=file_name(shown.name), alt=alt, comment=comment)


def file_name(name: str) -> str:
    """What a picture of this KPI is called as a file: its name, without what programs take for a path."""
    kept = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in name)
    return f"{' '.join(kept.split())[:LONGEST_NAME].strip() or 'KPI'}.png"


def alt_text(shown: Shown) -> str:
    """The picture in words."""
    values = (
        f"{periods.text_of(one.period)}: {value_text(shown.definition, one.value)}"
        for one in shown.case.actuals[-MOST_PERIODS:]
    )
    return f"{shown.name}. {'; '.join(values)}."
