"""What the bot says while a KPI is being written."""

from bot.wording.markup import Markup
from kpi_rules.rewrite import Part
from nlp.nouns import Cadence, Unit

HEADING = "{step} · Your KPIs"
STATEMENT_ASK = {
    "need": Markup("{served} needs: *{text}*\nHow will you see, in a number, that {department} delivers it?"),
    "capability": Markup(
        "{department} wants to be able to: *{text}*\nHow will you see, in a number, that you got there?"
    ),
    "indicator": Markup(
        "{department} carries: *{text}*\nWhat will {department} itself reach to make that happen?"
    ),
    "free": Markup(
        "What should {department} reach? One sentence for one KPI, or paste a list, one KPI a line."
    ),
}
COUNTED = Markup("{count} taken in so far. Most departments do well with {low} to {high}.")
COUNTED_ON = Markup(
    "{count} taken in so far, {after} more to think about after this. Most departments do well with {low} to {high}."
)
BEFORE_SUBMIT = Markup("Nearly. Answer what is still open first, or press *No KPI for this one*.")
STATEMENT_WHY = Markup("a number that both sides can check ends the argument about whether it went well.")
STATEMENT_HELP = Markup(
    "A good KPI says what changes, from where to where, and by when. Half a sentence is fine: I ask for the rest. "
    "Press an idea to start from it, or paste a list, one KPI a line."
)
UNSURE = "I don't know what to count"
SAME = "Take it on as it is"
LEAVE_OUT = "No KPI for this one"
UNSURE_INTRO = Markup("These questions usually uncover a number. Answer whichever is easiest:")
UNSURE_IDEAS = Markup("Departments like yours often count:")
IDEA = Markup("*{name}*: {question}")

PASTED_INTRO = Markup("I read {count} lines. Nothing is taken in yet.")
PASTED_LINE = Markup("*{number}.* “{text}”\n      {finding}")
PASTED_FINE = Markup("Clear as it stands.")
PASTED_FINDING = Markup("{lacks} {fix}")
PASTED_LACKS = Markup("Still open: {parts}.")
PASTED_OPEN = {
    Part.METRIC: "what is counted",
    Part.TARGET: "how much",
    Part.UNIT: "of what",
    Part.DUE: "by when",
}
PASTED_INSTEAD = Markup("Better: {instead}")
PASTED_MORE = Markup("… and {count} more lines, which I go through with you one by one.")
PASTED_ASK = Markup(
    "Shall I take them in? I then ask for what is missing, one KPI at a time. For some of them, type “only 2 and 4”."
)
PASTED_YES = "Take them in"
PASTED_NO = "Leave them out"
PASTED_DROPPED = Markup("Left out. Nothing was changed.")
LINES_LEFT = Markup("{count} of your list left after this one.")
PASTED_HELP = Markup(
    "Take the list in to work through it line by line, or leave it out and write them one by one."
)

TOOK_ONE = Markup("I take the sentence with the number in it. What you do for it comes later.")
WAY_LATER = Markup("How you get there (“{way}”) comes later, as the first step.")
READ_INTRO = Markup("I read it like this. What two people could understand differently is marked:")
READ_CLEAN = Markup("I read it like this:")
FINDING = Markup("*{words}*: {why} {question}")
FINDING_WHOLE = Markup("{why} {question}")

SPLIT_ASK = Markup(
    "I see {count} goals in one sentence. Each needs a KPI of its own, or nobody knows which one was missed."
)
SPLIT_WHY = Markup("one could succeed while the other fails.")
SPLIT_ALL = "Make {count} KPIs of it"
SPLIT_FIRST = "Only the first"
SPLIT_KEEP = "It is one goal"
SPLIT_HELP = Markup(
    "I can take each goal as a KPI of its own, or only the first one. You can also type it anew."
)

