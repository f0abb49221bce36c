"""What the bot says about the strategy record, and the labels of its forms."""

from bot.wording.markup import Markup
from kpi_rules.nouns import Perspective

HEADING = "{company}: where we are going"
VISION = Markup("*Vision:* {text}")
ISSUES = Markup("*What matters most now:* {text}")
ENVIRONMENT = Markup("*Outside:* {text}")
RESOURCES = Markup("*What we have:* {text}")
OVERALL = Markup("*Overall strategy:* {text}")
BUSINESS = Markup("*Business strategy:* {text}")
WELFARE = Markup("Those we serve come first here; money is a means.")
FUNCTIONAL = Markup("*{function}:* {text}")
OBJECTIVE = Markup("*{number}. {statement}*{mode}")
ASSIGNED = Markup("  _(assigned: the targets are set)_")
INDICATOR = Markup("      • {statement} _({departments})_")
NO_CARRIERS = Markup("nobody carries it yet")
FACTORS = Markup("*Key success factors*")
FACTOR = Markup("{statement} → {objective}")
NOT_PURSUED = Markup("Not pursued, because no objective needs it: {factors}")
EMPTY = Markup("Not said yet: {names}.")
EMPTY_NAMES = {
    "vision": "the vision",
    "issues": "what matters most now",
    "environment": "what happens outside",
    "resources": "what we have",
    "overall": "the overall strategy",
    "business": "the business strategy",
}
CHANGED_BY = Markup("Last changed by {who} on {day}. `/kpi strategy history` shows each change.")

OPEN_TEXTS = "Vision and surroundings"
OPEN_FUNCTIONS = "Functional strategies"
ADD_FACTOR = "Add a success factor"
ADD_OBJECTIVE = "Add an objective"
ADD_INDICATOR = "Add an indicator"
PICK_OBJECTIVE = "Change an objective"
PICK_INDICATOR = "Change an indicator"
PICK_FACTOR = "Change a success factor"
PICK_MEASURE = "Make a factor measurable"
MEASURE_OPTION = "{name} ({unit}, {direction}) for: {factor}"
MEASURE_OWN = "In your own words, for: {factor}"
DIRECTIONS = {"increase": "higher is better", "decrease": "lower is better", "keep": "hold"}
SHOW = "Show the strategy"

SUBMIT = "Save"
TEXTS_TITLE = "Vision and more"
VISION_LABEL = "Vision: what do we want to be in a few years?"
ISSUES_LABEL = "What matters most now? One line each"
ENVIRONMENT_LABEL = "What happens outside: market, rivals, law?"
RESOURCES_LABEL = "What do we have: people, money, knowledge?"
OVERALL_LABEL = "Overall strategy"
BUSINESS_LABEL = "Business strategy"
WELFARE_LABEL = "What comes first?"
WELFARE_HINT = (
    "In a public-welfare organisation those you serve stand on top, and no set needs a KPI about money."
)
WELFARE_NO = "Lasting financial success"
WELFARE_YES = "Those we serve; money is a means"
SHOWN_HINT = "Departments see it while they draft."

FUNCTIONS_TITLE = "Functional strategies"
FUNCTION_HINT = "Shown to the departments of this function while they draft."

PICK_HEAD = "Change a department"
HEAD_TITLE = "Department"
HEAD_LABEL = "Who leads it?"
HEAD_HINT = "Drafts its KPIs, and answers for those whose sheet names nobody else."
FUNCTION_LABEL = "What does it do, above all?"
ALSO_LABEL = "What else does it do?"
ALSO_HINT = "Its head gets ideas for KPIs of each, and reads the strategy of each."
HEAD_NAME = "Name another head"
FACTOR_TITLE = "Success factor"
FACTOR_LABEL = "What must go right?"
FACTOR_HINT = "For example: improve return on equity"
WHY_LABEL = "Why? Which objective does it secure?"
WHY_HINT = "Without one it is kept as not pursued, and no department hears of it."
WHY_NONE = "None: it is not pursued"
HOW_LABEL = "How? One line for each function"
HOW_HINT = "For example: Finance: collect within 30 days"
HOW_UNKNOWN = "I do not know “{name}”. Begin each line with one of: {names}."
HOW_NO_COLON = "Begin each line with a function and a colon, as in “Finance: collect within 30 days”."

