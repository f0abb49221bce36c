"""What the bot says about where everybody stands."""

from bot.wording.markup import Markup
from kpi_rules.nouns import DraftState, Status
from nlp.nouns import Cadence

COMPANY_HEADING = "{company}: where everybody stands"
COMPANY_LINE = Markup("{objectives}, {indicators}, {approved} of {departments} with approved KPIs")
NO_COMPANY = Markup("Nobody has set the company's goals yet. `/kpi setup` begins with them.")
DEPARTMENT_HEADING = "{department}"
HEAD = Markup("Head: {head}")
NOT_BEGUN = Markup("{department}: not begun. {head} can start with `/kpi draft`.")
STATES = {
    DraftState.DRAFTING: Markup("{department}: {drafter} is drafting, {count} so far."),
    DraftState.SUBMITTED: Markup(
        "{department}: {count} wait for {approvers} to approve them, since {since}."
    ),
    DraftState.SENT_BACK: Markup("{department}: sent back; waits for {drafter} to change {count}."),
    DraftState.APPROVED: Markup("{department}: {count} approved."),
}
AGREEMENT = Markup("{department}: the mission waits for {head} to agree.")
UNLINKED = Markup("Without approved KPIs: {departments}.")
AND_MORE = Markup("{count} more")
MORE_DEPARTMENTS = Markup("… and {count}. `/kpi status` with a name shows one of them.")
BEING_JUDGED = Markup(
    "Not counted yet: {kpis} that I judge anew after a change. Please look again in a minute."
)
MORE_BELOW = Markup("… and {count} more, which stand better.")
NO_DEPARTMENTS = Markup("No department is set up yet.")
ALL_LINKED = Markup("Every department has approved KPIs.")
KPI = Markup("{sign} {statement}")
BETWEEN = "  ·  "
SHORT = Markup("{sign} *{name}*: {value}{remarks}")
SUM = Markup("{total} so far, {value}")
NO_TARGET = Markup("no target yet")
OWED = Markup("the value for {period} is late")
OWED_AT_END = Markup("the value at the end of {period} is late")
STILL_OPEN = Markup("open until {day}")
HEADING_TO_MISS = Markup("heading to miss its target")
ACTION = Markup("in hand: {what} ({who}{until})")
UNTIL = Markup(", until {by}")
NO_ACTION = Markup("*no action named*")
SOME_REPORTED = Markup(" (from {share}% of the weight; the rest has no fresh value)")
SCORE = Markup("Together at *{score}%* of what should be by now{reported}. The weakest: {worst}, {percent}%.")
VALUE = Markup("{value} for {period} (recorded {day}{change})")
UP, DOWN = Markup(", ↑ {by}"), Markup(", ↓ {by}")
OF_PLAN = Markup("{percent}% of plan")
PACE = Markup("{covered}% of the way at {elapsed}% of the time")
NO_DATA = Markup("no value recorded yet")
NO_DATA_SINCE = Markup("no value recorded yet; {baseline} at the start")
TARGET = Markup("target {target}")
TARGET_MOVED = Markup("target {old} until {until}, then {new}")
TARGET_DUE = Markup("target {target} by {due}")
TARGET_RANGE = Markup("{low} to {high}")
MILESTONE_DUE = Markup("to be done by {due}")
MILESTONE_EACH = {
    Cadence.DAILY: Markup("to be done every day"),
    Cadence.WEEKLY: Markup("to be done every week"),
    Cadence.MONTHLY: Markup("to be done every month"),
    Cadence.QUARTERLY: Markup("to be done every quarter"),
    Cadence.HALF_YEARLY: Markup("to be done every half-year"),
    Cadence.YEARLY: Markup("to be done every year"),
}
SIGNS = {
    Status.ON_TRACK: "🟢",
    Status.DONE: "✅",
    Status.AT_RISK: "🟠",
    Status.OFF_TRACK: "🔴",
    Status.NO_DATA: "⚪",
    Status.OVERDUE: "⚪",
    Status.PAUSED: "⏸️",
    Status.RETIRED: "▪️",
    Status.NOT_APPROVED: "▫️",
}
LABELS = {
    Status.ON_TRACK: "on track",
    Status.DONE: "done",
    Status.AT_RISK: "at risk",
    Status.OFF_TRACK: "off track",
    Status.NO_DATA: "no data",
    Status.OVERDUE: "value overdue",
    Status.PAUSED: "paused",
    Status.RETIRED: "retired",
    Status.NOT_APPROVED: "not approved",
}
SEVERAL = {**LABELS, Status.OVERDUE: "values overdue"}
"""The same for more than one."""
COUNTS = Markup("{counts}")
AS_OF = Markup("As it stood on {day}:")
NONE_THEN = Markup("{name} had no KPIs in force then.")
NOT_THEN = Markup("It was not in force then.")
NEEDS_ATTENTION = Markup("*Needs attention:*")
WHY = "Why is {name} {colour}?"
COLOURS = {Status.AT_RISK: "amber", Status.OFF_TRACK: "red"}
YOURS_HEADING = "KPIs that you look after"
NONE_OF_STATUS = Markup("No KPI of the company is “{wanted}”.")
NONE_OF_YOURS = Markup("None of your KPIs is “{wanted}”.")
NOTHING_WATCHED = Markup(
    "You watch no KPI of another department. `/kpi watch` with a few words of its name adds one."
)
STATUS_HEADING = "{count}: {statuses}"
MORE = Markup("… and {count} more.")
KPIS_TOO = Markup("These words also name KPIs:")
KPI_TOO = Markup("These words also name a KPI:")
WHICH = Markup("Several KPIs fit. Which one?")
CHART = "Show it as a picture"
CHART_COMMENT = Markup("*{name}*, the last values")
CHART_TARGET = "target {target}"
GONE = Markup("That KPI is no longer in force.")
NOT_ONE = Markup("I cannot tell which KPI you mean by {names}. Please name each by the words of its name.")
SIDE_BY_SIDE = "Side by side"
NO_SAME_PERIOD = Markup("None of them has a value yet.")
ROW = Markup("*{month}*: {cells}")
INDICATOR = Markup("*{statement}*")
NO_KPI_BELOW = Markup("No department has a KPI for it yet.")
SHARED_BY = Markup("Shown to everybody here by {user}, as of {day}.")
PAUSE = "Pause it"
RESUME = "Take it up again"
PAUSED = Markup(
    "*{name}* rests from now on: no colour, no reminder. *Take it up again* on its card ends that."
)
RESUMED = Markup("*{name}* is looked at again. Its next value is for {period}.")
NOT_YOURS_TO_PAUSE = Markup("Only the head of its department, or a deputy, can let a KPI rest.")
ME_HEADING = "Where you stand"
ME_NOTHING = Markup("Nothing waits for you, and you have no KPIs of your own yet.")
WAITING_FOR_YOU = Markup("*Waiting for you:* the KPIs of {department}, submitted by {drafter}.")
WAITING_AGREEMENT = Markup("*Waiting for you:* to agree to the mission of {department}.")
YOUR_DRAFT = Markup("*Your draft:* {department}, {count} so far. Type *draft my KPIs* to go on.")
UNKNOWN_DEPARTMENT = Markup(
    "I know no department, objective or KPI called “{name}”. The departments are {names}. "
    "You can also ask for *me*, *company* or *at risk*."
)
APPROVE_NOW = "Decide now"
