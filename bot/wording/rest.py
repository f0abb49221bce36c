"""What the bot says about the rest of a KPI: who moves it, how it could mislead, where the number comes from."""

from bot.wording.markup import Markup
from kpi_rules.sheet import Point
from kpi_rules.sheet_nouns import Availability, Degree

HEADING = "{step} · Making it happen"
INTRO = Markup(
    "The wordings stand. A few short things remain for each KPI, and then the set can go out. "
    "The rest I have filled in; the form shows it."
)
ABOUT = Markup("*KPI {number}:* {statement}\n{ask}")
SHORTLY = Markup("*KPI {number}:* {ask}")
ASK = {
    Point.ACTION: Markup("What will you do first to move it? Who does it, and by when?"),
    Point.INFLUENCE: Markup("Who can move this number?"),
    Point.GAMING: Markup("How could this number be met while the business gets worse?"),
    Point.SOURCE: Markup("Where does the number come from? Name the system, the report or the person."),
    Point.AVAILABILITY: Markup("Can you have this number today?"),
    Point.FETCHING: Markup(
        "Nobody has the number yet. What will you do to get it, who does it, and by when?"
    ),
    Point.BENEFIT: Markup("Measuring this takes a lot of work. How much does it help to know the number?"),
    Point.KEEPING: Markup(
        "A lot of work for little use: I would leave this KPI out. If you keep it, type why in one line."
    ),
}
WHY = {
    Point.ACTION: Markup("a target moves only when somebody does something for it."),
    Point.INFLUENCE: Markup("nobody should answer for what they cannot move."),
    Point.GAMING: Markup("every number invites a short cut. Who has named it once will notice it later."),
    Point.SOURCE: Markup("somebody else must be able to look it up and find the same number."),
}
EXAMPLE = {
    Point.ACTION: "We put the three request forms into one, Fiona, by 15 January",
    Point.SOURCE: "accounting system, list of payments",
    Point.FETCHING: "IT adds the date of request to the form, Ivan, by 31 January",
}
OFTEN = Markup("_It happens like this:_ {gaming}")
TAKE_OFTEN = "Yes, like that"
NO_WAY = "I see no way"
NONE_SEEN = "None seen, asked on {day}."
BY_OWN = "{department}, by its own work"
TOGETHER = "{department} together with others"
OTHERS = "Mostly others"
HAVE = {
    Availability.READY: "Yes",
    Availability.EFFORT: "With some effort",
    Availability.MISSING: "Not yet",
}
HELPS = {Degree.HIGH: "A lot", Degree.MEDIUM: "Somewhat", Degree.LOW: "Little"}
SOURCES = ("Accounting system", "A list that we keep", "A survey")
FORM = "All the rest in one form"
SAME = "The same as for KPI {number}"
LATER = "Later"
LEAVE_OUT = "Leave it out"
NOTED_ACTION = Markup("Noted: {what}, {who}, by {day}.")
NOTED_DAY = Markup("You named no day, so I took the end of the quarter. Type *back* to say it differently.")
NAME_UNKNOWN = Markup(
    "I know nobody called {name} yet. If {name} does it, type *back* and say it with an @name."
)
SAME_TAKEN = Markup("Taken over from KPI {number}.")
SHORT = Markup("A few more words, please: others must understand it without you.")
PRESS = Markup("Please press one of the buttons.")
LATER_SAID = Markup("Later, then. Before the set goes out I show what is still open.")
HELP = {
    Point.ACTION: Markup(
        "One step is enough: what, who and by when. For example: “We put the three request forms into one, "
        "@Fiona, by 15 January”. More steps fit into the form."
    ),
    Point.INFLUENCE: Markup(
        "If most of it is in the hands of others, choose something nearer to your work, or share the KPI with them."
    ),
    Point.GAMING: Markup(
        "Think of a bad week: what would make the number look good, and do harm? One sentence is enough."
    ),
    Point.SOURCE: Markup(
        "For example: “accounting system”, “monthly report of the warehouse”, “survey in June”."
    ),
    Point.AVAILABILITY: Markup("If it takes a day of work each month, that is “with some effort”."),
    Point.FETCHING: Markup("Without a number, the KPI cannot be checked. Name the first step to get it."),
    Point.BENEFIT: Markup(
        "Would you decide anything differently if you knew it? If hardly ever, say “little”."
    ),
    Point.KEEPING: Markup("The approver reads your reason. Leaving it out costs nothing."),
}