OBJECTIVE_TITLE = "Objective"
STATEMENT_LABEL = "In one sentence, with a number and a date"
OBJECTIVE_HINT = "For example: Increase revenue by 20% by 31 December 2027"
INDICATOR_HINT = "For example: Reduce accounts receivable days from 45 to 30 by 31 December 2027"
DUE_LABEL = "By when, if the sentence does not say it"
DUE_MISSING = "By when? Choose a day here, or say it in the sentence."
DUE_TWICE = "The sentence says {said}. Change the sentence, or leave this empty."
MODE_LABEL = "Who sets the targets?"
DISCUSSED_LABEL = "They are discussed with the departments"
ASSIGNED_LABEL = "They are assigned, and locked for them"
MODE_HINT = "Departments may comment on assigned targets, and cannot change them."
TAKEN = "There is one with this sentence already."
KEEP_LABEL = "Keep it?"
KEEP = "Keep it"
REMOVE = "Remove it"

INDICATOR_TITLE = "Indicator"
OF_LABEL = "Which objective does it secure?"
TARGET_LABEL = "Target, if the sentence does not say it"
UNIT_HINT = "Counted in: {unit}"
TARGET_MISSING = "Which number should it reach? Type it here, as in “30 days”, or say it in the sentence."
TARGET_UNREAD = "I could not read a number in that. For example: 30 days, 95%, $2 million."
TARGET_TWICE = "The sentence says {said}. Change the sentence, or leave this empty."
PERSPECTIVE_LABEL = "What is it about?"
PERSPECTIVES = {
    Perspective.FINANCIAL: "Money: which economic result do owners see?",
    Perspective.CUSTOMER: "Customers: which segment, outside or inside the company?",
    Perspective.INTERNAL_PROCESS: "How the work runs: which process must we be good at?",
    Perspective.LEARNING_GROWTH: "Learning and growth: which knowledge or ability?",
}
FOCUS_LABEL = "Your answer to that, in a few words"
FOCUS_HINT = "For example: cash for the owners; new households, outside; invoicing; negotiating in English"
CARRIERS_LABEL = "Which departments make it happen?"
DRIVES_LABEL = "Which indicators get better when this one does?"
DRIVES_CIRCLE = "That goes round in a circle: {circle}. Take one of these links out."
SPLIT_LABEL = "Parts of the target, one line each"
SPLIT_HINT = "For example: SEO: 4 million, or SEO: 40 %. “By channel” stands for SEO, community, activities and KOL, which you can change afterwards."
SPLIT_NO_TARGET = "There is no target yet that could be divided. Give it a number first."
SPLIT_UNREAD = "I need a name, a colon and a number in each line, as in “SEO: 4 million”. This one I could not read: {line}"
DUE_YEAR_TARGET = "{verb} {name}"

NOTED = Markup("Saved: {what}")
NOTED_WORDS = {
    "strategy.texts": "vision and surroundings",
    "strategy.functions": "functional strategies",
    "strategy.factor": "success factor",
    "strategy.objective": "objective",
    "strategy.indicator": "indicator",
    "strategy.head": "head of department",
}
NOTHING_CHANGED = Markup("Nothing was different, so nothing was changed.")
CHANGE = Markup("{label}: {before} → {after}")
CHANGE_NONE = "nothing"
FIELD_NAMES = {
    "vision": "Vision",
    "issues": "What matters most now",
    "environment": "Outside",
    "resources": "What we have",
    "overall": "Overall strategy",
    "business": "Business strategy",
    "welfare": "What comes first",
    "statement": "Sentence",
    "objective": "For",
    "ways": "How",
    "mode": "Targets",
    "perspective": "About",
    "focus": "In a few words",
    "departments": "Carried by",
    "drives": "Drives",
    "split": "Parts",
}
"""Short names of fields, where a change is told."""

