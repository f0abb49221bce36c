"""The words of the definition sheet: its form, and its fields as people read them."""

from bot.wording.markup import Markup
from kpi_rules.nouns import Horizon, Nature, Perspective
from kpi_rules.sheet_nouns import Adding, Availability, Degree
from nlp.nouns import Cadence

TITLE = "The rest of this KPI"
SUBMIT = "Save"
ASKED = Markup("*{statement}*\nThese few only you can say:")
FILLED = Markup("*The rest is filled in.* Change what does not fit; what you leave follows by itself.")
LABELS = {
    "action_what": "What will you do first to move it?",
    "action_who": "Who does it?",
    "action_by": "By when?",
    "steps": "Further steps, one a line",
    "influence": "Who can move this number?",
    "gaming": "How could it be met while the business gets worse?",
    "source": "Where does the number come from?",
    "availability": "Can you have the number today?",
    "fetching": "If not: what will you do to get it, and by when?",
    "cost": "How much work is measuring it?",
    "benefit": "How much does it help to know it?",
    "keep_because": "Much work, little help: why keep it?",
    "owner": "Who answers for it?",
    "updater": "Who records the values?",
    "delegate": "Who stands in for them?",
    "name": "Short name",
    "question": "The question that it answers",
    "formula": "How the number is computed",
    "reporting": "How often is there a new value?",
    "adding": "How do the months become a year?",
    "period_targets": "Targets on the way, one a line",
    "baseline_on": "Day of today's value, or by when it will be known",
    "green": "Green from so many % of the target",
    "red": "Red below so many % of the target",
    "stretch": "More than the target: what would be great?",
    "commit": "Less than the target: what is certain?",
    "evidence": "What says that it is within reach?",
    "perspective": "What is it about?",
    "horizon": "When does it pay off?",
    "nature": "What does it count?",
    "lagging": "When does it tell?",
    "financial": "Does it count money?",
    "use": "What it is for, and what it is not for",
    "audience": "For whom is it meant?",
    "weaknesses": "What the number does not show",
    "reaction": "When it turns red: who does what, within how long?",
    "reward": "Note on rewards",
    "review_on": "When is it looked at again?",
}
GROUPS = {
    "owner": Markup("*Who*"),
    "cost": Markup("*Is it worth the effort?*"),
    "period_targets": Markup("*On the way to the target*"),
    "name": Markup("*What it is called, and how it is computed*"),
    "reaction": Markup("*How it is used*"),
}
"""What stands above a field and those after it."""
HINTS = {
    "gaming": "One sentence. The approver reads it.",
    "source": "A system, a report or a person, so that somebody else finds the same number.",
    "period_targets": "Month or quarter, and its value.",
    "reward": "Only the owner and the approver see it. Nothing is computed from it.",
    "audience": "Everybody in the company can read approved KPIs.",
    "fetching": "For example: IT adds the date to the form, by 31 January.",
    "steps": "For example: train the two new colleagues, by March.",
}
AVAILABILITY = {
    Availability.READY: "Yes",
    Availability.EFFORT: "With some effort",
    Availability.MISSING: "Not yet",
}
COST = {Degree.LOW: "Little", Degree.MEDIUM: "Some", Degree.HIGH: "A lot"}
BENEFIT = {Degree.LOW: "Little", Degree.MEDIUM: "Somewhat", Degree.HIGH: "A lot"}
ADDING = {Adding.SUM: "The months add up", Adding.LAST: "The last value counts"}
REPORTING = {
    Cadence.DAILY: "Every day",
    Cadence.WEEKLY: "Every week",
    Cadence.MONTHLY: "Every month",
    Cadence.QUARTERLY: "Every quarter",
    Cadence.HALF_YEARLY: "Every half-year",
    Cadence.YEARLY: "Every year",
}
PERSPECTIVES = {
    Perspective.FINANCIAL: "Money",
    Perspective.CUSTOMER: "Customers",
    Perspective.INTERNAL_PROCESS: "How the work runs",
    Perspective.LEARNING_GROWTH: "Learning and growth",
}
HORIZONS = {
    Horizon.SHORT: "This year: it secures the goal",
    Horizon.MEDIUM: "Later: it makes the department stronger",
}
NATURES = {Nature.RESULT: "A result", Nature.PROCESS: "How the work runs"}
LAGGING = {"yes": "Afterwards: what came out", "no": "Early on: what is on its way"}
FINANCIAL = {"yes": "It counts money", "no": "It counts something else"}
AUDIENCE = {"company": "Everybody in the company", "department": "Above all the department and the approver"}
NO_NUMBER = "I did not find a number in that."
NO_PERIOD = "Please write a month or quarter and its value in each line, as in 2027-01: 40."
SAVED = Markup("Saved: the rest of KPI {number}.")
SAVED_ALL = Markup("Saved: KPI {number} is complete.")
CHANGED_MEANWHILE = Markup(
    "This KPI was changed while the form was open, so I did not save the form. Please open it again."
)
NOT_HERE = Markup("That KPI is not in a draft that you can change right now. Nothing was changed.")
