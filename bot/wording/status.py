"""What the bot says about where everybody stands."""

from bot.wording.markup import Markup
from kpi_rules.nouns import DraftState, Status

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
ALL_LINKED = Markup("Every department has approved KPIs.")
KPI = Markup("{sign} {statement}")
KPI_VALUE = Markup("{value}  ·  {target}")
VALUE = Markup("last value {value} ({day})")
NO_DATA = Markup("no value recorded yet")
NO_DATA_SINCE = Markup("no value recorded yet; {baseline} at the start")
TARGET = Markup("target {target}")
TARGET_DUE = Markup("target {target} by {due}")
MILESTONE_DUE = Markup("to be done by {due}")
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
COUNTS = Markup("{counts}")
ME_HEADING = "Where you stand"
ME_NOTHING = Markup("Nothing waits for you, and you have no KPIs of your own yet.")
WAITING_FOR_YOU = Markup("*Waiting for you:* the KPIs of {department}, submitted by {drafter}.")
WAITING_AGREEMENT = Markup("*Waiting for you:* to agree to the mission of {department}.")
YOUR_DRAFT = Markup("*Your draft:* {department}, {count} so far. Type *draft my KPIs* to go on.")
UNKNOWN_DEPARTMENT = Markup(
    "There is no department called “{name}”. I know: {names}. You can also ask for *me* or *company*."
)
APPROVE_NOW = "Decide now"
DRAFT_NOW = "Go on drafting"
