"""What the bot says in a review."""

from bot.wording.markup import Markup
from kpi_rules.review import Verdict

OPENING = Markup(
    "*Review of {department}, {title}.* One KPI after the other, the weakest first: is it still the right thing to "
    "measure, and is its target still right?"
)
GO_ON = Markup("We go on with the review of {department}, {title}.")
PLACE = Markup("{number} of {count}")
HISTORY = Markup("Its values: {values}")
NO_HISTORY = Markup("It has no value yet.")
VERDICTS = {
    Verdict.KEEP: "Keep it",
    Verdict.ADJUST: "Change its target",
    Verdict.REPLACE: "Replace it",
    Verdict.RETIRE: "Retire it",
}
CHANGE_DATE = "Change its date"
TITLES = {
    Verdict.KEEP: "Keep this KPI",
    Verdict.ADJUST: "Change its target",
    Verdict.REPLACE: "Replace this KPI",
    Verdict.RETIRE: "Retire this KPI",
}
SUBMIT = "Decide"
REASON = "Why?"
REASON_HINTS = {
    Verdict.KEEP: "For example: it shows at once when customers wait.",
    Verdict.ADJUST: "What has changed since the target was set? The approver reads this.",
    Verdict.REPLACE: "What should be measured instead, and why? You draft the new one afterwards.",
    Verdict.RETIRE: "What makes it unnecessary? Its values stay.",
}
TARGET = "New target"
TARGET_HINT = "Now {target}. Periods that are over keep it."
TARGET_HINT_COLOURS = (
    "Now {target}. Periods that are over keep it. Its own green and red go with it: then the usual ones hold."
)
FROM = "From when on?"
ACTION_WHAT = "What will be done differently?"
ACTION_HINT = "A new target alone changes nothing. For example: try new channels."
ACTION_WHO = "Who does it?"
ACTION_BY = "Until when?"
NEW_DATE = "New last day"
NEW_DATE_HINT = "Now {due}."
SAME_DATE = "That is the day it has. Please choose another one, or keep the KPI."
NOT_A_TARGET = "I cannot read a target in this. Please type, for example, {example}."
NOT_A_RANGE = "This KPI keeps within a range. Please type both ends, for example {example}."
NOT_ONE_TARGET = "Please type one number. Now it is {example}."
FAR_TARGET = "That is very far from {old}. If it is meant so, type it with its unit: {new}."
SAME_TARGET = "That is the target it has. Please type another one, or keep the KPI."
PAST_DAY = "That day is over. Please choose one that is still to come."

DECIDED = {
    Verdict.KEEP: Markup("*{name}*: kept. {reason}"),
    Verdict.ADJUST: Markup(
        "*{name}*: target {target} instead of {before}, from {since} on. {reason} New action: {action}."
    ),
    Verdict.REPLACE: Markup("*{name}*: to be replaced. {reason}"),
    Verdict.RETIRE: Markup("*{name}*: retired. {reason}"),
}
RANGE = "{low} to {high}"
STOOD_OF = "{value}, target {target}"
STOOD_AT = "{stood}, {label}"
STOOD_PERCENT = " ({percent}% of what it should have been)"
DECIDED_DATE = Markup("*{name}*: to be done by {due} instead of {due_before}. {reason} New action: {action}.")
STOOD = Markup("It stood at: {stood}")
RECORD_HEADING = "Review of {department}, {title}"
RECORD_HEAD = Markup("Reviewed by {reviewer} on {day}.{approved}{next_on}")
APPROVED_BY = Markup(" Changes approved by {approver}.")
NEXT_ON = Markup(" Next review: {day}.")
ASK_NEXT = Markup("When shall the next review be?")
IN_QUARTER = "In a quarter"
IN_HALF = "In half a year"
CLOSED = Markup(
    "The review is closed. Nothing changes, so nobody has to approve it. The next one is on {day}."
)
SENT = Markup(
    "The changes are with {approvers}. Until then everything stays as it is. The next review is on {day}."
)
NOBODY_TO_APPROVE = Markup(
    "Nobody can approve the changes: every strategy owner heads this department. Please let another strategy owner be named first."
)
TO_APPROVE = Markup("{reviewer} reviewed the KPIs of {department} and asks for these changes:")
APPROVE = "Approve the changes"
REFUSE = "Give it back"
REFUSE_TITLE = "Give the review back"
REFUSE_REASON = "What should be thought over?"
APPROVED = Markup("Approved. I told {reviewer}.")
TOLD_APPROVED = Markup(
    "{approver} approved the changes of your review of {department}. They hold as written in its record."
)
REFUSED = Markup("Given back to {reviewer}.")
TOLD_REFUSED = Markup("{approver} gives the review of {department} back: {comment}")
GO_ON_REVIEW = "Go on with the review"
DRAFT_NEW = "Draft what replaces it"
NOT_YOURS = Markup("Only the head of {department}, or a deputy, reviews its KPIs.")
WHICH = Markup("Which department's KPIs do you want to review?")
NOTHING_TO_REVIEW = Markup("{department} has no approved KPIs to review yet.")
NO_DEPARTMENT = Markup(
    "You head no department, so there is nothing for you to review. `/kpi review Sales` shows the record of its last review."
)
NO_RECORD = Markup("{department} has not been reviewed yet.")
WAITING = Markup("The last review of {department} still waits for {approvers}.")
STALE = Markup("That review has gone on since. `/kpi review` shows where it stands.")
NOT_YOUR_DECISION = Markup(
    "Only a strategy owner who neither heads the department nor made the review decides on its changes."
)
DONE = Markup("The review of {department} for {title} is done:")
REVIEW_AGAIN = "Review again now"
DUE = Markup("*Due:* the review of the KPIs of {department}, since {day}.")
BEGIN = "Begin the review"
