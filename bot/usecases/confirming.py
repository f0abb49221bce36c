"""What is answered when values were recorded: one confirmation, "undo", and what is done about the bad ones."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.dialogue.days import day_text
from bot.dialogue.recording import Batch, Desk, Placed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.dialogue.titles import title, value_text
from bot.usecases.scene import Scene
from bot.views.values import ACTION
from bot.wording import checkins as words
from bot.wording import status as status_words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules import periods
from kpi_rules.scoring import Method, Standing, is_yes_or_no, standing
from store import values
from store.nouns import Response


def confirmed(scene: Scene, batch: Batch, every: Sequence[Placed], books: Desk) -> Says:
    """One confirmation for all of them, by the books as they are now, and the question that a bad value raises."""
    now = {one.kpi: standing(books.cases[one.kpi], books.day) for one in every}
    notes = {entry.kpi: entry.report.note for entry in batch.entries}
    newest = {one.kpi for one in every if _is_newest(one, books)}
    lines = [
        _line(one, books, now[one.kpi], note=notes.get(one.kpi, ""), stands=_is_newest(one, books))
        for one in every
    ]
    undo = Choices(f"value.undo:{batch.id}", (Choice("undo", words.UNDO),))
    asked = ask_actions(scene, books, {id_: found for id_, found in now.items() if id_ in newest})
    return (Paragraph(Markup(f"{words.RECORDED}\n{bullets(lines)}")), undo, *asked)


def _is_newest(one: Placed, books: Desk) -> bool:
    """How a KPI stands follows from its newest period: a value of an older one says nothing about it."""
    last = books.cases[one.kpi].last
    return last is not None and last.period == one.period


def _line(one: Placed, books: Desk, found: Standing, *, note: str, stands: bool) -> Markup:
    definition = books.cases[one.kpi].definition
    value = one.value if one.value is not None else found.value
    changed = one.before is not None and one.before != value
    before = (
        fill(words.LINE_SAME_DAY, before=value_text(definition, one.before))
        if changed and one.before is not None
        else Markup("")
    )
    line = fill(
        words.LINE if stands else words.LINE_OLDER,
        name=title(definition),
        value="" if value is None else value_text(definition, value),
        period=periods.text_of(one.period),
        before=before,
        sign=Markup(status_words.SIGNS[found.status]),
        label=_label(found),
        percent=Markup("") if is_yes_or_no(definition) else _remark(found),
    )
    return Markup(f"{line}  {fill(words.NOTE, note=note)}") if note else line


def _label(found: Standing) -> Markup:
    """The status in words; what is not done yet is open while its period runs."""
    if found.method is Method.OPEN and found.period is not None:
        return fill(status_words.STILL_OPEN, day=day_text(found.period.last))
    return Markup(status_words.LABELS[found.status])


def _remark(found: Standing) -> Markup:
    """How far it is when that is alarming; which value is missing when that hides the colour."""
    if found.owed is not None:
        return fill(words.OWED, period=periods.text_of(found.owed))
    if found.percent is None or not found.is_alarming or found.method is Method.BAND:
        return Markup("")
    return fill(words.PERCENT, percent=f"{max(found.percent, Decimal(0)):.0f}")


def ask_actions(scene: Scene, books: Desk, now: Mapping[str, Standing]) -> Says:
    """Amber and red ask for a cause and an action, once a period."""
    alarming = {id_: found for id_, found in now.items() if found.is_alarming}
    said = values.responses(scene.session, tuple(alarming))
    known_ = {id_: said[id_][0] for id_ in alarming if id_ in said and _is_of(said[id_][0], alarming[id_])}
    hand = tuple(Small(in_hand(one, title(books.cases[id_].definition))) for id_, one in known_.items())
    return (*hand, *_ask_action(books, {id_: one for id_, one in alarming.items() if id_ not in known_}))


def _is_of(said: Response, found: Standing) -> bool:
    return found.period is not None and said.period == found.period.key


def _ask_action(books: Desk, alarming: Mapping[str, Standing]) -> Says:
    names = {id_: title(books.cases[id_].definition) for id_ in alarming}
    if not names:
        return ()
    if len(names) == 1:
        ((id_, found),) = alarming.items()
        asked = fill(words.ASK_ACTION, name=names[id_], label=status_words.LABELS[found.status])
        return (Paragraph(asked), Choices(id_, (Choice(id_, words.NAME_ACTION, form=ACTION),)))
    listed = joined([fill("*{name}*", name=name) for name in names.values()])
    choices = tuple(Choice(id_, name, form=ACTION) for id_, name in names.items())
    return (Paragraph(fill(words.ASK_ACTIONS, names=listed)), Choices("actions", choices))


def in_hand(said: Response, name: str) -> Markup:
    """What is being done about a KPI."""
    until = fill(words.UNTIL, by=day_text(said.by)) if said.by else Markup("")
    return fill(words.IN_HAND, name=name, action=said.action, who=mention(said.who), until=until)
