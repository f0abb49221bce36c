"""The names of the 41 fields of a definition sheet, where each comes from, and the words for its values."""

TITLES = {
    1: "Id",
    2: "Name",
    3: "Statement",
    4: "Department",
    5: "Indicator that it secures",
    6: "Company objective",
    7: "Perspective",
    8: "Outside or inside",
    9: "Need that it answers",
    10: "Ability that it builds",
    11: "Question that it answers",
    12: "What it is for, and not for",
    13: "For whom it is meant",
    14: "Result or process, looking back or ahead",
    15: "Term",
    16: "Money or not",
    17: "How it is computed",
    18: "Unit",
    19: "What is good",
    20: "Where it starts",
    21: "Target, and targets on the way",
    22: "Good and bad",
    23: "A great result and a certain one",
    24: "Source",
    25: "Can the number be had",
    26: "Recorded",
    27: "Owner",
    28: "Records the values",
    29: "Approved by",
    30: "Weight",
    31: "Cost and use of measuring",
    32: "Why it is within reach",
    33: "Who can move it",
    34: "How it could mislead",
    35: "What it does not show",
    36: "Actions",
    37: "When it turns red",
    38: "Shared with",
    39: "Note on rewards",
    40: "Looked at again",
    41: "State and version",
}
_FORM = "the form, filled in as far as it follows by itself"
SOURCES = {
    1: "given once, never used again",
    2: f"the metric, or the catalogue; {_FORM}",
    3: "the talk: put together from the answers, or kept in the head's own words",
    4: "the draft",
    5: "the talk; asked where there is a choice",
    6: "follows from the indicator",
    7: "unit, words and function; can be changed in the form",
    8: "follows from what it answers",
    9: "the talk about needs, and the answer of the department served",
    10: "the talk about abilities",
    11: f"the catalogue; {_FORM}",
    12: "the form, if wanted",
    13: "everybody in the company, unless the form says otherwise",
    14: "the words of the metric; can be changed in the form",
    15: "outside is soon, inside is later; can be changed in the form",
    16: "unit and words; can be changed in the form",
    17: f"the catalogue, or the unit; {_FORM}",
    18: "the statement; asked when it is missing",
    19: "the statement",
    20: "asked; the day it was said, or the end of the quarter while nobody knows it",
    21: "asked; the way there is cut into months or quarters, and can be changed in the form",
    22: "the company's limits, unless the form says otherwise",
    23: "the form, if wanted",
    24: "the catalogue; asked when it does not know",
    25: "ready when today's value was named; else asked",
    26: "the statement, the catalogue, or every month; can be changed in the form",
    27: "the head of the department, unless the form names somebody",
    28: "the owner, unless the form names somebody; a stand-in if wanted",
    29: "a strategy owner who neither heads the department nor wrote the draft",
    30: "shared out equally, changed in one form for the whole set",
    31: "the catalogue, or how easily the number can be had; asked when it costs a lot",
    32: "where it starts from; can be changed in the form",
    33: "asked",
    34: "asked, with what the catalogue knows as a proposal",
    35: "the form, if wanted",
    36: "asked: at least one, with person and day",
    37: "the form, if wanted",
    38: "asked of the other department's head",
    39: "the form, if wanted; only the owner and strategy owners see it",
    40: "the end of a half-year, at least a quarter away; can be changed in the form",
    41: "kept with every change",
}
SIDES = {"outside": "Outside: a need of others", "inside": "Inside: an ability of its own"}
NO_SIDE = "For the company itself"
KINDS = {
    "higher": "More is better",
    "lower": "Less is better",
    "equal": "Exactly this is good",
    "range": "Between the two is good",
    "milestone": "Done or not done",
}
MILESTONE = "Done or not done"
NOT_NEEDED = "It is not there yet"
KNOWN_BY = "Not measured yet; known by {day}"
ON = "{value}, on {day}"
GREEN_RED = "good from {green}, bad from {red}"
GREEN_RED_USUAL = "good from {green}% of the target, bad below {red}%"
GREAT = "great: {value}"
CERTAIN = "certain: {value}"
COST = "work to measure: {cost}"
BENEFIT = "help to know it: {benefit}"
VERSION = "version {version}"
HEAD = (
    "# The definition sheet\n\n"
    "All fields of a KPI, where each comes from, and where it is shown. `/kpi show` shows every one.\n\n"
)
SHOWN = {
    3: "every list and card",
    5: "the sheet while drafting, the set's card",
    9: "the set's card, the approval",
    21: "the sheet while drafting, status",
    30: "the set's card, the form for weights",
    33: "the approval",
    34: "the approval",
    36: "the approval, status",
    39: "`/kpi show` for the owner and strategy owners",
}
SHOWN_ELSE = "`/kpi show`"
