"""What the bot says about its slash command."""

from bot.wording.markup import Markup

HELP_INTRO = Markup("I help departments to find good KPIs and to keep them alive.")
HELP_LINE = Markup("`/kpi {usage}`  {does}")
HELP_DM = Markup("You can also simply write to me in a direct message.")
UNDER = {
    "draft": "Find good KPIs",
    "keep": "Keep them alive",
    "see": "See how things stand",
    "company": "The company",
}
DRAFT = "draft your department's KPIs, step by step"
STATUS = "see where you, a department or the company stands"
VALUES = "see every value of a KPI, with who recorded it and when"
REVIEW = "look back on a quarter: keep, change, replace or retire each KPI of your department"
UPDATE = "record values, or see which are due"
ABOUT = "one approved KPI: comment on it, watch it, share it, link it to others, break it down"
WATCH = "the KPIs of others that your department watches; with a few words, one more"
POST = "the KPIs of positions; with a few words, the KPI to break down to a position"
GROWTH = "goals of your own, which only you see and nobody scores"
CHECK = "see at once what is clear in a sentence, and what is not"
STRATEGY = "see where the company is going; its strategy owners change it here"
TREE = "see how goals and KPIs hang together, and where something is missing"
MATRIX = "see which department does what for which objective"
REMIND = "see and change when I remind you, and say when you are away"
EXPORT = "get all approved KPIs with every field as a file for your spreadsheet program"
MAP = "see the strategy map: what drives what, as a picture and in words"
DIGEST = "choose the channel and the hour for a short overview (strategy owner)"
LIMITS = "see the limits of the rules, such as how many KPIs a set may have; a strategy owner can change them"
SHOW = "see the whole sheet of a KPI, field by field"
HISTORY = "see every version of a KPI: who changed what, and when"
SETUP = "set the company's objectives, indicators and departments"
DEMO = "load a demo company into an empty workspace"
KPI_OR_OKR = Markup(
    "A KPI says which result is expected, and is mostly set from above; an OKR says what we want to try together, and "
    "how. Neither is better: what must not fail belongs into KPIs, what is new into objectives and personal goals. "
    "Here the number stands in the KPI and the way there in its actions, and the two are never scored together."
)
HELP = "this list"
UNKNOWN = Markup("There is no `/kpi {word}`. I know: {known}.")
IN_DM = Markup("I wrote to you in our direct message.")
