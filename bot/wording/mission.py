"""What the bot says about the company's objectives and the department's mission."""

from bot.wording.markup import Markup

OBJECTIVES_HEADING = Markup("{step} · What the company wants")
OBJECTIVES_ASK = Markup(
    "Before {department} sets its KPIs, here is what {company} wants to reach. Is this what you work towards?"
)
OBJECTIVES_WHY = Markup("a KPI is worth its trouble only when it helps one of these.")
OBJECTIVES_HELP = Markup(
    "These are the company's objectives, each with the indicators that show whether it is on its way. "
    "Press *Yes, go on* when you know them. If one is missing or wrong, type what, and I will pass it on."
)
VISION = Markup("Where the company wants to be: _{vision}_")
ISSUES = Markup("What matters most now: {text}")
ENVIRONMENT = Markup("Outside: {text}")
FUNCTIONAL = Markup("For {department}: {text}")
FACTOR = Markup("{factor}, which asks of {department}: {text}")
OBJECTIVE = Markup("*{statement}*")
INDICATOR = Markup("• {statement}")
INDICATOR_YOURS = Markup("• {statement} _(carried by {department})_")
OBJECTIVES_YES = "Yes, go on"
OBJECTIVES_NO = "Something is missing"
OBJECTIVES_WHAT = Markup("What is missing or wrong? Type it in a sentence and I will pass it on to {owners}.")
OBJECTIVES_PASSED_ON = Markup("Thank you. I passed that on to {owners}. You can go on meanwhile.")

MISSION_HEADING = "{step} · Why {department} exists"
MISSION_ASK = Markup("In one sentence: what is {department} here for? Whom does it help, and to do what?")
MISSION_WHY = Markup(
    "KPIs follow from what a department is good for. A list of duties only leads to a list of chores."
)
MISSION_HELP = Markup(
    "A mission says whom you help and what that makes possible. It stays true when the tasks change. "
    "One or two sentences are enough; you can change it later."
)
CHECK_HELP = Markup(
    "Try to finish this sentence: “We help … with …, so that they can …”. Or keep yours; you can change it later."
)
MISSION_CHECK = Markup("Thank you. Before we build on it, look at this once more:")
MISSION_AGAIN = Markup("Type it again in better words, or keep it.")
MISSION_KEEP = "Keep this wording"
LINK_ASK = Markup("Which of the company's objectives does that support?")
LINK_WHY = Markup(
    "the mission is the department's support for the company's strategy, so it needs at least one."
)
LINK_HELP = Markup("Choose the objectives that would suffer most if your department stopped its work.")
LINK_PICK = "Choose objectives"
LINK_ALL = "All of them"
LINK_UNKNOWN = Markup("Which of these do you mean? Choose from the list, or type a number.")
NUMBERED = Markup("{number}. {text}")
AGREE_ASK = Markup("This is the mission of {department}. Do you stand behind it?")
AGREE_WHY = Markup("the KPIs are built on it, so the head of the department has to be convinced of it.")
AGREE_HELP = Markup(
    "If one word bothers you, change it now. Agreeing is noted with your name and today's date."
)
AGREE_YES = "I agree"
AGREE_CHANGE = "Change it"
AGREED = Markup("Agreed and noted.")
WAIT_ASK = Markup(
    "I asked {head} to agree to the mission. KPIs come after that. You can go on as soon as the answer is here."
)
WAIT_WHY = Markup("the head of the department has to stand behind the mission before KPIs are built on it.")
WAIT_HELP = Markup("You need not wait here: I will write to you when the head has answered.")
WAIT_AGAIN = "Ask again"
WAIT_ASKED = Markup("I asked {head} again.")
NOTE_ASK = Markup("Shall I pass this on to {owners}?")
NOTE_HELP = Markup(
    "What you typed is no plain yes, so it may be a remark on the company's goals. Pass it on, or just go on; "
    "your own KPIs come next, either way."
)
NOTE_LONGER = Markup("Added. Type *yes* to pass it on, or *no* to go on without.")
NOTE_PASS = "Pass it on"
NOTE_KEEP = "No, go on"
MISSION_SENTENCE = Markup("A mission takes a sentence: whom do you help, and what can they do thanks to you?")
MISSION_STAYS = Markup("Shall it stay like this? Then type *keep it*; otherwise type it again.")
MISSION_IS_KPI = Markup(
    "That is a KPI already, with its number, and those come later. First: whom do you help, and what can they do thanks "
    "to you?"
)
AGREE_HOW = Markup(
    "Press *I agree*, or type the mission again as you would rather have it, in a whole sentence."
)
