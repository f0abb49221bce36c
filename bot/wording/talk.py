"""What the bot says outside of a draft: greetings, who may do what, taking over, help."""

from bot.wording.markup import Markup

FIRST = Markup(
    "Hello, I help every department of your company to find its KPIs: the few numbers that show whether it is doing well. "
    "I ask one question at a time, show which words are too vague, and suggest a sentence that anyone can check. "
    "Afterwards I keep the KPIs, and show with `/kpi status` where everybody stands."
)
TAKES = Markup(
    "A head of department needs about twenty minutes to draft the KPIs, and can stop after any answer: everything is kept."
)
FIRST_NOBODY = Markup(
    "Nobody has set the company's goals yet, and drafting starts from them. Would you like to?"
)
FIRST_DEMO = Markup("Only want to look around? Load the demo company.")
CLAIM = "I set the company's goals"
DEMO = "Load the demo company"
CLAIMED = Markup("Good. About ten questions, and you can pause at any time.")
ALREADY_CLAIMED = Markup("{owners} already looks after the company's goals. Ask there to be added.")
DEMO_LOADED = Markup(
    "The demo company is loaded: {company}. {heads} head its departments. Pick one of them, and type *draft my KPIs*."
)
DEMO_NOT_EMPTY = Markup("This workspace already has a company, {company}. The demo is only for an empty one.")
HELLO = Markup("Hello.")
HELLO_OWNER = Markup("You look after the goals of {company}.")
HELLO_HEAD = Markup("You can draft the KPIs of {departments} here.")
HELLO_IN_FORCE = Markup(
    "The KPIs of {departments} are in force. Write a value here as soon as you have it, with the name of its KPI; I "
    "remind you of what is due."
)
HELLO_RECORDER = Markup(
    "You record the values of {names}. Nothing is due now; a new value is welcome: “{example}”."
)
NOT_MINE = Markup("Is one of them not yours? The head of your department says on its sheet who records it.")
HELLO_OTHER = Markup("{company} keeps its KPIs here. `/kpi status` shows where every department stands.")
HELLO_WAITING = Markup(
    "{owners} is still setting the goals of the company. I will write to you when it is your turn."
)
CALM = Markup(
    "That is how most people begin. I ask one small question at a time, and every answer can be changed."
)
START_DRAFT = "Draft my KPIs"
CHANGE_DRAFT = "Change my KPIs"
OPEN_SETUP = "Set up the company"
SHOW_STATUS = "Show status"
GO_ON = Markup("We go on with the KPIs of {department}.")
BEGIN = Markup(
    "Let's draft the KPIs of {department}. A few steps, about twenty minutes; everything is saved as we go."
)
NOT_YOURS = Markup(
    "KPIs are drafted by the head of a department. {heads}. If your department is missing, ask {owners}."
)
HEAD_OF = Markup("{name}: {head}")
NOT_OWNER = Markup("The company's goals are set by {owners}. I changed nothing.")
NOT_READY = Markup(
    "The company's goals are not complete yet: {missing}. {owners} can add that with `/kpi setup`."
)
WHICH = Markup("For which department?")
WHICH_UNKNOWN = Markup("I do not know a department of yours by that name.")
OCCUPIED = Markup(
    "{drafter} is drafting the KPIs of {department} right now. Shall you take over? Nothing of what is there is lost."
)
TAKE_OVER = "Take over"
LEAVE_IT = "Leave it"
LEFT = Markup("All right. {drafter} goes on.")
TAKEN_OVER = Markup("You are drafting now. Here is where {drafter} stopped:")
TAKEN_FROM_YOU = Markup(
    "{drafter} is drafting the KPIs of {department} now. Nothing is lost; you can take over again with `/kpi draft`."
)
NO_LONGER = Markup("You no longer draft for {department}. {owners} can change that. Nothing was changed.")
GONE = Markup(
    "That department is no longer part of the company. Your draft is kept; {owners} can tell you more."
)
UNKNOWN = Markup("I did not understand that. Type *draft my KPIs*, *status*, or *help*.")
DECIDE = Markup("You decide with a button, so that nothing is approved by mistake:")
STALE = Markup("That button is out of date. Type *status* to see where things stand.")
HELP = Markup(
    "*What you can do here*\n"
    "• *draft my KPIs*, or `/kpi draft`: I lead you through it, step by step\n"
    "• *status*, or `/kpi status`: where you, a department or the company stands\n"
    "• `/kpi check` and a sentence: what is clear in it and what is not\n"
    "• `/kpi setup`: the company's goals (for {owners})"
)
HELP_NOBODY = "whoever sets them"
HELP_CONTROLS = Markup("While we draft: *back*, *skip*, *show*, *pause*, *restart*, *help*.")

OBJECTIVES_QUESTIONED = Markup(
    "{user} from {department} says about the company's goals: “{note}”. You can change them with `/kpi setup`."
)
HEAD_MUST_AGREE = Markup("{user} is drafting the KPIs of {department} and wrote down its mission.")
HEAD_AGREED = Markup("{head} agreed to the mission. You can go on with the KPIs.")
HEAD_DISAGREED = Markup("{head} would like the mission changed. Please write it again.")
MISSION_CHANGED = Markup("The mission was changed since I asked you. This is how it reads now:")
AGREED_THANKS = Markup("Thank you. I noted that you agree, and told {user}.")
DISAGREED_THANKS = Markup("I asked {user} to write it again.")
MISSING_OBJECTIVE = Markup("an objective")
MISSING_INDICATOR = Markup("an indicator for every objective")
MISSING_DEPARTMENT = Markup("the departments")
MISSING_DETAIL = Markup("a number, a date or a department for every indicator")
