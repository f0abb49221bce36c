"""What the bot says about KPIs of positions, weekly measures, and personal goals."""

from bot.wording.markup import Markup
from kpi_rules.posts import Effort, GrowthState, PostState

FORM, PARTS_FORM, DOUBT_FORM = "post_kpi", "kpi_parts", "post_doubt"
"""Forms."""

STATES = {
    PostState.PROPOSED: "waits for a yes",
    PostState.ACCEPTED: "accepted",
    PostState.QUESTIONED: "has a question",
    PostState.WITHDRAWN: "withdrawn",
}
TITLE = "KPI of a position"
POST = "Which position?"
POST_HINT = "For example: credit controller, field sales north."
HOLDER = "Who holds it?"
STATEMENT = "What will this position reach?"
STATEMENT_HINT = "A whole sentence with a number and a date, or “each week”."
RESPONSIBILITY = "Which responsibility of the position does it belong to?"
PROCESS = "In which process is it done?"
EFFORT = "Can the holder move this number by own effort?"
EFFORTS = {Effort.YES: "Yes", Effort.PARTLY: "Partly", Effort.NO: "No"}
EFFORT_NO = "Then it cannot be a KPI of this position. Choose a number that the holder can move."
EMPTY = "Please write a few words."
NOBODY = "Please choose a person."
LEFT_COMPANY = "This person has left. Choose somebody who is here."
SEND = "Send"
UNCLEAR = "{why} {question}"
ASKED = Markup("I asked {holder} to look at it. It counts once {holder} has accepted it.")
ASK = Markup("{user} breaks a KPI of {department} down to your position, *{post}*:")
PARENT = Markup("It is a part of “{parent}”.")
PLACE = Markup("Responsibility: {responsibility}  ·  Process: {process}  ·  By own effort: {effort}")
ASK_END = Markup("It counts only when you accept it.")
ACCEPT = "I accept it"
DOUBT = "I have a comment"
DOUBT_TITLE = "Your comment"
DOUBT_LABEL = "What should be different?"
DOUBT_HINT = "The head of your department reads exactly this."
ACCEPTED = Markup("Thank you. It counts from today; I told {user}.")
ACCEPTED_TOLD = Markup("{holder} accepted the KPI of the position {post}: “{statement}”")
DOUBTED = Markup("I gave your comment to {user}. Until you accept it, the KPI does not count.")
DOUBTED_TOLD = Markup("{holder} has a comment on the KPI of the position {post}, “{statement}”:\n“{text}”")
CHANGE = "Change it"
WITHDRAW = "Withdraw it"
WITHDRAWN = Markup("Withdrawn: “{statement}”")
WITHDRAWN_TOLD = Markup(
    "{user} withdrew the KPI of your position {post}: “{statement}”. Nothing is left to do."
)
STALE = Markup("This was changed or answered in the meantime. Nothing was changed.")
NOT_YOURS = Markup("Only the holder of the position can answer this. Nothing was changed.")
LIST_MINE = Markup("*KPIs of your positions:*")
LIST_OF = Markup("*Posts of {department}:*")
LIST_LINE = Markup("{post}, {holder}: “{statement}” ({state})")
LIST_NONE = Markup("No position has a KPI yet.")
LIST_HOW = Markup(
    "`/kpi position` and a few words of a KPI of your department shows it, with the way to break it down."
)

PARTS_TITLE = "Weekly measures"
PARTS_LABEL = "What is counted each week? One a line"
PARTS_HINT = (
    "Each with its number, such as “200 new fans each week”. Early signs help more than the result itself."
)
PARTS_UNCLEAR = "“{line}”: {why}"
PARTS_WRONG = "“{line}”: say a number that should be reached each week."
PARTS_MOST = "At most {most} at once, please."
PARTS_ADDED = Markup("{count} now belong to “{statement}”: {owner} is asked for them every week.")

# Personal goals

GROWTH_HEADING = Markup("*Your own goals* (only you see them; nobody scores them)")
GROWTH_NONE = Markup(
    "You have no goals of your own here yet. Only you will see them, and nobody scores them. "
    "For example: `/kpi growth Exercise twice a week`"
)
GROWTH_SIGNS = {GrowthState.OPEN: "○", GrowthState.DONE: "✓", GrowthState.REMOVED: "✗"}
GROWTH_LINE = Markup("{sign} {text}{shared}")
GROWTH_SHARED = Markup(" _(others may see it)_")
GROWTH_THOUGHT = Markup(
    "How would you notice that you did it, and by when? That is up to you; it stays as it is."
)
GROWTH_ADDED = Markup("Noted for you alone: {text}")
GROWTH_TWICE = Markup("That goal is on your list already.")
GROWTH_MOST = Markup("Your list holds {most} goals. Remove one first.")
GROWTH_LONG = Markup("Please say it in up to {most} characters.")
GROWTH_PICKS = {"done": "Done", "remove": "Remove", "share": "Let others see", "hide": "Keep to yourself"}
GROWTH_SAID = {
    "done": Markup("Done: {text}. Well kept."),
    "remove": Markup("Removed: {text}"),
    "share": Markup("Others who type `/kpi growth` and your name can see it now: {text}"),
    "hide": Markup("Only you see it again: {text}"),
}
GROWTH_OF = Markup("*Goals that {user} lets others see:*")
GROWTH_OF_NONE = Markup("{user} shares no goals.")
GROWTH_GONE = Markup("That goal is no longer on your list.")
