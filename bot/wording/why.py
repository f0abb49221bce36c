"""Why a KPI has the colour it has."""

from bot.wording.markup import Markup
from kpi_rules.nouns import Status
from kpi_rules.scoring import Kind, Method

HEADING = Markup("{sign} *{name}* is {label}.")
HEADINGS = {
    Status.NO_DATA: Markup("{sign} *{name}* has no colour yet."),
    Status.OVERDUE: Markup("{sign} *{name}* has no colour now: its value is overdue."),
}
"""Where "is" does not fit before the name of the status."""
LAST = "the value for {period}"
SUM = "the sum of {count} values so far"
METHODS = {
    Method.LIFE: Markup("It is {label}, so its values are not judged."),
    Method.NO_VALUE: Markup("Nobody has recorded a value yet. No value is neither good nor bad."),
    Method.NO_TARGET: Markup("There is a value, {value}, but no target to compare it with."),
    Method.STALE: Markup(
        "The newest value is for {period}. The one for {owed} is more than {grace} days late, so an old colour would mislead."
    ),
    Method.OPEN: Markup("It is not done yet, and {period} runs until {due}."),
    Method.ENDED: Markup(
        "Its last day, {due}, is over, so it is met or it is not: {what} is {value}, the target {target}."
    ),
    Method.MET: Markup("The target of {target} is reached already: {what} is {value}."),
    Method.THRESHOLDS: Markup(
        "{what} is {value}. By its definition sheet {green} is green, {red} is red, and amber lies between."
    ),
    Method.PLAN: Markup(
        "{what} is {value}. The plan asks for {aim} by then, so {percent}% of the plan is reached. {formula}"
    ),
    Method.PACE: Markup(
        "{what} is {value}. {elapsed}% of the time to {due} was over by then, and {covered}% of the way is covered: {aim} would be exactly on pace."
    ),
    Method.BAND: Markup(
        "{what} is {value}. Right is anything between {target} and {high}. {formula} That gives {percent}%."
    ),
    Method.TARGET: Markup("{what} is {value}, the target {target}: that is {percent}%. {formula}"),
}
STEPS = Markup("For {period} it is {value}.")
"""What is to be done in each period has no number to arrive at."""
ZERO = "(A target of zero is met or it is not.)"
FORMULAS = {
    Kind.HIGHER: "(More is better: 100% is exactly the target, and each percent below it counts off.)",
    Kind.LOWER: "(Less is better: 100% is exactly the target, and each percent above it counts off.)",
    Kind.EQUAL: "(Exactly the target is best: each percent above or below it counts off.)",
    Kind.RANGE: "(Inside it is 100%; outside the figure falls with the distance.)",
    Kind.MILESTONE: "(What counts is the share that is done.)",
}
COLOURS = Markup("Green begins at {on_track}%, amber at {at_risk}%; below that it is red.")
PACE_COLOURS = Markup(
    "Green is up to {margin} points behind the time. Amber is at least {at_risk}% of what should be covered by now; less is red."
)
TREND = Markup("If it goes on as in the last months, it will be at {end} on {due}.")
TREND_MISS = Markup(
    "If it goes on as in the last months, it will be at {end} on {due}: that would miss the target."
)
