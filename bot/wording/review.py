"""What the bot says about the set as a whole, and about submitting it."""

from bot.wording.markup import Markup
from kpi_rules.gate import NO_SIDE

HEADING = "The KPIs of {department}"
LINE = Markup("*{number}.* {statement}")
KPI_COMMENT = Markup("*asked for:* {comment}")
COMMENT_ON = "Comment on {number}"
BETWEEN = "  ·  "
WEIGHS = Markup("counts {weight} %")
SERVES = Markup("for {served}: {text}")
BUILDS = Markup("getting better: {text}")
HELPS = Markup("helps “{text}”")
KEPT = Markup("kept because: {reason}")
COMMENT = Markup("*{approver} asks for a change:* {comment}")
GOOD = Markup("The set holds together. Nothing stands in its way.")
BLOCKS = Markup("*To be settled before you can submit:*")
ADVICE = Markup("*Worth a thought:*")
FINDING = Markup("{sentence} {fix}")
FINDING_PERSON = Markup("{person} {said}")
FIGURES = Markup("*How the set is made up*")
FIGURE = Markup("{title}: {parts}")
WEIGHTS_PROPOSED = Markup("The weights are shared out equally until you change them.")
BALANCES = {
    "side": (
        "For whom",
        {"outside": "other departments", "inside": "getting better", NO_SIDE: "the company"},
    ),
    "nature": ("What is counted", {"result": "results", "process": "how the work runs"}),
    "lagging": ("When it tells", {"ahead": "early on", "back": "afterwards"}),
    "horizon": ("When it pays off", {"short": "soon", "medium": "later"}),
    "perspective": (
        "About",
        {
            "financial": "money",
            "customer": "customers",
            "internal_process": "the work",
            "learning_growth": "learning",
        },
    ),
    "rhythm": (
        "A new value",
        {
            "daily": "every day",
            "weekly": "every week",
            "monthly": "every month",
            "quarterly": "every quarter",
            "half_yearly": "every half-year",
            "yearly": "every year",
        },
    ),
}
"""How a set is spread: the title of each row, and the words for its values."""
CHANGE_WEIGHTS = "Change the weights"
LEVEL = "Share the weights out equally"
CHANGE_ONE = "Change KPI {number}"
COMPLETE = "Complete KPI {number}"
HAND_OVER = "Give KPI {number} to somebody else"
ASK = Markup("What would you like to do?")
ALL_OF_IT = Markup("*show* shows the whole set again.")
SUBMIT = "Submit for approval"
ADD = "Add a KPI"
CHANGE_PICK = "Change a KPI"
REMOVE_PICK = "Take one out"
OPTION = "{number}. {statement}"
NEEDS = "Add a need of others"
INSIDE = "Add something to learn or improve"
REASON = "Give a reason"
REASON_ASK = Markup(
    "{sentence}\nIf there is a good reason for that, type it in one line. The approver will read it."
)
CHANGE_ASK = Markup("KPI {number} is in force and changes: *{statement}*\nWhy does it change?")
CHANGE_WHY = Markup(
    "whoever looks at its history later finds out what changed, and would not know the reason."
)
CHANGE_EXAMPLE = "The new warehouse opens half a year later."
CHANGE_SAID = Markup("You said last: “{reason}”")
CHANGE_SAME = "The same reason"
CHANGE_HELP = Markup(
    "One line is enough. It stands beside the new version in `/kpi history`, and the approver reads it."
)
REASON_NOTED = Markup("Noted. The approver will see your reason.")
REASON_SHOWN = Markup("{sentence} Reason given: “{reason}”")
REMOVED = Markup("Taken out: {statement}")
LATER_FIRST = Markup("Nearly. What you left for later comes first.")
NOT_YET = Markup("The set cannot go out yet. The points above come first.")
HELP = Markup(
    "Submit the set when you are content with it. To change a KPI, choose it from the list; to add one, just type it. "
    "The approver can approve it, or send it back with a comment."
)
SUBMITTED = Markup("Submitted.")
WAITING_ASK = Markup("Your set is with {approvers}. I will write to you as soon as there is an answer.")
WITHDRAW = "Take it back to change it"
WITHDRAWN = Markup("Taken back. {approvers} will not be asked to decide on it until you submit again.")
WAITING_HELP = Markup("Nothing is to be done now. If you want to change something, take the set back first.")
APPROVED_HEARD = Markup(
    "I did not find a value in that, or a question that I can answer. For a value, type its KPI and the number (“AR days "
    "38”); `/kpi status` shows how things stand, `/kpi help` all that I can do."
)
APPROVED_ASK = Markup("{approver} approved this set. `/kpi status` shows it to everybody.")
REOPEN = "Change the set"
REOPENED = Markup("The approved set stays in force until the changed one is approved.")
APPROVED_HELP = Markup("The set is approved. Reopen it when the work or the company's goals have changed.")
NO_APPROVER = Markup(
    "There is nobody who may approve it: the approver may not be the one who owns the KPIs. "
    "{owners} can name a second approver with `/kpi setup`."
)

SHOW_MISSION = Markup("*Mission:*")
SHOW_NEEDS = Markup("*What others need:*")
SHOW_NEED = Markup("{served}: {text}")
SHOW_INSIDE = Markup("*What you must become able to do:*")
SHOW_KPIS = Markup("*KPIs:*")
SHOW_NOTHING = Markup("Nothing noted yet.")
HOW = Markup(
    "To add a KPI, type it as a sentence. To change or take one out, type *change 2* or *remove 2*. "
    "When you are content, type *submit*."
)
NO_SUCH = Markup("There is no KPI {number} in this set.")
