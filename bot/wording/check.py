"""What the bot says about a sentence that was only to be checked."""

from bot.wording.markup import Markup

CLEAR = Markup("Clear: two people would understand the same.")
BETTER = Markup("Clearer still: “{sentence}”")
EMPTY = Markup("Type the sentence behind the command: `/kpi check improve cash flow`")
MORE = Markup("… and {count} more. Paste the list into our direct message, and I go through all of it.")
MODAL_TITLE = "Check as KPI"
MODAL_CLOSE = "Close"
