"""What the bot says while the company's goals are set up."""

from bot.wording.markup import Markup
from kpi_rules.functions import Function
from kpi_rules.nouns import DepartmentKind, Perspective

NAME_HEADING = "The company"
NAME_ASK = Markup("What is your company called?")
NAME_WHY = Markup("people see the name above the goals.")
NAME_LONG = Markup("Just the name, please, as it stands on the door.")
NAME_HELP = Markup("The name that everybody here uses is the right one.")
FISCAL_ASK = Markup("In which month does your business year begin? For most it is January.")
FISCAL_WHY = Markup("“by year end” and “next fiscal year” then mean the right day.")
FISCAL_HELP = Markup("If your books follow the calendar, it is January.")
FISCAL_UNKNOWN = Markup("I did not recognise a month in that.")
USUAL_MONTHS = {"1": "January", "4": "April", "7": "July", "10": "October"}
VISION_ASK = Markup("In one sentence: what does the company want to be in a few years?")
VISION_WHY = Markup("departments see it before they choose what to promise.")
VISION_EXAMPLE = "Every family in the region knows us as the bakery they trust."
VISION_HELP = Markup(
    "A picture of the future that people would want to work for. Type *skip* if there is none yet."
)

OBJECTIVE_HEADING = "What the company wants to reach"
OBJECTIVE_ASK = Markup(
    "What is the most important thing the company wants to reach? With a number and a date, please."
)
OBJECTIVE_ASK_MORE = Markup("Noted: {statement}\nIs there another objective? Two to five are plenty.")
OBJECTIVE_SEVERAL = Markup(
    "This holds more than one goal: {goals}. If one can be reached without the other, two objectives are clearer: "
    "each department can then say which of them it serves."
)
OBJECTIVE_WHY = Markup("every department's KPIs will have to serve one of these.")
OBJECTIVE_EXAMPLE = "Increase revenue by 20 % by the end of 2027"
OBJECTIVE_HELP = Markup(
    "A business result that the whole company works for: revenue, profit, customers, market share, quality."
)
OBJECTIVES_ALL = "That is all"
MEASURE_ASK = Markup(
    "“{statement}” has no number yet. How will you see that it is reached? Type it again with a number."
)
MEASURE_HELP = Markup("The number alone is enough: “20 %”, “from 3 to 4 million”, “200 new customers”.")
MEASURE_WHY = Markup("departments can only split up what can be counted.")
MEASURE_OUT = "That was no objective"
MEASURE_KEEP = "Go on without a number"
DUE_ASK = Markup("By when? “{statement}”")
DUE_WHY = Markup("all dates below this one are measured against it.")
DUE_HELP = Markup("A day, a month, a quarter or a year: “by the end of 2027”, “in Q3”.")

DEPARTMENT_HEADING = "The departments"
DEPARTMENT_ASK = Markup("Which departments shall draft KPIs? Several at once are fine; I ask for the heads.")
DEPARTMENT_ASK_MORE = Markup("So far: {names}. Is there another one?")
DEPARTMENT_WHY = Markup("I will talk to the head of each, and to nobody else unless you say so.")
DEPARTMENT_EXAMPLE = "Finance, Sales, Production"
DEPARTMENT_HELP = Markup(
    "Press *Add a department*, or type names: “Finance, Sales”; or all of one: “Finance, support, @Fiona Berg”. "
    "A business department serves customers; a support department serves the other departments."
)
DEPARTMENT_ADD = "Add a department"
DEPARTMENTS_ALL = "That is all"
DEPARTMENT_KNOWN = Markup("There is a department called {name} already.")
DEPARTMENT_HOW = Markup("Type the names of the departments, as in “Finance, Sales, Production”.")
HEAD_ASK = Markup("Who heads {name}? Choose, or type an @name.")
HEAD_OUT = "Leave this one out"
HEAD_HELP = Markup("I lead the head through drafting. If a deputy should draft, too, you can add that later.")

