"""What the bot says about one KPI among others: who watches and shares it, what it moves, what people think of it."""

from bot.wording.markup import Markup
from kpi_rules.ties import TieKind, TieState

WHICH = Markup("Which KPI? Type a few of its words behind the command, or choose it here.")
WHICH_PICK = "Choose a KPI"
NONE_KNOWN = Markup("No department has approved KPIs yet.")
UNKNOWN = Markup("I know no approved KPI by these words.")
ONE_LIKE_IT = Markup("No KPI has all of these words. Do you mean this one?")
SEVERAL = Markup("Several KPIs fit. Which one?")
OF = Markup("KPI of {department}  ·  owner {owner}")
KPI_GONE = Markup("That KPI is no longer in force. Nothing was changed.")
NEED = Markup("for {served}: {text} ({mark})")
NEED_NOTE = Markup("note of {author}: “{text}”")
WATCH = "Watch it"
UNWATCH = "Stop watching"
COMMENT = "Comment"
SHARE = "Share with a department"
SUGGEST = "Suggest to a department"
TIE = "Link to another KPI"
POST = "Break down to a position"
PARTS = "Add weekly measures"

WATCHING = Markup("{department} watches “{statement}” now. It stands in your status, marked as watched.")
UNWATCHED = Markup("{department} no longer watches “{statement}”.")
NO_DEPARTMENT = Markup("Only heads and deputies watch a KPI for their department. Nothing was changed.")
WATCHED_LIST = Markup("*{department} watches:*")
WATCHED_NONE = Markup(
    "{department} watches no KPI of others yet. `/kpi watch` and a few of its words begins."
)
MARKS = {
    TieKind.WATCH: Markup("watched, of {department}"),
    TieKind.SHARED: Markup("shared, {department} answers for it"),
}

LINES = {
    TieKind.WATCH: Markup("watched by {department}"),
    TieKind.SHARED: Markup("shared with {department} ({state})"),
    TieKind.SISTER: Markup("suggested to {department}: “{note}” ({state})"),
    TieKind.CAUSE: Markup("moves “{other}” ({department}){note}"),
    TieKind.SUPPORT: Markup("helps “{other}” ({department}){note}"),
}
BACK_LINES = {
    TieKind.CAUSE: Markup("moved by “{other}” ({department}){note}"),
    TieKind.SUPPORT: Markup("helped by “{other}” ({department}){note}"),
}
NOTE = Markup(": {note}")
STATES = {
    TieState.PROPOSED: "not answered yet",
    TieState.AGREED: "agreed",
    TieState.DECLINED: "declined",
}
COMMENTS = Markup("*Comments:*")
COMMENT_LINE = Markup("{author}, {day}: “{text}”")
POST_LINE = Markup("{post}, {holder}: “{statement}” ({state})")
PART_LINE = Markup("each week: “{statement}”")
BELOW = Markup("*Broken down to:*")
SEND = "Send"
EMPTY = "Please write a few words."

COMMENT_TITLE = "Comment on a KPI"
COMMENT_LABEL = "What do you want to say?"
COMMENT_HINT = "The owner reads it, and it stays with the KPI for everybody to see."
COMMENTED = Markup("Your comment stands with “{statement}”. I told {reader}.")
COMMENTED_ALONE = Markup("Your comment stands with “{statement}”.")
COMMENT_TOLD = Markup("{author} comments on “{statement}”: “{text}”")
ANSWER = "Answer"

SHARE_TITLE = "Share a KPI"
DEPARTMENT = "Which department?"
SHARE_HINT = "Its head is asked once. Your department stays the one that answers for the KPI."
SHARE_ASK = Markup(
    "{user} asks whether {department} shares a KPI with {owner}: “{statement}”\n"
    "{owner} stays the one that answers for it; both departments see it in their status."
)
SHARE_YES = "Yes, we share it"
SHARE_NO = "No"
SHARE_DRAFTED = Markup("I asked {head}. You hear from me when there is an answer.")
ALREADY = "This department was asked already."
OWN = "Choose another department than your own."
NO_HEAD = "This department has nobody I could ask."
SHARE_TOLD = {
    TieState.AGREED: Markup("{user} agreed: {department} shares “{statement}”."),
    TieState.DECLINED: Markup("{user} declined for {department}: “{statement}” is not shared."),
}
THANKS = Markup("Thank you. I told {user}.")

SUGGEST_TITLE = "Suggest a KPI"
SUGGEST_LABEL = "What could it count?"
SUGGEST_HINT = "A few words are enough, such as “customer acquisition cost”."
SUGGEST_ASK = Markup(
    "{user} ({owner}) suggests a KPI for {department}: *{note}*\nIt would pull the same way as “{statement}”."
)
SUGGEST_YES = "Take it into my draft"
SUGGEST_NO = "No, thanks"
SUGGEST_TOLD = {
    TieState.AGREED: Markup("{user} takes “{note}” into the draft of {department}."),
    TieState.DECLINED: Markup("{user} declined “{note}” for {department}."),
}
SUGGEST_LATER = Markup(
    "Your set is submitted or approved, so that nothing can come in now. Reopen it with `/kpi draft`; then press again."
)

TIE_TITLE = "Link to another KPI"
TIE_KIND = "How do they hang together?"
TIE_KINDS = {
    TieKind.SUPPORT: "It helps the other one",
    TieKind.CAUSE: "It moves the other one",
}
TIE_OTHER = "Which one? A few of its words"
TIE_NOTE = "In what way, or for which action? (optional)"
TIE_UNKNOWN = "I know no approved KPI by these words."
TIE_SEVERAL = "Several fit: {names}. Type a word more."
TIE_SELF = "A KPI cannot be tied to itself."
TIE_CIRCLE = "The other one already moves this one. Two KPIs that move each other explain nothing."
TIED = Markup("Noted: “{statement}” {verb} “{other}”.")
TIE_VERBS = {TieKind.SUPPORT: "helps", TieKind.CAUSE: "moves"}
TIE_TOLD = Markup("{user} noted that “{statement}” ({owner}) {verb} your “{other}”{note}.")
NOT_YOURS = Markup("Only those who draft for {department} can do that. Nothing was changed.")
STALE = Markup("That was answered already, or is no longer open.")

TWIN = Markup(
    "{department} counts nearly the same: “{statement}”. Keep yours if it means something else; "
    "else one shared KPI is enough (`/kpi about` and its words)."
)