PART_ASK = {
    Part.METRIC: Markup("What exactly would you count or measure?"),
    Part.TARGET: Markup("*{metric}*: what should it reach? A number, please."),
    Part.UNIT: Markup("{target} of what? Percent, days, dollars, or something you can count?"),
    Part.BASELINE: Markup("*{metric}*: where does it stand today?"),
    Part.DUE: Markup("*{metric}*: by when?"),
}
PART_WHY = {
    Part.METRIC: Markup("a stranger should be able to count it and get your number."),
    Part.TARGET: Markup("without a number, nobody can say whether you got there."),
    Part.UNIT: Markup("the same number can mean very different things."),
    Part.BASELINE: Markup(
        "the way from today to the target shows whether it is reachable, yet worth some effort."
    ),
    Part.DUE: Markup("“soon” means a different day to everyone."),
}
PART_EXAMPLE = {
    Part.METRIC: "days from a funding request to the money",
    Part.UNIT: "days",
    Part.DUE: "by the end of June, in Q3, every month",
}
AMOUNT_EXAMPLE = {
    Unit.DURATION: "30 days",
    Unit.PERCENT: "95 %",
    Unit.PERCENTAGE_POINT: "5 percentage points",
    Unit.CURRENCY: "$1.2 million",
    Unit.SCORE: "4.5 out of 5",
    Unit.TIMES: "twice as many",
    Unit.COUNT: "40",
    None: "30 days, 95 %, $1.2 million",
}
PART_HELP = {
    Part.METRIC: Markup("Name the thing that goes up or down: how many, how long, how often, how much."),
    Part.TARGET: Markup(
        "The value you want to arrive at, or the change you want: “30 days” or “15 % less” are both fine."
    ),
    Part.UNIT: Markup("For example: percent, days, hours, euros, requests, customers."),
    Part.BASELINE: Markup(
        "The last value you know is enough. If nobody has measured it yet, say so: then measuring it comes first."
    ),
    Part.DUE: Markup(
        "A day, a month, a quarter or a year; or how often, when it is the same each time (“every month”)."
    ),
}
COUNT_ASK = Markup(
    "What would you count? *{metric}* is a thing that is done or not done. A number shows more."
)
DONE_OR_NOT = "It is done or not done"
DONE_OR_NOT_REASON = "It is done or not done."
SKIPPED_ASIDE = Markup(
    "Without that there is no KPI, so I put this one aside. *back* brings it back; you can also add it at the end."
)
ASIDE = Markup("Put aside. *back* brings it back; you can also add it at the end.")
STAYS = Markup("That KPI stays as it was.")
SKIPPED_OPEN = Markup("Left open. To measure it is then the first thing to do.")
NOT_MEASURED = "Not measured yet"
NO_NUMBER = Markup("I did not find a number in that.")
HOW_MANY = Markup("How many {unit}? A number, please.")
SCALED = Markup("I read that as {amount}. If it is not, type *back*.")
DUE_NOTED = Markup("Noted: {due}.")
UNIT_NOTED = Markup("Noted: the target is {target}.")
NO_DATE = Markup("I did not find a date or a period in that.")
NO_SUCH_DAY = Markup("{month} has only {days} days.")
MEANT_DAY = "By {day}"
READ_AS = Markup("I read that as “{said}”.")
NO_UNIT = Markup("I did not recognise a unit in that.")
DUE_QUARTER = "End of this quarter"
DUE_YEAR = "End of this fiscal year"
DUE_NEXT_YEAR = "End of next fiscal year"
EVERY_MONTH = "Every month"
EVERY_QUARTER = "Every quarter"
UNITS = {
    "%": "Percent",
    "days": "Days",
    "hours": "Hours",
    "$": "Money",
    "times": "A number of things",
}

SERVES_ASK = Markup("*{metric}*: what is it for?")
SERVES_PICK = "Choose what it is for"
SERVES_NONE = "Something else"
SERVES_HELP = Markup(
    "Choose the need, the ability or the indicator that it answers. If it is none of them, say so."
)
LINK_ASK = Markup("*{metric}*: which of these does it help most?")
LINK_WHY = Markup("a KPI that helps none of them costs effort and moves nothing.")
LINK_PICK = "Choose an indicator"
LINK_HELP = Markup("Choose the one that would notice first if this KPI went wrong.")

