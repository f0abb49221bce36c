"""What the bot says about approving a set and sending it back."""

from bot.wording.markup import Markup

ASKED = Markup("{drafter} submitted the KPIs of {department}.")
BEHIND = Markup(
    "{owner} answers for it. {actions}. Moved by: {influence}. Could mislead: {gaming}. From: {source}.{costly}"
)
ACTION = Markup("{what} ({who}, by {day})")
KEPT_COSTLY = Markup(" Kept although it is a lot of work: {reason}")
SINCE = Markup("*Changed since the last decision:*")
NEW = Markup("KPI {number} is new: {statement}")
GONE = Markup("Taken out: {statement}")
DIFFERENT = Markup("KPI {number}, {change}")
BECAUSE = Markup("KPI {number} changes because: {reason}")
NOTHING_CHANGED = Markup("Nothing in the KPIs.")
ASK = Markup("Do you approve them?")
FOLLOWS = "It follows from other changes of the set."
"""The reason of a new version that nobody asked for by itself, such as a weight."""
APPROVE = "Approve"
SEND_BACK = "Send back with a comment"
APPROVED = Markup("Approved. I told {drafter}. `/kpi status` now shows these KPIs to everybody.")
SENT_BACK = Markup("Sent back. I gave your comment to {drafter}.")
TOLD_APPROVED = Markup(
    "{approver} approved the KPIs of {department}. Well done. `/kpi status` shows them to everybody."
)
TOLD_SENT_BACK = Markup("{approver} sent the KPIs of {department} back: “{comment}”")
CHANGE_NOW = "Change the set"
WITHDRAWN = Markup("{drafter} took the KPIs of {department} back to change them. I will ask you again.")
NOT_YOURS = Markup("Only a strategy owner may decide on a set: {owners}. Nothing was changed.")
NOT_YOUR_OWN = Markup("Nobody approves their own KPIs. {owners} can decide on this set. Nothing was changed.")
NOBODY_ELSE = "Another strategy owner"
NOT_WAITING = Markup("This set is not waiting for a decision any more. Nothing was changed.")
CHANGED_SINCE = Markup("This set was changed after you got it. Here is the newest one:")
COMMENT_NOT_SENT = Markup("Your comment was not sent. Here it is, so that you can use it again:")
NO_COMMENT = "Please say in a sentence what should change."
MODAL_TITLE = "Send the set back"
MODAL_SUBMIT = "Send back"
MODAL_COMMENT = "What should change?"
MODAL_HINT = "The person who drafted the set reads exactly this."
