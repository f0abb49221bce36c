"""The words around a KPI's whole sheet and its history."""

from bot.wording.markup import Markup

LINE = Markup("*{title}:* {value}")
ACTION = Markup("{what}, {who}, by {day}")
EMPTY = Markup("Nothing said: {fields}.")
WHICH = Markup("Which KPI?")
UNKNOWN = Markup("I know no KPI by these words. One of these?")
PICK = "Choose a KPI"
NONE = Markup("There are no KPIs in force yet.")
FIRST = Markup("*Version {number}*, {author}, {day}: put in force.")
CHANGED = Markup("*Version {number}*, {author}, {day}:")
BECAUSE = Markup("Why: {reason}")
DEPARTMENT_HEADING = "{department}: its mission, and what was decided"
MISSION = Markup("*Mission, version {number}*, {author}, {day}{agreed}:")
MISSION_AGREED = Markup("; {head} stands behind it")
DECIDED = Markup("*Its set of KPIs:*")
APPROVED = Markup("{day}: {approver} approved it.")
SENT_BACK_ONLY = Markup("{day}: {approver} sent it back.")
SENT_BACK = Markup("{day}: {approver} sent it back: “{comment}”")
CHANGE = Markup("{field}: {before} → {after}")
NOTHING = "nothing"
"""In the place of a value that is empty."""
