"""What the bot says when it reminds people."""

from bot.wording.markup import Markup
from store.nudge_nouns import Step

ONE = Markup("One thing waits for you.")
SEVERAL = Markup("{count} things wait for you.")
ONLY_OTHERS = Markup("For your information: this stayed without an answer.")
AFTER_A_GAP = Markup(
    "I was not at work for a while and missed {count} of your reminders. This is all that is open now."
)
ON_BEHALF = Markup("You stand in for {users}.")

VALUES = Markup("*Values to record*")
DECISIONS = Markup("*Your decision*")
NEEDS = Markup("*Your answer*")
DRAFTS = Markup("*Left unfinished*")
OTHERS = Markup("*Not answered by others, after two reminders*")

VALUE = Markup("{name}, {period}")
VALUE_AFTER = Markup("{name}, {period} (last value: {value})")
VALUE_SEVERAL = Markup("{line}; {count} earlier missing too")
APPROVAL = Markup("The KPIs of {department}, submitted by {drafter}")
AGREEMENT = Markup("The mission of {department}, written by {drafter}: do you agree?")
DRAFT = Markup("The KPIs of {department}, {count} so far; last changed on {day}")
SENT_BACK = Markup("The KPIs of {department} came back to you with a comment on {day}")
NEED = Markup("{department} asked what you need from it: “{text}”")

STEPS = {
    Step.FIRST: Markup("{line}"),
    Step.AGAIN: Markup("{line} _(second reminder, I will not ask again)_"),
    Step.HEAD: Markup("{line}: {owner}"),
}
FOR_OTHER = Markup("{line} _(for {owner})_")
MORE = Markup("and {count} more: `/kpi status` shows them all")
HOW_TO_ANSWER = Markup("You can answer here, for example: {example}")
EXAMPLE = Markup("“{name} 38”")

TOMORROW = "Tomorrow"
NEXT_WEEK = "Next week"
AWAY = "I am away …"
SETTINGS = "Settings …"
STOP = "No reminders for this KPI"
DECIDE = "Decide: {department}"
GO_ON = "Go on: {department}"
