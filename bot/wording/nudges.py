"""What the bot says when it reminds people."""

from bot.wording.markup import Markup
from store.nudge_nouns import Step

ONE = Markup("One thing waits for you.")
SEVERAL = Markup("{count} things wait for you.")
ONLY_OTHERS = Markup("For your information: this stayed without an answer.")
AFTER_A_GAP = Markup("I was not at work on {days} before today. This is all that is open now.")

VALUES = Markup("*Values to record*")
DECISIONS = Markup("*Your decision*")
NEEDS = Markup("*Your answer*")
DRAFTS = Markup("*Left unfinished*")
OTHERS = Markup("*Not answered by others, after two reminders*")

VALUE = Markup("{name}, {period}")
VALUE_AFTER = Markup("{name}, {period} (last value: {value})")
APPROVAL = Markup("The KPIs of {department}, submitted by {drafter}")
AGREEMENT = Markup("The mission of {department}, written by {drafter}: do you agree?")
DRAFT = Markup("The KPIs of {department}, {count} so far; last changed on {day}")
SENT_BACK = Markup("The KPIs of {department} came back to you with a comment on {day}")
NEED = Markup("{department} asks whether it understood what you need: “{text}”")
NEEDS_SEVERAL = Markup("{department} asks whether it understood what you need: “{text}” and {count} more")

STEPS = {
    Step.FIRST: Markup("{line}"),
    Step.AGAIN: Markup("{line} _(second reminder, I will not ask again)_"),
    Step.HEAD: Markup("{line}: {owner}"),
}
AGAIN_BRIEFLY = Markup("{line} _(second reminder)_")
LAST_TIME = Markup("What is marked as the second reminder I will not ask for again.")
FOR_OTHER = Markup("{line} _(for {owner})_")
MORE = Markup("and {count} more: `/kpi status` shows them all")
HOW_TO_ANSWER = Markup("You can answer here, for example: {example}")
EXAMPLE = Markup("“{name} {value}”")

FILL_IN = "Fill in now"
TOMORROW = "Tomorrow"
NEXT_WEEK = "Next week"
AWAY = "I am away …"
SETTINGS = "Settings …"
STOP = "No reminders for this KPI"
DECIDE = "Decide: {department}"
GO_ON = "Go on: {department}"
SHOW_MISSION = "Show the mission"
SHOW_NEEDS = "Show the question"

SNOOZED = Markup("All right. I will remind you again on {day}.")
STOPPED = Markup(
    "No more reminders for {name}. In `/kpi status` it stays “not recorded” until there is a value. "
    "`/kpi remind` turns them on again."
)
NOT_KNOWN = Markup("That KPI is not in force any more.")
BACK = Markup("Welcome back. Your reminders come to you again.")
"""What the bot says when somebody answers a reminder."""

REMIND_NOW = Markup("Your reminders come on {days} at {hour} ({zone}). The next one can come on {day}.")
REMIND_NEVER = Markup("You get no reminders: no day of the week is chosen.")
REMIND_QUIET = Markup("Quiet from {rests} to {wakes}. Public holidays: {holidays}.")
REMIND_LEAVE = Markup("You are away from {first} to {last}. {delegate}")
REMIND_DELEGATE = Markup("{user} hears in your place.")
REMIND_WAITS = Markup("Reminders wait for your return.")
REMIND_MUTED = Markup("No reminders for: {names}.")
REMIND_WHY = Markup(
    "I remind you at most once a day, in one message, and only when something waits for you: twice for the same thing, "
    "then its head of department hears of it, and then I am silent."
)
HOLIDAYS_NONE = "none"
HOLIDAYS_COMPANY = "{country}, as for the company"
CHANGE = "Change …"
I_AM_BACK = "I am back"
EVERY_WEEKDAY = "Monday to Friday"
EVERY_DAY = "every day"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

FORM_TITLE = "Your reminders"
FORM_SUBMIT = "Save"
FORM_DAYS = "Days"
FORM_AT = "Hour"
FORM_QUIET_FROM = "Quiet from"
FORM_QUIET_UNTIL = "Quiet until"
FORM_COUNTRY = "Country whose public holidays are free"
FORM_COUNTRY_HINT = (
    "For example Germany, or DE-BY for Bavaria. Leave it empty for the company's; “none” for no holidays."
)
FORM_MUTED = "No reminders for these KPIs"
BAD_COUNTRY = "I do not know the holidays of that country. Try its English name, or its two letters."
BAD_QUIET = "The quiet hours must leave at least half an hour of the day."
SAVED = Markup("Saved.")

AWAY_TITLE = "I am away"
AWAY_FIRST = "First day away"
AWAY_LAST = "Last day away"
AWAY_DELEGATE = "Who hears in your place"
AWAY_DELEGATE_HINT = "Without anybody, your reminders wait until you are back."
AWAY_ORDER = "The last day must not be before the first."
AWAY_PAST = "That day is over already."
AWAY_SELF = "Somebody else, please."
AWAY_NOTED = Markup("Noted: you are away from {first} to {last}. {delegate}")
AWAY_TOLD = Markup(
    "{user} is away from {first} to {last} and named you to stand in: what I would ask there, I ask you."
)