WORDING_ASK = Markup("Here is a sentence that anyone can check:")
WORDING_SAME = Markup("This is clear as it stands:")
WORDING_YOURS = Markup("Your words were: “{typed}”")
WORDING_USE = "Use this sentence"
WORDING_KEEP = "Keep my words"
WORDING_TAKE = "Take it in"
WORDING_CHANGE = Markup("Or type it anew, in your own words.")
CHANGE_TARGET = "Change the target"
CHANGE_DUE = "Change the date"
CHANGE_BASELINE = "Change today's value"
TELL_BEST = "Is it within reach?"
BEST_ASK = Markup("*{metric}*: what is the best value you have ever had?")
BEST_WHY = Markup(
    "a target a little beyond the best so far makes people stretch; far beyond it, they give up."
)
BEST_HELP = Markup("The best month or quarter you remember is enough. Without one, just go on.")
WORDING_HELP = Markup(
    "The sentence is put together from your answers. Use it, keep your own words, change one part, or type it anew. "
    "*Is it within reach?* compares the target with your best so far."
)
REASON_ASK = Markup("Some of it could still be read in two ways. In one line: why is it right as it is?")
REASON_WHY = Markup("the person who approves the set sees the marked words and your reason side by side.")
REASON_HELP = Markup("For example: “The term is defined in our contract with the bank.”")
TAKEN = Markup("Taken in as KPI {number}: {statement}")
CHANGED = Markup("Changed: {statement}")
SAME_KPI = Markup("One KPI is enough for both, so I ask for none here.")
LEFT_OUT = Markup("Left out.")
LEFT_REST = Markup("Left out, {count} in all. *back* brings them back; you can also add a KPI at the end.")

SHEET = {
    "metric": "What",
    "baseline": "Today",
    "target": "Target",
    "due": "By",
    "serves": "For",
    "indicator": "Helps",
    "horizon": "Pays off",
    "nature": "Counts",
}
HORIZONS = {
    "short": "soon: it is waited for now",
    "medium": "later: it makes the department stronger",
}
NATURES = {"result": "a result", "process": "how the work runs"}
UNKNOWN_YET = Markup("_not measured yet_")
SMART = {
    "specific": "Specific",
    "measurable": "Measurable",
    "attainable": "Attainable",
    "relevant": "Relevant",
    "time_bound": "Time-bound",
}
YES, NO, CANNOT_TELL = "✓", "✗", "?"
EACH = {
    Cadence.DAILY: "every day",
    Cadence.WEEKLY: "every week",
    Cadence.MONTHLY: "every month",
    Cadence.QUARTERLY: "every quarter",
    Cadence.HALF_YEARLY: "every half-year",
    Cadence.YEARLY: "every year",
}
WORDING_HOW = Markup(
    "Press the first button to take it, or one of the others; or type the whole sentence anew."
)
SHORT_OF = Markup("The company needs {indicator} here, and this promises {target}.")
LINK_NONE = Markup(
    "Every KPI has to help one of them, even by a detour: choose the closest, or put this KPI aside."
)
PUT_ASIDE = "Put this KPI aside"
REASON_SHORT = Markup("A few more words, please: the approver has to understand it without you.")

ASSIGNED_ASK = Markup("The company has set this target: “{indicator}”. Yours says {own} instead of {target}.")
ASSIGNED_WHY = Markup(
    "its strategy owners assigned it. You cannot change it here, but type what you think of it, and I pass it on."
)
ASSIGNED_TAKE = "Take {target}"
ASSIGNED_PASSED_ON = Markup(
    "I passed that on to {owners}. Until they change it, the target stays as it is set."
)
ASSIGNED_HELP = Markup(
    "Some targets are discussed with the departments, others are assigned. This one is assigned: take it, or type a "
    "comment for the strategy owners. The ways to reach it are yours."
)
