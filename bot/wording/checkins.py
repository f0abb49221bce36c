"""What the bot says about recording values."""

from bot.wording.markup import Markup
from kpi_rules.reports import Doubt

RECORDED = Markup("Noted:")
LINE = Markup("*{name}*: {value} for {period}{before}  ·  {sign} {label}{percent}")
LINE_OLDER = Markup("*{name}*: {value} for {period}{before}")
LINE_SAME_DAY = Markup(" (was {before})")
PERCENT = Markup(", {percent}% of what it should be by now")
OWED = Markup(": the value for {period} is missing")
NOTE = Markup("“{note}”")
UNDO = "Undo"
UNDONE = Markup("Taken back: {values}.")
UNDONE_LINE = Markup("{name} for {period}")
UNDONE_BACK = Markup("{name} for {period} is {value} again")
UNDO_LATE = Markup(
    "Nothing was taken back. Only what you noted last can be, once, while nobody has changed it since. "
    "To put a value right, type it anew, with its month if that is over."
)
LAST_NOTED = Markup("What I noted last:")
OR_TYPE_ANEW = Markup("Take it back, or simply type the right value.")
NOTHING_NOTED = Markup(
    "There is nothing to take back. To put a value right, type its name and the right value."
)
SOMEBODY_ELSES = Markup("*{name}* is recorded by {who}, so I noted nothing for it.")
NOT_YOURS = Markup("*{name}* is not yours to record, so I noted nothing for it.")

WHICH = Markup("Which KPI is “{said}”?")
NOT_KNOWN = Markup("You record no KPI by that name. Which one is “{said}”?")
LEAVE_OUT = "None of these"
YES_RIGHT = "Yes, that is right"
NO_LEAVE = "No, leave it out"
DOUBTS = {
    Doubt.UNIT: Markup(
        "*{name}* is counted in {unit}, and “{said}” is not. What is the value? For example: {example}."
    ),
    Doubt.NOT_A_NUMBER: Markup("*{name}* is counted in {unit}. How many is it now? For example: {example}."),
    Doubt.SEVERAL: Markup(
        "I read more than one number in “{said}”. What is the value of *{name}*? For example: {example}."
    ),
    Doubt.JUMP: Markup("*{name}* was {last}, and {value} is very far from that. Is it right?"),
    Doubt.BELOW_ZERO: Markup("*{name}* at {value} would be below zero. Is that right?"),
    Doubt.ABOVE_WHOLE: Markup("*{name}* at {value} would be more than all. Is that right?"),
}
DONE = "done"
STEPS_DONE = "percent done, or *done*"
PLAIN_NUMBER = "a plain number"
LEFT_OUT = Markup("Left out: “{said}”. Nothing was recorded for it.")
OLD_QUESTION = Markup(
    "That was already answered, or a newer message took its place. Simply type the value again."
)
NOBODYS = Markup("There is no approved KPI that you record values for.")
NO_VALUE_IN_IT = Markup(
    "I found no value in that. Name the KPI and its value, for example: `/kpi update {example}`. "
    "Several at once are fine, with commas between them."
)

DUE = Markup("*Still to record:*")
DUE_LINE = Markup("{name}: {period}")
ALL_FRESH = Markup(
    "All your values are up to date. A new one is welcome at any time: type its name and the value."
)
HOW = Markup("Type it here, for example “{example}”, or fill in all at once.")
HOW_ONE = Markup("To record a value, type it here, for example “{example}”.")
FILL_IN = "Fill in all"
MODAL_TITLE = "Values to record"
MODAL_SUBMIT = "Record"
MODAL_ABOUT = Markup(
    "Leave empty what you do not know yet. A remark goes behind a dash: “38 – a big customer paid late”."
)
MODAL_LABEL = "{name}, {period}"
MODAL_HINT = "Last value: {last}"
MODAL_HINT_FIRST = "The first value of this KPI"
MODAL_NOT_READ = "I cannot read a value in this. Please type a number, for example {example}."
MODAL_WRONG_UNIT = "This KPI is counted in {unit}. Please type, for example, {example}."
MODAL_SEVERAL = "I read more than one number. Please type one, for example {example}."
MODAL_NO_LAST = "There is no earlier value that it could equal. Please type a number, for example {example}."
MODAL_NOTHING = "Please fill in at least one value, or close this window."

ASK_ACTION = Markup(
    "*{name}* is {label}. In two lines, so that everybody can see it is in hand: why, and who does what until when."
)
ASK_ACTIONS = Markup(
    "{names} are not on track. For each: what is the cause, and who does what about it until when?"
)
TYPED_ACTION = Markup("Shall everybody see that? “{said}” – the button asks who does it until when.")
TYPED_ACTIONS = Markup("For which of them is that? “{said}” – the button asks who does it until when.")
NOTE_FOR = "Note it for {name}"
NAME_ACTION = "Say what is done"
IN_HAND = Markup("{name}, in hand: {action} ({who}{until})")
UNTIL = Markup(", until {by}")
ACTION_TITLE = "What is done about it"
ACTION_SUBMIT = "Save"
ACTION_CAUSE = "What is the cause?"
ACTION_WHAT = "What is done about it?"
ACTION_WHO = "Who does it?"
ACTION_BY = "Until when?"
ACTION_PAST = "That day is over. Please choose one that is still to come."
ACTION_SAVED = Markup("Noted for *{name}*: {action} ({who}, until {by}). Cause: {cause}.")

VALUES_HEADING = "{name}: its values"
VALUES_LINE = Markup("*{period}*  {value}  ·  {who}, {day}{note}")
VALUES_BEFORE = Markup("before: {value} ({who}, {day}{note})")
VALUES_TAKEN_BACK = Markup("*{period}*  taken back by {who}, {day}")
VALUES_NOTE = Markup("  ·  “{note}”")
VALUES_NONE = Markup("No value has been recorded yet.")
WHICH_VALUES = Markup("Which KPI? Type `/kpi values` and its name, for example: `/kpi values {example}`.")
VALUES_UNKNOWN = Markup("I know no KPI by the name of “{said}”. I know, for example: {names}.")
