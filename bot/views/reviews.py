"""The windows of a review: one KPI is decided, a review is given back."""

from datetime import date

from bot.dialogue.reviewing import FORM
from bot.dialogue.say import Choice, Small
from bot.views.forms import Day, Field, Frame, OneOf, Someone, Text, form
from bot.views.modals import ViewJson
from bot.wording import reviews as words
from kpi_rules.review import Verdict

REFUSE = "review_back"
"""Name of the form in which an approver gives a review back."""


def decide(
    about: str,
    verdict: Verdict,
    *,
    statement: Small,
    hint: str,
    periods: tuple[Choice, ...],
    who: str,
    due: date | None = None,
) -> ViewJson:
    """What is asked for one verdict; a new target asks for what will be done differently as well.

    `hint` says what holds now. `due` is the last day of what has no target: then that is what can be changed.
    """
    reason = Text("reason", words.REASON, hint=words.REASON_HINTS[verdict], lines=True, most=500)
    fields: tuple[Field, ...] = (reason,)
    if verdict is Verdict.ADJUST and due is not None:
        fields = (Day("due", words.NEW_DATE, hint=hint, initial=due), *_action_fields(reason, who=who))
    elif verdict is Verdict.ADJUST:
        fields = (
            Text("target", words.TARGET, hint=hint, most=60),
            OneOf("since", words.FROM, options=periods, initial=periods[0].value),
            *_action_fields(reason, who=who),
        )
    title = words.CHANGE_DATE if verdict is Verdict.ADJUST and due is not None else words.TITLES[verdict]
    frame = Frame(title, words.SUBMIT)
    return form(FORM, frame, about=about, fields=fields, says=(statement,))


def _action_fields(reason: Text, *, who: str) -> tuple[Field, ...]:
    """Why, and what will be done differently."""
    return (
        reason,
        Text("action", words.ACTION_WHAT, hint=words.ACTION_HINT, lines=True, most=500),
        Someone("who", words.ACTION_WHO, initial=who),
        Day("by", words.ACTION_BY),
    )


def refuse(review_id: str) -> ViewJson:
    """Why an approver gives the review back."""
    fields = (Text("comment", words.REFUSE_REASON, lines=True, most=1000),)
    return form(REFUSE, Frame(words.REFUSE_TITLE, words.REFUSE), about=review_id, fields=fields)