IDLE = Markup("It is kept as not pursued, because no objective needs it: no department hears of it.")
GONE = Markup("Removed: {what}. It stays in `/kpi strategy history`.")
NEXT_INDICATOR = Markup("Now an indicator for it, please: departments begin from those.")
AGAINST = Markup(
    "“{cause}” ({cause_view}) is said to drive “{effect}” ({effect_view}). Usually it works the other way round: "
    "{order}. I kept it; look at it once more."
)
ORDER_USUAL = "people learn, the work runs better, customers notice, money follows"
ORDER_WELFARE = "money makes learning possible, the work runs better, those we serve notice"
WEAK_WORDING = Markup("Saved as it is. Two people could understand it differently:")
SPLIT_GAP = Markup("The parts add up to {sum}; the target is {target}. Still open: {gap}.")
SPLIT_OVER = Markup("The parts add up to {sum}; the target is {target}. Too much: {gap}.")

STALE = Markup("{who} changed this while your form was open:")
STALE_MORE = Markup("What you typed stands below, nothing is lost. Send it again if it should replace that.")
STALE_GONE = Markup("{who} removed this while your form was open. What you typed: {typed}")
STALE_TITLE = "Changed meanwhile"

REMOVE_TITLE = "Remove it?"
REMOVE_SUBMIT = "Remove and ask them"
REMOVE_CLOSE = "Keep it"
REMOVE_SAYS = Markup("Work hangs on “{what}”:")
REMOVE_WAY = Markup(
    "Nothing of theirs is lost when you remove it: I ask each of them to choose what their work serves instead, and "
    "`/kpi tree` names it until they have."
)
BELOW_KPIS = Markup("*{department}:* {count} in force")
BELOW_DRAFT = Markup("*{department}:* {count} in the draft of {drafter}")
BELOW_MISSION = Markup("*{department}:* its mission")

BACK_OTHERS = Markup(
    "{who} has changed the goals since your last answer, so I do not go back over that. To change one thing, "
    "use `/kpi strategy`."
)
RESTART_DRAFTS = Markup(
    "Departments have begun to draft on these goals: {departments}. Starting over would take the ground from under "
    "them, so I kept everything. Change or remove single things with `/kpi strategy`."
)

HISTORY_HEADING = "{company}: what changed, and who changed it"
HISTORY_ENTRY = Markup("*{day}*, {who}\n{lines}")
HISTORY_NEW = Markup("{kind} added: {what}")
HISTORY_GONE = Markup("{kind} removed: {what}")
HISTORY_OF = Markup("“{what}” · {change}")
HISTORY_SENTENCE = Markup("{before} → {after}")
HISTORY_NAME = "Name"
HISTORY_YEAR = "Fiscal year from"
HISTORY_OWNERS = Markup("Strategy owners: {who}")
HISTORY_DEPARTMENT = Markup("Department added: {department}, head {head}")
HISTORY_FUNCTIONS = Markup("{department} does: {functions}")
HISTORY_HEAD = Markup("Head of {department}: {head}")
HISTORY_NO_DEPARTMENT = Markup("Department removed: {department}")
HISTORY_BEGINNING = Markup("Nothing older is kept.")
HISTORY_MORE = Markup("There are older changes: `/kpi strategy history {page}`.")
HISTORY_NONE = Markup("Nothing has changed yet.")
MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip

ECHO_CHANGED = Markup("{who} changed what your work in {departments} hangs on:")
ECHO_MOVED = Markup("{before}\n→ *{after}*")
ECHO_GONE = Markup("{before}\n→ *no longer a goal*")
ECHO_YOURS = Markup("It concerns {work}.")
ECHO_ASK = Markup("Does your work still hold, or do you revise it? Nothing of yours was changed.")
ECHO_KPIS = Markup("{count} in force")
ECHO_DRAFT = Markup("{count} in your draft")
ECHO_MISSION = Markup("the mission")
ECHO_HOLDS = "It still holds"
ECHO_REVISE = "I revise it"
ECHO_NOTED = Markup("Thank you. I noted that it still holds.")
ECHO_AGAIN = Markup("That goal has changed once more since. Please answer my newer message.")
ECHO_ANSWERED = Markup("You have answered that already, thank you.")
ECHO_NOT_YOURS = Markup("That question is not for you any more.")
ECHO_TOLD = Markup("I asked {who} whether their work still holds. `/kpi tree` shows who has not answered.")
ECHO_WAITING = Markup("Waiting for a word after a change: {who}.")
