"""The windows in which values are filled in, and in which is said what is done about a bad one."""

from datetime import date
from typing import NamedTuple

from bot.dialogue.say import Small
from bot.views.forms import Day, Entered, Frame, Someone, Text, form
from bot.views.modals import ViewJson
from bot.wording import checkins as words

FILL_IN, ACTION = "fill_in", "action"
"""Names of the forms."""

MOST_FIELDS = 30


class Wanted(NamedTuple):
    """One value that is asked for."""

    kpi: str
    period: str
    label: str
    hint: str

    @property
    def field(self) -> str:
        """The id of its field."""
        return f"{self.kpi}|{self.period}"


def fill_in(every: tuple[Wanted, ...]) -> ViewJson:
    """One field for each value."""
    fields = tuple(
        Text(one.field, one.label, hint=one.hint, optional=True, most=300) for one in every[:MOST_FIELDS]
    )
    frame = Frame(words.MODAL_TITLE, words.MODAL_SUBMIT)
    return form(FILL_IN, frame, about="", fields=fields, says=(Small(words.MODAL_ABOUT),))


def action(kpi_id: str, *, about: Small, who: str, today: date, what: str = "") -> ViewJson:
    """Cause, action, person and day; the action is what was typed about it already."""
    fields = (
        Text("cause", words.ACTION_CAUSE, lines=True, most=500),
        Text("what", words.ACTION_WHAT, lines=True, most=500, initial=what),
        Someone("who", words.ACTION_WHO, initial=who),
        Day("by", words.ACTION_BY, initial=today),
    )
    return form(
        ACTION, Frame(words.ACTION_TITLE, words.ACTION_SUBMIT), about=kpi_id, fields=fields, says=(about,)
    )


def split(field: str) -> tuple[str, str]:
    """KPI and period of a field."""
    kpi, _, period = field.partition("|")
    return kpi, period


def filled(entered: Entered) -> dict[str, str]:
    """What was typed, by field; fields left empty are left out."""
    return {field: text for field in entered.answers if (text := entered.text(field))}