INDICATOR_HEADING = "How you see that you get there"
INDICATOR_ASK = Markup("*{objective}*\nWhich number shows during the year whether you are on the way?")
INDICATOR_ASK_MORE = Markup(
    "*{objective}*\nNoted: {statement}\nIs there another number that has to be right?"
)
INDICATOR_WHY = Markup("these second-level indicators are what the departments take on.")
INDICATOR_EXAMPLE = "Reduce accounts receivable days from 45 to 30 by 31 December 2027"
INDICATOR_HELP = Markup("For revenue it might be new customers, repeat orders, or days until customers pay.")
TARGET_ASK = Markup("What should it reach? “{statement}”")
STATEMENT_WITH_TARGET = "{statement}: {target}"
TARGET_WHY = Markup("without a number, the departments cannot know how much is asked of them.")
TARGET_HELP = Markup("A number with its unit: “30 days”, “95 %”, “$2 million”.")
PERSPECTIVE_ASK = Markup("What is “{statement}” about?")
PERSPECTIVE_WHY = Markup("a good set looks at more than the money.")
PERSPECTIVE_TEXTS = {
    Perspective.FINANCIAL: Markup("*Money:* an economic result that owners see"),
    Perspective.CUSTOMER: Markup(
        "*Customers:* what a segment you want, or a colleague you serve, gets from you"
    ),
    Perspective.INTERNAL_PROCESS: Markup("*How the work runs:* a process that you must be good at"),
    Perspective.LEARNING_GROWTH: Markup("*Learning and growth:* knowledge or ability that people need"),
}
PERSPECTIVE_HELP = Markup("Choose the one that fits best.")
PERSPECTIVES = {
    Perspective.FINANCIAL: "Money",
    Perspective.CUSTOMER: "Customers",
    Perspective.INTERNAL_PROCESS: "How the work runs",
    Perspective.LEARNING_GROWTH: "Learning and growth",
}
CARRIERS_ASK = Markup("Which departments make that happen? “{statement}”")
CARRIERS_WHY = Markup("their drafting starts from exactly these indicators.")
CARRIERS_HELP = Markup("Choose those who can move the number by their own work. One is enough.")
CARRIERS_PICK = "Choose departments"
CARRIERS_UNKNOWN = Markup("I could not match that with a department. I know: {names}.")

APPROVER_ASK = Markup("Who else looks after the goals with you, and may approve KPIs?")
APPROVER_WHY = Markup(
    "nobody approves their own KPIs. If you head a department yourself, somebody else must."
)
APPROVER_PICK = "Choose a person"
APPROVER_NOBODY = "Nobody, only me"
APPROVER_HELP = Markup("Choose one person. You can add more later with `/kpi setup`.")
APPROVER_UNKNOWN = Markup("I did not find a person in that. Please choose from the list, or type an @name.")

READY_ASK = Markup("{company} is set up. The departments can draft their KPIs now.")
READY_INVITE = "Invite the heads"
READY_OBJECTIVE = "Add an objective"
READY_DEPARTMENT = "Add a department"
READY_APPROVER = "Add an approver"
READY_HELP = Markup("Invite the heads to write to each of them, or add what is missing.")
INVITED = Markup("I wrote to {heads}.")
INVITATION = Markup(
    "{owner} has set the goals of {company}. Shall we draft the KPIs of {department}? It takes about twenty minutes, and you can pause any time."
)
INVITATION_START = "Draft my KPIs"
SHOW_COMPANY = Markup("*{name}*, fiscal year from {month}")
SHOW_DEPARTMENT = Markup("*{name}* ({kind}), head {head}")

FUNCTIONS = {
    Function.RND: "Research and development",
    Function.PROCUREMENT: "Procurement",
    Function.PRODUCTION: "Production",
    Function.MARKETING: "Marketing",
    Function.SALES: "Sales",
    Function.SERVICE: "Customer service",
    Function.FINANCE: "Finance",
    Function.HR: "Human resources",
    Function.IT: "IT services",
    Function.ADMIN: "Administration",
}
KINDS = {
    DepartmentKind.BUSINESS: "Business: serves customers",
    DepartmentKind.SUPPORT: "Support: serves other departments",
}
MODAL_TITLE = "Add a department"
MODAL_SUBMIT = "Add"
MODAL_NAME = "Name"
MODAL_FUNCTION = "What it does"
MODAL_ALSO = "What else it does"
MODAL_KIND = "Kind"
MODAL_HEAD = "Head"
MODAL_DEPUTIES = "Who else may draft for it"
MODAL_NAME_EMPTY = "Please type a name."
MODAL_TAKEN = "There is a department of that name already."
