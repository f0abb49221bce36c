"""The windows of a review: one KPI is decided, a review is given back."""

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
    target: str,
    periods: tuple[Choice, ...],
    who: str,
    has_colours: bool = False,
) -> ViewJson:
    """What is asked for one verdict; a new target asks for what will be done differently as well."""
    reason = Text("reason", words.REASON, hint=words.REASON_HINTS[verdict], lines=True, most=500)
    fields: tuple[Field, ...] = (reason,)
    if verdict is Verdict.ADJUST:
        hint = words.TARGET_HINT_COLOURS if has_colours else words.TARGET_HINT
        fields = (
            Text("target", words.TARGET, hint=hint.format(target=target), most=60),
            OneOf("since", words.FROM, options=periods, initial=periods[0].value),
            reason,
            Text("action", words.ACTION_WHAT, hint=words.ACTION_HINT, lines=True, most=500),
            Someone("who", words.ACTION_WHO, initial=who),
            Day("by", words.ACTION_BY),
        )
    frame = Frame(words.TITLES[verdict], words.SUBMIT)
    return form(FORM, frame, about=about, fields=fields, says=(statement,))


def refuse(review_id: str) -> ViewJson:
    """Why an approver gives the review back."""
    fields = (Text("comment", words.REFUSE_REASON, lines=True, most=1000),)
    return form(REFUSE, Frame(words.REFUSE_TITLE, words.REFUSE), about=review_id, fields=fields)
